import { z } from 'zod';
import { objectedAmong } from '../consent/objection-key.js';
import { holdConsentsAmong, requireOwnConsent } from '../consent/why-not.js';
import type { TakeContactsInput } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput, notFound, PerlenError } from '../graphql/errors.js';
import { mayBeTied } from '../read-model/consents.js';
import type { PersonRecord, TieSharing } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { WriteTransaction } from '../store/store.js';
import { deriveTies } from '../ties/derive.js';
import { saveChoices } from './choose-sharing.js';
import { contactFilesOf, type StoredContactFile } from './contact-files.js';
import { idsOf } from './match.js';
import { ownSourceId, ownSourceIds, ownSourceKey } from './own-sources.js';
import { findFile, type OfferedContact, offeredContacts } from './preview.js';
import { rememberRemoved } from './removed.js';
import { saveContactEvidence } from './save-evidence.js';
import { type MadeIds, type PlannedContact, planContacts, savePeople } from './save-people.js';

const broughtByOthers = defineQuery('contacts/brought-by-others', z.object({ id: z.string() }));
const saveSource = defineQuery('contacts/save-source', noRows);

const CONTACTS_PER_TRANSACTION = 500;

export interface TakenView {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
}

/**
 * Stores the people of a file that are ticked, with what the file says of the tie to them, and nobody else. Taking
 * somebody again changes what is new and doubles nothing. The file is deleted afterwards; if a transaction fails it
 * stays, and the same ticks can be sent again. Throws NOT_FOUND if it is gone, BAD_INPUT for rows it does not have.
 */
export function takeContacts(context: Context, input: TakeContactsInput): Promise<TakenView> {
  const owner = context.requirePerson();
  return inTurn(owner.id, () => takeAll(context, owner, input));
}

/** What an employee sends twice at the same moment is taken once: new records have ids that nothing tells. */
const turns = new Map<string, Promise<unknown>>();

async function inTurn<Value>(ownerId: string, task: () => Promise<Value>): Promise<Value> {
  const done = (turns.get(ownerId) ?? Promise.resolve()).then(task, task);
  turns.set(ownerId, done);
  try {
    return await done;
  } finally {
    if (turns.get(ownerId) === done) turns.delete(ownerId);
  }
}

async function takeAll(context: Context, owner: PersonRecord, input: TakeContactsInput): Promise<TakenView> {
  const file = await findFile(context, owner, input.file);
  if (file === undefined) throw notFound('file');
  if (input.ticked.length === 0) throw badInput('ticked', 'Tick at least one person.');
  requireOwnConsent(context, owner, [file.kind === 'MAILBOX' ? 'MESSAGED' : 'CONNECTED']);
  const taking = { owner, file, sharing: input.sharing ?? null, made: new Map<string, string>() };
  const wanted = tickedOf(context, owner, file, input);
  const ticked = await keptOf(context, owner, wanted);
  const counts = { added: 0, updated: 0, unchanged: wanted.length - ticked.length };
  for (let start = 0; start < ticked.length; start += CONTACTS_PER_TRANSACTION) {
    const some = ticked.slice(start, start + CONTACTS_PER_TRANSACTION);
    const taken = await takeSome(context, taking, some);
    counts.added += taken.added;
    counts.updated += taken.updated;
    counts.unchanged += taken.unchanged;
  }
  await contactFilesOf(context.application).remove(input.file);
  context.evidence.clear();
  return counts;
}

/** Without colleagues who did not consent, and without whoever objected: of these nothing is kept. */
async function keptOf(
  { application, directory, model }: Context,
  owner: PersonRecord,
  ticked: readonly OfferedContact[],
): Promise<OfferedContact[]> {
  const addresses = ticked.flatMap(({ contact }) => contact.emails);
  const objected = await objectedAmong(application.store, application.config, addresses);
  return ticked.filter(({ contact, match }) => {
    if (contact.emails.some((email) => objected.has(email))) return false;
    return match === undefined || mayBeTied(directory, owner, match.person, model.asOf);
  });
}

