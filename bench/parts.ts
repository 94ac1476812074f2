/** The parts of the benchmark: what each measures, and what they share. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureAudit } from './audit.js';
import { measureCanvas } from './canvas.js';
import type { PartFigures, Row } from './figures.js';
import { type PreparedGraph, prepareGraph } from './graphs/prepare.js';
import { measureImports } from './imports.js';
import { measureGrowth, measureLimits } from './limits.js';
import { measureLoad } from './load.js';
import { describeMachine, markdownOf, type Section, say, seconds, section, whole } from './measure.js';
import { measureNeo4j } from './neo4j.js';
import { measurePageLoad } from './page-load.js';
import { measurePeers } from './peers.js';
import type { Plan } from './plan.js';
import { build, measureStart, seed } from './start.js';

/** In the order of a whole run: first what needs a machine that has done nothing else. */
export const PARTS = [
  'page',
  'canvas',
  'start',
  'load',
  'audit',
  'changes',
  'imports',
  'limits',
  'growth',
  'peers-c',
  'peers-a',
  'neo4j',
] as const;
export type Part = (typeof PARTS)[number];

/** Titles of the sections that are kept as text, in the order of the page. */
const TITLES = {
  imports: 'Imports',
  audit: 'The audit log',
  start: 'Start and memory',
  canvas: 'The canvas',
  page: 'Opening a page',
} as const;

export const KEPT_TITLES: readonly string[] = Object.values(TITLES);

/** All parts, or those named; a RangeError says which name is none. */
export function chooseParts(only: string | undefined): readonly Part[] {
  const named = only?.split(',') ?? PARTS;
  const unknown = named.filter((name) => !PARTS.some((part) => part === name));
  if (unknown.length > 0) {
    throw new RangeError(`--only knows ${PARTS.join(', ')}, not ${unknown.join(', ')}.`);
  }
  return PARTS.filter((part) => named.includes(part));
}

type Measured = Pick<PartFigures, 'rows'> & Partial<Pick<PartFigures, 'values' | 'notes' | 'load'>>;

/** One run: figures and sections come together part by part. */
export class Run {
  readonly figures: Record<string, PartFigures> = {};
  readonly sections = new Map<string, string>();
  readonly #plan: Plan;
  readonly #folder: string;
  readonly #stores: string;
  readonly #isQuick: boolean;
  readonly #graphs = new Map<string, Promise<PreparedGraph>>();
  #isBuilt = false;

  /** `folder` is for this run; in `stores` the network in a store stays for the next one. */
  constructor(
    plan: Plan,
    { folder, stores }: { readonly folder: string; readonly stores: string },
    isQuick: boolean,
  ) {
    this.#plan = plan;
    this.#folder = folder;
    this.#stores = stores;
    this.#isQuick = isQuick;
  }

  async measure(part: Part): Promise<void> {
    switch (part) {
      case 'page':
        return this.#section(part, measurePageLoad);
      case 'canvas':
        return this.#section(part, () => measureCanvas(join(this.#folder, 'canvas'), this.#isQuick));
      case 'start':
        return this.#section(part, () => this.#start());
      case 'imports':
        return this.#section(part, () => measureImports(join(this.#folder, 'files'), this.#plan.imported));
      case 'audit':
        return this.#section(part, async () =>
          measureAudit(await this.#storedNetwork(), this.#plan.stored, this.#plan.load),
        );
      case 'load':
        return this.#part(part, 'Through GraphQL, and under load', () => this.#load());
      case 'changes':
        return this.#part(part, 'A thousand tie changes a second beside questions', () => this.#changes());
      case 'limits':
        return this.#part(part, 'The engine beside its limits', () => this.#limits());
      case 'growth':
        return this.#part(part, 'Growth', () => this.#growth());
      case 'peers-c':
        return this.#part(part, 'Libraries on (c), and answers on 1,000 people', () => this.#peersOnSmall());
      case 'peers-a':
        return this.#part(part, 'Libraries on (a)', async () => this.#peersOn(await this.#graph('a')));
      case 'neo4j':
        return this.#part(part, 'Neo4j', () => this.#neo4j());
    }
  }

