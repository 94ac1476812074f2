/** Several values by key, each once, in the order they came. Most keys have one: it is kept without a set around it. */
export class ManyByKey {
  readonly #byKey = new Map<string, string | Set<string>>();

  add(key: string, value: string): void {
    const known = this.#byKey.get(key);
    if (known === undefined) this.#byKey.set(key, value);
    else if (typeof known !== 'string') known.add(value);
    else if (known !== value) this.#byKey.set(key, new Set([known, value]));
  }

  remove(key: string, value: string): void {
    const known = this.#byKey.get(key);
    if (known === value) this.#byKey.delete(key);
    if (known === undefined || typeof known === 'string') return;
    known.delete(value);
    if (known.size === 0) this.#byKey.delete(key);
  }

  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  of(key: string): string[] {
    const known = this.#byKey.get(key);
    if (known === undefined) return [];
    return typeof known === 'string' ? [known] : [...known];
  }
}
