import type { EvidenceCount } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { tieStrength } from '../network/strength.js';
import {
  EvidenceByPair,
  type Pair,
  pairKey,
  pairOf,
  pairsOfProject,
  pairsOfRecords,
} from '../read-model/evidence.js';
import { evidenceOfPairs, readInChunks } from '../read-model/queries.js';
import { countLeaving, projectsOfSource } from './brought.js';
import { pairsInChunks } from './source-pairs.js';
import { allSources, isPersonal, isSystem } from './source-records.js';
import { SourceFacts, systemOf } from './sources.js';

/** What withdrawing a source would do, in totals. */
export interface WithdrawalView {
  readonly evidence: EvidenceCount[];
  readonly tiesEnding: number;
  readonly tiesWeakened: number;
  readonly tiesStrengthened: number;
  readonly people: number;
  readonly organizations: number;
  readonly projects: number;
  readonly skillClaims: number;
}

const PAIRS_PER_READ = 1_000;
/** Differences up to this are rounding. */
const TOLERANCE = 1e-9;

/**
 * What withdrawing a source would do, as far as systems and files say. What people say, record or choose themselves is
 * not looked at: the totals must not tell of their private ties, so they are the most that can go. Null for an unknown
 * source and for a single person's.
 */
export async function withdrawalPreview(context: Context, id: string): Promise<WithdrawalView | null> {
  const { store } = context.application;
  const record = await systemOf(context, id);
  if (record === undefined || isPersonal(record)) return null;
  const ownSources = (await allSources(store)).filter((source) => !isSystem(source) || isPersonal(source));
  const own = new Set(ownSources.map((source) => source.id));
  const projects = await projectsOfSource(store, id);
  const going = projects.filter(({ isOnlyOfIt }) => isOnlyOfIt).map((project) => project.id);
  const ties = new TieTally(context, id, own, new Set(going));
  for await (const pairs of pairsInChunks(store, id, PAIRS_PER_READ)) {
    await ties.add(pairs.map(({ from, to }) => pairOf(from, to)));
  }
  for (const projectId of going) await ties.add(pairsOfProjectNow(context, projectId));
  const facts = new SourceFacts(context);
  return {
    evidence: await facts.evidenceOf(id),
    ...ties.totals,
    ...(await countLeaving(store, id, [id, ...own], going)),
    projects: going.length,
    skillClaims: await facts.broughtBy(id, 'skillClaims'),
  };
}

function pairsOfProjectNow({ model }: Context, projectId: string): Pair[] {
  const { directory, asOfDay } = model;
  const project = directory.projects.get(projectId);
  return project === undefined ? [] : pairsOfProject(project, directory.canonicalId, asOfDay);
}

/** Compares ties with and without a source, each pair once. */
class TieTally {
  readonly #context: Context;
  readonly #sourceId: string;
  readonly #ownSources: ReadonlySet<string>;
  readonly #goingProjects: ReadonlySet<string>;
  readonly #seen = new Set<string>();
  #ending = 0;
  #weakened = 0;
  #strengthened = 0;

  constructor(
    context: Context,
    sourceId: string,
    ownSources: ReadonlySet<string>,
    goingProjects: ReadonlySet<string>,
  ) {
    this.#context = context;
    this.#sourceId = sourceId;
    this.#ownSources = ownSources;
    this.#goingProjects = goingProjects;
  }

  get totals(): Pick<WithdrawalView, 'tiesEnding' | 'tiesWeakened' | 'tiesStrengthened'> {
    return {
      tiesEnding: this.#ending,
      tiesWeakened: this.#weakened,
      tiesStrengthened: this.#strengthened,
    };
  }

  async add(records: readonly Pair[]): Promise<void> {
    const pairs = this.#unseen(records);
    const { store } = this.#context.application;
    const { directory, asOfDay } = this.#context.model;
    const before = new EvidenceByPair(directory.canonicalId);
    const after = new EvidenceByPair(directory.canonicalId);
    const combinations = pairsOfRecords(pairs, (id) => directory.idsOf(id));
    for (const row of await readInChunks(store, evidenceOfPairs, 'pairs', combinations)) {
      if (row.kind === 'DECLARED' || this.#ownSources.has(row.source ?? '')) continue;
      before.add(row);
      if (row.source !== this.#sourceId) after.add(row);
    }
    const only = new Set(pairs.map(pairKey));
    for (const project of new Set(pairs.flatMap(({ a }) => directory.projectsOfPerson(a)))) {
      before.addProject(project, asOfDay, only);
      if (!this.#goingProjects.has(project.id)) after.addProject(project, asOfDay, only);
    }
    for (const pair of pairs) {
      this.#count(
        tieStrength(before.get(pair), asOfDay).strength,
        tieStrength(after.get(pair), asOfDay).strength,
      );
    }
  }

  #unseen(records: readonly Pair[]): Pair[] {
    const { canonicalId } = this.#context.directory;
    return records.flatMap(({ a, b }) => {
      const pair = pairOf(canonicalId(a), canonicalId(b));
      if (pair.a === pair.b || this.#seen.has(pairKey(pair))) return [];
      this.#seen.add(pairKey(pair));
      return [pair];
    });
  }

  #count(before: number, after: number): void {
    if (before > 0 && after === 0) this.#ending++;
    else if (after < before - TOLERANCE) this.#weakened++;
    else if (after > before + TOLERANCE) this.#strengthened++;
  }
}
