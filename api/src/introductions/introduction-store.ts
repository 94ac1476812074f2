import { z } from 'zod';
import { defineQuery, noRows } from '../store/queries.js';
import type { Query, Reader, WriteTransaction } from '../store/store.js';

/** How introductions are kept: one node, who asks, to whom it leads, and who was asked, one after another. */

const state = z.enum(['ASKED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN']);
const text = z.string().nullable();

const askRow = z.object({
  personId: z.string(),
  at: z.string(),
  state,
  answeredAt: text,
  /** Whom this person would introduce to, if the offer was for an organization. */
  contactId: text,
  /** Passed over because they left the company before they answered. */
  hasLeft: z
    .boolean()
    .nullable()
    .transform((value) => value ?? false),
});

const introductionRow = z.object({
  id: z.string(),
  state,
  askedAt: z.string(),
  answeredAt: text,
  message: text,
  isFromOffer: z
    .boolean()
    .nullable()
    .transform((value) => value ?? false),
  pathIds: z
    .array(z.string())
    .nullable()
    .transform((list) => list ?? []),
  targetOrganizationId: text,
  askerIds: z.array(z.string()),
  targetIds: z.array(z.string()),
  asks: z.array(askRow),
});

export type IntroductionRow = z.output<typeof introductionRow>;
export type IntroductionState = z.output<typeof state>;

/** All introductions some records of a person asked for, latest first. */
export const introductionsAskedBy: Query<IntroductionRow> = defineQuery(
  'introductions/asked-by',
  introductionRow,
);
/** All introductions some records of a person were asked for, latest first. */
export const introductionsAskedOf: Query<IntroductionRow> = defineQuery(
  'introductions/asked-of',
  introductionRow,
);

const byId = defineQuery('introductions/by-id', introductionRow);
const create = defineQuery('introductions/create', noRows);
const leadToTarget = defineQuery('introductions/lead-to', noRows);
const askSomebody = defineQuery('introductions/ask', noRows);
const closeAsk = defineQuery('introductions/close-ask', noRows);
const close = defineQuery('introductions/close', noRows);
const lock = defineQuery('introductions/lock', noRows);

export interface NewIntroduction {
  readonly id: string;
  readonly askerId: string;
  readonly askedAt: string;
  readonly message: string | null;
  readonly isFromOffer: boolean;
  readonly pathIds: readonly string[];
  readonly targetId: string | null;
  readonly targetOrganizationId: string | null;
}

export async function createIntroduction(
  transaction: WriteTransaction,
  made: NewIntroduction,
): Promise<void> {
  const { id, askerId, askedAt, message, isFromOffer, pathIds, targetId, targetOrganizationId } = made;
  await transaction.run(create, {
    id,
    askerId,
    properties: {
      state: 'ASKED',
      askedAt,
      isFromOffer,
      pathIds,
      ...(message === null ? {} : { message }),
      ...(targetOrganizationId === null ? {} : { targetOrganizationId }),
    },
  });
  if (targetId !== null) await leadTo(transaction, id, targetId);
  transaction.touch(`introduction:${id}`);
}

/** Says to whom the introduction leads. */
export async function leadTo(transaction: WriteTransaction, id: string, targetId: string): Promise<void> {
  await transaction.run(leadToTarget, { id, targetId });
}

/** Asks one more person; `contactId`: whom they would introduce to, where the target is an organization. */
export async function ask(
  transaction: WriteTransaction,
  id: string,
  personId: string,
  at: string,
  contactId: string | null = null,
): Promise<void> {
  const properties = { state: 'ASKED', at, ...(contactId === null ? {} : { contactId }) };
  await transaction.run(askSomebody, { id, personId, properties });
  transaction.touch(`introduction:${id}`, `person:${personId}`);
}

/** Records what whoever is asked now has said, or that the asker withdrew. */
export async function answerAsk(
  transaction: WriteTransaction,
  row: IntroductionRow,
  answer: IntroductionState,
  at: string,
): Promise<void> {
  await endAsk(transaction, row, { state: answer, answeredAt: at });
}

/** Records that whoever is asked now has left the company: it counts like a decline. */
export async function passOver(
  transaction: WriteTransaction,
  row: IntroductionRow,
  at: string,
): Promise<void> {
  await endAsk(transaction, row, { state: 'DECLINED', answeredAt: at, hasLeft: true });
}

async function endAsk(
  transaction: WriteTransaction,
  row: IntroductionRow,
  properties: Record<string, unknown>,
): Promise<void> {
  await transaction.run(closeAsk, { id: row.id, properties });
  for (const { personId, state: before } of row.asks) {
    if (before === 'ASKED') transaction.touch(`person:${personId}`);
  }
  transaction.touch(`introduction:${row.id}`);
}

/** Ends the introduction as a whole. */
export async function end(
  transaction: WriteTransaction,
  id: string,
  as: IntroductionState,
  at: string,
): Promise<void> {
  await transaction.run(close, { id, state: as, at });
  transaction.touch(`introduction:${id}`);
}

/** The introduction as it is now, held for the rest of the transaction; undefined if there is none. */
export async function hold(transaction: WriteTransaction, id: string): Promise<IntroductionRow | undefined> {
  await transaction.run(lock, { id });
  return readIntroduction(transaction, id);
}

export async function readIntroduction(reader: Reader, id: string): Promise<IntroductionRow | undefined> {
  return (await reader.read(byId, { id }))[0];
}
