import { z } from 'zod';
import { defineQuery, noRows } from '../store/queries.js';
import type { Query, Reader, WriteTransaction } from '../store/store.js';

/** People, organizations and projects by the sources that brought them. */

const idRow = z.object({ id: z.string() });
const broughtProjects = defineQuery('sources/brought-projects', idRow.extend({ isOnlyOfIt: z.boolean() }));
const leavingContacts = defineQuery('sources/leaving-contacts', idRow);
const leavingOrganizations = defineQuery(
  'sources/leaving-organizations',
  idRow.extend({ peopleIds: z.array(z.string()), projectIds: z.array(z.string()), links: z.number() }),
);
const removePeople = defineQuery('people/remove', noRows);
const removeOrganization = defineQuery('organizations/remove', noRows);
const forgetProjects = defineQuery('sources/forget-projects', noRows);

const PEOPLE = {
  page: defineQuery('sources/brought-people', idRow),
  left: defineQuery('sources/left-contacts', idRow),
  forget: defineQuery('sources/forget-people', noRows),
} as const;
const ORGANIZATIONS = {
  page: defineQuery('sources/brought-organizations', idRow),
  left: defineQuery('sources/left-organizations', idRow),
  forget: defineQuery('sources/forget-organizations', noRows),
} as const;

const ROWS_PER_PAGE = 1_000;

/** Ids of the people that a source brought, a page at a time. */
export const broughtPeople = (reader: Reader, sourceId: string) => inPages(reader, PEOPLE.page, sourceId);

/** The same of organizations. */
export const broughtOrganizations = (reader: Reader, sourceId: string) =>
  inPages(reader, ORGANIZATIONS.page, sourceId);

async function* inPages(
  reader: Reader,
  query: Query<{ id: string }>,
  source: string,
): AsyncGenerator<string[]> {
  for (let after = ''; ; ) {
    const rows = await reader.read(query, { source, after, limit: ROWS_PER_PAGE });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ id }) => id);
    after = last.id;
  }
}

/** Projects that a source brought, and whether it alone did. */
export function projectsOfSource(
  reader: Reader,
  source: string,
): Promise<{ id: string; isOnlyOfIt: boolean }[]> {
  return reader.read(broughtProjects, { source });
}

/**
 * Removes of some people the contacts that a source alone brought and of whom nothing is left; the others are no longer
 * of this source if another one brought them as well. Whose sharing somebody chose stays: the choice must hold when they
 * are imported again.
 */
export async function removeLeftContacts(
  transaction: WriteTransaction,
  ids: readonly string[],
  source: string,
): Promise<void> {
  const left = (await transaction.read(PEOPLE.left, { ids, source })).map(({ id }) => id);
  await transaction.run(removePeople, { ids: left });
  await transaction.run(PEOPLE.forget, { ids, source });
  transaction.touch(...ids.map((id) => `person:${id}` as const));
}

/** The same for organizations on which nothing hangs any more. */
export async function removeLeftOrganizations(
  transaction: WriteTransaction,
  ids: readonly string[],
  source: string,
): Promise<void> {
  for (const { id } of await transaction.read(ORGANIZATIONS.left, { ids, source })) {
    await transaction.run(removeOrganization, { id });
  }
  await transaction.run(ORGANIZATIONS.forget, { ids, source });
  transaction.touch(...ids.map((id) => `organization:${id}` as const));
}

/** A project that others brought as well is no longer of this source. */
export async function forgetProject(
  transaction: WriteTransaction,
  id: string,
  source: string,
): Promise<void> {
  await transaction.run(forgetProjects, { ids: [id], source });
}

/** How many contacts and organizations would go, if what people said, recorded or chose themselves were not. */
export async function countLeaving(
  reader: Reader,
  source: string,
  ignoredSources: readonly string[],
  goingProjects: readonly string[],
): Promise<{ people: number; organizations: number }> {
  const contacts = new Set<string>();
  const params = { source, ignored: ignoredSources, projects: goingProjects };
  for await (const ids of broughtPeople(reader, source)) {
    for (const { id } of await reader.read(leavingContacts, { ids, ...params })) contacts.add(id);
  }
  const projects = new Set(goingProjects);
  let organizations = 0;
  for await (const ids of broughtOrganizations(reader, source)) {
    for (const row of await reader.read(leavingOrganizations, { ids, source })) {
      const going =
        row.peopleIds.filter((id) => contacts.has(id)).length +
        row.projectIds.filter((id) => projects.has(id)).length;
      if (going === row.links) organizations++;
    }
  }
  return { people: contacts.size, organizations };
}
