import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { canSeeOrganization } from '../privacy/visibility.js';
import type {
  DepartmentRecord,
  OrganizationRecord,
  PersonRecord,
  ProjectRecord,
} from '../read-model/records.js';
import { visiblePerson } from '../ties/tie-view.js';

/** What can be placed on the canvas. */
export type Thing =
  | ({ readonly __typename: 'Person' } & PersonRecord)
  | ({ readonly __typename: 'Organization' } & OrganizationRecord)
  | ({ readonly __typename: 'Department' } & DepartmentRecord)
  | ({ readonly __typename: 'Project' } & ProjectRecord);

/** The most things one canvas holds. */
export const MOST_THINGS = 3_000;

/** Longer ones are nobody's: they are refused before they are looked up. */
const LONGEST_ID = 200;

/** A thing by id (of a merged record too); undefined if there is none or this viewer may not know of it. */
export function thingOf(context: Pick<Context, 'model' | 'viewer'>, id: string): Thing | undefined {
  const person = visiblePerson(context, id);
  if (person !== undefined) return { __typename: 'Person', ...person };
  const { directory } = context.model;
  const organization = directory.organizations.get(id);
  if (organization !== undefined) {
    const isSeen = canSeeOrganization(context.model, context.viewer, organization);
    return isSeen ? { __typename: 'Organization', ...organization } : undefined;
  }
  const department = directory.departments.get(id);
  if (department !== undefined) return { __typename: 'Department', ...department };
  const project = directory.projects.get(id);
  return project === undefined ? undefined : { __typename: 'Project', ...project };
}

/** The things of some ids in their order, each once; ids of nothing the viewer may know of are left out. */
export function exploreThings(context: Context, ids: readonly string[]): Thing[] {
  return thingsOf(context, checkIds('ids', ids, MOST_THINGS));
}

/** The same, for ids that have been checked. */
export function thingsOf(context: Pick<Context, 'model' | 'viewer'>, ids: readonly string[]): Thing[] {
  const found = new Map<string, Thing>();
  for (const id of ids) {
    const thing = thingOf(context, id);
    if (thing !== undefined && !found.has(thing.id)) found.set(thing.id, thing);
  }
  return [...found.values()];
}

/** Throws BAD_INPUT that names the field for more ids than allowed; leaves out what can be no id. */
export function checkIds(field: string, ids: readonly string[], most: number): string[] {
  if (ids.length > most) throw badInput(field, `At most ${most} can be named, not ${ids.length}.`);
  return ids.filter((id) => id.length <= LONGEST_ID);
}
