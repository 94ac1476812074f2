import { countedDepartments, membersBelow } from '../departments/figures.js';
import { type Group, toldGroups } from '../departments/told-groups.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { DepartmentRecord } from '../read-model/records.js';
import { compareByName } from '../search/name-order.js';
import { perChange } from '../search/per-change.js';

/** A group of people whose ties may be told together. */
export interface CoverageGroup {
  /** Null: everybody present but the viewer. */
  readonly department: DepartmentRecord | null;
  readonly memberIds: readonly string[];
}

/** The whole company is a group like any other: no department's id is empty. */
const COMPANY = '';
const MOST_KEPT_VIEWERS = 200;

/**
 * The groups that may be told to a viewer, the company first, departments by name. The viewer knows their own ties and
 * could take them off, so they are in no group: each comes to at least 5 others, and so does whatever is worked out from
 * several of them. Departments whose figures are withheld are left out here, too. `viewerId` is null for the operator.
 */
export function coverageGroups(model: ReadModel, viewerId: string | null): CoverageGroup[] {
  const told = toldFor(model, viewerId);
  const groups = allGroups(model).flatMap(({ id, members }) => {
    if (!told.has(id)) return [];
    const department = id === COMPANY ? null : (model.directory.departments.get(id) ?? null);
    return [{ department, memberIds: [...members].filter((one) => one !== viewerId) }];
  });
  return groups.sort((one, other) => {
    if (one.department === null || other.department === null) return one.department === null ? -1 : 1;
    return compareByName(one.department, other.department);
  });
}

const toldByViewer = perChange(() => new Map<string | null, ReadonlySet<string>>());

function toldFor(model: ReadModel, viewerId: string | null): ReadonlySet<string> {
  const known = toldByViewer(model);
  const found = known.get(viewerId);
  if (found !== undefined) return found;
  const told = toldGroups(
    allGroups(model).map((group) => ({ ...group, members: without(group.members, viewerId) })),
  );
  if (known.size >= MOST_KEPT_VIEWERS) known.clear();
  known.set(viewerId, told);
  return told;
}

/** The company and all departments whose figures are told. */
const allGroups = perChange((model): readonly Group[] => {
  const present = [...model.directory.people.values()].filter(({ id }) => model.graph.isPresentEmployee(id));
  const departments = [...countedDepartments(model)].map((id) => ({
    id,
    parentIds: [...(model.directory.departments.get(id)?.parentIds ?? []), COMPANY],
    members: new Set([...membersBelow(model, id)].map((person) => person.id)),
  }));
  const company = { id: COMPANY, parentIds: [], members: new Set(present.map(({ id }) => id)) };
  return [company, ...departments];
});

function without(members: ReadonlySet<string>, id: string | null): ReadonlySet<string> {
  if (id === null || !members.has(id)) return members;
  const others = new Set(members);
  others.delete(id);
  return others;
}
