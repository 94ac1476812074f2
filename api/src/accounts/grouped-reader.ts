/**
 * Asks for single keys in groups: while one question is under way, the next gathers whoever asks meanwhile. An answer
 * was always begun after it was asked for, so nothing that ended before is taken for present; and however many ask at
 * once, the database has one question at a time.
 */
export class GroupedReader<Value> {
  readonly #load: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;
  #keys = new Set<string>();
  #next: Promise<ReadonlyMap<string, Value>> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(load: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>) {
    this.#load = load;
  }

  /** The value of a key; undefined if there is none. @throws what loading throws. */
  async read(key: string): Promise<Value | undefined> {
    this.#keys.add(key);
    this.#next ??= this.#last.then(() => this.#ask());
    return (await this.#next).get(key);
  }

  #ask(): Promise<ReadonlyMap<string, Value>> {
    const keys = [...this.#keys];
    this.#keys = new Set();
    this.#next = undefined;
    const answer = this.#load(keys);
    this.#last = answer.catch(() => undefined);
    return answer;
  }
}
