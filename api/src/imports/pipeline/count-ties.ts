import { z } from 'zod';
import { tieStrength } from '../../network/strength.js';
import { EvidenceByPair, type Pair, pairKey, pairOf, pairsOfProject } from '../../read-model/evidence.js';
import { evidenceOfPairs, peoplePageEnd, projectsOfPeople, readInChunks } from '../../read-model/queries.js';
import type { EvidenceRow } from '../../read-model/records.js';
import { defineQuery } from '../../store/queries.js';
import type { Reader } from '../../store/store.js';
import type { ImportKind, SourceEvidence } from './batch.js';
import type { KnownProject, KnownRecords } from './known-records.js';
import type { DryRunEvidence } from './present-evidence.js';

const pairsOfSource = defineQuery(
  'imports/pairs-of-source',
  z.object({ fromId: z.string(), toId: z.string() }),
);
const countTies = defineQuery('imports/count-ties', z.object({ ties: z.number() }));

const PEOPLE_PER_PAGE = 5_000;
const PAIRS_PER_READ = 1_000;

export interface CountTiesInput {
  readonly kind: ImportKind;
  readonly sourceId: string;
  readonly known: KnownRecords;
  readonly todayDay: number;
  /** What a dry run would have written; absent after a real run. */
  readonly dryRun?: DryRunEvidence;
}

/** How many ties there are between people of whom this source says something; after a dry run, how many there would be. */
export async function countTiesOfSource(reader: Reader, input: CountTiesInput): Promise<number> {
  if (input.kind === 'PEOPLE' || input.kind === 'ORGANIZATIONS') return 0;
  const pairs = [...(await pairsOf(reader, input)).values()];
  let ties = 0;
  for (let start = 0; start < pairs.length; start += PAIRS_PER_READ) {
    const slice = pairs.slice(start, start + PAIRS_PER_READ);
    ties +=
      input.dryRun === undefined
        ? ((await reader.read(countTies, { pairs: slice }))[0]?.ties ?? 0)
        : await countDerived(reader, slice, input, input.dryRun);
  }
  return ties;
}

async function pairsOf(reader: Reader, input: CountTiesInput): Promise<Map<string, Pair>> {
  const { known, sourceId, todayDay } = input;
  const pairs = new Map<string, Pair>();
  const add = (one: string, other: string) => {
    const pair = pairOf(known.livingId(one), known.livingId(other));
    if (pair.a !== pair.b) pairs.set(pairKey(pair), pair);
  };
  if (input.kind === 'PROJECTS') {
    for (const project of known.projects.values()) {
      if (!isOfSource(project, sourceId)) continue;
      for (const { a, b } of pairsOfProject(project, known.livingId, todayDay)) add(a, b);
    }
    return pairs;
  }
  for (let after = ''; ; ) {
    const end = (await reader.read(peoplePageEnd, { after, limit: PEOPLE_PER_PAGE }))[0];
    if (end === undefined || end.last === null) break;
    const rows = await reader.read(pairsOfSource, { after, limit: PEOPLE_PER_PAGE, source: sourceId });
    for (const { fromId, toId } of rows) add(fromId, toId);
    after = end.last;
  }
  for (const { from, to } of input.dryRun?.evidence.values() ?? []) add(from, to);
  return pairs;
}

/** The ties that the store's evidence and the dry run's would come to together. */
async function countDerived(
  reader: Reader,
  pairs: readonly Pair[],
  { known, sourceId, todayDay }: CountTiesInput,
  dryRun: DryRunEvidence,
): Promise<number> {
  const only = new Set(pairs.map(pairKey));
  const evidence = new EvidenceByPair(known.livingId);
  const records = recordsByLivingId(known);
  const combinations = pairs.flatMap(({ a, b }) =>
    (records.get(a) ?? [a]).flatMap((one) => (records.get(b) ?? [b]).map((other) => pairOf(one, other))),
  );
  for (const row of await readInChunks(reader, evidenceOfPairs, 'pairs', combinations)) {
    const isReplaced =
      row.source === sourceId && dryRun.evidence.has(`${row.kind}|${row.fromId}|${row.toId}`);
    if (!isReplaced) evidence.add(row);
  }
  for (const { a, b } of combinations) {
    for (const kind of ['MESSAGED', 'MET', 'CONNECTED', 'STATED']) {
      for (const key of [`${kind}|${a}|${b}`, `${kind}|${b}|${a}`]) {
        const own = dryRun.evidence.get(key);
        if (own !== undefined) evidence.add(evidenceRowOf(own));
      }
    }
  }
  const people = new Set(combinations.flatMap(({ a, b }) => [a, b]));
  const stored = await readInChunks(reader, projectsOfPeople, 'ids', [...people]);
  const projects = new Map(stored.map((project) => [project.id, project]));
  for (const project of known.projects.values()) {
    if (isOfSource(project, sourceId)) projects.set(project.id, project);
  }
  for (const project of projects.values()) evidence.addProject(project, todayDay, only);
  return pairs.filter((pair) => tieStrength(evidence.get(pair), todayDay).strength > 0).length;
}

/** Projects written before sources were kept name the last file alone. */
function isOfSource({ source, sources }: KnownProject, sourceId: string): boolean {
  return source === sourceId || sources.includes(sourceId);
}

/** All records that stand for one person, where there are several. */
function recordsByLivingId(known: KnownRecords): Map<string, string[]> {
  const records = new Map<string, string[]>();
  for (const { id, mergedInto } of known.people.values()) {
    if (mergedInto === null) continue;
    const living = known.livingId(id);
    records.set(living, [...(records.get(living) ?? [living]), id]);
  }
  return records;
}

function evidenceRowOf({ kind, from, to, properties }: SourceEvidence): EvidenceRow {
  const nothing = {
    amount: null,
    count: null,
    first: null,
    last: null,
    level: null,
    at: null,
    strength: null,
  };
  return { ...nothing, fromId: from, toId: to, kind, source: null, ...properties };
}
