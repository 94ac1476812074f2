/** Which people can reach each other at all, over ties of whatever kind: what is apart needs no search. */
import type { LayeredMap } from './layered-map.js';
import { sharedInt32 } from './shared-arrays.js';

/** For each person the lowest number among all who are tied to them, directly or not. */
export function componentsOf(offsets: Uint32Array, neighbours: Int32Array): Int32Array {
  const components = sharedInt32(offsets.length - 1);
  for (let person = 0; person < components.length; person += 1) components[person] = person;
  for (let person = 0; person < components.length; person += 1) {
    const end = offsets[person + 1] as number;
    for (let place = offsets[person] as number; place < end; place += 1) {
      const neighbour = neighbours[place] as number;
      if (neighbour < person) join(components, neighbour, person);
    }
  }
  for (let person = 0; person < components.length; person += 1)
    components[person] = rootIn(components, person);
  return components;
}

function join(above: Int32Array, one: number, other: number): void {
  const [first, second] = [rootIn(above, one), rootIn(above, other)];
  above[Math.max(first, second)] = Math.min(first, second);
}

/** The root, the way to it halved. */
function rootIn(above: Int32Array, person: number): number {
  let at = person;
  for (let next = above[at] as number; next !== at; next = above[at] as number) {
    above[at] = above[next] as number;
    at = next;
  }
  return at;
}

/** Components that became one after they were laid out: each leads to one with a lower number. */
export type Joins = LayeredMap<number, number>;

/** The component that a component of the base has become part of. */
export function joinedComponent(component: number, joins: Joins): number {
  let at = component;
  for (let next = joins.get(at); next !== undefined; next = joins.get(at)) at = next;
  return at;
}

/** The joins with those of further ties. Ties that are gone part nothing: what is called apart is apart. */
export function withTies(
  joins: Joins,
  componentOf: (person: number) => number,
  ties: Iterable<readonly [number, number]>,
): Joins {
  const further = new Map<number, number>();
  const rootOf = (component: number) => {
    let at = component;
    for (let next = further.get(at) ?? joins.get(at); next !== undefined; ) {
      at = next;
      next = further.get(at) ?? joins.get(at);
    }
    return at;
  };
  for (const [one, other] of ties) {
    const [first, second] = [rootOf(componentOf(one)), rootOf(componentOf(other))];
    if (first !== second) further.set(Math.max(first, second), Math.min(first, second));
  }
  return joins.with(further);
}
