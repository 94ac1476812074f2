import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { mbox } from '../imports/pipeline/testing.js';
import { perlenCommand } from '../testing/command-line.js';

/** Of 512 bytes in most shells and of 1,024 in some: the import below needs more than either. */
const MOST_BLOCKS_OF_A_FILE = 4_096;
const MESSAGES = 2_500;

const folder = mkdtempSync(join(tmpdir(), 'perlen-full-disk-'));
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * Runs the command line; with a limit no file may grow past it. Only an administrator can fill a disk of a test's own;
 * the limit comes to the same in the engine, which fails in the middle of writing its log, and needs no rights.
 */
async function perlen(limit: 'unlimited' | 'limited', ...args: string[]) {
  const command = [...perlenCommand, ...args];
  const [first = '', ...rest] =
    limit === 'unlimited'
      ? command
      : ['/bin/sh', '-c', `ulimit -f ${MOST_BLOCKS_OF_A_FILE} && exec "$0" "$@"`, ...command];
  const env = { ...process.env, PERLEN_DATA: join(folder, 'data'), PERLEN_LOG_LEVEL: 'silent' };
  const child = spawn(first, rest, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

it('An import that fills the disk says what to do, loses nothing acknowledged, and goes on when there is room', async () => {
  const messages = Array.from({ length: MESSAGES }, (_, index) => ({
    id: `m${index}`,
    from: `p${index % 300}@own.example`,
    to: `q${index % 3_000}@prospect${index % 200}.example, z${index}@other${index % 91}.example`,
  }));
  const box = join(folder, 'box.mbox');
  writeFileSync(box, mbox(...messages));
  const importBox = ['import', 'mail', box, '--own-domain', 'own.example'];

  const full = await perlen('limited', ...importBox);
  expect(full.code).toBe(1);
  expect(full.stdout).toMatch(
    /^The import stopped: The database cannot be reached, or its disk is full\. Put that right and import the same file again: nothing counts twice\.$/m,
  );
  const taken = Number(/(\d+) taken/.exec(full.stdout)?.[1]);
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(MESSAGES);

  const check = JSON.parse((await perlen('unlimited', 'check', '--json')).stdout);
  expect(check).toMatchObject({ isClean: true });
  // Each of these messages ties its sender to two people nobody else wrote to.
  expect(check.derivedTies).toBe(2 * taken);

  const resumed = await perlen('unlimited', ...importBox, '--json');
  expect(resumed.stderr).toContain(`that stopped after ${taken} rows or messages.`);
  expect(resumed.code).toBe(0);
  expect(JSON.parse(resumed.stdout)).toMatchObject({
    state: 'DONE',
    report: { rows: MESSAGES, rowsTaken: MESSAGES, rowsKnown: 0, eventsCounted: 2 * MESSAGES },
  });
}, 300_000);
