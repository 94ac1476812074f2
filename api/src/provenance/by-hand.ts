import { z } from 'zod';

/** What was said by hand of a record: the field, the ISO instant, the value as text. Kept with the record as JSON. */
export interface ByHand {
  readonly field: string;
  readonly at: string;
  readonly value: string;
}

/** A value as it is compared: whether what was said by hand still stands. */
export function comparable(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? [...value].sort() : (value ?? null));
}

/** The list to keep once these fields were said at an instant, in place of what was said of them before. */
export function saidByHand(
  known: readonly string[] | null,
  said: Readonly<Record<string, unknown>>,
  at: Date,
): string[] {
  const kept = readByHand(known).filter(({ field }) => !(field in said));
  const added = Object.entries(said).map(([field, value]) => ({
    field,
    at: at.toISOString(),
    value: comparable(value),
  }));
  return [...kept, ...added].map(({ field, at: when, value }) => JSON.stringify([field, when, value]));
}

/** What was said by hand, as far as it can be read. */
export function readByHand(entries: readonly string[] | null): ByHand[] {
  return (entries ?? []).flatMap((text) => {
    const entry = byHandEntry.safeParse(parsed(text));
    if (!entry.success) return [];
    const [field, at, value] = entry.data;
    return [{ field, at, value }];
  });
}

const byHandEntry = z.tuple([z.string(), z.string(), z.string()]);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
