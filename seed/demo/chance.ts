/** All chance in the demo company. Seeded anew for each part, so that a change in one part leaves the others as they were. */
import { faker } from '@faker-js/faker/locale/de';

const seedOfDemo = 20_261_123;

/** Starts the sequence of one part; the same part always gives the same sequence. */
export function startPart(part: number): void {
  faker.seed(seedOfDemo + part * 1_000);
}

/** Whole number from `min` to `max`, both included. */
export function whole(min: number, max: number): number {
  return faker.number.int({ min, max });
}

export function between(min: number, max: number): number {
  return min + (max - min) * (faker.number.int({ max: 1_000_000 }) / 1_000_001);
}

/** A number from the range. */
export function within([min, max]: readonly [number, number]): number {
  return between(min, max);
}

/** True in about `share` (0..1) of all cases. */
export function happens(share: number): boolean {
  return between(0, 1) < share;
}

export function oneOf<Item>(items: readonly Item[]): Item {
  return faker.helpers.arrayElement(items);
}

/** `count` different items, in a chance order; all of them if there are fewer. */
export function someOf<Item>(items: readonly Item[], count: number): Item[] {
  return faker.helpers.arrayElements(items, Math.min(count, items.length));
}

export function shuffled<Item>(items: readonly Item[]): Item[] {
  return faker.helpers.shuffle(items);
}

/** One of the items, each as likely as its weight says. */
export function weighted<Item>(items: readonly (readonly [weight: number, item: Item])[]): Item {
  return faker.helpers.weightedArrayElement(items.map(([weight, value]) => ({ weight, value })));
}
