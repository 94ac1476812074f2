import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { dayOf } from '../network/day.js';
import { tieStrength } from '../network/strength.js';
import { mayBeTied, mayCount } from '../read-model/consents.js';
import { EvidenceByPair, type Pair, pairKey, pairOf } from '../read-model/evidence.js';
import { loadEvidence, readByPeople } from '../read-model/queries.js';
import { loadReadModel, type ReadModel } from '../read-model/read-model.js';
import { inSlices, Slices } from '../read-model/slices.js';
import { allSources } from '../sources/source-records.js';
import { defineQuery } from '../store/queries.js';
import type { Store } from '../store/store.js';

const loadDerived = defineQuery(
  'ties/load-derived',
  z.object({ a: z.string(), b: z.string(), strength: z.number(), asOf: z.string() }),
);
const dangling = defineQuery('checks/dangling', z.object({ kind: z.string(), count: z.number() }));

/** Differences up to this are rounding. */
const TOLERANCE = 1e-9;
const EXAMPLES = 10;

export interface CheckReport {
  readonly isClean: boolean;
  readonly derivedTies: number;
  readonly evidencePairs: number;
  /** What is wrong, in sentences; at most ten examples of each kind. */
  readonly findings: string[];
  /** The same as how often each kind was found, with no word on any person or tie. */
  readonly totals: string[];
}

/**
 * Compares what should be equal: every derived tie with its evidence as of its own day (that of sources switched off
 * left out), the read model with the store, and records with what they point to. Reads everything from the store alone,
 * writes nothing.
 */
export async function checkStore(store: Store, model: ReadModel, now: Date): Promise<CheckReport> {
  const fresh = await loadReadModel(store, now);
  const evidence = new EvidenceByPair(fresh.directory.canonicalId);
  const slices = new Slices();
  for await (const rows of readByPeople(store, loadEvidence)) {
    for await (const row of inSlices(rows, slices)) {
      if (mayCount(fresh.directory, row.kind, fresh.asOf)) evidence.add(row);
    }
  }
  const byDay = new ProjectWork(fresh);
  const findings = new Findings();
  const derived = new Set<string>();
  for await (const rows of readByPeople(store, loadDerived)) {
    for await (const row of inSlices(rows, slices)) {
      const pair = pairOf(row.a, row.b);
      if (derived.has(pairKey(pair))) findings.add('doubled', `${pairKey(pair)} has two derived ties.`);
      derived.add(pairKey(pair));
      const expected = tieStrength(
        { ...evidence.get(pair), workedMonths: byDay.of(pair, row.asOf) },
        dayOf(row.asOf),
      );
      const strength = mayBeTogether(fresh, pair) ? expected.strength : 0;
      if (Math.abs(strength - row.strength) > TOLERANCE) {
        findings.add(
          'strength',
          `${pairKey(pair)}: ${row.strength} is stored, its evidence gives ${strength}.`,
        );
      }
    }
  }
  const pairs = await checkMissing(evidence, derived, fresh, byDay, findings);
  await checkReadModel(fresh, model, findings);
  for (const { name, work } of await allSources(store)) {
    if (work === null) continue;
    findings.add(
      'source',
      `The source ${name} is not switched or withdrawn to the end. Start Perlen, or do it again.`,
    );
  }
  for (const { kind, count } of await store.read(dangling)) {
    if (count > 0) findings.add('dangling', `${count} ${kind}.`);
  }
  return {
    isClean: findings.list.length === 0,
    derivedTies: derived.size,
    evidencePairs: pairs,
    findings: findings.list,
    totals: findings.totals(),
  };
}

/** Evidence strong enough for a tie today must have one. */
async function checkMissing(
  evidence: EvidenceByPair,
  derived: ReadonlySet<string>,
  model: ReadModel,
  byDay: ProjectWork,
  findings: Findings,
): Promise<number> {
  let pairs = 0;
  if (mayCount(model.directory, 'WORKED_WITH', model.asOf)) {
    for (const project of model.directory.projects.values()) evidence.addProject(project, model.asOfDay);
  }
  for await (const [pair, found] of inSlices(evidence.entries())) {
    pairs++;
    if (derived.has(pairKey(pair)) || !mayBeTogether(model, pair)) continue;
    const worked = byDay.of(pair, model.asOf);
    const { strength } = tieStrength({ ...found, workedMonths: worked }, model.asOfDay);
    if (strength > 0)
      findings.add('missing', `${pairKey(pair)} has evidence for ${strength}, but no derived tie.`);
  }
  return pairs;
}

/** Whether what is known of two people may come to a tie. */
function mayBeTogether({ directory, asOf }: ReadModel, { a, b }: Pair): boolean {
  const one = directory.person(a);
  const other = directory.person(b);
  return one === undefined || other === undefined || mayBeTied(directory, one, other, asOf);
}

async function checkReadModel(fresh: ReadModel, model: ReadModel, findings: Findings): Promise<void> {
  if (fresh.change !== model.change) {
    findings.add('behind', `The read model is of change ${model.change}, the store of ${fresh.change}.`);
    return;
  }
  const { graph } = model;
  if (fresh.graph.size !== graph.size || fresh.graph.tieCount !== graph.tieCount) {
    findings.add('model', 'The read model and the store differ in the number of people or ties.');
  }
  for await (const [id, record] of inSlices(fresh.directory.people)) {
    if (!isDeepStrictEqual(sorted(record), sorted(model.directory.people.get(id)))) {
      findings.add('model', `${id} differs between read model and store.`);
    }
    for (const { id: other, strength, sharing } of fresh.graph.neighbours(id)) {
      if (other < id) continue;
      const held = graph.tie(id, other);
      if (held === null || Math.abs(held.strength - strength) > TOLERANCE || held.sharing !== sharing) {
        findings.add('model', `${id}|${other} differs between read model and store.`);
      }
    }
  }
}

/** A record whose lists stand in no particular order, so that two readings of the same compare as equal. */
function sorted(record: object | undefined): unknown {
  return Object.entries(record ?? {}).map(([field, value]) =>
    Array.isArray(value) ? [field, value.map((one) => JSON.stringify(one)).sort()] : [field, value],
  );
}

/** What two people's project work amounts to on any day; a project is computed once a day asked for. */
class ProjectWork {
  readonly #model: ReadModel;
  readonly #byDay = new Map<string, EvidenceByPair>();

  constructor(model: ReadModel) {
    this.#model = model;
  }

  of(pair: Pair, day: string) {
    let work = this.#byDay.get(day);
    if (work === undefined) {
      work = new EvidenceByPair(this.#model.directory.canonicalId);
      const { directory, asOf } = this.#model;
      const projects = mayCount(directory, 'WORKED_WITH', asOf) ? directory.projects.values() : [];
      for (const project of projects) work.addProject(project, dayOf(day));
      this.#byDay.set(day, work);
    }
    return work.get(pair).workedMonths;
  }
}

const TOTALS = {
  doubled: 'two derived ties for one pair',
  strength: 'a derived tie that differs from its evidence',
  missing: 'evidence without a derived tie',
  behind: 'the read model is of another change than the store',
  model: 'the read model differs from the store',
  source: 'a source is not switched or withdrawn to the end',
  dangling: 'a kind of record points to nothing',
} as const;

class Findings {
  readonly list: string[] = [];
  readonly #counts = new Map<keyof typeof TOTALS, number>();

  add(kind: keyof typeof TOTALS, sentence: string): void {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (count <= EXAMPLES) this.list.push(sentence);
  }

  totals(): string[] {
    return [...this.#counts].map(([kind, count]) => `${count} × ${TOTALS[kind]}.`);
  }
}
