import type { TieGraph } from '../network/graph.js';
import type { Layout } from '../workers/layout.js';

const FOLD_AGAIN_MS = 60_000;

/** A version of the graph, and the base that what had changed in it was folded into. */
export interface Folded {
  readonly earlier: TieGraph;
  readonly base: Awaited<ReturnType<Layout['folded']>>;
}

/** Lays graphs out anew once much has changed, beside queries and writers, one at a time. */
export class Folding {
  readonly #layout: Layout;
  readonly #take: (folded: Folded) => void;
  readonly #onError: (error: unknown) => void;
  #isFolding = false;
  #notBefore = 0;

  constructor(layout: Layout, take: (folded: Folded) => void, onError: (error: unknown) => void) {
    this.#layout = layout;
    this.#take = take;
    this.#onError = onError;
  }

  fold(earlier: TieGraph): void {
    if (this.#isFolding || !earlier.isWorthFolding || performance.now() < this.#notBefore) return;
    this.#isFolding = true;
    this.#layout
      .folded(earlier)
      .then((base) => this.#take({ earlier, base }))
      .catch((error: unknown) => {
        // Too little memory, as a rule: the version there is goes on to answer, only not as fast.
        this.#notBefore = performance.now() + FOLD_AGAIN_MS;
        this.#onError(error);
      })
      .finally(() => {
        this.#isFolding = false;
      });
  }
}
