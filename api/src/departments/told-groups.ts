/** The one place that decides which groups of people may be counted out. */

/** Groups smaller than this are not reported. */
export const SMALLEST_GROUP = 5;

export interface Group {
  readonly id: string;
  /** The groups it lies in; unknown ones do not count. */
  readonly parentIds: readonly string[];
  /** Ids of its people, those of the groups in it included. */
  readonly members: ReadonlySet<string>;
}

/**
 * The groups whose figures may be told together. People who are in exactly the same told groups are always 5 and more:
 * whatever is worked out by adding and subtracting told figures is about whole such sets, so never about 1 to 4 people,
 * be it a group, the rest of one, or what two have in common. Larger groups go first, of equal ones the one above, then
 * the smaller id; with a withheld group all in it are withheld.
 */
export function toldGroups(groups: readonly Group[]): Set<string> {
  const known = new Set(groups.map(({ id }) => id));
  const told = new Set<string>();
  const partition = new Partition();
  for (const { id, parentIds, members } of inOrder(groups)) {
    const isBelowTold = parentIds.every((parentId) => told.has(parentId) || !known.has(parentId));
    if (isBelowTold && partition.split(members)) told.add(id);
  }
  return told;
}

/** Those above before those below: they are as large at least, and more lies in them. */
function inOrder(groups: readonly Group[]): Group[] {
  const parents = new Map(groups.map(({ id, parentIds }) => [id, parentIds]));
  const above = new Map(groups.map(({ id }) => [id, idsAbove(parents, id).size]));
  const countAbove = ({ id }: Group) => above.get(id) ?? 0;
  return [...groups].sort(
    (one, other) =>
      other.members.size - one.members.size ||
      countAbove(one) - countAbove(other) ||
      (one.id < other.id ? -1 : 1),
  );
}

function idsAbove(parents: ReadonlyMap<string, readonly string[]>, id: string): Set<string> {
  const found = new Set(parents.get(id));
  for (const one of found) for (const parent of parents.get(one) ?? []) found.add(parent);
  return found;
}

/** People by the told groups they are in: who is in the same ones is in one part. Who is in none is in no part. */
class Partition {
  readonly #partOf = new Map<string, number>();
  readonly #sizes: number[] = [];

  /** Takes a group into account, unless a part would come to fewer than 5 people; answers whether it did. */
  split(members: ReadonlySet<string>): boolean {
    const within = new Map<number | undefined, string[]>();
    for (const id of members) {
      const part = this.#partOf.get(id);
      const same = within.get(part);
      if (same === undefined) within.set(part, [id]);
      else same.push(id);
    }
    const isRefused = [...within].some(([part, same]) => {
      const rest = part === undefined ? 0 : (this.#sizes[part] ?? 0) - same.length;
      return same.length < SMALLEST_GROUP || (rest > 0 && rest < SMALLEST_GROUP);
    });
    if (isRefused || members.size < SMALLEST_GROUP) return false;
    for (const [part, same] of within) {
      if (part !== undefined) this.#sizes[part] = (this.#sizes[part] ?? 0) - same.length;
      const added = this.#sizes.push(same.length) - 1;
      for (const id of same) this.#partOf.set(id, added);
    }
    return true;
  }
}
