import type { Context } from '../graphql/context.js';
import { addMessage } from '../imports/pipeline/add-message.js';
import type { EvidenceProperties } from '../imports/pipeline/batch.js';
import { evidenceKey, presentInStore } from '../imports/pipeline/present-evidence.js';
import { isoOfDay } from '../network/day.js';
import { pairOf } from '../read-model/evidence.js';
import type { PersonRecord } from '../read-model/records.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { WriteTransaction } from '../store/store.js';
import type { StoredContactFile } from './contact-files.js';
import { CountedPairs } from './counted-pairs.js';
import type { OwnMessage } from './files/types.js';
import type { ContactPlan } from './save-people.js';

const createConnected = defineQuery('seed/connected', noRows);
const createMessaged = defineQuery('seed/messaged', noRows);
const updateEvidence = defineQuery('imports/update-evidence', noRows);

interface Taking {
  readonly owner: PersonRecord;
  /** The owner's own source of this kind. */
  readonly source: string;
  readonly file: StoredContactFile;
  readonly plan: ContactPlan;
}

interface Row {
  readonly from: string;
  readonly to: string;
  readonly kind: 'CONNECTED' | 'MESSAGED';
  readonly before: EvidenceProperties | undefined;
  readonly properties: EvidenceProperties;
}

interface Found {
  readonly rows: readonly Row[];
  /** Of whom the file says something new to the owner. */
  readonly changed: Set<string>;
}

/** Writes what a file says of the ties to the people taken; answers for whom that is new. */
export async function saveContactEvidence(
  context: Context,
  transaction: WriteTransaction,
  taking: Taking,
): Promise<Set<string>> {
  const { rows, changed: news } =
    taking.file.kind === 'MAILBOX'
      ? await messagedRows(context, transaction, taking)
      : await connectedRows(transaction, taking, context.model.asOfDay);
  const created = rows.filter(({ before }) => before === undefined);
  for (const [kind, query] of [
    ['CONNECTED', createConnected],
    ['MESSAGED', createMessaged],
  ] as const) {
    const some = created
      .filter((row) => row.kind === kind)
      .map(({ from, to, properties }) => ({
        from,
        to,
        properties: { ...properties, source: taking.source },
      }));
    if (some.length > 0) await transaction.run(query, { rows: some });
  }
  const changed = rows
    .filter(({ before }) => before !== undefined)
    .map(({ from, to, kind, properties }) => ({ from, to, kind, properties }));
  if (changed.length > 0) await transaction.run(updateEvidence, { rows: changed, source: taking.source });
  return news;
}

/** A date that is not given is that of the first import, and stays. */
async function connectedRows(
  transaction: WriteTransaction,
  { owner, source, plan }: Taking,
  todayDay: number,
): Promise<Found> {
  const pairs = plan.contacts
    .map(({ personId }) => pairOf(owner.id, personId))
    .map(({ a, b }) => ({ from: a, to: b }));
  const present = await presentInStore(transaction, source).ofPairs(pairs);
  const rows = plan.contacts.flatMap(({ contact, personId }): Row[] => {
    const { a: from, b: to } = pairOf(owner.id, personId);
    const before = present.get(evidenceKey('CONNECTED', from, to));
    const day = contact.connectedDay ?? (before === undefined ? todayDay : null);
    if (day === null || before?.day === day) return [];
    const date = isoOfDay(day);
    return [
      {
        from,
        to,
        kind: 'CONNECTED',
        before,
        properties: { amount: 1, day, count: 1, first: date, last: date },
      },
    ];
  });
  return { rows, changed: new Set(rows.map(({ from, to }) => (from === owner.id ? to : from))) };
}

/** What has come in for each pair and direction, and whose messages are news to the owner. */
async function messagedRows(context: Context, transaction: WriteTransaction, taking: Taking): Promise<Found> {
  const { owner, source, plan } = taking;
  const messages = plan.contacts.flatMap(({ contact }) => contact.messages);
  const counted = await CountedPairs.read(context, transaction, taking, messages);
  const fresh = new Map<string, { from: string; to: string; messages: OwnMessage[] }>();
  const changed = new Set<string>();
  for (const { contact, personId } of plan.contacts) {
    for (const message of contact.messages) {
      const { isFresh, isNews } = counted.take(message);
      if (isNews) changed.add(personId);
      if (!isFresh) continue;
      const isSent = message.fromAddress !== contact.emails[0];
      const [from, to] = isSent ? [owner.id, personId] : [personId, owner.id];
      const key = evidenceKey('MESSAGED', from, to);
      const found = fresh.get(key) ?? { from, to, messages: [] };
      found.messages.push(message);
      fresh.set(key, found);
    }
  }
  await counted.save(transaction);
  const pairs = [...fresh.values()].map(({ from, to }) => ({ from, to }));
  const present = await presentInStore(transaction, source).ofPairs(pairs);
  const rows = [...fresh].map(([key, { from, to, messages }]) => {
    const before = present.get(key);
    const first = messages[0];
    const properties =
      messages.reduce<EvidenceProperties | undefined>(addMessage, before) ?? nothingOn(first?.day ?? 0);
    return { from, to, kind: 'MESSAGED' as const, before, properties };
  });
  return { rows, changed };
}

function nothingOn(day: number): EvidenceProperties {
  const date = isoOfDay(day);
  return { amount: 0, day, count: 0, first: date, last: date };
}
