import { z } from 'zod';
import { ownSourceIds } from '../contacts/own-sources.js';
import type { EvidenceCount, SourceState } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { notFound } from '../graphql/errors.js';
import {
  checkPageSize,
  comparePositions,
  type Page,
  type Position,
  pageOf,
  positionOf,
} from '../graphql/paging.js';
import { importsOf } from '../imports/import-service.js';
import { sourceIdOf } from '../imports/pipeline/run-facts.js';
import type { ImportRun } from '../imports/pipeline/run-import.js';
import { readByPeople } from '../read-model/queries.js';
import { compareByName, namePosition } from '../search/name-order.js';
import { compareText } from '../search/sorted.js';
import { defineQuery } from '../store/queries.js';
import {
  allSources,
  isBeingSwitched,
  isBeingWithdrawn,
  isPersonal,
  isSystem,
  type SourceRecord,
  sourcesByIds,
} from './source-records.js';
import { performSwitch, performWithdrawal } from './source-work.js';

/** A source as the viewer reads it, with what all answers about sources share. */
export interface SourceView {
  readonly record: SourceRecord;
  /** Of a source that belongs to somebody else, in place of all that would name them: which of those it is. */
  readonly number: number | null;
  readonly facts: SourceFacts;
}

/** Sources by name, page by page; behind them those that belong to somebody else, by number. */
export async function sources(
  context: Context,
  input: { first: number; after?: string | null },
): Promise<Page<SourceView>> {
  const first = checkPageSize(input.first);
  const start = positionOf(input.after);
  const systems = (await allSources(context.application.store)).filter(isSystem);
  const shown = shownSources(context, systems).filter(
    (one) => start === null || comparePositions(positionOfShown(one), start) > 0,
  );
  const page = pageOf(shown, first, positionOfShown);
  const facts = new SourceFacts(context);
  return { ...page, nodes: page.nodes.map((one) => ({ ...one, facts })) };
}

/** A source; null if there is none of that id, or if it belongs to somebody else. */
export async function source(context: Context, id: string): Promise<SourceView | null> {
  const record = await systemOf(context, id);
  if (record === undefined || (isPersonal(record) && !ownIds(context).has(record.id))) return null;
  return { record, number: null, facts: new SourceFacts(context) };
}

/** A system or file by id; undefined for people's own records and words too. */
export async function systemOf(context: Context, id: string): Promise<SourceRecord | undefined> {
  const [record] = await sourcesByIds(context.application.store, [id]);
  return record !== undefined && isSystem(record) ? record : undefined;
}

/** Withdraws a source of the company; see `performWithdrawal`. Throws NOT_FOUND, also for a single person's, or CONFLICT while an import reads it. */
export async function withdrawSource(context: Context, id: string): Promise<SourceView> {
  const record = await systemOf(context, id);
  if (record === undefined || isPersonal(record)) throw notFound('source');
  await performWithdrawal(context.application, record);
  return known(context, id);
}

/** Switches a source of the company on or off; see `performSwitch`. Throws NOT_FOUND, also for a single person's, or CONFLICT while an import reads it. */
export async function switchSource(context: Context, id: string, isOn: boolean): Promise<SourceView> {
  const record = await systemOf(context, id);
  if (record === undefined || isPersonal(record)) throw notFound('source');
  await performSwitch(context.application, record, isOn);
  return known(context, id);
}

async function known(context: Context, id: string): Promise<SourceView> {
  const found = await source(context, id);
  if (found === null) throw notFound('source');
  return found;
}

type ShownSource = Pick<SourceView, 'record' | 'number'>;

/** Those that belong to somebody else stand in the order of ids that are made of no name, so that none tells of one. */
function shownSources(context: Context, records: readonly SourceRecord[]): ShownSource[] {
  const own = ownIds(context);
  const isSomebodyElses = (record: SourceRecord) => isPersonal(record) && !own.has(record.id);
  const named = records.filter((record) => !isSomebodyElses(record)).sort(compareByName);
  const others = records.filter(isSomebodyElses).sort((one, other) => compareText(one.id, other.id));
  return [
    ...named.map((record) => ({ record, number: null })),
    ...others.map((record, place) => ({ record, number: place + 1 })),
  ];
}

function ownIds({ viewer, directory }: Context): ReadonlySet<string> {
  const person = viewer.kind === 'PERSON' ? directory.person(viewer.personId) : undefined;
  return new Set(person === undefined ? [] : ownSourceIds({ directory }, person));
}