function tickedOf(
  context: Context,
  owner: PersonRecord,
  file: StoredContactFile,
  { ticked }: TakeContactsInput,
): OfferedContact[] {
  const offered = new Map(offeredContacts(context, owner, file).offered.map((one) => [one.id, one]));
  const chosen = new Map<string, OfferedContact>();
  for (const { row, isSame } of ticked) {
    const found = offered.get(row);
    if (found === undefined) throw badInput('ticked', `There is no row ${row.slice(0, 20)} in this file.`);
    const isOther = found.match?.isCertain === false && !isSame;
    chosen.set(row, isOther ? { ...found, match: undefined } : found);
  }
  return [...chosen.values()];
}

interface Taking {
  readonly owner: PersonRecord;
  readonly file: StoredContactFile;
  readonly sharing: TieSharing | null;
  readonly made: MadeIds;
}

async function takeSome(
  context: Context,
  { owner, file, sharing, made }: Taking,
  some: readonly OfferedContact[],
): Promise<TakenView> {
  const source = ownSourceId(file.kind, owner.id);
  const ids = some.flatMap(({ match }) => (match === undefined ? [] : [match.person.id]));
  const sources = ownSourceIds(context, owner);
  const foreign = await context.application.store.read(broughtByOthers, { ids, sources });
  const foreignIds = new Set(foreign.map(({ id }) => id));
  const plan = planContacts(context, owner, source, some, { made, foreignIds });
  const { asOfDay } = context.model;
  const matched = some.flatMap(({ match }) => (match === undefined ? [] : [match.person]));
  return context.application.live.write(async (transaction) => {
    const mayKeepWith = await holdConsentsAmong(context, transaction, owner, matched);
    if (!matched.every(mayKeepWith))
      throw new PerlenError('CONFLICT', 'Something changed meanwhile. Try again.');
    await writeSource(transaction, owner, file, source);
    await savePeople(transaction, plan);
    const changed = await saveContactEvidence(context, transaction, { owner, source, file, plan });
    const wanted = sharing === null ? new Map() : choicesFor(context, owner, plan.contacts, sharing);
    await saveChoices(context, transaction, owner.id, wanted, source);
    const pairs = plan.contacts.map(({ personId }) => ({ a: owner.id, b: personId }));
    await deriveTies(transaction, pairs, asOfDay);
    const forgotten = plan.contacts.flatMap(({ personId, contact }) => [
      personId,
      ...idsOf(contact, owner.id),
    ]);
    await rememberRemoved(transaction, owner.id, [], forgotten);
    const isNews = ({ personId, isNew, isChanged }: PlannedContact) =>
      isNew || isChanged || changed.has(personId);
    const added = plan.contacts.filter(({ isNew }) => isNew).length;
    const news = plan.contacts.filter(isNews).length;
    return { added, updated: news - added, unchanged: plan.contacts.length - news };
  });
}

function writeSource(
  transaction: WriteTransaction,
  owner: PersonRecord,
  { kind }: StoredContactFile,
  id: string,
): Promise<unknown> {
  const name = `${SOURCE_NAMES[kind]}: ${owner.name}`;
  const at = new Date().toISOString();
  return transaction.run(saveSource, { id, key: ownSourceKey(kind, owner.id), name, at });
}

const SOURCE_NAMES = { LINKEDIN: 'LinkedIn', VCARD: 'vCard', MAILBOX: 'Mail' } as const;

/** A choice made for one tie before stays. Between colleagues blind is private: never wider than was asked for. */
function choicesFor(
  { directory, model }: Context,
  owner: PersonRecord,
  contacts: readonly PlannedContact[],
  sharing: TieSharing,
): Map<string, TieSharing> {
  const wanted = new Map<string, TieSharing>();
  for (const { personId } of contacts) {
    if (directory.chosenSharing(owner.id, personId) !== undefined) continue;
    const person = directory.people.get(personId);
    const isColleague = person !== undefined && standingOf(person, model.asOf) === 'EMPLOYEE';
    wanted.set(personId, isColleague && sharing === 'BLIND' ? 'PRIVATE' : sharing);
  }
  return wanted;
}
