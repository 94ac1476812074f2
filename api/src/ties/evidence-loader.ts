import DataLoader from 'dataloader';
import { mayCount } from '../read-model/consents.js';
import { type Pair, pairKey, pairOf, pairsOfRecords } from '../read-model/evidence.js';
import { evidenceOfPairs, readInChunks } from '../read-model/queries.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { EvidenceRow } from '../read-model/records.js';
import type { Reader } from '../store/store.js';

/** Reads the evidence of the ties of one answer with one query, however many resolvers ask. */
export class EvidenceLoader {
  readonly #loader: DataLoader<Pair, EvidenceRow[], string>;

  constructor(store: Reader, model: () => ReadModel) {
    this.#loader = new DataLoader((pairs) => readRows(store, model(), pairs), { cacheKeyFn: pairKey });
  }

  /** All evidence rows between two people, those of merged records included, `fromId` and `toId` as they live on. */
  load(one: string, other: string): Promise<EvidenceRow[]> {
    return this.#loader.load(pairOf(one, other));
  }

  /** Forgets what was read; for an answer after a write. */
  clear(): void {
    this.#loader.clearAll();
  }
}

async function readRows(store: Reader, model: ReadModel, pairs: readonly Pair[]): Promise<EvidenceRow[][]> {
  const { directory, asOf } = model;
  const wanted = pairsOfRecords(pairs, (id) => directory.idsOf(id));
  const byPair = new Map<string, EvidenceRow[]>(pairs.map((pair) => [pairKey(pair), []]));
  for (const row of await readInChunks(store, evidenceOfPairs, 'pairs', wanted)) {
    if (!mayCount(directory, row.kind, asOf)) continue;
    const fromId = directory.canonicalId(row.fromId);
    const toId = directory.canonicalId(row.toId);
    byPair.get(pairKey(pairOf(fromId, toId)))?.push({ ...row, fromId, toId });
  }
  return pairs.map((pair) => byPair.get(pairKey(pair)) ?? []);
}
