/** What is answered holds all that was committed so long before the question, or earlier. */
export const FRESH_MS = 500;
/** Timers may fire a little early, and two clocks do not run quite alike. */
const ACKNOWLEDGED_AFTER_MS = FRESH_MS + 25;

/** So long whoever may answer without the store waits for one that seems away. */
const PATIENCE_MS = 1_000;

/** A moment by two clocks: one that never goes back, and one that goes on while a machine sleeps. */
export interface Instant {
  readonly steadyMs: number;
  readonly wallMs: number;
}

export function instantNow(): Instant {
  return { steadyMs: performance.now(), wallMs: Date.now() };
}

/**
 * How processes on one store agree, without a word between them, that what was taken back is in no answer any more
 * (decision 20): each knows as of when its model is whole, and who takes something back is told so once every process
 * has had to look at the store again.
 */
export class Freshness {
  #wholeAsOf: Instant | undefined;
  /** Until when an answer of another process may not know of a Change that took something back; by its number. */
  readonly #deadlines = new Map<number, number>();
  /** The same of all Changes that came with a model loaded anew: what they did, nobody has looked at. */
  #exchange = { after: 0, upTo: 0, deadline: 0 };
  /** The look at the feed that questions wait for. */
  #looking: Promise<void> | undefined;
  #isStoreAway = false;

  /** The model holds all that was committed at an instant. */
  note(asOf: Instant): void {
    this.#wholeAsOf = asOf;
    this.#isStoreAway = false;
  }

  /**
   * Resolves once the model is fresh enough for a question; `look` brings it to the end of the feed. Where it may be
   * answered without the store, a store that is away is not waited for.
   */
  async reach(asked: Instant, look: () => Promise<void>, isStoreOptional: boolean): Promise<void> {
    while (!this.#isEnoughFor(asked)) {
      if (!isStoreOptional) await this.#look(look);
      else if (this.#isStoreAway || !(await this.#didLook(look))) return;
    }
  }

  /** Whether the model holds all that had been acknowledged when a question was asked. */
  #isEnoughFor({ steadyMs, wallMs }: Instant): boolean {
    const whole = this.#wholeAsOf;
    // Who looked since is fresh, also where somebody set the clock back meanwhile.
    if (whole !== undefined && whole.steadyMs > steadyMs) return true;
    return whole !== undefined && steadyMs - whole.steadyMs < FRESH_MS && wallMs - whole.wallMs < FRESH_MS;
  }

  /** Changes that were just applied took something back. */
  tookBack(numbers: Iterable<number>): void {
    const now = performance.now();
    for (const [number, deadline] of this.#deadlines) if (deadline <= now) this.#deadlines.delete(number);
    for (const number of numbers) this.#deadlines.set(number, now + ACKNOWLEDGED_AFTER_MS);
  }

  /** The model was exchanged for one that was loaded at a later Change. */
  exchanged(after: number, upTo: number): void {
    const now = performance.now();
    const isPending = this.#exchange.deadline > now;
    this.#exchange = {
      after: isPending ? Math.min(after, this.#exchange.after) : after,
      upTo,
      deadline: now + ACKNOWLEDGED_AFTER_MS,
    };
  }

  /**
   * Resolves once every process answers with the Changes after one number up to another, as far as they took something
   * back; at once otherwise. A large transaction makes several.
   */
  async acknowledge(after: number, upTo: number): Promise<void> {
    const exchange = this.#exchange;
    let deadline = upTo > exchange.after && after < exchange.upTo ? exchange.deadline : 0;
    for (const [number, one] of this.#deadlines) {
      if (number > after && number <= upTo) deadline = Math.max(deadline, one);
    }
    const waitMs = deadline - performance.now();
    if (waitMs > 0) await pause(waitMs);
  }

  /** Resolves once every process answers with all that was committed before the call. */
  async everywhere(): Promise<void> {
    await pause(ACKNOWLEDGED_AFTER_MS);
  }

  /** One look for all who wait for it. */
  #look(look: () => Promise<void>): Promise<void> {
    this.#looking ??= look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #didLook(look: () => Promise<void>): Promise<boolean> {
    // What went wrong is told by whoever looks all the time; here it only matters that nothing is known.
    const didLook = this.#look(look).then(
      () => true,
      () => false,
    );
    this.#isStoreAway = !(await Promise.race([didLook, pause(PATIENCE_MS).then(() => false)]));
    return !this.#isStoreAway;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
