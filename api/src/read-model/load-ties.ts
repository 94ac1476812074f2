import { isoOfDay } from '../network/day.js';
import { type PairEvidence, tieStrength } from '../network/strength.js';
import type { SharingLevel } from '../network/types.js';
import { workedPairs } from '../network/worked-with.js';
import type { Reader } from '../store/store.js';
import { mayBeTied, mayCount } from './consents.js';
import type { Directory } from './directory.js';
import { EvidenceByPair, GatheredEvidence, membershipsOf, pairOf } from './evidence.js';
import * as queries from './queries.js';
import type { EvidenceFacts, EvidencePageRow } from './records.js';
import { inSlices, Slices } from './slices.js';
import { sharingLevel } from './standing.js';

/** Takes one tie of two people, with its strength on the day and who may use it. */
export type TieTaker = (a: string, b: string, strength: number, sharing: SharingLevel) => void;

/** A page brings about so many records: reading it holds the event loop for some ten milliseconds. */
const RECORDS_PER_PAGE = 2_000;

/**
 * Reads all evidence, computes every tie as of a day and hands it on, pair by pair, in slices between which others have
 * their turn. All evidence of a pair stands on one page, that of its smaller id, so memory does not grow with the number of
 * ties; only pairs of people with several records are gathered apart, and what projects say.
 */
export async function loadTies(
  reader: Reader,
  directory: Directory,
  asOfDay: number,
  take: TieTaker,
): Promise<void> {
  const loader = new TieLoader(directory, asOfDay, take);
  const slices = new Slices();
  const isWorkCounted = mayCount(directory, 'WORKED_WITH', isoOfDay(asOfDay));
  for await (const project of inSlices(isWorkCounted ? directory.projects.values() : [], slices)) {
    for (const { a, b, worked } of workedPairs(membershipsOf(project, directory.canonicalId), asOfDay)) {
      loader.addWorked(a, b, worked.amount);
    }
  }
  const pages = queries.readPages(reader, queries.evidenceOfPage, directory.recordIds().sort(), {
    wanted: RECORDS_PER_PAGE,
    sizeOf: (rows) => rows.reduce((sum, { evidence }) => sum + evidence.length, 0),
  });
  for await (const { ids, rows } of pages) {
    slices.begin();
    const byPerson = new Map(rows.map((row) => [row.id, row.evidence]));
    for (const id of ids) await loader.takeTiesOf(id, byPerson.get(id) ?? [], slices);
  }
  await loader.takeApart(slices);
}

/** What projects say of one person and others of larger ids; one after another, not a thing each. */
interface WorkedWith {
  readonly others: string[];
  readonly amounts: number[];
}

class TieLoader {
  readonly #directory: Directory;
  readonly #asOfDay: number;
  readonly #asOf: string;
  readonly #take: TieTaker;
  readonly #worked = new Map<string, WorkedWith>();
  /** Pairs whose evidence may stand on several pages. */
  readonly #apart: EvidenceByPair;
  /** Kinds of evidence that the agreement does not name; in a trial nothing is asked for. */
  readonly #isLeftOut: ((kind: EvidenceFacts['kind']) => boolean) | undefined;

  constructor(directory: Directory, asOfDay: number, take: TieTaker) {
    this.#directory = directory;
    this.#asOfDay = asOfDay;
    this.#asOf = isoOfDay(asOfDay);
    this.#take = take;
    this.#apart = new EvidenceByPair(directory.canonicalId);
    if (directory.isLive) this.#isLeftOut = (kind) => !mayCount(directory, kind, this.#asOf);
  }

  addWorked(one: string, other: string, amount: number): void {
    const { a, b } = pairOf(one, other);
    if (this.#isApart(a) || this.#isApart(b)) {
      this.#apart.of({ a, b }).workedMonths.push({ amount, day: this.#asOfDay });
      return;
    }
    const known = this.#worked.get(a);
    if (known === undefined) this.#worked.set(a, { others: [b], amounts: [amount] });
    else {
      known.others.push(b);
      known.amounts.push(amount);
    }
  }

  /** Computes all ties of a person to people of larger ids. */
  async takeTiesOf(id: string, records: EvidencePageRow['evidence'], slices: Slices): Promise<void> {
    const byOther = new Map<string, GatheredEvidence>();
    const isApart = this.#isApart(id);
    for (const [otherId, isForward, kind, amount, day, level, at, strength] of records) {
      if (slices.isOver) await slices.rest();
      if (this.#isLeftOut?.(kind) === true) continue;
      const facts: EvidenceFacts = { kind, amount, day, level, at, strength };
      if (isApart || this.#isApart(otherId)) {
        const [fromId, toId] = isForward ? [id, otherId] : [otherId, id];
        this.#apart.add({ ...facts, fromId, toId });
      } else {
        gatheredOf(byOther, otherId).add(facts, isForward);
      }
    }
    const worked = this.#worked.get(id);
    for (const [place, otherId] of worked?.others.entries() ?? []) {
      const amount = worked?.amounts[place] ?? 0;
      gatheredOf(byOther, otherId).workedMonths.push({ amount, day: this.#asOfDay });
    }
    this.#worked.delete(id);
    for (const [otherId, evidence] of byOther) {
      if (slices.isOver) await slices.rest();
      this.#takeTie(id, otherId, evidence);
    }
  }

  /** Computes the ties of everybody who has several records. */
  async takeApart(slices: Slices): Promise<void> {
    for (const [{ a, b }, evidence] of this.#apart.entries()) {
      if (slices.isOver) await slices.rest();
      this.#takeTie(a, b, evidence);
    }
  }

  #takeTie(a: string, b: string, evidence: PairEvidence): void {
    const one = this.#directory.people.get(a);
    const other = this.#directory.people.get(b);
    if (one === undefined || other === undefined) return;
    if (!mayBeTied(this.#directory, one, other, this.#asOf)) return;
    const { strength } = tieStrength(evidence, this.#asOfDay);
    if (strength > 0) this.#take(a, b, strength, sharingLevel(this.#directory, one, other, this.#asOf));
  }

  #isApart(id: string): boolean {
    return this.#directory.hasSeveralRecords(id);
  }
}

function gatheredOf(byOther: Map<string, GatheredEvidence>, id: string): GatheredEvidence {
  const known = byOther.get(id);
  if (known !== undefined) return known;
  const made = new GatheredEvidence();
  byOther.set(id, made);
  return made;
}
