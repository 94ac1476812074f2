import { comparePositions, type Position } from '../graphql/paging.js';
import type { OrganizationRecord, PersonRecord, ProjectRecord } from '../read-model/records.js';
import { fold } from './fold.js';
import { perChange } from './per-change.js';
import { firstPlace, mergeSorted } from './sorted.js';

/** What has a name and an id. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** People, organizations and projects in the order of their folded names, equal ones by id. */
export const peopleByName = perChange((model, former: NameOrder<PersonRecord> | undefined) =>
  NameOrder.of(model.directory.people, former),
);
export const organizationsByName = perChange((model, former: NameOrder<OrganizationRecord> | undefined) =>
  NameOrder.of(model.directory.organizations, former),
);
export const projectsByName = perChange((model, former: NameOrder<ProjectRecord> | undefined) =>
  NameOrder.of(model.directory.projects, former),
);

/** A list in the order of folded names that a change alters without sorting all of it anew. */
export class NameOrder<Row extends Named> {
  readonly #rows: readonly Row[];

  private constructor(rows: readonly Row[]) {
    this.#rows = rows;
  }

  /** The order of these rows. What `former` holds unchanged is taken from it as it stands. */
  static of<Row extends Named>(rows: ReadonlyMap<string, Row>, former?: NameOrder<Row>): NameOrder<Row> {
    const kept = (former === undefined ? [] : former.#rows).filter((row) => rows.get(row.id) === row);
    if (former !== undefined && kept.length === rows.size && kept.length === former.#rows.length)
      return former;
    const isKept = new Set(kept);
    const added = [...rows.values()].filter((row) => !isKept.has(row)).sort(compareByName);
    return new NameOrder(mergeSorted(kept, added, compareByName));
  }

  /** Rows in order behind a position, those only whose folded name begins with the folded `prefix`. */
  *after(position: Position | null, prefix = ''): Generator<Row> {
    const start = position === null ? { key: prefix, id: '' } : later(position, { key: prefix, id: '' });
    for (let place = this.#firstBehind(start); place < this.#rows.length; place += 1) {
      const row = this.#rows[place];
      if (row === undefined || !foldedName(row).startsWith(prefix)) return;
      yield row;
    }
  }

  #firstBehind(position: Position): number {
    return firstPlace(this.#rows, (row) => comparePositions(namePosition(row), position) <= 0);
  }
}

/** Where a row stands in a list by name. */
export function namePosition(row: Named): Position {
  return { key: foldedName(row), id: row.id };
}

export function compareByName(one: Named, other: Named): number {
  const key = foldedName(one);
  const otherKey = foldedName(other);
  if (key !== otherKey) return key < otherKey ? -1 : 1;
  return one.id === other.id ? 0 : one.id < other.id ? -1 : 1;
}

/** A few rows in order behind a position; for lists that are short enough to be sorted when asked for. */
export function sortedAfter<Row extends Named>(
  rows: Iterable<Row>,
  position: Position | null,
  prefix = '',
): Row[] {
  return [...rows]
    .filter((row) => foldedName(row).startsWith(prefix))
    .filter((row) => position === null || comparePositions(namePosition(row), position) > 0)
    .sort(compareByName);
}

const foldedNames = new WeakMap<Named, string>();

/** The folded name of a row, worked out once as long as the row lives. */
function foldedName(row: Named): string {
  const known = foldedNames.get(row);
  if (known !== undefined) return known;
  const folded = fold(row.name);
  foldedNames.set(row, folded);
  return folded;
}

function later(one: Position, other: Position): Position {
  return comparePositions(one, other) > 0 ? one : other;
}
