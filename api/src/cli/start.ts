import pino from 'pino';
import { type Config, readConfig } from '../config/config.js';
import { importsOf } from '../imports/import-service.js';
import { openApplication } from '../open-application.js';
import { seedDemo } from '../seed/demo.js';
import { isEmptyStore, keepMode } from '../seed/first-start.js';
import { type RunningServer, startServer } from '../server/server.js';
import { resumeSourceWork } from '../sources/source-work.js';
import { endProgress, printLine, Refused, remark, remarkProgress } from './outcome.js';
import { removeServerFiles, writeCliToken, writeServerAddress } from './server-file.js';

const STOP_LIMIT_MS = 15_000;

/** `perlen start`: opens the store, seeds the demo company into an empty one, serves until told to stop. */
export async function runStart(): Promise<void> {
  const config = readConfig(process.env);
  refuseLive(config);
  const logger = pino({ level: config.logLevel, base: null });
  const { application, close } = await openApplication(config, logger, config.searchThreads);
  let server: RunningServer;
  try {
    await keepMode(application.store, config.mode);
    if (await isEmptyStore(application.store)) {
      remark('First start: making the demo company ...');
      const { people, ties } = await seedDemo(application.store, application.now(), (what, done, total) =>
        remarkProgress(`  ${what} ${done}/${total}`),
      );
      endProgress();
      remark(`The demo company has ${people} people and ${ties} ties.`);
    }
    await application.live.catchUp();
    await resumeSourceWork(application);
    const token = config.token ?? writeCliToken(config.dataFolder);
    server = await startServer(application, token).catch((error: unknown) => {
      throw explainListenError(error, config);
    });
  } catch (error) {
    await close();
    throw error;
  }
  writeServerAddress(config.dataFolder, server.url);
  logger.info({ engine: application.store.engine, ...application.live.figures }, 'ready');
  printLine(`Perlen is ready: ${server.url}`);
  stopOnSignal(async () => {
    removeServerFiles(config.dataFolder);
    await server.stop();
    await importsOf(application).stop();
    await close();
  });
}

/** Sign-in, agreement and consents are what make live mode safe: without them it stays closed. */
function refuseLive(config: Config): void {
  if (config.mode === 'trial') return;
  throw new Refused(
    'LIVE_NOT_POSSIBLE',
    'Live mode needs real sign-in, an agreement and consents, which this release does not have. Unset PERLEN_MODE to run a trial.',
  );
}

function explainListenError(error: unknown, { host, port }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new Refused('PORT_IN_USE', `Port ${port} is in use: stop what listens there, or set PERLEN_PORT.`);
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
    return new Refused(
      'CANNOT_LISTEN',
      `Can't listen on ${host}:${port} (${code}): check PERLEN_HOST and PERLEN_PORT.`,
    );
  }
  return error;
}

function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const onSignal = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}
