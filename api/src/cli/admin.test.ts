import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { perlenCommand } from '../testing/command-line.js';

const folder = mkdtempSync(join(tmpdir(), 'perlen-admin-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('the command line makes the first account of a live store and prints its link', async () => {
  const [command = '', ...given] = perlenCommand;
  const env = { ...process.env, PERLEN_DATA: folder, PERLEN_MODE: 'live', PERLEN_PORT: '4711' };
  const { stdout } = await promisify(execFile)(command, [...given, 'admin', 'invite', 'Runs@Own.example'], {
    env,
  });
  expect(stdout).toMatch(
    /set the password of runs@own\.example:\nhttp:\/\/localhost:4711\/invitation#[\w-]{43}\n/,
  );
});
