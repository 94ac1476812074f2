/**
 * The shipped server twice in one process, on one store and one read model: as it is, and without the audit log. Tells its
 * parent both addresses and the delay of its event loop. Run on a built api/dist with PERLEN_DATA, PERLEN_PORT and
 * PERLEN_TOKEN.
 */
import { answerParent } from './load-server.js';
import { parameterOf } from './peers/protocol.js';

export const AUDIT_SCRIPT_MARK = 'audit';

/** What came of the requests since the process was last asked. */
export interface Settled {
  /** Entries that were not yet written when the last answer was given. */
  readonly waiting: number;
  /** Of all threads, what was written afterwards included. */
  readonly processorMs: number;
}

/** What the log takes up. */
export interface LogSize {
  readonly entries: number;
  readonly bytes: number;
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

  const { chainEnds, readBlocks }: typeof import('../api/src/audit/audit-store.js') =
    await shipped('audit/audit-store.js');
  const { auditLogOf }: typeof import('../api/src/audit/audit-log.js') = await shipped('audit/audit-log.js');

  const config = readConfig(process.env);
  const { application, close } = await openApplication(config, pinoToStderr(config), config.searchThreads);
  const audited = await startServer(application, config.token);
  const unaudited = await startServer(application, config.token, {
    schema: makeSchema({ isAudited: false }),
  });
  // Listens before it says where it is: what is asked earlier would never be answered.
  const log = auditLogOf(application);
  let before = process.cpuUsage();
  process.on('message', async (message) => {
    if (message === 'settle') {
      const { waiting } = log;
      await log.flush();
      const { user, system } = process.cpuUsage(before);
      before = process.cpuUsage();
      process.send?.({ waiting, processorMs: (user + system) / 1000 } satisfies Settled);
    }
    if (message === 'size') {
      let [entries, bytes] = [0, 0];
      for await (const block of readBlocks(application.store, await chainEnds(application.store))) {
        entries += block.entries;
        bytes +=
          block.content.length + block.tally.length + block.marks.length * Int32Array.BYTES_PER_ELEMENT;
      }
      process.send?.({ entries, bytes } satisfies LogSize);
    }
  });
  answerParent({ audited: audited.url, unaudited: unaudited.url });
  process.once('SIGTERM', async () => {
    await audited.stop();
    await unaudited.stop();
    await close();
    process.exit(0);
  });
}

if (parameterOf(import.meta.url) === AUDIT_SCRIPT_MARK) await serve();
