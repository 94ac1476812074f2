import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Readable } from 'node:stream';
import type { Application } from '../application.js';
import { importsOf } from '../imports/import-service.js';
import { type ImportRun, runImport } from '../imports/pipeline/run-import.js';
import type { StoredRefusal, StoredRun } from '../imports/pipeline/runs.js';
import { reasonSentence } from '../imports/reason-sentences.js';
import { isEmptyStore, keepMode, nameDataSet } from '../seed/first-start.js';
import { type Connection, connect } from './connection.js';
import { EXIT, endProgress, printJson, printLine, Refused, remark, remarkProgress } from './outcome.js';

export const importKinds = ['mail', 'people', 'ties', 'projects', 'organizations'] as const;
export type ImportKindWord = (typeof importKinds)[number];

export interface ImportOptions {
  readonly dryRun?: boolean;
  readonly ownDomain?: readonly string[];
  /** Column=field, where columns are not recognised. */
  readonly map?: readonly string[];
  readonly url?: string;
  readonly json?: boolean;
}

/** The outcome of an import, the same whether it ran here or in a server. */
interface ImportOutcome {
  readonly id: string | null;
  readonly state: string;
  readonly errorCode: string | null;
  readonly report: {
    readonly rows: number;
    readonly rowsTaken: number;
    readonly rowsKnown: number;
    readonly peopleCreated: number;
    readonly organizationsCreated: number;
    readonly projectsCreated: number;
    readonly eventsCounted: number;
    readonly tiesDerived: number;
    readonly refusals: readonly { readonly reason: string; readonly count: number }[];
  };
  readonly columns: readonly {
    readonly name: string;
    readonly guess: string | null;
    readonly samples: readonly string[];
  }[];
  /** The first of what was left out. */
  readonly examples: readonly StoredRefusal[];
}

const MOST_EXAMPLES = 20;

/** `perlen import KIND FILE`: exit 0 when done, 1 when the file as a whole was refused. */
export async function runImportCommand(
  kind: ImportKindWord,
  file: string,
  options: ImportOptions,
): Promise<number> {
  if (!existsSync(file)) throw new Refused('NO_FILE', `There is no ${file}.`);
  const connection = await connect({ url: options.url });
  try {
    const outcome =
      connection.application === undefined
        ? await importThroughServer(connection, kind, file, options)
        : await importHere(connection.application, kind, file, options);
    endProgress();
    if (options.json === true) printJson(outcome);
    else printOutcome(outcome, options.dryRun === true);
    return outcome.state === 'DONE' ? EXIT.done : EXIT.refused;
  } finally {
    await connection.close();
  }
}

/** One line that says how far an import is. */
export function showImportProgress({ stored, rowsPerSecond, secondsLeft }: ImportRun): void {
  const left = secondsLeft === null ? '' : `, ${Math.ceil(secondsLeft)} s left`;
  remarkProgress(`${stored.counts.rows} read, ${Math.round(rowsPerSecond)}/s${left}`);
}

async function importHere(
  application: Application,
  kind: ImportKindWord,
  file: string,
  options: ImportOptions,
): Promise<ImportOutcome> {
  await keepMode(application.store, application.config.mode);
  if (options.dryRun !== true && (await isEmptyStore(application.store)))
    await nameDataSet(application.store, 'OWN');
  const resumed =
    options.dryRun === true ? undefined : await resumeStopped(application, KINDS[kind], resolve(file));
  if (resumed !== undefined) return resumed;
  const examples: StoredRefusal[] = [];
  const abort = new AbortController();
  const cancel = () => abort.abort();
  process.once('SIGINT', cancel);
  try {
    const run = await runImport(
      application,
      {
        kind: KINDS[kind],
        path: resolve(file),
        fileName: basename(resolve(file)),
        upload: null,
        isDryRun: options.dryRun === true,
        ownDomains: options.ownDomain ?? application.config.ownDomains,
        mapping: mappingOf(options.map),
      },
      {
        signal: abort.signal,
        onProgress: showImportProgress,
        onRefusals: (refusals) => examples.push(...refusals.slice(0, MOST_EXAMPLES - examples.length)),
      },
    );
    return outcomeOf(run, examples);
  } finally {
    process.off('SIGINT', cancel);
  }
}

const RECENT_IMPORTS = 20;

/** Goes on with an import of the same file that a crash, Ctrl+C or the database stopped; undefined if there is none. */
async function resumeStopped(
  application: Application,
  kind: StoredRun['kind'],
  path: string,
): Promise<ImportOutcome | undefined> {
  const service = importsOf(application);
  const stopped = (await service.list(RECENT_IMPORTS)).find(
    ({ stored }) => isStopped(stored) && stored.kind === kind && stored.file.path === path,
  );
  if (stopped === undefined) return undefined;
  const { id, counts } = stopped.stored;
  remark(`Going on with the import of this file that stopped after ${counts.rows} rows or messages.`);
  const stop = () => void service.cancel(id);
  process.once('SIGINT', stop);
  try {
    await service.resume(id);
    await service.idle();
  } finally {
    process.off('SIGINT', stop);
  }
  const run = await service.get(id);
  if (run === undefined) throw new Refused('NOT_FOUND', 'The import is gone.');
  return outcomeOf(run, await service.refusals(id, 0, MOST_EXAMPLES));
}

