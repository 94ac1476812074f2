/** The people of a graph by number: their ids, their groups, and one small integer each for what a search must know. */
import { LayeredMap } from './layered-map.js';
import type { GraphDepartment, GraphPerson } from './types.js';

/** The bits of a person's state; the times asked stand above them. */
export const PERSON = { isPresentEmployee: 1, canConnect: 2, isGone: 4, hasChangedRow: 8 } as const;

const ASKED_SHIFT = 4;
/** More than this many introductions asked make no difference: availability is then below 2^-160. */
const MOST_ASKED = 480;

export function stateOf(person: GraphPerson): number {
  const asked = Math.max(0, Math.min(MOST_ASKED, Math.floor(person.askedCount)));
  return (
    (person.isPresentEmployee ? PERSON.isPresentEmployee : 0) |
    (person.canConnect ? PERSON.canConnect : 0) |
    (asked << ASKED_SHIFT)
  );
}

export function askedCountOf(state: number): number {
  return state >> ASKED_SHIFT;
}

/** The groups one person belongs to directly. */
export interface Membership {
  readonly departmentIds: readonly string[];
  readonly organizationIds: readonly string[];
}

/**
 * The ids of all people that any version of a graph has, by number. It only grows, so all versions share it: what a
 * version does not have yet is known by its number being too high.
 */
export class PeopleIds {
  readonly ids: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** Gives an id the next number; the id may have an earlier one, of somebody removed. */
  add(id: string): number {
    const number = this.ids.push(id) - 1;
    if (!this.#numbers.has(id)) this.#numbers.set(id, number);
    return number;
  }

  /** The first number the id had. */
  firstNumberOf(id: string): number | undefined {
    return this.#numbers.get(id);
  }
}

/** Who belongs to which group, directly; unchanging. */
export class Groups {
  readonly #memberships: LayeredMap<number, Membership>;
  readonly #departments: LayeredMap<string, readonly number[]>;
  readonly #organizations: LayeredMap<string, readonly number[]>;

  private constructor(
    memberships: LayeredMap<number, Membership>,
    departments: LayeredMap<string, readonly number[]>,
    organizations: LayeredMap<string, readonly number[]>,
  ) {
    this.#memberships = memberships;
    this.#departments = departments;
    this.#organizations = organizations;
  }

  /** The groups of people numbered in the order given. */
  static of(memberships: readonly Membership[]): Groups {
    const byDepartment = new Map<string, number[]>();
    const byOrganization = new Map<string, number[]>();
    const byPerson = new Map<number, Membership>();
    for (const [person, membership] of memberships.entries()) {
      for (const id of membership.departmentIds) append(byDepartment, id, person);
      for (const id of membership.organizationIds) append(byOrganization, id, person);
      if (membership.departmentIds.length + membership.organizationIds.length > 0) {
        byPerson.set(person, membership);
      }
    }
    return new Groups(
      LayeredMap.empty<number, Membership>().with(byPerson),
      LayeredMap.empty<string, readonly number[]>().with(byDepartment),
      LayeredMap.empty<string, readonly number[]>().with(byOrganization),
    );
  }

  /** The groups with these people's memberships in place of those they had. */
  with(changed: ReadonlyMap<number, Membership>): Groups {
    const departments = new Map<string, number[]>();
    const organizations = new Map<string, number[]>();
    for (const [person, now] of changed) {
      const before = this.#memberships.get(person) ?? NO_MEMBERSHIP;
      moveMember(person, before.departmentIds, now.departmentIds, departments, this.#departments);
      moveMember(person, before.organizationIds, now.organizationIds, organizations, this.#organizations);
    }
    return new Groups(
      this.#memberships.with(changed),
      this.#departments.with(departments),
      this.#organizations.with(organizations),
    );
  }

  inDepartment(id: string): readonly number[] {
    return this.#departments.get(id) ?? [];
  }

  atOrganization(id: string): readonly number[] {
    return this.#organizations.get(id) ?? [];
  }
}

export const NO_MEMBERSHIP: Membership = { departmentIds: [], organizationIds: [] };

/** Copies the lists that change once, then changes the copies. */
function moveMember(
  person: number,
  before: readonly string[],
  now: readonly string[],
  copies: Map<string, number[]>,
  groups: LayeredMap<string, readonly number[]>,
): void {
  const copyOf = (id: string): number[] => {
    const copy = copies.get(id) ?? [...(groups.get(id) ?? [])];
    copies.set(id, copy);
    return copy;
  };
  for (const id of before) if (!now.includes(id)) copyOf(id).splice(copyOf(id).indexOf(person), 1);
  for (const id of now) if (!before.includes(id)) copyOf(id).push(person);
}

/** Makes equal memberships one object: a department of thousands is then one list in memory. */
export class MembershipPool {
  readonly #known = new Map<string, Membership>();

  of(person: GraphPerson): Membership {
    const key = `${person.departmentIds.join('\0')}\0\0${person.organizationIds.join('\0')}`;
    let membership = this.#known.get(key);
    if (membership === undefined) {
      membership = {
        departmentIds: [...new Set(person.departmentIds)],
        organizationIds: [...new Set(person.organizationIds)],
      };
      this.#known.set(key, membership);
    }
    return membership;
  }
}

/** Departments as a tree; one that names an unknown parent is a root, and a circle does no harm. */
export class DepartmentTree {
  readonly #children = new Map<string, string[]>();
  readonly size: number;

  constructor(departments: Iterable<GraphDepartment>) {
    let size = 0;
    for (const { id, parentId } of departments) {
      size += 1;
      if (parentId !== null) append(this.#children, parentId, id);
    }
    this.size = size;
  }

  /** The departments named and all below them. */
  withSubDepartments(ids: readonly string[]): ReadonlySet<string> {
    const all = new Set(ids);
    for (const id of all) {
      for (const child of this.#children.get(id) ?? []) all.add(child);
    }
    return all;
  }
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
