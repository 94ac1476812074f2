/** Whom the benchmark asks about: pairs of people in four classes, the same ones for every contender. */
import { RandomNumbers } from '../../api/src/seed/random-numbers.js';
import { type Neighbours, neighboursOf, type PlainGraph } from './plain-graph.js';

/**
 * near: a neighbour of a neighbour, drawn by two steps at random. far: neither tied nor with a common neighbour, though
 * there is a way. hubs: two of the best connected thousandth (10 at least). none: no way at all, though both have ties.
 */
export const QUESTION_CLASSES = ['near', 'far', 'hubs', 'none'] as const;
export type QuestionClass = (typeof QUESTION_CLASSES)[number];

export interface Question {
  readonly class: QuestionClass;
  readonly from: number;
  readonly to: number;
}

const QUESTIONS_SEED = 3;
const PEOPLE_PER_HUB = 1000;
const FEWEST_HUBS = 10;
const MOST_TRIES = 100_000;

/**
 * So many questions of each class, the classes taking turns, so that a run cut short has asked of all alike. A class
 * that the graph has no pair for is missing. The same graph gives the same questions.
 */
export function drawQuestions(graph: PlainGraph, perClass: number): Question[] {
  const drawing = new Drawing(graph);
  const lists = QUESTION_CLASSES.map((name) => drawing.list(name, perClass));
  return Array.from({ length: perClass }, (_, place) => lists.flatMap((list) => list[place] ?? [])).flat();
}

/** The number of the part that each person is in: people of one part reach each other. */
export function partsOf({ peopleCount, from, to }: PlainGraph): Int32Array {
  const above = Int32Array.from({ length: peopleCount }, (_, person) => person);
  const rootOf = (person: number) => {
    let root = person;
    while (above[root] !== root) {
      above[root] = above[above[root] ?? root] ?? root;
      root = above[root] ?? root;
    }
    return root;
  };
  for (let tie = 0; tie < from.length; tie += 1) {
    const [one, other] = [rootOf(from[tie] ?? 0), rootOf(to[tie] ?? 0)];
    above[Math.max(one, other)] = Math.min(one, other);
  }
  return above.map((_, person) => rootOf(person));
}

class Drawing {
  readonly #rows: Neighbours;
  readonly #parts: Int32Array;
  readonly #tied: Int32Array;
  readonly #hubs: Int32Array;
  readonly #random = new RandomNumbers(QUESTIONS_SEED);

  constructor(graph: PlainGraph) {
    this.#rows = neighboursOf(graph);
    this.#parts = partsOf(graph);
    const everybody = Int32Array.from({ length: graph.peopleCount }, (_, person) => person);
    this.#tied = everybody.filter((person) => this.#degree(person) > 0);
    const hubCount = Math.max(FEWEST_HUBS, Math.ceil(graph.peopleCount / PEOPLE_PER_HUB));
    this.#hubs = this.#tied
      .toSorted((one, other) => this.#degree(other) - this.#degree(one) || one - other)
      .slice(0, hubCount);
  }

  list(name: QuestionClass, count: number): Question[] {
    const found: Question[] = [];
    for (let tries = 0; found.length < count && tries < MOST_TRIES; tries += 1) {
      const pair = this.#draw(name);
      if (pair === null) continue;
      // From the smaller part to the larger as often as the other way round.
      const [from, to] = name === 'none' && found.length % 2 === 1 ? pair.toReversed() : pair;
      found.push({ class: name, from: from ?? 0, to: to ?? 0 });
    }
    return found;
  }

  /** A pair that may be of the class, or null if this draw is not. */
  #draw(name: QuestionClass): [number, number] | null {
    const from = this.#pick(name === 'hubs' ? this.#hubs : this.#tied);
    if (name === 'near') {
      const to = this.#step(this.#step(from));
      return to === from ? null : [from, to];
    }
    const to = this.#pick(name === 'hubs' ? this.#hubs : this.#tied);
    const isConnected = this.#parts[from] === this.#parts[to];
    if (from === to || isConnected === (name === 'none')) return null;
    return name === 'far' && this.#isNear(from, to) ? null : [from, to];
  }

  #degree(person: number): number {
    return (this.#rows.offsets[person + 1] ?? 0) - (this.#rows.offsets[person] ?? 0);
  }

  #row(person: number): Int32Array {
    return this.#rows.neighbours.subarray(this.#rows.offsets[person], this.#rows.offsets[person + 1]);
  }

  #step(person: number): number {
    return this.#pick(this.#row(person));
  }

  #pick(people: Int32Array): number {
    return people[this.#random.below(people.length)] ?? 0;
  }

  /** Tied, or with a common neighbour. */
  #isNear(one: number, other: number): boolean {
    const first = this.#row(one);
    if (first.includes(other)) return true;
    const second = new Set(this.#row(other));
    return first.some((person) => second.has(person));
  }
}
