import { countedDepartments } from '../departments/figures.js';
import type { StrengthWord } from '../network/strength.js';
import { strengthWord } from '../network/strength.js';
import { SHARING } from '../network/types.js';
import type { ReadModel } from '../read-model/read-model.js';
import { standingOf } from '../read-model/standing.js';
import { perChange } from '../search/per-change.js';

/** Two departments whose people know each other. */
export interface GroupTie {
  readonly otherId: string;
  readonly word: StrengthWord;
}

/** From here on a tie is medium: weaker ones link no groups. */
const WEAKEST_STRENGTH = 0.2;

/**
 * How well a department and every other one know each other: of the smaller group the share of people with a named tie
 * of medium or more to the other, in the word that a tie of that strength has. The same whoever asks. Departments with
 * those below them; those whose figures are withheld and departments of which one is below the other are left out.
 */
export function groupTiesOf(model: ReadModel, departmentId: string): GroupTie[] {
  const groups = groupsOf(model);
  const told = countedDepartments(model);
  if (!told.has(departmentId)) return [];
  const members = groups.membersOf(departmentId);
  const reached = groups.reachOf(departmentId);
  return [...reached].flatMap(([otherId, tied]) => {
    if (!told.has(otherId)) return [];
    const others = groups.membersOf(otherId);
    const isSmaller = members.size < others.size || (members.size === others.size && departmentId < otherId);
    const tiedCount = isSmaller ? tied.size : (groups.reachOf(otherId).get(departmentId)?.size ?? 0);
    const share = tiedCount / Math.min(members.size, others.size);
    return share === 0 ? [] : [{ otherId, word: strengthWord(share) }];
  });
}

/** Worked out from one version of the read model, a department at a time. */
class Groups {
  readonly #model: ReadModel;
  readonly #members = new Map<string, ReadonlySet<string>>();
  readonly #reach = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();
  readonly #above = new Map<string, ReadonlySet<string>>();

  constructor(model: ReadModel) {
    this.#model = model;
  }

  /** Employees present in the department and below. */
  membersOf(departmentId: string): ReadonlySet<string> {
    return known(this.#members, departmentId, () => {
      const { directory, asOf } = this.#model;
      const people = directory
        .departmentWithBelow(departmentId)
        .flatMap((id) => directory.peopleOfDepartment(id));
      return new Set(
        people.filter((person) => standingOf(person, asOf) === 'EMPLOYEE').map((person) => person.id),
      );
    });
  }

  /** For each other department those of this one's people who know somebody there and are not there themselves. */
  reachOf(departmentId: string): ReadonlyMap<string, ReadonlySet<string>> {
    return known(this.#reach, departmentId, () => {
      const { graph } = this.#model;
      const below = new Set(this.#model.directory.departmentWithBelow(departmentId));
      const above = this.#aboveOf(departmentId);
      const members = this.membersOf(departmentId);
      const reach = new Map<string, Set<string>>();
      for (const member of members) {
        const own = this.#departmentsOf(member);
        for (const { id, strength, sharing } of graph.neighbours(member)) {
          if (sharing !== SHARING.named || strength < WEAKEST_STRENGTH || members.has(id)) continue;
          for (const other of this.#departmentsOf(id)) {
            if (below.has(other) || above.has(other) || own.has(other)) continue;
            known(reach, other, () => new Set<string>()).add(member);
          }
        }
      }
      return reach;
    });
  }

  /** The departments of a present employee and all above them. */
  #departmentsOf(personId: string): ReadonlySet<string> {
    const { directory, asOf } = this.#model;
    const person = directory.people.get(personId);
    if (person === undefined || standingOf(person, asOf) !== 'EMPLOYEE') return new Set();
    return new Set(person.departmentIds.flatMap((id) => [...this.#aboveOf(id)]));
  }

  /** A department and all above it. */
  #aboveOf(departmentId: string): ReadonlySet<string> {
    return known(this.#above, departmentId, () => {
      const found = new Set([departmentId]);
      for (const id of found) {
        for (const parent of this.#model.directory.departments.get(id)?.parentIds ?? []) found.add(parent);
      }
      return found;
    });
  }
}

const groupsOf = perChange((model) => new Groups(model));

function known<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  const present = values.get(key);
  if (present !== undefined) return present;
  const made = make();
  values.set(key, made);
  return made;
}
