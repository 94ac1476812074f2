/** A record as it was below a draft, and as the draft has it. */
export interface Changed<Entry> {
  readonly before: Entry | undefined;
  readonly after: Entry;
}

/**
 * Records by id and by further keys, such as an e-mail address. A draft lies over a table: it sees what the table has
 * and keeps what is set in it for itself, until `absorb` or forgetting it.
 */
export class Table<Entry extends { readonly id: string }> {
  readonly #keysOf: (entry: Entry) => readonly string[];
  readonly #below: Table<Entry> | undefined;
  readonly #byId = new Map<string, Entry>();
  readonly #idsByKey = new Map<string, string[]>();

  constructor(keysOf: (entry: Entry) => readonly string[], below?: Table<Entry>) {
    this.#keysOf = keysOf;
    this.#below = below;
  }

  get(id: string): Entry | undefined {
    return this.#byId.get(id) ?? this.#below?.get(id);
  }

  /** The record that has this key; of several the one with the smallest id. */
  find(key: string): Entry | undefined {
    return this.findAll(key)[0];
  }

  /** All records that have this key, by id. */
  findAll(key: string): Entry[] {
    const own = (this.#idsByKey.get(key) ?? []).flatMap((id) => this.#byId.get(id) ?? []);
    const below = this.#below?.findAll(key).filter(({ id }) => !this.#byId.has(id)) ?? [];
    return [...own, ...below].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  set(entry: Entry): void {
    this.delete(entry.id);
    this.#byId.set(entry.id, entry);
    for (const key of this.#keysOf(entry)) {
      const ids = this.#idsByKey.get(key);
      if (ids === undefined) this.#idsByKey.set(key, [entry.id]);
      else if (!ids.includes(entry.id)) ids.push(entry.id);
    }
  }

  /** Takes a record out of this table; a draft only forgets its own. */
  delete(id: string): void {
    const entry = this.#byId.get(id);
    if (entry === undefined) return;
    this.#byId.delete(id);
    for (const key of this.#keysOf(entry)) {
      const left = this.#idsByKey.get(key)?.filter((one) => one !== id) ?? [];
      if (left.length === 0) this.#idsByKey.delete(key);
      else this.#idsByKey.set(key, left);
    }
  }

  draft(): Table<Entry> {
    return new Table(this.#keysOf, this);
  }

  /** What a draft has set, in the order it was set first. */
  changed(): Changed<Entry>[] {
    return [...this.#byId.values()].map((after) => ({ before: this.#below?.get(after.id), after }));
  }

  /** Takes over what a draft has set. */
  absorb(draft: Table<Entry>): void {
    for (const entry of draft.#byId.values()) this.set(entry);
  }

  *values(): Generator<Entry> {
    yield* this.#byId.values();
  }
}
