import { countedBelow, countedDepartments, isCounted } from '../departments/figures.js';
import { type Group, toldGroups } from '../departments/told-groups.js';
import type { Directory } from '../read-model/directory.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { DepartmentRecord } from '../read-model/records.js';
import { compareByName } from '../search/name-order.js';
import { perChange } from '../search/per-change.js';

/** Groups of people whose ties may be told together, each by its number in the list. */
export interface CoverageGroups {
  /** Null stands for everybody present but the viewer. */
  readonly departments: readonly (DepartmentRecord | null)[];
  readonly membersOf: (group: number) => string[];
  readonly groupsOf: (personId: string) => number[];
}

/** The whole company is a group like any other: no department's id is empty. */
const COMPANY = '';
const MOST_KEPT_VIEWERS = 200;

/**
 * The groups that may be told to a viewer, the company first, departments by name, of these only those `isAskedFor`. The
 * viewer knows their own ties and could take them off, so they are in no group: each comes to at least 5 others, and so
 * does whatever is worked out from several of them. Departments whose figures are withheld are left out here, too.
 * `viewerId` is null for the operator.
 */
export function coverageGroups(
  model: ReadModel,
  viewerId: string | null,
  isAskedFor: (departmentId: string) => boolean,
): CoverageGroups {
  const { directory, graph } = model;
  const told = toldFor(model, viewerId);
  const asked = [...told]
    .filter(isAskedFor)
    .flatMap((id) => directory.departments.get(id) ?? [])
    .sort(compareByName);
  const departments = told.has(COMPANY) ? [null, ...asked] : asked;
  const ids = departments.map((department) => department?.id ?? COMPANY);
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const members = membersByGroup(model);
  const above = groupsByDepartment(model);
  return {
    departments,
    membersOf: (group) => [...(members.get(ids[group] ?? COMPANY) ?? [])].filter((id) => id !== viewerId),
    groupsOf: (personId) => {
      if (personId === viewerId || !graph.isPresentEmployee(personId)) return [];
      if (!isCounted(model, personId)) return [];
      const own = directory.people.get(personId)?.departmentIds ?? [];
      const groups = new Set([COMPANY, ...own.flatMap((id) => above.get(id) ?? [])]);
      return [...groups].flatMap((id) => numbers.get(id) ?? []);
    },
  };
}

const toldByViewer = perChange(() => new Map<string | null, ReadonlySet<string>>());

function toldFor(model: ReadModel, viewerId: string | null): ReadonlySet<string> {
  const known = toldByViewer(model);
  const found = known.get(viewerId);
  if (found !== undefined) return found;
  const groups = [...membersByGroup(model)].map(
    ([id, members]): Group => ({
      id,
      parentIds: id === COMPANY ? [] : [COMPANY, ...(model.directory.departments.get(id)?.parentIds ?? [])],
      members: without(members, viewerId),
    }),
  );
  const told = toldGroups(groups);
  if (known.size >= MOST_KEPT_VIEWERS) known.clear();
  known.set(viewerId, told);
  return told;
}

/** The people of the company and of all departments whose figures are told, those below included. */
const membersByGroup = perChange((model): ReadonlyMap<string, ReadonlySet<string>> => {
  const present = [...model.directory.people.keys()].filter(
    (id) => model.graph.isPresentEmployee(id) && isCounted(model, id),
  );
  const departments = [...countedDepartments(model)].map(
    (id) => [id, new Set([...countedBelow(model, id)].map((person) => person.id))] as const,
  );
  return new Map([[COMPANY, new Set(present)] as const, ...departments]);
});

/** Each department and all above it. */
const groupsByDepartment = perChange(
  ({ directory }): ReadonlyMap<string, readonly string[]> =>
    new Map([...directory.departments.keys()].map((id) => [id, withThoseAbove(directory, id)])),
);

function withThoseAbove({ departments }: Directory, id: string): string[] {
  const found = new Set([id]);
  for (const one of found) for (const above of departments.get(one)?.parentIds ?? []) found.add(above);
  return [...found];
}

function without(members: ReadonlySet<string>, id: string | null): ReadonlySet<string> {
  if (id === null || !members.has(id)) return members;
  const others = new Set(members);
  others.delete(id);
  return others;
}
