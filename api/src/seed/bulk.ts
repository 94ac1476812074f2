import { z } from 'zod';
import { isoOfDay } from '../network/day.js';
import { tieStrength } from '../network/strength.js';
import { Directory } from '../read-model/directory.js';
import { EvidenceByPair } from '../read-model/evidence.js';
import { loadEvidence, loadPeople, loadProjects, readAllById, readByPeople } from '../read-model/queries.js';
import { defineQuery } from '../store/queries.js';
import type { Query, Store } from '../store/store.js';

type Properties = Record<string, string | number | boolean | readonly string[] | null>;

export interface NodeRow {
  readonly id: string;
  readonly properties: Properties;
}

export interface RelationshipRow {
  readonly from: string;
  readonly to: string;
  readonly properties: Properties;
}

/** Everything a store can be filled with at once. Ids are final; what a row names must be there or be in here too. */
export interface BulkRows {
  readonly sourceSystems?: readonly NodeRow[];
  readonly organizations?: readonly NodeRow[];
  /** Those above before those below. */
  readonly departments?: readonly (NodeRow & { readonly parentIds: readonly string[] })[];
  readonly skills?: readonly NodeRow[];
  readonly people?: readonly (NodeRow & { readonly isEmployee: boolean })[];
  readonly projects?: readonly (NodeRow & { readonly organizationIds: readonly string[] })[];
  readonly introductions?: readonly NodeRow[];
  readonly relationships?: Partial<Record<RelationshipKind, readonly RelationshipRow[]>>;
  readonly settings?: Readonly<Record<string, string>>;
}

const nodeQueries = {
  sourceSystems: define('source-systems'),
  organizations: define('organizations'),
  departments: define('departments'),
  skills: define('skills'),
  people: define('people'),
  projects: define('projects'),
  introductions: define('introductions'),
} as const;

const relationshipQueries = {
  MEMBER_OF: define('member-of'),
  REPORTS_TO: define('reports-to'),
  WORKS_AT: define('works-at'),
  OWNS_ACCOUNT: define('owns-account'),
  HAS_SKILL: define('has-skill'),
  WORKED_ON: define('worked-on'),
  MESSAGED: define('messaged'),
  MET: define('met'),
  CONNECTED: define('connected'),
  DECLARED: define('declared'),
  STATED: define('stated'),
  SHARES: define('shares'),
  REFERRED: define('referred'),
  ASKED_OF: define('asked-of'),
  ASKED_FOR: define('introduction-asker'),
  LEADS_TO: define('introduction-target'),
  TARGETS_PERSON: define('targets-of-people'),
  TARGETS_ORGANIZATION: define('targets-of-organizations'),
} as const;

export type RelationshipKind = keyof typeof relationshipQueries;

const setSetting = defineQuery('settings/set', z.unknown());
const saveDerived = defineQuery('ties/save-derived', z.unknown());

const ROWS_PER_TRANSACTION = 5_000;

export type OnProgress = (what: string, done: number, total: number) => void;

/** Writes nodes, relationships and settings in transactions of bounded size; ties are derived by `deriveAllTies`. */
export async function writeBulk(
  store: Store,
  rows: BulkRows,
  onProgress: OnProgress = () => {},
): Promise<void> {
  for (const [kind, query] of Object.entries(nodeQueries)) {
    await writeRows(store, query, rows[kind as keyof typeof nodeQueries] ?? [], (done, total) =>
      onProgress(kind, done, total),
    );
  }
  for (const [kind, query] of Object.entries(relationshipQueries)) {
    await writeRows(store, query, rows.relationships?.[kind as RelationshipKind] ?? [], (done, total) =>
      onProgress(kind, done, total),
    );
  }
  const settings = Object.entries(rows.settings ?? {});
  if (settings.length > 0) {
    await store.write(async (transaction) => {
      for (const [id, value] of settings) await transaction.run(setSetting, { id, value });
      transaction.touch('settings');
    });
  }
}

/** Computes every tie from the evidence in the store and writes it as KNOWS of a day. Answers how many there are. */
export async function deriveAllTies(
  store: Store,
  asOfDay: number,
  onProgress: OnProgress = () => {},
): Promise<number> {
  const directory = new Directory();
  for (const person of await readAllById(store, loadPeople)) directory.setPerson(person);
  const evidence = new EvidenceByPair(directory.canonicalId);
  for await (const rows of readByPeople(store, loadEvidence)) for (const row of rows) evidence.add(row);
  for (const project of await readAllById(store, loadProjects)) evidence.addProject(project, asOfDay);
  const ties: { a: string; b: string; strength: number }[] = [];
  for (const [{ a, b }, found] of evidence.entries()) {
    const { strength } = tieStrength(found, asOfDay);
    if (strength > 0) ties.push({ a, b, strength });
  }
  for (let start = 0; start < ties.length; start += ROWS_PER_TRANSACTION) {
    await store.write(async (transaction) => {
      const slice = ties.slice(start, start + ROWS_PER_TRANSACTION);
      await transaction.run(saveDerived, { ties: slice, asOf: isoOfDay(asOfDay) });
      transaction.touch('everything');
    });
    onProgress('KNOWS', Math.min(ties.length, start + ROWS_PER_TRANSACTION), ties.length);
  }
  return ties.length;
}

async function writeRows(
  store: Store,
  query: Query<unknown>,
  rows: readonly unknown[],
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_TRANSACTION) {
    await store.write(async (transaction) => {
      await transaction.run(query, { rows: rows.slice(start, start + ROWS_PER_TRANSACTION) });
      transaction.touch('everything');
    });
    onProgress(Math.min(rows.length, start + ROWS_PER_TRANSACTION), rows.length);
  }
}

function define(name: string): Query<unknown> {
  return defineQuery(`seed/${name}`, z.unknown());
}

/** Those above before those below, so that each finds the one above when it is written. */
export function parentsFirst<Row extends { readonly id: string; readonly parentIds: readonly string[] }>(
  rows: readonly Row[],
): Row[] {
  const ordered: Row[] = [];
  const placed = new Set<string>();
  for (let before = -1; before !== ordered.length; ) {
    before = ordered.length;
    for (const row of rows) {
      if (placed.has(row.id) || row.parentIds.some((parent) => !placed.has(parent))) continue;
      placed.add(row.id);
      ordered.push(row);
    }
  }
  return ordered;
}
