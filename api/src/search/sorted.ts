/** Text by code unit: negative, 0 or positive. The same order on every machine and in every language. */
export function compareText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** The place of the first of some sorted values that does not come before what is looked for; their number if all do. */
export function firstPlace<Value>(sorted: readonly Value[], comesBefore: (value: Value) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const value = sorted[middle];
    if (value !== undefined && comesBefore(value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Two sorted lists as one; of what compares as equal the first list's comes first. */
export function mergeSorted<Value>(
  sorted: readonly Value[],
  added: readonly Value[],
  compare: (one: Value, other: Value) => number,
): readonly Value[] {
  if (sorted.length === 0) return added;
  const merged: Value[] = [];
  let next = 0;
  for (const value of sorted) {
    for (let one = added[next]; one !== undefined && compare(one, value) < 0; one = added[next]) {
      merged.push(one);
      next += 1;
    }
    merged.push(value);
  }
  return merged.concat(added.slice(next));
}
