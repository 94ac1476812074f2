import { fileURLToPath } from 'node:url';

const BUILT = fileURLToPath(new URL('../../bin/perlen.js', import.meta.url));
const SOURCE = fileURLToPath(new URL('../cli/main.ts', import.meta.url));

/**
 * What tests run as `perlen`: the build where it is of these sources (vitest.config.ts looks), which starts several times
 * as fast; else the sources.
 */
export const perlenCommand: readonly string[] =
  process.env['PERLEN_TEST_BUILD'] === 'fresh'
    ? [process.execPath, BUILT]
    : [process.execPath, '--import', 'tsx', SOURCE];
