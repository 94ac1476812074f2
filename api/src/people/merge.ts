import { v7 as uuidV7 } from 'uuid';
import { z } from 'zod';
import type { Context } from '../graphql/context.js';
import { badInput, notFound, PerlenError } from '../graphql/errors.js';
import { type Pair, pairOf, pairsOfProject } from '../read-model/evidence.js';
import { aliasesOf, peopleByIds, projectsOfPeople } from '../read-model/queries.js';
import type { PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { Reader, WriteTransaction } from '../store/store.js';
import { deriveTies } from '../ties/derive.js';
import { visiblePerson } from '../ties/tie-view.js';
import { keepSharing } from './keep-sharing.js';
import { neighboursQuery, withRecordsOf } from './remove-person.js';

/** A merge as the steward sees it. */
export interface MergeView {
  readonly id: string;
  readonly keep: PersonRecord;
  readonly removedName: string;
  readonly removedId: string;
  /** ISO instants. */
  readonly at: string;
  readonly undoneAt: string | null;
}

/**
 * Records that two records are one person. Nothing of the removed one is lost: it stays in the store and only names the
 * one it lives on in; its evidence is read for both together, and employments, skills and being recorded are lent to
 * the kept one where that has none. Who may use a tie is the stricter of both records. Throws CONFLICT if one of them takes part in another merge in a way that would chain.
 */
export async function mergePeople(
  context: Context,
  input: { keep: string; remove: string },
): Promise<MergeView> {
  const { keep, remove } = twoRecords(context, input);
  checkMergeable(context, keep, remove);
  const id = uuidV7();
  await context.application.live.write(async (transaction) => {
    await refuseChain(transaction, keep.id, remove.id);
    const before = await pairsConcerned(transaction, context, [keep.id, remove.id]);
    const by = context.viewer.kind === 'PERSON' ? context.viewer.personId : 'operator';
    const at = new Date().toISOString();
    const properties = { keepId: keep.id, removeId: remove.id, removedName: remove.name, at, by };
    await transaction.run(saveMerge, { id, properties });
    const become = async () => {
      await transaction.run(updateQuery, { id: remove.id, properties: { mergedInto: keep.id } });
      await lend(transaction, { keepId: keep.id, removeId: remove.id, mergeId: id });
    };
    await keepSharing(transaction, [keep.id, remove.id], context.model.asOf, become, id);
    await transaction.run(removeOwnTies, { id: remove.id });
    const after = await pairsConcerned(transaction, context, [keep.id]);
    await deriveTies(transaction, [...before, ...after], context.model.asOfDay);
    transaction.touch('everything');
  });
  return knownMerge(context, id);
}

/** Takes a merge back: what was lent goes back, the ties of both are recomputed. Throws CONFLICT if that was done. */
export async function undoMerge(context: Context, id: string): Promise<MergeView> {
  await knownMerge(context, id);
  await context.application.live.write(async (transaction) => {
    const rows = await transaction.read(mergesQuery);
    const merge = rows.find((row) => row.id === id);
    if (merge === undefined) throw notFound('merge');
    if (merge.undoneAt !== null) throw new PerlenError('CONFLICT', 'This merge has been taken back already.');
    const { keepId, removeId } = merge;
    const before = await pairsConcerned(transaction, context, [keepId]);
    await transaction.run(updateQuery, { id: removeId, properties: { mergedInto: null } });
    for (const query of takeBackQueries) await transaction.run(query, { keepId, mergeId: id });
    await transaction.run(saveMerge, { id, properties: { undoneAt: new Date().toISOString() } });
    // Another record that still lives on in the kept one may lend what this one lent until now.
    const others = rows.filter((row) => row.keepId === keepId && row.id !== id && row.undoneAt === null);
    const [latest] = others;
    if (latest !== undefined) {
      await transaction.run(passOnSharing, { keepId, mergeId: id, otherMergeId: latest.id });
    }
    await transaction.run(takeBackSharing, { keepId, mergeId: id });
    for (const other of others.reverse()) {
      await lend(transaction, { keepId, removeId: other.removeId, mergeId: other.id });
    }
    const after = await pairsConcerned(transaction, context, [keepId, removeId]);
    await deriveTies(transaction, [...before, ...after], context.model.asOfDay);
    transaction.touch('everything');
  });
  return knownMerge(context, id);
}

/** Merges so far, latest first; those of people whom the viewer may not know of are left out. */
export async function merges(context: Context): Promise<MergeView[]> {
  const rows = await context.application.store.read(mergesQuery);
  return rows.flatMap(({ keepId, removeId, ...row }) => {
    const keep = visiblePerson(context, keepId);
    return keep === undefined ? [] : [{ ...row, keep, removedId: removeId }];
  });
}

/** Throws BAD_INPUT for a merge that means nothing, CONFLICT for one that would chain. */
export function checkMergeable(context: Context, keep: PersonRecord, remove: PersonRecord): void {
  const { directory, model } = context;
  if (keep.id === remove.id) throw badInput('remove', 'These are one record already.');
  if (directory.idsOf(remove.id).length > 1) throw livesOn(remove.name);
  const isPresentLost =
    standingOf(remove, model.asOf) === 'EMPLOYEE' && standingOf(keep, model.asOf) !== 'EMPLOYEE';
  // Ties that are unusable because an employee has left would be anybody's if the record were a contact's.
  const isFormerLost = remove.isEmployee && !keep.isEmployee;
  if (isPresentLost || isFormerLost)
    throw badInput('keep', `Keep the record of the employee: ${remove.name}.`);
}

/** The two records by their own ids. Throws CONFLICT for one that lives on in another already, NOT_FOUND otherwise. */
export function twoRecords(
  context: Context,
  ids: { keep: string; remove: string },
): { keep: PersonRecord; remove: PersonRecord } {
  if (ids.keep === ids.remove) throw badInput('remove', 'A record cannot be merged with itself.');
  const find = (id: string): PersonRecord => {
    const found = visiblePerson(context, id);
    if (found === undefined) throw notFound('person');
    if (found.id !== id) throw livesOn(found.name);
    return found;
  };
  return { keep: find(ids.keep), remove: find(ids.remove) };
}

const mergesQuery = defineQuery(
  'people/merges',
  z.object({
    id: z.string(),
    keepId: z.string(),
    removeId: z.string(),
    removedName: z.string(),
    at: z.string(),
    undoneAt: z.string().nullable(),
  }),
);
const saveMerge = defineQuery('people/save-merge', noRows);
const updateQuery = defineQuery('people/update', noRows);
const removeOwnTies = defineQuery('people/remove-own-ties', noRows);
const lendQueries = ['people/lend-employments', 'people/lend-skills', 'people/lend-recorded'].map((name) =>
  defineQuery(name, noRows),
);
const takeBackQueries = [
  'people/take-back-employments',
  'people/take-back-skills',
  'people/take-back-recorded',
].map((name) => defineQuery(name, noRows));
const takeBackSharing = defineQuery('people/take-back-sharing', noRows);
const passOnSharing = defineQuery('people/pass-on-sharing', noRows);

async function lend(
  transaction: WriteTransaction,
  params: { keepId: string; removeId: string; mergeId: string },
): Promise<void> {
  for (const query of lendQueries) await transaction.run(query, params);
}

/** The same checks as before the transaction, as it sees the store: another process may have merged meanwhile. */
async function refuseChain(reader: Reader, keepId: string, removeId: string): Promise<void> {
  const records = await reader.read(peopleByIds, { ids: [keepId, removeId] });
  if (records.length < 2) throw notFound('person');
  for (const { name, mergedInto } of records) if (mergedInto !== null) throw livesOn(name);
  const aliases = await reader.read(aliasesOf, { ids: [removeId] });
  if (aliases.length > 0) throw livesOn(removeId);
}

function livesOn(name: string): PerlenError {
  return new PerlenError('CONFLICT', `A merge of ${name} exists already; take that one back first.`);
}

/** All pairs whose tie may come out otherwise: these people with everybody they know, and all who shared a project. */
async function pairsConcerned(
  reader: Reader,
  context: Context,
  peopleIds: readonly string[],
): Promise<Pair[]> {
  const ids = (await Promise.all(peopleIds.map((id) => withRecordsOf(reader, id)))).flat();
  const neighbours = await reader.read(neighboursQuery, { ids });
  const projects = await reader.read(projectsOfPeople, { ids });
  const own = new Set(ids);
  // Members of a merged person count as one: whoever is on these projects may share months with one fewer.
  const canonicalId = (id: string) =>
    own.has(id) ? (peopleIds[0] ?? id) : context.directory.canonicalId(id);
  const withNeighbours = peopleIds.flatMap((id) => neighbours.map((row) => pairOf(id, row.id)));
  const onProjects = projects.flatMap((project) => [
    ...pairsOfProject(project, canonicalId, context.model.asOfDay),
    ...pairsOfProject(project, (id) => id, context.model.asOfDay),
  ]);
  return [...withNeighbours, ...onProjects].filter(({ a, b }) => a !== b);
}

async function knownMerge(context: Context, id: string): Promise<MergeView> {
  const found = (await merges(context)).find((merge) => merge.id === id);
  if (found === undefined) throw notFound('merge');
  return found;
}
