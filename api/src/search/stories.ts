import { z } from 'zod';
import type { Context } from '../graphql/context.js';
import { type Subject, subjectOf } from './subject.js';

export interface StoryView {
  readonly key: string;
  readonly titleDe: string;
  readonly titleEn: string;
  readonly questionDe: string;
  readonly questionEn: string;
  readonly target: Subject;
}

/** The story cards that the demo company brings, those whose target the viewer may know of; empty for other data. */
export function stories(context: Context): StoryView[] {
  const setting = context.directory.settings.values.get('stories');
  if (setting === undefined) return [];
  return storySetting.parse(JSON.parse(setting)).flatMap(({ kind, id, ...story }) => {
    const target = subjectOf(context, kind, id);
    return target === undefined ? [] : [{ ...story, target }];
  });
}

const storySetting = z.array(
  z.object({
    key: z.string(),
    titleDe: z.string(),
    titleEn: z.string(),
    questionDe: z.string(),
    questionEn: z.string(),
    kind: z.enum(['PERSON', 'ORGANIZATION']),
    id: z.string(),
  }),
);
