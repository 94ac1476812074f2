import { z } from 'zod';
import { defineQuery, noRows } from '../store/queries.js';
import type { Reader, WriteTransaction } from '../store/store.js';
import { isPersonal, sourcesByIds } from './source-records.js';

const pageEnd = defineQuery(
  'sources/counted-page',
  z.object({ last: z.string().nullable(), count: z.number() }),
);
const countedRow = z.object({
  id: z.string(),
  source: z.string().nullable(),
  pairs: z.array(z.string()),
  laterPairs: z.array(z.string()).nullable(),
});
const countedOf = defineQuery('sources/counted-of', countedRow);

/** What was counted of some messages, by the ids of these. */
export const countedByIds = defineQuery('imports/counted-messages', countedRow);
const forget = defineQuery('sources/forget-messages', noRows);
const saveCounted = defineQuery('sources/save-counted', noRows);

export type CountedMessage = z.output<typeof countedRow>;

const MESSAGES_PER_PAGE = 2_000;

/** Messages of which a source counted something, a page at a time. */
export async function* countedInPages(reader: Reader, sourceId: string): AsyncGenerator<CountedMessage[]> {
  for (let after = ''; ; ) {
    const end = (await reader.read(pageEnd, { after, limit: MESSAGES_PER_PAGE }))[0];
    if (end === undefined || end.last === null) return;
    const page = { after, limit: MESSAGES_PER_PAGE, source: sourceId };
    const rows = await reader.read(countedOf, page);
    if (rows.length > 0) yield rows;
    after = end.last;
  }
}

/** Forgets what one source counted of messages; what other mailboxes counted of them stays counted. */
export async function forgetCounted(
  transaction: WriteTransaction,
  messages: readonly CountedMessage[],
  sourceId: string,
): Promise<void> {
  const left = messages.map((message) => ({ id: message.id, properties: withoutSource(message, sourceId) }));
  const gone = left.filter(({ properties }) => properties === null).map(({ id }) => id);
  const rows = left.filter(({ properties }) => properties !== null);
  if (gone.length > 0) await transaction.run(forget, { ids: gone });
  if (rows.length > 0) await transaction.run(saveCounted, { rows });
}

/** The sources that are one person's own among those that counted some messages. */
export async function personalSourcesOf(
  reader: Reader,
  messages: readonly CountedMessage[],
): Promise<Set<string>> {
  const ids = new Set(messages.flatMap((message) => [...countersOf(message).values()]));
  const known = [...ids].flatMap((id) => id ?? []);
  if (known.length === 0) return new Set();
  const records = await sourcesByIds(reader, known);
  return new Set(records.filter(isPersonal).map(({ id }) => id));
}

/** Which source counted each pair of a message; null where that is not kept. */
export function countersOf({ source, pairs, laterPairs }: CountedMessage): Map<string, string | null> {
  const counters = new Map<string, string | null>(pairs.map((pair) => [pair, source]));
  for (const one of laterPairs ?? []) {
    const space = one.indexOf(' ');
    counters.set(one.slice(space + 1), one.slice(0, space));
  }
  return counters;
}

/** What is left of a counted message without one source; null if that is nothing. */
export function withoutSource(
  { source, pairs, laterPairs }: Omit<CountedMessage, 'id'>,
  sourceId: string,
): Omit<CountedMessage, 'id'> | null {
  const later = (laterPairs ?? []).map((one) => {
    const space = one.indexOf(' ');
    return { source: one.slice(0, space), pair: one.slice(space + 1) };
  });
  const ofLater = new Set(later.map(({ pair }) => pair));
  const ofFirst = pairs.filter((pair) => !ofLater.has(pair));
  const kept = later.filter((one) => one.source !== sourceId);
  const first = source === sourceId ? kept[0]?.source : source;
  if (first === undefined) return null;
  const others = kept.filter((one) => one.source !== first);
  return {
    source: first,
    pairs: [...(source === sourceId ? [] : ofFirst), ...kept.map(({ pair }) => pair)],
    laterPairs: others.length === 0 ? null : others.map((one) => `${one.source} ${one.pair}`),
  };
}
