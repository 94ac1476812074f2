/**
 * The shipped server twice in one process, on one store and one read model: as it is, and without the audit log. Tells its
 * parent both addresses and the delay of its event loop. Run on a built api/dist with PERLEN_DATA, PERLEN_PORT and
 * PERLEN_TOKEN.
 */
import { answerParent } from './load-server.js';
import { parameterOf } from './peers/protocol.js';

export const AUDIT_SCRIPT_MARK = 'audit';

/** What was not yet written when the last answer was given, and how long that took. */
export interface Settled {
  readonly waiting: number;
  readonly tookMs: number;
}

async function serve(): Promise<void> {
  // What is measured is what is shipped; the types are those of the source.
  const shipped = (path: string) => import(new URL(`../api/dist/${path}`, import.meta.url).href);
  const { readConfig }: typeof import('../api/src/config/config.js') = await shipped('config/config.js');
  const { openApplication }: typeof import('../api/src/open-application.js') =
    await shipped('open-application.js');
  const { pinoToStderr }: typeof import('../api/src/cli/connection.js') = await shipped('cli/connection.js');
  const { startServer }: typeof import('../api/src/server/server.js') = await shipped('server/server.js');
  const { makeSchema }: typeof import('../api/src/graphql/schema.js') = await shipped('graphql/schema.js');

  const { auditLogOf }: typeof import('../api/src/audit/audit-log.js') = await shipped('audit/audit-log.js');

  const config = readConfig(process.env);
  const { application, close } = await openApplication(config, pinoToStderr(config), config.searchThreads);
  const audited = await startServer(application, config.token);
  const unaudited = await startServer(application, config.token, makeSchema({ isAudited: false }));
  answerParent({ audited: audited.url, unaudited: unaudited.url });
  const log = auditLogOf(application);
  process.on('message', async (message) => {
    if (message !== 'settle') return;
    const { waiting } = log;
    const startedAt = performance.now();
    await log.flush();
    process.send?.({ waiting, tookMs: performance.now() - startedAt } satisfies Settled);
  });
  process.once('SIGTERM', async () => {
    await audited.stop();
    await unaudited.stop();
    await close();
    process.exit(0);
  });
}

if (parameterOf(import.meta.url) === AUDIT_SCRIPT_MARK) await serve();
