import { z } from 'zod';
import { peoplePageEnd } from '../read-model/queries.js';
import { defineQuery } from '../store/queries.js';
import type { Reader } from '../store/store.js';

const pairsOfSource = defineQuery(
  'imports/pairs-of-source',
  z.object({ fromId: z.string(), toId: z.string() }),
);

const PEOPLE_PER_PAGE = 5_000;

/** Two records of people, in the direction in which a source says something of them. */
export interface DirectedPair {
  readonly from: string;
  readonly to: string;
}

/** All pairs of records of which a source says something, at most `size` at a time, in the order of the first's id. */
export async function* pairsInChunks(
  reader: Reader,
  sourceId: string,
  size: number,
): AsyncGenerator<DirectedPair[]> {
  for (let after = ''; ; ) {
    const end = (await reader.read(peoplePageEnd, { after, limit: PEOPLE_PER_PAGE }))[0];
    if (end === undefined || end.last === null) return;
    const rows = await reader.read(pairsOfSource, { after, limit: PEOPLE_PER_PAGE, source: sourceId });
    const pairs = rows.map(({ fromId, toId }) => ({ from: fromId, to: toId }));
    for (let start = 0; start < pairs.length; start += size) yield pairs.slice(start, start + size);
    after = end.last;
  }
}
