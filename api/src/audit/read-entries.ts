import { z } from 'zod';
import { defineQuery } from '../store/queries.js';
import type { Reader } from '../store/store.js';
import { markOf, openBlock } from './block.js';
import { KEPT_MS } from './chain.js';
import type { AuditEntry } from './entry.js';

const blocksOfPerson = defineQuery(
  'audit/blocks-of-person',
  z.object({ number: z.number(), content: z.string() }),
);

const BLOCKS_AT_ONCE = 50;
/** Entries are kept for so many days, and the one on which they are forgotten. */
export const KEPT_DAYS = KEPT_MS / 86_400_000 + 1;

/** An entry and where it stands in the log. */
export interface PlacedEntry {
  readonly entry: AuditEntry;
  readonly day: number;
  readonly block: number;
  /** Within its block. */
  readonly place: number;
}

/**
 * Entries of one UTC day that name a person, under any of their ids, on either side; the latest first. Blocks that begin
 * before midnight count to the day they begin on.
 * @throws UnreadableBlock where a block was altered.
 */
export async function* entriesOfDay(
  store: Reader,
  personIds: readonly string[],
  day: number,
): AsyncGenerator<PlacedEntry> {
  const wanted = new Set(personIds);
  for await (const { number, content } of blocksNaming(store, personIds, day)) {
    const { entries } = await openBlock(content);
    for (const [place, entry] of [...entries.entries()].reverse()) {
      if (names(entry, wanted)) yield { entry, day, block: number, place };
    }
  }
}

/** How somebody came into an entry; null if not at all. */
export function partIn(entry: AuditEntry, ids: ReadonlySet<string>): 'ASKED' | 'NAMED' | 'SHOWN' | null {
  if (entry.askerId !== null && ids.has(entry.askerId)) return 'ASKED';
  if (entry.askedIds.some((id) => ids.has(id))) return 'NAMED';
  return entry.shownIds.some((id) => ids.has(id)) ? 'SHOWN' : null;
}

function names(entry: AuditEntry, ids: ReadonlySet<string>): boolean {
  return partIn(entry, ids) !== null;
}

/** The latest first; each once, though several ids of a person are looked for. */
async function* blocksNaming(store: Reader, personIds: readonly string[], day: number) {
  const marks = [...new Set(personIds.map(markOf))];
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const pages = await Promise.all(
      marks.map((mark) => store.read(blocksOfPerson, { day, mark, before, limit: BLOCKS_AT_ONCE })),
    );
    // Below the last row of a full page there may be more of the same mark: only what stands above it is complete.
    const ends = pages.flatMap((page) => (page.length < BLOCKS_AT_ONCE ? [] : (page.at(-1)?.number ?? [])));
    const end = Math.max(0, ...ends);
    const found = new Map(pages.flat().map((block) => [block.number, block]));
    const complete = [...found.values()].filter(({ number }) => number >= end);
    yield* complete.sort((one, other) => other.number - one.number);
    if (ends.length === 0) return;
    before = end;
  }
}
