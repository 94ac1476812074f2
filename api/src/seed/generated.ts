import { z } from 'zod';
import { dayOf, isoOfDay } from '../network/day.js';
import { importedId } from '../store/ids.js';
import { defineQuery } from '../store/queries.js';
import type { Store } from '../store/store.js';
import { type OnProgress, type RelationshipRow, writeBulk } from './bulk.js';
import { type GeneratedTie, type GenerateOptions, generateGraph } from './generate-graph.js';

const saveDerived = defineQuery('ties/save-derived', z.unknown());

const PEOPLE_PER_SLICE = 20_000;
const TIES_PER_SLICE = 10_000;
const SOURCE = importedId('source', 'generated');

const idOf = (key: string): string => importedId('generated', key);

/**
 * Fills an empty store with a made-up network: people, their groups, and a statement of strength for each tie, written
 * in slices so that memory does not grow with the network. RangeError if a number is out of its limits.
 */
export async function seedGenerated(
  store: Store,
  now: Date,
  options: GenerateOptions,
  onProgress: OnProgress = () => {},
): Promise<{ people: number; ties: number }> {
  const graph = generateGraph(options);
  const groups = [...graph.groups()];
  const node = ({ key, name }: { key: string; name: string }) => ({
    id: idOf(key),
    properties: { key, name },
  });
  await writeBulk(store, {
    sourceSystems: [{ id: SOURCE, properties: { key: 'generated', kind: 'TIES_FILE', name: 'Generated' } }],
    departments: groups
      .filter(({ kind }) => kind === 'DEPARTMENT')
      .map((group) => ({ ...node(group), parentIds: [] })),
    organizations: groups
      .filter(({ kind }) => kind === 'ORGANIZATION')
      .map((group) => ({
        id: idOf(group.key),
        properties: { key: group.key, name: group.name, stage: 'PROSPECT' },
      })),
    settings: { dataSet: 'GENERATED' },
  });
  const people = await writePeople(store, graph.people(), options.people, onProgress);
  const ties = await writeTies(store, graph.ties(), options.ties, dayOf(now), onProgress);
  return { people, ties };
}

type Graph = ReturnType<typeof generateGraph>;

async function writePeople(
  store: Store,
  people: ReturnType<Graph['people']>,
  total: number,
  onProgress: OnProgress,
): Promise<number> {
  let written = 0;
  for (const slice of slices(people, PEOPLE_PER_SLICE)) {
    const link = ({ key, groupKey }: { key: string; groupKey: string }) => ({
      from: idOf(key),
      to: idOf(groupKey),
      properties: {},
    });
    await writeBulk(store, {
      people: slice.map(({ key, name, isEmployee }) => ({
        id: idOf(key),
        isEmployee,
        properties: { key, name, recorded: true },
      })),
      relationships: {
        MEMBER_OF: slice.filter(({ isEmployee }) => isEmployee).map(link),
        WORKS_AT: slice.filter(({ isEmployee }) => !isEmployee).map(link),
      },
    });
    written += slice.length;
    onProgress('people', written, total);
  }
  return written;
}

async function writeTies(
  store: Store,
  ties: Iterable<GeneratedTie>,
  total: number,
  day: number,
  onProgress: OnProgress,
): Promise<number> {
  let written = 0;
  for (const slice of slices(ties, TIES_PER_SLICE)) {
    const rows = slice.map(({ a, b, strength }) => {
      const [from, to] = idOf(a) < idOf(b) ? [idOf(a), idOf(b)] : [idOf(b), idOf(a)];
      return { from, to, strength };
    });
    const stated: RelationshipRow[] = rows.map(({ from, to, strength }) => ({
      from,
      to,
      properties: { source: SOURCE, strength, day },
    }));
    await writeBulk(store, { relationships: { STATED: stated } });
    // The only evidence of these pairs is of this day, so the tie is what was stated.
    await store.write(async (transaction) => {
      const derived = rows.map(({ from, to, strength }) => ({ a: from, b: to, strength }));
      await transaction.run(saveDerived, { ties: derived, asOf: isoOfDay(day) });
      transaction.touch('everything');
    });
    written += slice.length;
    onProgress('ties', written, total);
  }
  return written;
}

function* slices<Item>(items: Iterable<Item>, size: number): Generator<Item[]> {
  let slice: Item[] = [];
  for (const item of items) {
    slice.push(item);
    if (slice.length === size) {
      yield slice;
      slice = [];
    }
  }
  if (slice.length > 0) yield slice;
}
