import type { Logger } from 'pino';
import type { Application } from './application.js';
import { auditLogOf } from './audit/audit-log.js';
import type { Config } from './config/config.js';
import { LiveReadModel } from './read-model/live.js';
import { allSettings } from './read-model/queries.js';
import { SnapshotKeeper, snapshotPlaceOf } from './read-model/snapshot-keeper.js';
import { openEmbeddedStore } from './store/embedded.js';
import { migrate } from './store/migrate.js';
import { openNeo4jStore } from './store/neo4j.js';
import type { Store } from './store/store.js';
import { layoutHere, layoutInThreads } from './workers/layout.js';
import { SearchPool } from './workers/search-pool.js';

const NEO4J_RETRY_TIME_MS = 15_000;

/** Opens the store that the configuration names, without touching its content. */
export function openStore(config: Config): Store {
  if (config.neo4j === undefined) {
    return openEmbeddedStore({ folder: config.dataFolder, queryTimeoutMs: config.queryTimeoutMs });
  }
  return openNeo4jStore({
    ...config.neo4j,
    queryTimeoutMs: config.queryTimeoutMs,
    retryTimeMs: NEO4J_RETRY_TIME_MS,
  });
}

/**
 * Opens the store, brings it to this release's schema and loads the read model. `close` ends all of it. A server
 * searches in threads of its own; what asks once and ends does without.
 */
export async function openApplication(
  config: Config,
  logger: Logger,
  searchThreads = 0,
): Promise<{ application: Application; close: () => Promise<void> }> {
  const store = openStore(config);
  try {
    await store.health();
    await migrate(store);
    const snapshot = new SnapshotKeeper(snapshotPlaceOf(config), logger);
    const application = await applicationOn(store, config, logger, searchThreads, snapshot);
    application.live.start();
    auditLogOf(application).start();
    const close = async () => {
      await application.searches.close();
      await auditLogOf(application).stop();
      await application.live.stop();
      await store.close();
      // Last: whoever is cut off here has lost nothing but a faster start.
      await snapshot.stop();
    };
    return { application, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** An application on a store that is open and migrated. */
export async function applicationOn(
  store: Store,
  config: Config,
  logger: Logger,
  searchThreads = 0,
  snapshot?: SnapshotKeeper,
): Promise<Application> {
  const clock = config.clock ?? (await storedClock(store));
  const now = () => clock ?? new Date();
  const live = await LiveReadModel.load(store, now, {
    logger,
    layout: searchThreads > 0 ? layoutInThreads : layoutHere,
    // Only a trial tells more than it may know: nothing in it is anybody's but those who try it.
    answersWithoutStore: config.mode === 'trial',
    ...(snapshot === undefined ? {} : { snapshot }),
  });
  const searches = new SearchPool(searchThreads, () => live.current.graph, {
    onCrash: (error, isReplaced) =>
      logger.error({ err: error, isReplaced }, isReplaced ? 'search thread replaced' : 'search thread lost'),
  });
  return { config, store, live, searches, logger, now };
}

/** A data set of the past brings its own clock, on which its ties have not faded. */
async function storedClock(store: Store): Promise<Date | undefined> {
  const setting = (await store.read(allSettings)).find(({ id }) => id === 'clock')?.value;
  return setting === undefined ? undefined : new Date(setting);
}
