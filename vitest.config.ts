import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { isBuildOutdated } from './tools/build-age.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const minuteMs = 60_000;
/** Vitest would leave a core for whoever works beside it: on two cores that is half of them. */
const everyCore = '100%';
const apiTests = 'api/src/**/*.api.test.ts';
/** What Windows has no means for, such as a limit on the size of files. tools/test.ts names what is left out there. */
const notOnWindows = process.platform === 'win32' ? ['**/*.posix.test.ts'] : [];
/** Rules of several processes on one database, which the embedded engine does not have. */
const neo4jOnly = 'api/src/**/*.neo4j.api.test.ts';
/** Node loads graphql's CommonJS build; Vite would pick the other one, and two of them refuse each other's schemas. */
const oneGraphql = { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] };

/**
 * Files of API tests and of component tests share their worker's modules: importing them anew for every file took longer
 * than a third of the tests, and more than half of those of components. What a file opens it closes; nothing that a test
 * changes is kept in a module. `vi.mock` comes too late for a module that another file has read.
 */
const sharedModules = { isolate: false };

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'pure',
          maxWorkers: everyCore,
          env: { PERLEN_TEST_BUILD: isBuildOutdated(root) ? '' : 'fresh' },
          // Property tests on a busy machine take their time; how long is no rule of theirs.
          testTimeout: minuteMs,
          hookTimeout: minuteMs,
          include: ['{api/src,seed,tools,bench}/**/*.test.ts'],
          exclude: [apiTests, ...notOnWindows, '**/node_modules/**'],
        },
      },
      {
        resolve: oneGraphql,
        test: {
          name: 'api-embedded',
          include: [apiTests],
          exclude: [neo4jOnly, '**/node_modules/**'],
          env: { PERLEN_TEST_ENGINE: 'embedded' },
          maxWorkers: everyCore,
          ...sharedModules,
          testTimeout: minuteMs,
          hookTimeout: minuteMs,
        },
      },
      {
        resolve: oneGraphql,
        test: {
          name: 'api-neo4j',
          include: [apiTests],
          env: { PERLEN_TEST_ENGINE: 'neo4j' },
          globalSetup: ['tools/neo4j/vitest-setup.ts'],
          // The files share one database and empty it: one after another.
          maxWorkers: 1,
          ...sharedModules,
          sequence: { groupOrder: 1 },
          testTimeout: minuteMs,
          hookTimeout: 3 * minuteMs,
        },
      },
      {
        extends: './web/vite.config.ts',
        root: './web',
        test: {
          name: 'web',
          maxWorkers: everyCore,
          ...sharedModules,
          testTimeout: minuteMs,
          hookTimeout: minuteMs,
          include: ['src/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          globalSetup: ['e2e/browser-setup.ts'],
          // Each file has its own server and browser; two cores carry one pair at a time.
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
          testTimeout: 3 * minuteMs,
          hookTimeout: 3 * minuteMs,
        },
      },
    ],
  },
});
