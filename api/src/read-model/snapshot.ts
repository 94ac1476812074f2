/** What of a read model is kept in a file, so that a start need not read the whole store, and how it comes back. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { endianness } from 'node:os';
import { z } from 'zod';
import { isoOfDay } from '../network/day.js';
import { withComponents } from '../network/graph-rows.js';
import { EVIDENCE_RULES } from '../network/strength.js';
import { readFeed } from '../store/feed.js';
import { readMigrations } from '../store/migrate.js';
import type { Reader } from '../store/store.js';
import type { Layout } from '../workers/layout.js';
import type { AgreementRecord, ConsentRow } from './consents.js';
import type { DirectoryRows } from './directory.js';
import { directoryOf, settingsOf } from './load-directory.js';
import * as queries from './queries.js';
import { builderFor, type FreshModel, graphDepartments, indexAll, modelOf } from './read-model.js';
import type {
  AskRow,
  DepartmentRecord,
  OrganizationRecord,
  PersonRecord,
  ProjectRecord,
  SettingRow,
  SkillRecord,
  TieSharing,
} from './records.js';
import type { SharingRuleRecord } from './sharing-rules.js';
import { inSlices, Slices } from './slices.js';
import { type Frame, type FrameWriter, readFrames, SnapshotRefused } from './snapshot-file.js';
import { rowsOf, writeRows } from './snapshot-graph.js';

/** To be raised whenever what is kept, or what is computed from evidence, changes. */
const FORMAT = 2;
/** Applying more than these takes longer than reading everything. */
const MOST_CHANGES_BEHIND = 2_000;
const CHANGES_LOOKED_AT = 200;
const ROWS_PER_FRAME = 500;

const about = z.object({
  release: z.string(),
  database: z.string(),
  change: z.int().min(1),
  changeUuid: z.string(),
  asOfDay: z.int(),
});

/** Which state of which database a snapshot holds. */
export type SnapshotAbout = Pick<z.output<typeof about>, 'change' | 'changeUuid' | 'asOfDay'>;

/**
 * Writes a model as it is at the call, in slices; what is applied to it meanwhile does not enter. `check` is called now and
 * then and throws to give up. Answers which state it is.
 */
export async function writeSnapshot(
  writer: FrameWriter,
  model: FreshModel,
  database: string,
  layout: Layout,
  check: () => void,
): Promise<SnapshotAbout> {
  // All of one moment: the graph is a version, and rows are never altered.
  const { graph, change, changeUuid, asOfDay } = model;
  const rows = model.directory.rows();
  if (changeUuid === null) throw new Error('A state without a Change has no name to be found by.');
  const slices = new Slices();
  const frame = async (name: string, value: unknown) => {
    check();
    await slices.rest();
    await writer.frame(name, Buffer.from(JSON.stringify(value)));
  };
  await frame('about', { release: RELEASE, database, change, changeUuid, asOfDay });
  await frame(
    'settings',
    [...rows.settings.values].map(([id, value]) => ({ id, value })),
  );
  for (const name of LISTS) {
    const list: readonly unknown[] = rows[name];
    for (let start = 0; start < list.length; start += ROWS_PER_FRAME) {
      await frame(name, list.slice(start, start + ROWS_PER_FRAME));
    }
  }
  const { ties, levels } = rows.sharing;
  for (let start = 0; start < ties.length; start += CHOICES_PER_FRAME) {
    const end = start + CHOICES_PER_FRAME;
    await frame('sharing', { ties: ties.slice(start, end), levels: levels.slice(start, end) });
  }
  for (const { id, mergedInto } of rows.people) {
    if (slices.isOver) await slices.rest();
    if ((mergedInto === null) !== graph.hasPerson(id)) {
      throw new Error('The people of the tie graph are not those of the directory.');
    }
  }
  await writeRows(writer, (await layout.compact(graph)).rows);
  check();
  return { change, changeUuid, asOfDay };
}

/**
 * The model a snapshot holds, if the store still knows the Change it is of. A snapshot of an earlier day gives who and what
 * there is; ties are then computed anew. Throws SnapshotRefused, saying why, or the system's error.
 */
