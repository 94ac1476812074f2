import { v7 as uuidV7 } from 'uuid';
import { z } from 'zod';
import type { ListKind } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput, notFound, PerlenError } from '../graphql/errors.js';
import { nameInput } from '../graphql/inputs.js';
import { fold } from '../search/fold.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { Reader } from '../store/store.js';

/** Addresses of lists under a name: the viewer's own, in the graph, so that they are there on every machine. */

const savedFilterRow = z.object({
  id: z.string(),
  list: z.enum(['PEOPLE', 'ORGANIZATIONS', 'PROJECTS']),
  name: z.string(),
  address: z.string(),
});

export type SavedFilter = z.output<typeof savedFilterRow>;

/** Takes away the filters of people who are removed. */
export const removeFiltersOf = defineQuery('lists/remove-filters-of', noRows);

/** The viewer's saved filters of a list, by name. None for the operator. */
export async function savedFilters(context: Context, list: ListKind): Promise<SavedFilter[]> {
  if (context.viewer.kind !== 'PERSON') return [];
  return ownFilters(context, list);
}

/** Gives an address a name; a filter of that name stands for the new address from then on. */
export async function saveFilter(
  context: Context,
  input: { list: ListKind; name: string; address: string },
): Promise<SavedFilter> {
  const viewer = context.requirePerson();
  const name = nameInput('name', input.name);
  const address = addressInput(input.address);
  const personIds = context.directory.idsOf(viewer.id);
  const newId = uuidV7();
  let id = newId;
  await context.application.live.write(async (transaction) => {
    const filters = await ownFilters(context, input.list, transaction);
    const same = filters.find((filter) => fold(filter.name) === fold(name));
    id = same?.id ?? newId;
    if (same !== undefined) {
      await transaction.run(changeQuery, { personIds, id, properties: { name, address } });
      return;
    }
    if (filters.length >= MOST_FILTERS) {
      throw badInput('name', `At most ${MOST_FILTERS} filters can be saved for a list. Remove one first.`);
    }
    await transaction.run(saveQuery, {
      personId: viewer.id,
      id,
      properties: { list: input.list, name, address },
    });
  });
  return { id, list: input.list, name, address };
}

/** Gives a saved filter another name. Throws NOT_FOUND for none of the viewer's, ALREADY_EXISTS for a taken name. */
export async function renameFilter(context: Context, id: string, wanted: string): Promise<SavedFilter> {
  const viewer = context.requirePerson();
  const name = nameInput('name', wanted);
  const personIds = context.directory.idsOf(viewer.id);
  return context.application.live.write(async (transaction) => {
    const all = await transaction.read(filtersQuery, { personIds });
    const filter = all.find((one) => one.id === id);
    if (filter === undefined) throw notFound('saved filter');
    const isTaken = all.some(
      (one) => one.id !== id && one.list === filter.list && fold(one.name) === fold(name),
    );
    if (isTaken) throw new PerlenError('ALREADY_EXISTS', 'Another filter has this name.', 'name');
    await transaction.run(changeQuery, { personIds, id, properties: { name } });
    return { ...filter, name };
  });
}

/** Forgets a saved filter of the viewer. */
export async function removeFilter(context: Context, id: string): Promise<boolean> {
  const viewer = context.requirePerson();
  const personIds = context.directory.idsOf(viewer.id);
  return context.application.live.write(async (transaction) => {
    const all = await transaction.read(filtersQuery, { personIds });
    await transaction.run(removeQuery, { personIds, id });
    return all.some((one) => one.id === id);
  });
}

const MOST_FILTERS = 50;
const LONGEST_ADDRESS = 4_000;

const filtersQuery = defineQuery('lists/saved-filters', savedFilterRow);
const saveQuery = defineQuery('lists/save-filter', noRows);
const changeQuery = defineQuery('lists/change-filter', noRows);
const removeQuery = defineQuery('lists/remove-filter', noRows);

async function ownFilters(
  context: Context,
  list: ListKind,
  reader: Reader = context.application.store,
): Promise<SavedFilter[]> {
  const personIds = context.directory.idsOf(context.requirePerson().id);
  const filters = await reader.read(filtersQuery, { personIds });
  return filters
    .filter((filter) => filter.list === list)
    .sort((one, other) => (fold(one.name) < fold(other.name) ? -1 : 1));
}

/** What stands behind the question mark of an address: names and values, nothing else. */
function addressInput(value: string): string {
  const address = value.startsWith('?') ? value.slice(1) : value;
  if (address.length > LONGEST_ADDRESS || !/^[\w.~%+=&,:;@!$'()*-]*$/.test(address)) {
    throw badInput(
      'address',
      `Give the part of an address behind the question mark, at most ${LONGEST_ADDRESS} characters.`,
    );
  }
  return address;
}