  async #start() {
    const folder = await this.#storedNetwork();
    const measured = await measureStart(join(this.#folder, 'start'), folder, this.#plan.stored);
    const { values, notes } = measured;
    this.figures['start'] = { title: TITLES.start, origin: this.#origin(0, ''), rows: [], values, notes: [] };
    return { ...measured, notes };
  }

  async #load(): Promise<Measured> {
    const folder = await this.#storedNetwork();
    const { stored, load, questionsPerClass, budgetMs } = this.#plan;
    const order = { name: 'a, in a store', kind: 'stored', size: stored } as const;
    const graph = await prepareGraph({ ...order, folder: this.#folder, perClass: questionsPerClass });
    return measureLoad({ folder, graph, ...load, budgetMs: budgetMs.limits });
  }

  async #changes(): Promise<Measured> {
    const { size, seconds: length } = this.#plan.changes;
    const script = fileURLToPath(new URL('changes.ts', import.meta.url));
    const parameters = ['--people', `${size.people}`, '--ties', `${size.ties}`, '--seconds', `${length}`];
    const child = spawn(process.execPath, ['--import', 'tsx', script, ...parameters], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let told = '';
    child.stderr.on('data', (chunk: Buffer) => {
      told += chunk;
    });
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(told.slice(-2000));
    const about = `A store of ${whole(size.people)} people and ${whole(size.ties)} ties on the embedded engine, in the process that is asked; ${length} s.`;
    return { rows: [], notes: [about, ...told.trim().split('\n')] };
  }

  async #limits(): Promise<Measured> {
    const rows: Row[] = [];
    const notes: string[] = [];
    for (const name of ['c', 'a', 'b'] as const) {
      const plan = { rounds: this.#plan.rounds, budgetMs: this.#plan.budgetMs.limits };
      const measured = await measureLimits(await this.#graph(name), plan);
      rows.push(...measured.rows);
      notes.push(measured.note);
    }
    return { rows, notes };
  }

  async #growth(): Promise<Measured> {
    const { growth, questionsPerClass, rounds, budgetMs } = this.#plan;
    const plan = { perClass: questionsPerClass, rounds, budgetMs: budgetMs.limits };
    return { rows: await measureGrowth(growth, this.#folder, plan) };
  }

  async #peersOnSmall(): Promise<Measured> {
    const mail = await this.#peersOn(await this.#graph('c'));
    const thousand = await this.#peersOn(await this.#graph('1,000 people'));
    return {
      rows: [...mail.rows, ...thousand.rows],
      notes: [...(mail.notes ?? []), ...(thousand.notes ?? [])],
    };
  }

  #peersOn(graph: PreparedGraph): Promise<Measured> {
    return measurePeers(graph, this.#plan.budgetMs.peers);
  }

  async #neo4j(): Promise<Measured> {
    const rows: Row[] = [];
    const notes: string[] = [];
    for (const name of ['c', 'a'] as const) {
      const measured = await measureNeo4j(await this.#graph(name), this.#plan.budgetMs.neo4j);
      rows.push(...measured.rows);
      notes.push(...measured.notes);
    }
    return { rows, notes };
  }

  #graph(name: 'a' | 'b' | 'c' | '1,000 people'): Promise<PreparedGraph> {
    const { graphs, questionsPerClass } = this.#plan;
    const known = this.#graphs.get(name);
    if (known !== undefined) return known;
    const size = name === 'a' || name === 'b' ? graphs[name] : { people: 1000, ties: 10_000 };
    const kind = name === 'c' ? 'mail' : 'made up';
    const made = prepareGraph({ name, kind, size, folder: this.#folder, perClass: questionsPerClass });
    this.#graphs.set(name, made);
    return made;
  }

  /** A store of the planned size, made once. */
  async #storedNetwork(): Promise<string> {
    const { people } = this.#plan.stored;
    const folder = join(this.#stores, `network-${people}`);
    const mark = `${folder}.complete`;
    if (!this.#isBuilt) await build();
    this.#isBuilt = true;
    if (!existsSync(mark)) {
      await seed(folder, this.#plan.stored);
      writeFileSync(mark, '');
    }
    return folder;
  }

  async #section(
    part: keyof typeof TITLES,
    work: () => Promise<Pick<Section, 'columns' | 'rows' | 'notes'>>,
  ): Promise<void> {
    const startedAt = performance.now();
    const measured = await section(TITLES[part], work);
    const notes = [...measured.notes, this.#origin(performance.now() - startedAt, '')];
    this.sections.set(TITLES[part], markdownOf({ ...measured, notes }));
  }

  /** Like a section; a part that fails says so, and the whole run ends with 1. */
  async #part(part: Part, title: string, work: () => Promise<Measured>): Promise<void> {
    const before = loadNow();
    say(`${title} (load average ${before}) ...`);
    const startedAt = performance.now();
    let measured: Measured;
    try {
      measured = await work();
    } catch (error) {
      say(error instanceof Error ? (error.stack ?? error.message) : String(error));
      process.exitCode = 1;
      measured = { rows: [], notes: [`Not measured: ${error instanceof Error ? error.message : error}`] };
    }
    const tookMs = performance.now() - startedAt;
    const load = ` Load average: ${before} at the beginning, ${loadNow()} at the end.`;
    this.figures[part] = { title, origin: this.#origin(tookMs, load), values: {}, notes: [], ...measured };
    say(`${title}: ${seconds(tookMs)}`);
  }

  #origin(tookMs: number, load: string): string {
    const given = process.argv
      .slice(2)
      .map((word, place, all) => (all[place - 1] === '--stores' ? 'DIR' : word));
    const command = ['npm run bench', ...(given.length > 0 ? ['--', ...given] : [])];
    const machine = `Node ${process.versions.node} on ${describeMachine()}, ${process.platform} ${process.arch}`;
    const took = tookMs > 0 ? `; it took ${seconds(tookMs)}` : '';
    return `Measured ${new Date().toISOString().slice(0, 10)} by \`${command.join(' ')}\` with ${machine}${took}.${load}`;
  }
}

function loadNow(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}
