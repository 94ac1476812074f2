import { v7 as uuidV7 } from 'uuid';
import { z } from 'zod';
import type { UpdateDepartmentInput } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput, notFound, PerlenError } from '../graphql/errors.js';
import { nameInput } from '../graphql/inputs.js';
import { allDepartments } from '../read-model/queries.js';
import type { DepartmentRecord } from '../read-model/records.js';
import { compareByName } from '../search/name-order.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { Reader } from '../store/store.js';
import { membersBelow, sizedDepartments } from './figures.js';

/** A department, null if there is none of that id. */
export function department(context: Context, id: string): DepartmentRecord | null {
  return context.directory.departments.get(id) ?? null;
}

/** All departments by name. */
export function departments(context: Context): DepartmentRecord[] {
  return [...context.directory.departments.values()].sort(compareByName);
}

export function parentOf(context: Context, { parentIds }: DepartmentRecord): DepartmentRecord | null {
  const [id] = [...parentIds].sort();
  return id === undefined ? null : (context.directory.departments.get(id) ?? null);
}

/** Departments directly below, by name. */
export function childrenOf(context: Context, { id }: DepartmentRecord): DepartmentRecord[] {
  return [...context.directory.departments.values()]
    .filter(({ parentIds }) => parentIds.includes(id))
    .sort(compareByName);
}

/** Employees present today in it and below, each once; null where figures are withheld. */
export function memberCount({ model }: Context, { id }: DepartmentRecord): number | null {
  return sizedDepartments(model).has(id) ? membersBelow(model, id).size : null;
}

/** Creates a department. */
export async function createDepartment(
  context: Context,
  input: { name: string; parent?: string | null },
): Promise<DepartmentRecord> {
  const id = uuidV7();
  const name = nameInput('name', input.name);
  const parentIds = parentInput(context, input.parent);
  await context.application.live.write(async (transaction) => {
    await transaction.run(createQuery, { id, properties: { name } });
    await transaction.run(setParent, { id, parentIds });
    transaction.touch(`department:${id}`);
  });
  return known(context, id);
}

/** Renames or moves a department. Throws BAD_INPUT if it would come below itself. */
export async function updateDepartment(
  context: Context,
  id: string,
  input: UpdateDepartmentInput,
): Promise<DepartmentRecord> {
  known(context, id);
  const properties = input.name === undefined ? {} : { name: nameInput('name', input.name) };
  const parentIds = input.parent === undefined ? undefined : parentInput(context, input.parent);
  await context.application.live.write(async (transaction) => {
    await transaction.run(updateQuery, { id, properties });
    if (parentIds !== undefined) {
      await refuseCircle(transaction, id, parentIds);
      await transaction.run(setParent, { id, parentIds });
    }
    transaction.touch(`department:${id}`);
  });
  return known(context, id);
}

/** Removes a department. Throws IN_USE while people, those who have left included, or departments hang on it. */
export async function removeDepartment(context: Context, id: string): Promise<boolean> {
  known(context, id);
  await context.application.live.write(async (transaction) => {
    const uses = (await transaction.read(usesQuery, { id }))[0];
    if (uses !== undefined && uses.people + uses.departments > 0) {
      throw new PerlenError(
        'IN_USE',
        `${uses.people} people and ${uses.departments} departments belong to it. Move them first.`,
      );
    }
    await transaction.run(removeQuery, { id });
    transaction.touch(`department:${id}`);
  });
  return true;
}

/** A department named in an input. Throws BAD_INPUT naming the field if there is none of that id. */
export function departmentInput(context: Context, field: string, id: string): DepartmentRecord {
  const found = context.directory.departments.get(id);
  if (found === undefined) throw badInput(field, 'There is no such department.');
  return found;
}

const createQuery = defineQuery('departments/create', noRows);
const updateQuery = defineQuery('departments/update', noRows);
const removeQuery = defineQuery('departments/remove', noRows);
const setParent = defineQuery('departments/set-parent', noRows);
const usesQuery = defineQuery('departments/uses', z.object({ people: z.number(), departments: z.number() }));

function known(context: Context, id: string): DepartmentRecord {
  const found = context.directory.departments.get(id);
  if (found === undefined) throw notFound('department');
  return found;
}

function parentInput(context: Context, id: string | null | undefined): string[] {
  return id === null || id === undefined ? [] : [departmentInput(context, 'parent', id).id];
}

/** Reads the tree as the transaction sees it, so that two moves one after another can't close a circle. */
async function refuseCircle(reader: Reader, id: string, parentIds: readonly string[]): Promise<void> {
  const parents = new Map((await reader.read(allDepartments)).map((row) => [row.id, row.parentIds]));
  const above = new Set(parentIds);
  for (const one of above) for (const next of parents.get(one) ?? []) above.add(next);
  if (above.has(id)) throw badInput('parent', 'A department cannot be moved below itself.');
}
