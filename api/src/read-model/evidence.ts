import { dayOf } from '../network/day.js';
import type { Amount, PairEvidence, Statement, Word } from '../network/strength.js';
import { type Membership, workedPairs } from '../network/worked-with.js';
import type { EvidenceRow, ProjectRecord } from './records.js';

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

interface MutableEvidence {
  readonly pair: Pair;
  messagedForward: Amount[];
  messagedBack: Amount[];
  met: Amount[];
  connected: Amount[];
  workedMonths: Amount[];
  words: Word[];
  statements: Statement[];
}

/** Gathers evidence rows and project work by pair of people. Records that live on in another count for that one. */
export class EvidenceByPair {
  readonly #byPair = new Map<string, MutableEvidence>();
  readonly #canonicalId: (id: string) => string;

  constructor(canonicalId: (id: string) => string) {
    this.#canonicalId = canonicalId;
  }

  add(row: EvidenceRow): void {
    const from = this.#canonicalId(row.fromId);
    const to = this.#canonicalId(row.toId);
    if (from === to) return;
    const evidence = this.#of(pairOf(from, to));
    const isForward = from < to;
    switch (row.kind) {
      case 'MESSAGED':
        (isForward ? evidence.messagedForward : evidence.messagedBack).push(amountOf(row));
        break;
      case 'MET':
        evidence.met.push(amountOf(row));
        break;
      case 'CONNECTED':
        evidence.connected.push(amountOf(row));
        break;
      case 'STATED':
        if (row.strength !== null) evidence.statements.push({ strength: row.strength, day: row.day ?? 0 });
        break;
      case 'DECLARED':
        if (row.level !== null && row.at !== null) {
          evidence.words.push({ by: isForward ? 'a' : 'b', level: row.level, day: dayOf(row.at) });
        }
        break;
    }
  }

  /** Adds what a project's members did together; with `only`, for pairs already asked for. */
  addProject(project: ProjectRecord, asOfDay: number, only?: ReadonlySet<string>): void {
    for (const { a, b, worked } of workedPairs(this.memberships(project), asOfDay)) {
      const pair = pairOf(a, b);
      if (only === undefined || only.has(pairKey(pair))) this.#of(pair).workedMonths.push(worked);
    }
  }

  memberships(project: ProjectRecord): Membership[] {
    return membershipsOf(project, this.#canonicalId);
  }

  get(pair: Pair): PairEvidence {
    return this.#byPair.get(pairKey(pair)) ?? NOTHING;
  }

  *entries(): Generator<readonly [Pair, PairEvidence]> {
    for (const evidence of this.#byPair.values()) yield [evidence.pair, evidence];
  }

  #of(pair: Pair): MutableEvidence {
    const key = pairKey(pair);
    const known = this.#byPair.get(key);
    if (known !== undefined) return known;
    const made: MutableEvidence = {
      pair,
      messagedForward: [],
      messagedBack: [],
      met: [],
      connected: [],
      workedMonths: [],
      words: [],
      statements: [],
    };
    this.#byPair.set(key, made);
    return made;
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

function amountOf(row: EvidenceRow): Amount {
  return { amount: row.amount ?? 0, day: row.day ?? 0 };
}

const NOTHING: PairEvidence = {
  messagedForward: [],
  messagedBack: [],
  met: [],
  connected: [],
  workedMonths: [],
  words: [],
  statements: [],
};