/** What was wrong with the database (a full disk, an outage) may be mended by now; what is wrong with a file is not. */
function isStopped({ state, errorCode }: StoredRun): boolean {
  return (
    state === 'INTERRUPTED' ||
    state === 'CANCELLED' ||
    (state === 'FAILED' && errorCode === 'STORE_UNAVAILABLE')
  );
}

function outcomeOf({ stored, isDryRun }: ImportRun, examples: readonly StoredRefusal[]): ImportOutcome {
  const { counts, progress } = stored;
  return {
    id: isDryRun ? null : stored.id,
    state: stored.state,
    errorCode: stored.errorCode,
    report: {
      rows: counts.rows,
      rowsTaken: counts.rowsTaken,
      rowsKnown: counts.rowsKnown,
      peopleCreated: counts.peopleCreated,
      organizationsCreated: counts.organizationsCreated,
      projectsCreated: counts.projectsCreated,
      eventsCounted: counts.eventsCounted,
      tiesDerived: progress.tiesDerived,
      refusals: Object.entries(counts.refusals).map(([reason, count]) => ({ reason, count })),
    },
    columns: stored.columns,
    examples,
  };
}

const KINDS = {
  mail: 'MAIL',
  people: 'PEOPLE',
  ties: 'TIES',
  projects: 'PROJECTS',
  organizations: 'ORGANIZATIONS',
} as const;

function mappingOf(pairs: readonly string[] | undefined): Record<string, string> | null {
  if (pairs === undefined) return null;
  return Object.fromEntries(
    pairs.map((pair) => {
      const equals = pair.lastIndexOf('=');
      if (equals < 1) throw new Refused('BAD_MAPPING', `"${pair}" should look like Column=field.`);
      return [pair.slice(0, equals), pair.slice(equals + 1)];
    }),
  );
}

const START = /* GraphQL */ `mutation Start($input: StartImportInput!) { startImport(input: $input) { id } }`;
const FOLLOW = /* GraphQL */ `
  query Follow($id: ID!) {
    import(id: $id) {
      id
      state
      errorCode
      progress { rows rowsPerSecond secondsLeft }
      report {
        rows rowsTaken rowsKnown peopleCreated organizationsCreated projectsCreated eventsCounted tiesDerived
        refusals { reason count }
      }
      columns { name guess samples }
    }
    importRefusals(id: $id, first: ${MOST_EXAMPLES}) { ordinal file line field value reason }
  }
`;

interface Followed {
  readonly import:
    | (Omit<ImportOutcome, 'examples'> & {
        readonly progress: { rows: number; rowsPerSecond: number; secondsLeft: number | null };
      })
    | null;
  readonly importRefusals: readonly StoredRefusal[];
}

const POLL_MS = 500;

async function importThroughServer(
  connection: Connection,
  kind: ImportKindWord,
  file: string,
  options: ImportOptions,
): Promise<ImportOutcome> {
  if (statSync(file).isDirectory()) {
    throw new Refused(
      'FOLDER',
      'A running server takes one file: pack the folder into a .zip, or stop the server.',
    );
  }
  const body = Readable.toWeb(createReadStream(file));
  const { id: upload } = await connection.upload(basename(file), body);
  const input = {
    kind: KINDS[kind],
    upload,
    dryRun: options.dryRun === true,
    ...(options.ownDomain === undefined ? {} : { ownDomains: options.ownDomain }),
    ...(options.map === undefined
      ? {}
      : {
          mapping: Object.entries(mappingOf(options.map) ?? {}).map(([column, field]) => ({ column, field })),
        }),
  };
  const { startImport } = await connection.ask<{ startImport: { id: string } }>(START, { input });
  for (;;) {
    const followed = await connection.ask<Followed>(FOLLOW, { id: startImport.id });
    if (followed.import === null) throw new Refused('NOT_FOUND', 'The import is gone.');
    const { progress, ...rest } = followed.import;
    if (rest.state !== 'RUNNING') return { ...rest, examples: followed.importRefusals };
    remarkProgress(`${progress.rows} read, ${Math.round(progress.rowsPerSecond)}/s`);
    await new Promise((resolvePause) => setTimeout(resolvePause, POLL_MS));
  }
}

function printOutcome(
  { state, errorCode, report, columns, examples }: ImportOutcome,
  isDryRun: boolean,
): void {
  if (state === 'MAPPING_NEEDED') {
    printLine('The columns are not recognised. Say which is which with --map "Column=field":');
    for (const { name, guess, samples } of columns) {
      printLine(`  ${name}${guess === null ? '' : ` (probably ${guess})`}: ${samples.join(' | ')}`);
    }
    return;
  }
  if (state !== 'DONE')
    printLine(`The import stopped: ${reasonSentence(errorCode ?? state.toLowerCase(), 'en')}`);
  printLine(`${report.rows} read, ${report.rowsTaken} taken, ${report.rowsKnown} known before.`);
  printLine(
    `${report.peopleCreated} people, ${report.organizationsCreated} organizations, ${report.projectsCreated} projects created; ${report.eventsCounted} events counted; ${report.tiesDerived} ties.`,
  );
  for (const { reason, count } of report.refusals)
    printLine(`  left out ${count}: ${reasonSentence(reason, 'en')} (${reason})`);
  for (const { line, field, value, reason } of examples) {
    if (line !== null) printLine(`    line ${line} ${field ?? ''} ${JSON.stringify(value ?? '')}: ${reason}`);
  }
  if (isDryRun) printLine('Nothing was written: this was a dry run.');
}
