import type { Context } from '../graphql/context.js';
import { messageHash, pairHash } from '../imports/mail/message-key.js';
import { addMessage } from '../imports/pipeline/add-message.js';
import type { EvidenceProperties } from '../imports/pipeline/batch.js';
import { hashKeyIn } from '../imports/pipeline/hash-key.js';
import { evidenceKey, presentInStore } from '../imports/pipeline/present-evidence.js';
import { isoOfDay } from '../network/day.js';
import { pairOf } from '../read-model/evidence.js';
import type { PersonRecord } from '../read-model/records.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { WriteTransaction } from '../store/store.js';
import type { StoredContactFile } from './contact-files.js';
import type { OwnMessage } from './files/types.js';
import type { ContactPlan } from './save-people.js';

const createConnected = defineQuery('seed/connected', noRows);
const createMessaged = defineQuery('seed/messaged', noRows);
const updateEvidence = defineQuery('imports/update-evidence', noRows);
const saveCounted = defineQuery('imports/save-counted-messages', noRows);

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

/** Writes what a file says of the ties to the people taken; answers for whom that is new. */
export async function saveContactEvidence(
  context: Context,
  transaction: WriteTransaction,
  taking: Taking,
): Promise<Set<string>> {
  const rows =
    taking.file.kind === 'MAILBOX'
      ? await messagedRows(transaction, taking)
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
  return new Set(rows.map(({ from, to }) => (from === taking.owner.id ? to : from)));
}

/** A date that is not given is that of the first import, and stays. */
async function connectedRows(
  transaction: WriteTransaction,
  { owner, source, plan }: Taking,
  todayDay: number,
): Promise<Row[]> {
  const pairs = plan.contacts
    .map(({ personId }) => pairOf(owner.id, personId))
    .map(({ a, b }) => ({ from: a, to: b }));
  const present = await presentInStore(transaction, source).ofPairs(pairs);
  return plan.contacts.flatMap(({ contact, personId }) => {
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
}

/** Every pair of a message counts once, whichever mailbox brought it first. */
async function messagedRows(transaction: WriteTransaction, { owner, source, plan }: Taking): Promise<Row[]> {
  const hashKey = await hashKeyIn(transaction);
  const store = presentInStore(transaction, source);
  const events = plan.contacts.flatMap(({ contact, personId }) =>
    contact.messages.map((message) => ({
      message,
      personId,
      address: contact.emails[0],
      id: messageHash(hashKey, message.messageKey),
    })),
  );
  const counted = await store.counted([...new Set(events.map(({ id }) => id))]);
  const fresh = new Map<string, { from: string; to: string; messages: OwnMessage[] }>();
  const changed = new Set<string>();
  for (const { message, personId, address, id } of events) {
    const { messageKey, fromAddress, toAddress } = message;
    const pair = pairHash(hashKey, messageKey, fromAddress, toAddress);
    const pairs = counted.get(id) ?? new Set<string>();
    counted.set(id, pairs);
    if (pairs.has(pair)) continue;
    pairs.add(pair);
    changed.add(id);
    const [from, to] = fromAddress !== address ? [owner.id, personId] : [personId, owner.id];
    const key = evidenceKey('MESSAGED', from, to);
    const found = fresh.get(key) ?? { from, to, messages: [] };
    found.messages.push(message);
    fresh.set(key, found);
  }
  if (changed.size > 0) {
    const rows = [...changed].map((id) => ({ id, pairs: [...(counted.get(id) ?? [])] }));
    await transaction.run(saveCounted, { rows, source });
  }
  const present = await store.ofPairs([...fresh.values()].map(({ from, to }) => ({ from, to })));
  return [...fresh].map(([key, { from, to, messages }]) => {
    const before = present.get(key);
    const first = messages[0];
    const properties =
      messages.reduce<EvidenceProperties | undefined>(addMessage, before) ?? nothingOn(first?.day ?? 0);
    return { from, to, kind: 'MESSAGED' as const, before, properties };
  });
}

function nothingOn(day: number): EvidenceProperties {
  const date = isoOfDay(day);
  return { amount: 0, day, count: 0, first: date, last: date };
}