function positionOfShown({ record, number }: ShownSource): Position {
  return number === null ? namePosition(record) : { key: BEHIND_NAMES, id: String(number).padStart(9, '0') };
}

/** No folded name comes behind it. */
const BEHIND_NAMES = '\uffff';

/** How a source is asked for: one that belongs to somebody else not at all. */
export function idOf({ record, number }: SourceView): string {
  return number === null ? record.id : `${record.kind} ${number}`;
}

/** How a source stands. An import that began after the withdrawal brought it back. */
export async function stateOf({ record, facts }: SourceView): Promise<SourceState> {
  if (isBeingWithdrawn(record)) return 'WITHDRAWING';
  if (isBeingSwitched(record)) return 'SWITCHING';
  const latest = (await facts.runsOf(record.id))[0]?.stored.startedAt ?? '';
  if (record.withdrawnAt !== null && latest <= record.withdrawnAt) return 'WITHDRAWN';
  return record.isSwitchedOff ? 'OFF' : 'ON';
}

/** Records of evidence by kind; none of a single person's source. */
export async function evidenceCountsOf({ record, facts }: SourceView): Promise<EvidenceCount[]> {
  return isPersonal(record) ? [] : facts.evidenceOf(record.id);
}

/** How many records of a kind a source brought; none of a single person's: their number would tell of private ties. */
export async function broughtBy({ record, facts }: SourceView, what: Brought): Promise<number> {
  return isPersonal(record) ? 0 : facts.broughtBy(record.id, what);
}

const evidenceCounts = defineQuery(
  'sources/evidence-counts',
  z.object({
    source: z.string().nullable(),
    kind: z.enum(['MESSAGED', 'MET', 'CONNECTED', 'STATED']),
    count: z.number(),
  }),
);
const described = defineQuery(
  'sources/described',
  z.object({
    source: z.string(),
    what: z.enum(['people', 'organizations', 'projects', 'skillClaims']),
    count: z.number(),
  }),
);

/** What is kept with the sources that brought it. */
export type Brought = z.output<typeof described.row>['what'];

const MOST_RUNS = 100_000;

/** What is counted over the whole store, at most once for all sources of an answer, and only if asked for. */
export class SourceFacts {
  readonly #context: Context;
  #runs: Promise<Map<string, ImportRun[]>> | undefined;
  #evidence: Promise<Map<string, Map<EvidenceCount['kind'], number>>> | undefined;
  #described: Promise<Map<string, number>> | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Imports that read a source, the latest first. */
  async runsOf(sourceId: string): Promise<ImportRun[]> {
    this.#runs ??= this.#readRuns();
    return (await this.#runs).get(sourceId) ?? [];
  }

  async evidenceOf(sourceId: string): Promise<EvidenceCount[]> {
    this.#evidence ??= this.#countEvidence();
    const counts = (await this.#evidence).get(sourceId) ?? new Map<EvidenceCount['kind'], number>();
    return [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => (a.kind < b.kind ? -1 : 1));
  }

  /** How many there are now. */
  async broughtBy(sourceId: string, what: Brought): Promise<number> {
    this.#described ??= this.#countDescribed();
    return (await this.#described).get(`${what} ${sourceId}`) ?? 0;
  }

  async #readRuns(): Promise<Map<string, ImportRun[]>> {
    const bySource = new Map<string, ImportRun[]>();
    for (const run of await importsOf(this.#context.application).list(MOST_RUNS)) {
      if (run.isDryRun) continue;
      const id = sourceIdOf(run.stored.kind, run.stored.fileName);
      bySource.set(id, [...(bySource.get(id) ?? []), run]);
    }
    return bySource;
  }

  async #countEvidence() {
    const bySource = new Map<string, Map<EvidenceCount['kind'], number>>();
    for await (const rows of readByPeople(this.#context.application.store, evidenceCounts)) {
      for (const { source: id, kind, count } of rows) {
        const counts = bySource.get(id ?? '') ?? new Map<EvidenceCount['kind'], number>();
        counts.set(kind, (counts.get(kind) ?? 0) + count);
        bySource.set(id ?? '', counts);
      }
    }
    return bySource;
  }

  async #countDescribed(): Promise<Map<string, number>> {
    const rows = await this.#context.application.store.read(described);
    return new Map(rows.map(({ source: id, what, count }) => [`${what} ${id}`, count]));
  }
}