export async function readSnapshot(
  path: string,
  store: Reader,
  database: string,
  asOfDay: number,
  layout: Layout,
): Promise<{ readonly model: FreshModel; readonly about: SnapshotAbout }> {
  const frames = await readFrames(path, (first) => refuseForeign(first, database));
  const of = aboutOf(frames[0]);
  const last = { number: of.change, uuid: of.changeUuid };
  const feed = await readFeed(store, last, CHANGES_LOOKED_AT);
  if (feed.isUnknown) {
    throw new SnapshotRefused(
      `the store does not know its change ${of.change}: it is another database, one restored from a backup, or the snapshot is older than the changes kept`,
    );
  }
  if (feed.last - of.change > MOST_CHANGES_BEHIND) {
    throw new SnapshotRefused(`the store is ${feed.last - of.change} changes ahead of it`);
  }
  if (feed.changes.some(({ touched }) => touched.includes('everything'))) {
    throw new SnapshotRefused('since then more changed than can be applied');
  }
  if (of.asOfDay > asOfDay) throw new SnapshotRefused(`it is of ${isoOfDay(of.asOfDay)}, a later day`);
  const directory = await directoryOf(await rowsOfFrames(frames));
  if (of.asOfDay < asOfDay)
    return { model: await modelOf(store, directory, last, asOfDay, layout), about: of };
  const rows = rowsOf(new Map(frames.map(({ name, bytes }) => [name, bytes])));
  const builder = await builderFor(directory, asOfDay);
  if (rows?.offsets.length !== builder.peopleCount + 1) throw new SnapshotRefused('its parts do not fit');
  const graph = builder.finish(of.change, graphDepartments(directory), withComponents(rows));
  const asOf = isoOfDay(asOfDay);
  const search = await indexAll(directory, asOf);
  const { change, changeUuid } = of;
  return { model: { change, changeUuid, asOfDay, asOf, directory, graph, search }, about: of };
}

const LISTS = [
  'people',
  'organizations',
  'projects',
  'skills',
  'departments',
  'sharingRules',
  'consents',
  'agreements',
  'asks',
] as const satisfies readonly (keyof DirectoryRows)[];

const CHOICES_PER_FRAME = 4_000;

/** What a release reads and how it computes; a snapshot of another may hold something else under the same names. */
const RELEASE = createHash('sha256')
  .update(
    JSON.stringify([
      FORMAT,
      z
        .object({ version: z.string() })
        .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))).version,
      endianness(),
      readMigrations().map(({ checksum }) => checksum),
      EVIDENCE_RULES,
      Object.values(queries).map((query) => (typeof query === 'object' ? query.text : '')),
    ]),
  )
  .digest('hex');

function refuseForeign(first: Frame, database: string): void {
  const found = aboutOf(first);
  if (found.release !== RELEASE) throw new SnapshotRefused('it is of another version of Perlen');
  if (found.database !== database) throw new SnapshotRefused('it is of another database');
}

function aboutOf(frame: Frame | undefined): z.output<typeof about> {
  try {
    return about.parse(frame === undefined ? undefined : JSON.parse(Buffer.from(frame.bytes).toString()));
  } catch {
    throw new SnapshotRefused('it is damaged');
  }
}

/** The checksum says that these rows are those that were written, and those were checked when the store was read. */
async function rowsOfFrames(frames: readonly Frame[]): Promise<DirectoryRows> {
  const slices = new Slices();
  const pages = async <Page>(wanted: string): Promise<Page[]> => {
    const found: Page[] = [];
    for await (const { name, bytes } of inSlices(frames, slices)) {
      if (name === wanted) found.push(z.custom<Page>().parse(JSON.parse(Buffer.from(bytes).toString())));
    }
    return found;
  };
  const list = async <Row>(name: (typeof LISTS)[number] | 'settings') => (await pages<Row[]>(name)).flat();
  const sharing = await pages<{ ties: string[]; levels: TieSharing[] }>('sharing');
  return {
    settings: settingsOf(await list<SettingRow>('settings')),
    people: await list<PersonRecord>('people'),
    organizations: await list<OrganizationRecord>('organizations'),
    projects: await list<ProjectRecord>('projects'),
    skills: await list<SkillRecord>('skills'),
    departments: await list<DepartmentRecord>('departments'),
    sharingRules: await list<SharingRuleRecord>('sharingRules'),
    consents: await list<ConsentRow>('consents'),
    agreements: await list<AgreementRecord>('agreements'),
    asks: await list<AskRow>('asks'),
    sharing: { ties: sharing.flatMap((page) => page.ties), levels: sharing.flatMap((page) => page.levels) },
  };
}
