import type { ExecutionResult, GraphQLSchema } from 'graphql';
import pino from 'pino';
import type { Application } from '../application.js';
import { auditLogOf } from '../audit/audit-log.js';
import { runOperation } from '../audit/audited-schema.js';
import type { Viewer } from '../auth/viewer.js';
import { type Config, readConfig } from '../config/config.js';
import { makeContext } from '../graphql/context.js';
import { makeSchema } from '../graphql/schema.js';
import { dayOf } from '../network/day.js';
import { applicationOn } from '../open-application.js';
import { registeringStore } from '../register/testing/registering-store.js';
import { type BulkRows, deriveAllTies, writeBulk } from '../seed/bulk.js';
import { openEmbeddedStore } from '../store/embedded.js';
import { migrate } from '../store/migrate.js';
import type { Store } from '../store/store.js';
import { emptyKeepingSchema, openTestNeo4j } from './test-neo4j.js';

/** The instant that API tests live in. */
export const TEST_NOW = '2026-11-23T12:00:00Z';

export interface TestApplication {
  readonly application: Application;
  readonly store: Store;
  /** Runs an operation as a viewer: a person's id, 'operator', 'admin account', or null for nobody. */
  readonly run: (
    viewer: string | null,
    source: string,
    variables?: Record<string, unknown>,
  ) => Promise<ExecutionResult>;
  /** The same, and fails the test if there are errors. */
  // biome-ignore lint/suspicious/noExplicitAny: a test picks what it asked for, and a wrong pick fails it
  readonly data: (viewer: string | null, source: string, variables?: Record<string, unknown>) => Promise<any>;
  /** Runs an operation on another application of the same store. */
  readonly runOn: (
    application: Application,
    viewer: string | null,
    source: string,
    variables?: Record<string, unknown>,
  ) => Promise<ExecutionResult>;
  readonly close: () => Promise<void>;
}

/**
 * An application on an empty store of the engine under test (PERLEN_TEST_ENGINE: embedded, the default, in memory and
 * with unordered rows shuffled; or neo4j at PERLEN_TEST_NEO4J_URI, emptied first), filled with `rows`.
 */
export async function openTestApplication(
  rows: BulkRows = {},
  env: Record<string, string> = {},
): Promise<TestApplication> {
  const config = readConfig({ PERLEN_CLOCK: TEST_NOW, PERLEN_LOG_LEVEL: 'silent', ...env });
  const store = await openTestStore(config);
  await writeBulk(store, rows);
  await deriveAllTies(store, dayOf(config.clock ?? new Date()));
  const application = await applicationOn(store, config, pino({ level: config.logLevel }));
  const schema = makeSchema();
  const run = (viewer: string | null, source: string, variables?: Record<string, unknown>) =>
    execute(schema, application, viewer, source, variables);
  return {
    application,
    store,
    run,
    runOn: (other, viewer, source, variables) => execute(schema, other, viewer, source, variables),
    data: async (viewer, source, variables) => {
      const result = await run(viewer, source, variables);
      if (result.errors !== undefined) throw result.errors[0] ?? new Error('errors without one');
      return result.data;
    },
    close: async () => {
      await application.searches.close();
      await auditLogOf(application).stop();
      await application.live.stop();
      await store.close();
    },
  };
}

/** A migrated, empty store of the engine under test, which refuses to write what the register does not hold. */
export async function openTestStore(config: Pick<Config, 'queryTimeoutMs'>): Promise<Store> {
  const isNeo4j = process.env['PERLEN_TEST_ENGINE'] === 'neo4j';
  const store = registeringStore(isNeo4j ? openTestNeo4j(config) : openInMemory(config));
  if (store.engine === 'neo4j') await emptyKeepingSchema(store);
  await migrate(store);
  return store;
}

function openInMemory(config: Pick<Config, 'queryTimeoutMs'>): Store {
  return openEmbeddedStore({
    folder: undefined,
    queryTimeoutMs: config.queryTimeoutMs,
    shuffleUnordered: true,
  });
}

function execute(
  schema: GraphQLSchema,
  application: Application,
  viewer: string | null,
  source: string,
  variables?: Record<string, unknown>,
): Promise<ExecutionResult> {
  const contextValue = makeContext({
    application,
    viewer: viewerOf(viewer),
    signal: new AbortController().signal,
    requestId: 'test',
  });
  return runOperation(schema, contextValue, source, variables);
}

function viewerOf(viewer: string | null): Viewer {
  if (viewer === null) return { kind: 'ANONYMOUS' };
  if (viewer === 'admin account') return { kind: 'ACCOUNT', account: { id: 'admin', roles: ['ADMIN'] } };
  return viewer === 'operator' ? { kind: 'OPERATOR' } : { kind: 'PERSON', personId: viewer };
}
