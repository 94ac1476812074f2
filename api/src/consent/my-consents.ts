import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Context } from '../graphql/context.js';
import { badInput, PerlenError } from '../graphql/errors.js';
import { pairsOf } from '../people/keep-sharing.js';
import { isInForce, type Purpose, purposes } from '../read-model/consents.js';
import { pairKey, pairOf, pairsOfProject } from '../read-model/evidence.js';
import { readInChunks } from '../read-model/queries.js';
import type { PersonRecord } from '../read-model/records.js';
import { newId } from '../store/ids.js';
import { defineQuery, noRows } from '../store/queries.js';
import { touchedTie, type WriteTransaction } from '../store/store.js';
import { deriveTies } from '../ties/derive.js';
import { type AgreementView, presentAgreement, requireLive } from './agreement.js';
import { holdConsents } from './hold.js';

const give = defineQuery('consent/give', noRows);
const withdraw = defineQuery('consent/withdraw', z.object({ id: z.string(), purpose: z.enum(purposes) }));
const removeEvidence = defineQuery('consent/remove-evidence-of', noRows);
const leftContacts = defineQuery('consent/left-contacts', z.object({ id: z.string() }));
const removePeople = defineQuery('people/remove', noRows);
const historyQuery = defineQuery(
  'consent/history',
  z.object({
    id: z.string(),
    purpose: z.enum(purposes),
    at: z.string(),
    agreementVersion: z.string(),
    withdrawnAt: z.string().nullable(),
  }),
);

export interface ConsentEntryView {
  readonly id: string;
  readonly purpose: Purpose;
  readonly givenAt: string;
  readonly agreementVersion: string;
  readonly withdrawnAt: string | null;
}

export interface MyConsentsView {
  readonly isAsked: boolean;
  readonly agreement: AgreementView | null;
  readonly purposes: {
    readonly purpose: Purpose;
    readonly isGiven: boolean;
    readonly givenAt: string | null;
    readonly isAllowed: boolean;
  }[];
  readonly history: ConsentEntryView[];
}

/** What the viewer consented to, purpose by purpose, and ever did. In a trial consent counts as given. */
export async function myConsents(context: Context): Promise<MyConsentsView> {
  const person = context.requirePerson();
  const { directory, model } = context;
  const agreement = presentAgreement(context);
  const history = directory.isLive ? await historyOf(context, person) : [];
  const inForce = new Map(
    history.filter(({ withdrawnAt }) => withdrawnAt === null).map((entry) => [entry.purpose, entry]),
  );
  return {
    isAsked: directory.isLive,
    agreement,
    history,
    purposes: purposes.map((purpose) => ({
      purpose,
      isGiven: !directory.isLive || inForce.has(purpose),
      givenAt: inForce.get(purpose)?.givenAt ?? null,
      isAllowed:
        !directory.isLive || (isInForce(agreement, model.asOf) && agreement.purposes.includes(purpose)),
    })),
  };
}

/**
 * Consents to purposes for the viewer; what is given already stays. Throws BAD_INPUT without a purpose, CONFLICT in a
 * trial and before the day of the agreement.
 */
export async function giveConsent(context: Context, wanted: readonly Purpose[]): Promise<MyConsentsView> {
  const person = context.requirePerson();
  checkPurposes(context, wanted);
  const { directory, model } = context;
  const agreement = presentAgreement(context);
  if (!isInForce(agreement, model.asOf)) {
    throw new PerlenError('CONFLICT', 'There is no agreement with the works council that is in force.');
  }
  const ids = directory.idsOf(person.id);
  await context.application.live.write(async (transaction) => {
    await holdConsents(transaction);
    const known = (await transaction.read(historyQuery, { ids })).filter((one) => one.withdrawnAt === null);
    const missing = [...new Set(wanted)].filter((purpose) => known.every((one) => one.purpose !== purpose));
    const rows = missing.map((purpose) => ({
      id: newId(),
      purpose,
      at: new Date().toISOString(),
      agreementVersion: agreement.version,
      ...(purpose === 'FIND_PATHS' ? { salt: randomBytes(SALT_BYTES).toString('hex') } : {}),
    }));
    if (rows.length > 0) await transaction.run(give, { personId: person.id, rows });
    transaction.touch(...ids.map((id) => `consent:${id}` as const));
    // What files and others said of the viewer, and projects, come to ties now.
    if (missing.includes('FIND_PATHS'))
      await deriveTies(transaction, await allPairs(context, transaction, ids), model.asOfDay);
  });
  return myConsents(context);
}

/**
 * Withdraws consents of the viewer in one transaction, with all evidence and ties that rest on the one to FIND_PATHS;
 * contacts whom these alone made known go with them. What was counted of messages was counted under a secret that is gone
 * now: it can be told of nobody, and counts anew after a new consent. Acknowledged once no process answers with it.
 */
export async function withdrawConsent(context: Context, wanted: readonly Purpose[]): Promise<MyConsentsView> {
  const person = context.requirePerson();
  checkPurposes(context, wanted);
  const ids = context.directory.idsOf(person.id);
  await context.application.live.write(async (transaction) => {
    await holdConsents(transaction);
    const withdrawn = await transaction.run(withdraw, {
      ids,
      purposes: [...new Set(wanted)],
      at: new Date().toISOString(),
    });
    transaction.touch(...ids.map((id) => `consent:${id}` as const));
    if (withdrawn.some(({ purpose }) => purpose === 'FIND_PATHS')) await forgetTies(transaction, ids);
  });
  context.evidence.clear();
  return myConsents(context);
}

/** Takes away all evidence and ties of some records, and the contacts of whom nothing is left then. */
async function forgetTies(transaction: WriteTransaction, ids: readonly string[]): Promise<void> {
  const pairs = await readInChunks(transaction, pairsOf, 'ids', ids);
  await transaction.run(removeEvidence, { ids });
  const others = [...new Set(pairs.map(({ other }) => other))];
  const left = (await readInChunks(transaction, leftContacts, 'ids', others)).map(({ id }) => id);
  if (left.length > 0) await transaction.run(removePeople, { ids: left });
  transaction.touch(
    ...pairs.map(({ id, other }) => touchedTie(id, other)),
    ...left.map((id) => `person:${id}` as const),
  );
}

const SALT_BYTES = 32;

function checkPurposes(context: Context, wanted: readonly Purpose[]): void {
  requireLive(context);
  if (wanted.length === 0) throw badInput('purposes', 'Name at least one purpose.');
}

async function historyOf(
  { application, directory }: Context,
  { id }: PersonRecord,
): Promise<ConsentEntryView[]> {
  const rows = await application.store.read(historyQuery, { ids: directory.idsOf(id) });
  return rows.map(({ at, ...row }) => ({ ...row, givenAt: at }));
}

/** Everybody with whom some records have evidence or were on a project. */
async function allPairs(
  { directory, model }: Context,
  transaction: WriteTransaction,
  ids: readonly string[],
) {
  const known = await readInChunks(transaction, pairsOf, 'ids', ids);
  const worked = [...new Set(ids.flatMap((id) => directory.projectsOfPerson(directory.canonicalId(id))))]
    .flatMap((project) => pairsOfProject(project, directory.canonicalId, model.asOfDay))
    .filter(({ a, b }) => ids.includes(a) || ids.includes(b));
  const pairs = [...known.map(({ id, other }) => pairOf(id, other)), ...worked];
  return [...new Map(pairs.map((pair) => [pairKey(pair), pair])).values()];
}
