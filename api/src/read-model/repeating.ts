/** Tasks that come again and again, each so long after its last end. They keep no process alive. */
export class Repeating {
  readonly #onError: (error: unknown) => void;
  #timers: NodeJS.Timeout[] = [];

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  every(milliseconds: number, task: () => Promise<void>): void {
    const timer = setTimeout(() => {
      task()
        .catch(this.#onError)
        .finally(() => {
          if (!this.#timers.includes(timer)) return;
          this.#timers = this.#timers.filter((one) => one !== timer);
          this.every(milliseconds, task);
        });
    }, milliseconds);
    timer.unref();
    this.#timers.push(timer);
  }

  /** No task begins any more. */
  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
  }
}
