/** Searches that can be paused, and how one is run to its end in the thread it is asked in. */

export interface PathSearchOptions {
  /** Default 2,000. The clock is looked at every few thousand ties. */
  readonly timeoutMs?: number;
  /** Nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
  /** The answer is wanted now, as far as it is certain. */
  readonly stopSignal?: AbortSignal | undefined;
  /** How long the search may keep the event loop to itself. Default 8. */
  readonly yieldEveryMs?: number;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

/** A search that can be paused. It holds working memory until it is finished or closed. */
export interface SteppedSearch<Answer> {
  /** Goes on for about so many ties; true when the answer is there. */
  step(ties: number): boolean;
  /** Null until the search has finished. */
  readonly answer: Answer | null;
  /** The answer as far as it is certain now. */
  timedOut(): Answer;
  /** Ends the search and gives its memory back. Needed only before it has finished; harmless after. */
  close(): void;
}

const DEFAULT_TIMEOUT_MS = 2000;
const DEFAULT_YIELD_EVERY_MS = 8;

/**
 * Goes on with a search to its end, or until time is up or the answer is wanted; lets other work run every few
 * milliseconds. Rejects with an AbortError that calls it by `name` when nobody waits any more.
 */
export async function runStepped<Answer>(
  name: string,
  begin: () => SteppedSearch<Answer>,
  tiesPerStep: number,
  options: PathSearchOptions,
): Promise<Answer> {
  const { signal, stopSignal, now = () => performance.now() } = options;
  const endsAt = now() + (options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  const yieldEveryMs = options.yieldEveryMs ?? DEFAULT_YIELD_EVERY_MS;
  throwIfAborted(name, signal);
  const search = begin();
  try {
    let yieldAt = now() + yieldEveryMs;
    while (!search.step(tiesPerStep)) {
      const time = now();
      if (time >= endsAt || stopSignal?.aborted) return search.timedOut();
      if (time >= yieldAt) {
        await new Promise((resolve) => setImmediate(resolve));
        yieldAt = now() + yieldEveryMs;
      }
      throwIfAborted(name, signal);
    }
    return search.answer ?? search.timedOut();
  } finally {
    search.close();
  }
}

function throwIfAborted(name: string, signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DOMException(`The search for ${name} was aborted.`, 'AbortError');
}
