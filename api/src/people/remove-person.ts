import { z } from 'zod';
import { removeViewsOf } from '../explore/view-store.js';
import type { Context } from '../graphql/context.js';
import { notFound } from '../graphql/errors.js';
import { removeFiltersOf } from '../lists/saved-filters.js';
import { pairsOfProject } from '../read-model/evidence.js';
import { aliasesOf, projectsByIds, projectsOfPeople } from '../read-model/queries.js';
import { defineQuery, noRows } from '../store/queries.js';
import { type Reader, touchedTie, type WriteTransaction } from '../store/store.js';
import { deriveTies } from '../ties/derive.js';
import { visiblePerson } from '../ties/tie-view.js';

/**
 * Removes a person with all that hangs on them: records that live on in them, evidence, ties, the introductions they
 * asked for or that lead to them. Ties of others who were on a project with them are recomputed: they were one fewer.
 */
export async function removePerson(context: Context, id: string): Promise<boolean> {
  const person = visiblePerson(context, id);
  if (person === undefined) throw notFound('person');
  await context.application.live.write((transaction) => erasePeople(context, transaction, [person.id]));
  return true;
}

/** The same for several people, within a transaction. */
export async function erasePeople(
  context: Context,
  transaction: WriteTransaction,
  personIds: readonly string[],
): Promise<void> {
  for (const id of personIds) await erase(context, transaction, id);
}

async function erase(context: Context, transaction: WriteTransaction, personId: string): Promise<void> {
  const { asOfDay } = context.model;
  const { canonicalId } = context.directory;
  const ids = await withRecordsOf(transaction, personId);
  const neighbours = await transaction.read(neighboursQuery, { ids });
  const introductions = await transaction.read(introductionsOf, { ids });
  const projects = await transaction.read(projectsOfPeople, { ids });
  const carried = introductions.filter(({ isCarried }) => isCarried).map((row) => row.id);
  await transaction.run(removeIntroductions, { ids: carried });
  await transaction.run(removeMerges, { ids });
  await transaction.run(removeViewsOf, { ownerIds: ids });
  await transaction.run(removeSharingRules, { ids });
  await transaction.run(removeConsents, { ids });
  await transaction.run(removeFiltersOf, { personIds: ids });
  await transaction.run(removeQuery, { ids });
  const left = await transaction.read(projectsByIds, { ids: projects.map((project) => project.id) });
  const pairs = left.flatMap((project) => pairsOfProject(project, canonicalId, asOfDay));
  await deriveTies(transaction, pairs, asOfDay);
  transaction.touch(
    ...ids.flatMap((one) => [`person:${one}`, `rules:${one}`, `consent:${one}`] as const),
    ...neighbours.map((row) => touchedTie(personId, canonicalId(row.id))),
    ...projects.map((project) => `project:${project.id}` as const),
    ...introductions.map((row) => `introduction:${row.id}` as const),
  );
}

/** A record and all that live on in it, directly or through another, as the transaction sees them. */
export async function withRecordsOf(reader: Reader, id: string): Promise<string[]> {
  const found = [id];
  for (let open = [id]; open.length > 0; ) {
    open = (await reader.read(aliasesOf, { ids: open })).map((row) => row.id);
    found.push(...open);
  }
  return found;
}

/** Everybody that some records have a tie, evidence or a choice of sharing with. */
export const neighboursQuery = defineQuery('people/neighbours', z.object({ id: z.string() }));

const introductionsOf = defineQuery(
  'people/introductions-of',
  z.object({ id: z.string(), isCarried: z.boolean() }),
);
const removeIntroductions = defineQuery('people/remove-introductions', noRows);
const removeSharingRules = defineQuery('privacy/remove-sharing-rules-of', noRows);
const removeConsents = defineQuery('consent/remove-of', noRows);
const removeMerges = defineQuery('people/remove-merges', noRows);
const removeQuery = defineQuery('people/remove', noRows);
