import { cleanText, MAX_NAME_LENGTH } from '../../imports/mail/name.js';
import { type EntryProblem, type FileContact, MOST_CONTACTS, TooManyContacts } from './types.js';

const LONGEST_LINE = 500;
const LONGEST_PHONE = 100;

/** Gathers the people of a file: each once, the first entry of somebody counts, later ones fill what it lacked. */
export class ContactCollector {
  readonly #byKey = new Map<string, FileContact>();
  readonly #leftOut: Partial<Record<EntryProblem, number>> = {};

  /** Takes an entry, its texts as they stand in the file. Throws `TooManyContacts`. */
  add(entry: FileContact): void {
    const name = cleanText(entry.name);
    if (!/[\p{L}\p{N}]/u.test(name)) this.leaveOut('NO_NAME');
    else if (name.length > MAX_NAME_LENGTH) this.leaveOut('TOO_LONG');
    else this.#take({ ...entry, name });
  }

  leaveOut(problem: EntryProblem): void {
    this.#leftOut[problem] = (this.#leftOut[problem] ?? 0) + 1;
  }

  #take(entry: FileContact): void {
    const contact: FileContact = {
      ...entry,
      organization: line(entry.organization, MAX_NAME_LENGTH),
      title: line(entry.title, LONGEST_LINE),
      phone: line(entry.phone, LONGEST_PHONE),
    };
    const key = keyOf(contact);
    const known = this.#byKey.get(key);
    if (known !== undefined) this.leaveOut('REPEATED');
    else if (this.#byKey.size >= MOST_CONTACTS) throw new TooManyContacts();
    this.#byKey.set(key, known === undefined ? contact : filledUp(known, contact));
  }

  get contacts(): FileContact[] {
    return [...this.#byKey.values()];
  }

  get leftOut(): Partial<Record<EntryProblem, number>> {
    return this.#leftOut;
  }
}

/** What makes two entries of one file the same person. */
function keyOf({ emails, profile, name, organization }: FileContact): string {
  if (emails[0] !== undefined) return `email:${emails[0]}`;
  if (profile !== null) return `profile:${profile}`;
  return `name:${name.toLowerCase()}\n${organization?.toLowerCase() ?? ''}`;
}

function filledUp(known: FileContact, again: FileContact): FileContact {
  return {
    ...known,
    emails: [...new Set([...known.emails, ...again.emails])],
    organization: known.organization ?? again.organization,
    title: known.title ?? again.title,
    phone: known.phone ?? again.phone,
    profile: known.profile ?? again.profile,
    connectedDay: known.connectedDay ?? again.connectedDay,
  };
}

/** One line of plain text; what is longer than a line can be is cut. */
function line(text: string | null, longest: number): string | null {
  if (text === null) return null;
  const clean = cleanText(text.slice(0, longest * 4));
  if (clean === '') return null;
  const letters = [...clean];
  return letters.length <= longest ? clean : `${letters.slice(0, longest - 1).join('')}\u2026`;
}
