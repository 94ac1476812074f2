/** The people of a graph by number: their ids, their groups, and one small integer each for what a search must know. */
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

/** People numbered from 0 in the order read; gone ones keep their number until the graph is folded. */
export class PeopleTable {
  readonly ids: readonly string[];
  readonly memberships: readonly Membership[];
  readonly #numbers: Map<string, number>;
  readonly #byDepartment: ReadonlyMap<string, readonly number[]>;
  readonly #byOrganization: ReadonlyMap<string, readonly number[]>;

  constructor(ids: readonly string[], memberships: readonly Membership[]) {
    this.ids = ids;
    this.memberships = memberships;
    this.#numbers = new Map();
    const byDepartment = new Map<string, number[]>();
    const byOrganization = new Map<string, number[]>();
    for (let number = 0; number < ids.length; number += 1) {
      this.#numbers.set(ids[number] as string, number);
      const membership = memberships[number] as Membership;
      for (const id of membership.departmentIds) append(byDepartment, id, number);
      for (const id of membership.organizationIds) append(byOrganization, id, number);
    }
    this.#byDepartment = byDepartment;
    this.#byOrganization = byOrganization;
  }

  get size(): number {
    return this.ids.length;
  }

  numberOf(id: string): number | undefined {
    return this.#numbers.get(id);
  }

  inDepartment(id: string): readonly number[] {
    return this.#byDepartment.get(id) ?? [];
  }

  atOrganization(id: string): readonly number[] {
    return this.#byOrganization.get(id) ?? [];
  }
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
