import type contacts from '../contacts/messages.en.json';
import type council from '../council/messages.en.json';
import type departments from '../departments/messages.en.json';
import type duplicates from '../duplicates/messages.en.json';
import type experts from '../experts/messages.en.json';
import type explore from '../explore/messages.en.json';
import type help from '../help/messages.en.json';
import type home from '../home/messages.en.json';
import type imports from '../imports/messages.en.json';
import type lists from '../lists/messages.en.json';
import type mirror from '../mirror/messages.en.json';
import type notifications from '../notifications/messages.en.json';
import type organizations from '../organizations/messages.en.json';
import type people from '../people/messages.en.json';
import type projects from '../projects/messages.en.json';
import type reach from '../reach/messages.en.json';
import type searching from '../searching/messages.en.json';
import type base from './en.json';

/**
 * The words of all parts. Each folder that is fetched on demand has its own: `messages.de.json`, `messages.en.json`, and
 * a `messages.ts` that brings them, imported by every file that uses one. Their keys begin with a root of their own.
 * The words of the frame and of Find are in this folder.
 */
export type Words = typeof base &
  typeof contacts &
  typeof council &
  typeof departments &
  typeof duplicates &
  typeof experts &
  typeof explore &
  typeof help &
  typeof home &
  typeof imports &
  typeof lists &
  typeof mirror &
  typeof notifications &
  typeof organizations &
  typeof people &
  typeof projects &
  typeof reach &
  typeof searching;
