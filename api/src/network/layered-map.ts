/**
 * A map that never changes: with further entries it becomes another map, which shares almost everything with this one.
 * It is kept in layers, newest first; small ones are merged as they add up, so that n changes cost about n log n in all
 * and a lookup looks at few layers.
 */
export class LayeredMap<Key, Value> {
  readonly #layers: readonly ReadonlyMap<Key, Value>[];

  private constructor(layers: readonly ReadonlyMap<Key, Value>[]) {
    this.#layers = layers;
  }

  static empty<Key, Value>(): LayeredMap<Key, Value> {
    return new LayeredMap<Key, Value>([]);
  }

  get(key: Key): Value | undefined {
    for (const layer of this.#layers) {
      const value = layer.get(key);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** About how many entries it holds: replaced ones that have not been merged away count, too. */
  get entriesAtMost(): number {
    return this.#layers.reduce((sum, layer) => sum + layer.size, 0);
  }

  /** The map with these entries in place of those of the same keys. The map given must not be changed afterwards. */
  with(entries: ReadonlyMap<Key, Value>): LayeredMap<Key, Value> {
    if (entries.size === 0) return this;
    let newest = entries;
    let place = 0;
    for (; place < this.#layers.length; place += 1) {
      const below = this.#layers[place] as ReadonlyMap<Key, Value>;
      if (below.size > 2 * newest.size) break;
      newest = new Map([...below, ...newest]);
    }
    return new LayeredMap([newest, ...this.#layers.slice(place)]);
  }

  /** Every key with its present value, once, in no particular order. */
  *entries(): Generator<[Key, Value]> {
    yield* this.changesSince(LayeredMap.empty());
  }

  /**
   * The entries that differ from those of an earlier state of this map, and perhaps some that do not; quick when the two
   * have most layers in common.
   */
  *changesSince(earlier: LayeredMap<Key, Value>): Generator<[Key, Value]> {
    const common = new Set(earlier.#layers);
    for (const layer of this.#layers) {
      if (common.has(layer)) continue;
      for (const [key, value] of layer) {
        if (this.get(key) === value && earlier.get(key) !== value) yield [key, value];
      }
    }
  }
}
