import { z } from 'zod';
import { readInChunks } from '../../read-model/queries.js';
import {
  countedByIds,
  countersOf,
  personalSourcesOf,
  type CountedMessage as StoredMessage,
} from '../../sources/counted-messages.js';
import { defineQuery } from '../../store/queries.js';
import type { Reader } from '../../store/store.js';
import type { BatchPlan, CountedMessage, EvidenceKind, EvidenceProperties, SourceEvidence } from './batch.js';
import { type ImportGate, type ImportRules, OPEN_GATE, readGate } from './gate.js';
import type { KnownRecords } from './known-records.js';

const evidenceOfSource = defineQuery(
  'imports/evidence-of-source',
  z.object({
    fromId: z.string(),
    toId: z.string(),
    kind: z.enum(['MESSAGED', 'MET', 'CONNECTED', 'STATED']),
    amount: z.number().nullable(),
    day: z.number().nullable(),
    count: z.number().nullable(),
    first: z.string().nullable(),
    last: z.string().nullable(),
    strength: z.number().nullable(),
  }),
);

/** What was counted of a message before. */
export interface CountedBefore {
  readonly pairs: Set<string>;
  /** Those of the pairs that people's own mailboxes brought. */
  readonly byPeople: ReadonlySet<string>;
  /** A file of the company's brought the message. */
  readonly isOfCompany: boolean;
}

export interface DirectedPair {
  readonly from: string;
  readonly to: string;
}

/** What was said and counted before the present batch. */
export interface PresentEvidence {
  /** What the import's own source says of these pairs, by `evidenceKey`. */
  ofPairs(pairs: readonly DirectedPair[]): Promise<Map<string, EvidenceProperties>>;
  /** What was counted of those of these messages that are known. */
  counted(ids: readonly string[]): Promise<Map<string, CountedBefore>>;
  /** Whom of these addresses and what between them a batch may store. */
  gate(draft: KnownRecords, addresses: readonly string[]): Promise<ImportGate>;
}

export function evidenceKey(kind: EvidenceKind, from: string, to: string): string {
  return `${kind}|${from}|${to}`;
}

/** What the store holds, as `reader` sees it; without `rules` everything may be stored. */
export function presentInStore(reader: Reader, sourceId: string, rules?: ImportRules): PresentEvidence {
  return {
    gate: async (draft, addresses) =>
      rules === undefined ? OPEN_GATE : readGate(reader, rules, draft, [...new Set(addresses)]),
    ofPairs: async (pairs) => {
      const found = new Map<string, EvidenceProperties>();
      for (let start = 0; start < pairs.length; start += PAIRS_PER_READ) {
        const slice = pairs.slice(start, start + PAIRS_PER_READ);
        for (const row of await reader.read(evidenceOfSource, { pairs: slice, source: sourceId })) {
          const day = row.day ?? 0;
          const properties =
            row.strength !== null
              ? { strength: row.strength, day }
              : {
                  amount: row.amount ?? 0,
                  day,
                  count: row.count ?? 0,
                  first: row.first ?? '',
                  last: row.last ?? '',
                };
          found.set(evidenceKey(row.kind, row.fromId, row.toId), properties);
        }
      }
      return found;
    },
    counted: async (ids) => {
      const rows = await readInChunks(reader, countedByIds, 'ids', ids);
      const personal = await personalSourcesOf(reader, rows);
      return new Map(rows.map((row) => [row.id, countedBefore(row, personal)]));
    },
  };
}

function countedBefore(row: StoredMessage, personal: ReadonlySet<string>): CountedBefore {
  const counters = countersOf(row);
  const isPersonal = (source: string | null) => source !== null && personal.has(source);
  const byPeople = [...counters].filter(([, source]) => isPersonal(source)).map(([pair]) => pair);
  return {
    pairs: new Set(row.pairs),
    byPeople: new Set(byPeople),
    isOfCompany: !isPersonal(row.source) || byPeople.length < counters.size,
  };
}

const PAIRS_PER_READ = 1_000;

/** Keeps in memory what a dry run would have written, so that its later batches see its earlier ones. */
export class DryRunEvidence implements PresentEvidence {
  readonly #store: PresentEvidence;
  readonly #evidence = new Map<string, SourceEvidence>();
  readonly #counted = new Map<string, CountedMessage>();

  constructor(store: PresentEvidence) {
    this.#store = store;
  }

  gate(draft: KnownRecords, addresses: readonly string[]): Promise<ImportGate> {
    return this.#store.gate(draft, addresses);
  }

  absorb(plan: BatchPlan): void {
    for (const { kind, from, to, properties } of plan.evidence) {
      this.#evidence.set(evidenceKey(kind, from, to), { kind, from, to, properties });
    }
    for (const message of plan.countedMessages) this.#counted.set(message.id, message);
  }

  /** All that the dry run would have written. */
  get evidence(): ReadonlyMap<string, SourceEvidence> {
    return this.#evidence;
  }

  async ofPairs(pairs: readonly DirectedPair[]): Promise<Map<string, EvidenceProperties>> {
    const found = await this.#store.ofPairs(pairs);
    for (const { from, to } of pairs) {
      for (const kind of ['MESSAGED', 'MET', 'CONNECTED', 'STATED'] as const) {
        const key = evidenceKey(kind, from, to);
        const own = this.#evidence.get(key);
        if (own !== undefined) found.set(key, own.properties);
      }
    }
    return found;
  }

  async counted(ids: readonly string[]): Promise<Map<string, CountedBefore>> {
    const found = await this.#store.counted(ids);
    for (const id of ids) {
      const own = this.#counted.get(id);
      if (own === undefined) continue;
      const byPeople = found.get(id)?.byPeople ?? new Set<string>();
      found.set(id, { pairs: new Set(own.pairs), byPeople, isOfCompany: true });
    }
    return found;
  }
}
