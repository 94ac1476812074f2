import type { Pair } from '../../read-model/evidence.js';
import type { Refusal } from '../report.js';
import { countReasons, type ImportCounts, NO_COUNTS } from './counts.js';

export type ImportKind = 'MAIL' | 'PEOPLE' | 'TIES' | 'PROJECTS' | 'ORGANIZATIONS';
export type EvidenceKind = 'MESSAGED' | 'MET' | 'CONNECTED' | 'STATED';

/** What one source says of two people; `from` and `to` as the relationship runs. */
export interface SourceEvidence {
  readonly kind: EvidenceKind;
  readonly from: string;
  readonly to: string;
  readonly properties: EvidenceProperties;
}

/** Events, or a statement of strength. Days are whole UTC days, first and last ISO dates. */
export type EvidenceProperties =
  | {
      readonly amount: number;
      readonly day: number;
      readonly count: number;
      readonly first: string;
      readonly last: string;
    }
  | { readonly strength: number; readonly day: number };

export interface EvidenceWrite extends SourceEvidence {
  /** The source said nothing of this kind between the two before. */
  readonly isNew: boolean;
}

/** A message by its keyed hash, and the keyed hashes of its pairs that were counted. */
export interface CountedMessage {
  readonly id: string;
  readonly pairs: readonly string[];
}

/** What one batch comes to, beside the records its draft changes. Nothing is written by making it. */
export interface BatchPlan {
  readonly counts: ImportCounts;
  readonly refusals: readonly Refusal[];
  readonly countedMessages: readonly CountedMessage[];
  readonly evidence: readonly EvidenceWrite[];
  /** Pairs of people whose tie may be another now. */
  readonly pairs: readonly Pair[];
}

/** Adds up a batch of rows while they are planned. */
export class BatchTally {
  readonly refusals: Refusal[] = [];
  readonly #without: Record<string, number> = {};
  #rows = 0;
  #taken = 0;
  #known = 0;
  #eventsCounted = 0;
  #eventsKnown = 0;

  /** A row that gave something new, or nothing new. */
  row(isNews: boolean): void {
    this.#rows++;
    if (isNews) this.#taken++;
    else this.#known++;
  }

  /** A row that gave nothing, for its first reason. */
  rowWithout(reason: string): void {
    this.#rows++;
    this.#without[reason] = (this.#without[reason] ?? 0) + 1;
  }

  refuse(...refusals: readonly Refusal[]): void {
    this.refusals.push(...refusals);
  }

  /** A row that is left out whole. */
  refuseRow(refusals: readonly Refusal[]): void {
    this.refuse(...refusals);
    this.rowWithout(refusals[0]?.reason ?? 'missingValue');
  }

  events(counted: number, known: number): void {
    this.#eventsCounted += counted;
    this.#eventsKnown += known;
  }

  counts(more: Partial<ImportCounts> = {}): ImportCounts {
    return {
      ...NO_COUNTS,
      rows: this.#rows,
      rowsTaken: this.#taken,
      rowsKnown: this.#known,
      rowsWithout: this.#without,
      eventsCounted: this.#eventsCounted,
      eventsKnown: this.#eventsKnown,
      refusals: countReasons(this.refusals),
      ...more,
    };
  }
}
