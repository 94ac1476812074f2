import { setImmediate as nextTurn } from 'node:timers/promises';

/** So long a slice of our own work holds the event loop before somebody else's turn comes. */
const SLICE_MS = 6;

/** Cuts long work into slices, so that queries are answered in between. */
export class Slices {
  #endsAt = performance.now() + SLICE_MS;

  /** The slice is used up: whoever works should `rest`. Cheap enough to be asked for every item. */
  get isOver(): boolean {
    return performance.now() >= this.#endsAt;
  }

  /** Lets all that waits go first, if the slice is used up. */
  async rest(): Promise<void> {
    if (!this.isOver) return;
    await nextTurn();
    this.begin();
  }

  /** A new slice begins, because the event loop was free until now. */
  begin(): void {
    this.#endsAt = performance.now() + SLICE_MS;
  }
}

/** The items, with a rest between slices of the work their reader does. */
export async function* inSlices<Item>(items: Iterable<Item>, slices = new Slices()): AsyncGenerator<Item> {
  for (const item of items) {
    if (slices.isOver) await slices.rest();
    yield item;
  }
}
