/** What takes long to work out, kept by key; whoever asks meanwhile waits for the same work. */
export class KeptWork<Key, Value> {
  readonly #works = new Map<Key, Promise<Value>>();

  /**
   * The value under a key; `begin` is called at once, and only if there is none and nobody works it out.
   * @throws what the work throws, to everybody who waits for it; whoever asks next has it tried again.
   */
  get(key: Key, begin: () => Promise<Value>): Promise<Value> {
    const present = this.#works.get(key);
    if (present !== undefined) return present;
    const work = begin();
    this.#works.set(key, work);
    work.catch(() => this.#works.delete(key));
    return work;
  }
}
