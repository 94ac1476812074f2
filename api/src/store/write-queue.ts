/** Runs tasks one after another in the order they came. A failed task fails its caller only. */
export class WriteQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Resolves or rejects as the task does, once all earlier ones have ended. */
  add<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task, task);
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Resolves when all tasks added so far have ended. */
  async drain(): Promise<void> {
    await this.#last;
  }
}

/**
 * Tries again while `isConflict` says so, waiting longer each time (with jitter, so that two writers part).
 * The last error is thrown after `attempts` tries.
 */
export async function retryConflicts<T>(
  attempts: number,
  isConflict: (error: unknown) => boolean,
  task: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await task();
    } catch (error) {
      if (attempt >= attempts || !isConflict(error)) throw error;
      const waitMs = Math.min(500, 5 * 2 ** attempt) * (0.5 + Math.random());
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}
