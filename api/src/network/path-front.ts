/** The people that one side of a search has reached last, and what going on from them takes. */
import type { PathLabels } from './path-labels.js';
import type { PathRules } from './path-rules.js';
import { emptyRow, type RowReader } from './search-graph.js';

/** The rows of so many people tell how long those of all are, about. */
const SAMPLED_ROWS = 32;

export class PathFront {
  /** Hops from this side. */
  hops = 0;
  /** The labels of the people reached last: from `start` up to `end`. */
  start = 0;
  end = 0;
  /** Ties in their rows, about. */
  ties = 0;
  /** What a way from this side with one hop more costs at least. */
  leastBeyond = Number.POSITIVE_INFINITY;
  readonly #rules: PathRules;
  readonly #labels: PathLabels;
  readonly #row: RowReader = emptyRow();

  constructor(rules: PathRules, labels: PathLabels) {
    this.#rules = rules;
    this.#labels = labels;
  }

  /** The labels from `start` on are those of the people reached last now. */
  moveTo(start: number): void {
    const { people, costs, length } = this.#labels;
    this.start = start;
    this.end = length;
    let least = Number.POSITIVE_INFINITY;
    for (let label = start; label < length; label += 1) {
      const cost = costs[label] as number;
      if (cost < least) least = cost;
    }
    this.leastBeyond = least;
    const step = Math.max(1, Math.floor((length - start) / SAMPLED_ROWS));
    let ties = 0;
    for (let label = start; label < length; label += step) {
      this.#rules.readRow(people[label] as number, this.#row);
      ties += this.#row.end - this.#row.start;
    }
    this.ties = ties * step;
  }
}

/** The lowest cost of a tie of these people; Infinity if they have none. */
export function leastTieOf(rules: PathRules, people: readonly number[]): number {
  const row = emptyRow();
  let least = Number.POSITIVE_INFINITY;
  for (const person of people) {
    rules.readRow(person, row);
    if (row.start === row.end) continue;
    const cost = row.columns.costs[row.start] as number;
    if (cost < least) least = cost;
  }
  return least;
}
