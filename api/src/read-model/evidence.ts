import { dayOf } from '../network/day.js';
import type { Amount, PairEvidence, Statement, Word } from '../network/strength.js';
import { type Membership, workedPairs } from '../network/worked-with.js';
import type { EvidenceFacts, EvidenceRow, ProjectRecord } from './records.js';

/** Two people, the smaller id first. */
export interface Pair {
  readonly a: string;
  readonly b: string;
}

export function pairOf(one: string, other: string): Pair {
  return one < other ? { a: one, b: other } : { a: other, b: one };
}

export function pairKey(pair: Pair): string {
  return `${pair.a}|${pair.b}`;
}

/** Every combination of the records that stand for the two people of each pair; `idsOf` names a person's records. */
export function pairsOfRecords(pairs: readonly Pair[], idsOf: (id: string) => readonly string[]): Pair[] {
  return pairs.flatMap(({ a, b }) => idsOf(a).flatMap((one) => idsOf(b).map((other) => pairOf(one, other))));
}

/** All that is known of one pair, gathered record by record. Forward is from the smaller id to the larger. */
export class GatheredEvidence implements PairEvidence {
  messagedForward: Amount[] = [];
  messagedBack: Amount[] = [];
  met: Amount[] = [];
  connected: Amount[] = [];
  workedMonths: Amount[] = [];
  words: Word[] = [];
  statements: Statement[] = [];

  /** A record without a number one can count with says nothing. */
  add(facts: EvidenceFacts, isForward: boolean): void {
    switch (facts.kind) {
      case 'MESSAGED':
        addAmount(isForward ? this.messagedForward : this.messagedBack, facts);
        break;
      case 'MET':
        addAmount(this.met, facts);
        break;
      case 'CONNECTED':
        addAmount(this.connected, facts);
        break;
      case 'STATED':
        if (isCountable(facts.strength) && isDay(facts.day)) {
          this.statements.push({ strength: facts.strength, day: facts.day ?? 0 });
        }
        break;
      case 'DECLARED':
        if (facts.level !== null && facts.at !== null) {
          this.words.push({ by: isForward ? 'a' : 'b', level: facts.level, day: dayOf(facts.at) });
        }
        break;
    }
  }
}

function addAmount(amounts: Amount[], { amount, day }: EvidenceFacts): void {
  if (isCountable(amount) && isDay(day)) amounts.push({ amount, day: day ?? 0 });
}

function isCountable(value: number | null): value is number {
  return value !== null && value >= 0 && Number.isFinite(value);
}

function isDay(value: number | null): boolean {
  return value === null || Number.isFinite(value);
}

/** Gathers evidence rows and project work by pair of people. Records that live on in another count for that one. */
export class EvidenceByPair {
  readonly #byPair = new Map<string, { readonly pair: Pair; readonly evidence: GatheredEvidence }>();
  readonly #canonicalId: (id: string) => string;

  constructor(canonicalId: (id: string) => string) {
    this.#canonicalId = canonicalId;
  }

  add(row: EvidenceFacts & Pick<EvidenceRow, 'fromId' | 'toId'>): void {
    const from = this.#canonicalId(row.fromId);
    const to = this.#canonicalId(row.toId);
    if (from !== to) this.of(pairOf(from, to)).add(row, from < to);
  }

  /** Adds what a project's members did together; with `only`, for pairs already asked for. */
  addProject(project: ProjectRecord, asOfDay: number, only?: ReadonlySet<string>): void {
    for (const { a, b, worked } of workedPairs(this.memberships(project), asOfDay)) {
      const pair = pairOf(a, b);
      if (only === undefined || only.has(pairKey(pair))) this.of(pair).workedMonths.push(worked);
    }
  }

  memberships(project: ProjectRecord): Membership[] {
    return membershipsOf(project, this.#canonicalId);
  }

  get(pair: Pair): PairEvidence {
    return this.#byPair.get(pairKey(pair))?.evidence ?? NOTHING;
  }

  *entries(): Generator<readonly [Pair, PairEvidence]> {
    for (const { pair, evidence } of this.#byPair.values()) yield [pair, evidence];
  }

  /** What is gathered of a pair, to be added to. */
  of(pair: Pair): GatheredEvidence {
    const key = pairKey(pair);
    const known = this.#byPair.get(key);
    if (known !== undefined) return known.evidence;
    const evidence = new GatheredEvidence();
    this.#byPair.set(key, { pair, evidence });
    return evidence;
  }
}

/** A project's members with days; a member without a first day is on it from the project's first day, if known. None of a source switched off. */
export function membershipsOf(project: ProjectRecord, canonicalId: (id: string) => string): Membership[] {
  if (project.isSwitchedOff === true) return [];
  const projectEnd = project.to === null ? null : dayOf(project.to);
  return project.members.flatMap((member) => {
    const from = member.from ?? project.from;
    if (from === null) return [];
    const toDay = member.to === null ? projectEnd : dayOf(member.to);
    return [{ personId: canonicalId(member.personId), fromDay: dayOf(from), toDay }];
  });
}

/** All pairs of a project's members, whether or not their months met. */
export function pairsOfProject(
  project: ProjectRecord,
  canonicalId: (id: string) => string,
  asOfDay: number,
): Pair[] {
  return [...workedPairs(membershipsOf(project, canonicalId), asOfDay)].map(({ a, b }) => pairOf(a, b));
}

const NOTHING: PairEvidence = new GatheredEvidence();
