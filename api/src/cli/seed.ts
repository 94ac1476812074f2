import { fileURLToPath } from 'node:url';
import type { Application } from '../application.js';
import { runImport } from '../imports/pipeline/run-import.js';
import { openApplication } from '../open-application.js';
import { seedDemo } from '../seed/demo.js';
import { isEmptyStore, keepMode, setSettings } from '../seed/first-start.js';
import { seedGenerated } from '../seed/generated.js';
import { pinoToStderr, readCliConfig } from './connection.js';
import { showImportProgress } from './import.js';
import { endProgress, printLine, Refused, remarkProgress } from './outcome.js';

/** Dates in the Enron mail end in 2002: on today's clock every tie would have faded. */
const ENRON_CLOCK = '2002-07-01T00:00:00Z';
const ENRON_FILE = fileURLToPath(new URL('../../../seed/enron/enron-headers.mbox.gz', import.meta.url));

export interface SeedOptions {
  readonly people: number;
  readonly ties: number;
  readonly seed: number;
}

/** `perlen seed demo|enron|generate`: fills an empty store. */
export async function runSeed(what: 'demo' | 'enron' | 'generate', options: SeedOptions): Promise<void> {
  const config = readCliConfig();
  const clock = what === 'enron' ? new Date(ENRON_CLOCK) : config.clock;
  const { application, close } = await openApplication({ ...config, clock }, pinoToStderr(config));
  try {
    await keepMode(application.store, config.mode);
    if (!(await isEmptyStore(application.store))) {
      throw new Refused(
        'NOT_EMPTY',
        'The store holds data already: set PERLEN_DATA to a new folder, or empty it.',
      );
    }
    const startedAt = performance.now();
    const summary = await SEEDERS[what](application, options);
    endProgress();
    printLine(`${summary} In ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
  } finally {
    await close();
  }
}

const SEEDERS = { demo: seedDemoCompany, enron: seedEnron, generate: seedNetwork } as const;

async function seedDemoCompany(application: Application): Promise<string> {
  const { people, ties } = await seedDemo(application.store, application.now(), showRows);
  return `The demo company: ${people} people, ${ties} ties.`;
}

async function seedNetwork(application: Application, options: SeedOptions): Promise<string> {
  const { people, ties } = await seedGenerated(application.store, application.now(), options, showRows);
  return `A made-up network: ${people} people, ${ties} ties.`;
}

async function seedEnron(application: Application): Promise<string> {
  await setSettings(application.store, { dataSet: 'ENRON', clock: ENRON_CLOCK });
  const run = await runImport(
    application,
    {
      kind: 'MAIL',
      path: ENRON_FILE,
      fileName: 'enron-headers.mbox.gz',
      upload: null,
      isDryRun: false,
      ownDomains: ['enron.com'],
      mapping: null,
    },
    { onProgress: showImportProgress },
  );
  if (run.stored.state !== 'DONE')
    throw new Refused(run.stored.errorCode ?? run.stored.state, 'The import did not end.');
  const { counts, progress } = run.stored;
  return `Enron: ${counts.rows} messages, ${counts.peopleCreated} people, ${progress.tiesDerived} ties, as of ${ENRON_CLOCK.slice(0, 10)}.`;
}

function showRows(what: string, done: number, total: number): void {
  remarkProgress(`${what}: ${done}/${total}`);
}
