import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { perlenCommand } from '../testing/command-line.js';

const PATIENCE_MS = 60_000;

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(folder: string, args: readonly string[], env: Record<string, string> = {}) {
  const [command = '', ...given] = perlenCommand;
  const child = spawn(command, [...given, ...args], {
    env: { ...process.env, PERLEN_DATA: folder, PERLEN_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code) => resolve({ code, stdout, stderr })),
  );
  const url = async (): Promise<string> => {
    for (;;) {
      const found = /Perlen is ready: (\S+)/.exec(stdout)?.[1];
      if (found !== undefined) return found;
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return { child, ended, url };
}

const perlen = (folder: string, ...args: string[]): Promise<Ended> => start(folder, args).ended;

const newFolder = () => mkdtempSync(join(tmpdir(), 'perlen-cli-'));

describe('A first start', { timeout: PATIENCE_MS }, () => {
  const folder = newFolder();
  let server: ReturnType<typeof start>;
  let url: string;
  beforeAll(async () => {
    server = start(folder, ['start']);
    url = await server.url();
  }, PATIENCE_MS);
  afterAll(async () => {
    server.child.kill('SIGTERM');
    await server.ended;
    rmSync(folder, { recursive: true, force: true });
  });

  it('serves the demo company', async () => {
    expect(await employeesOf(url)).toBe(235);
  });

  it('leaves a token for the command line that this user alone can read', () => {
    expect(statSync(join(folder, 'cli-token')).mode & 0o777).toBe(0o600);
  });

  it('is not opened a second time: a command says so and goes through it', async () => {
    const { code, stdout, stderr } = await perlen(folder, 'check', '--json');
    expect(stderr).toContain(`going through ${url}`);
    expect(JSON.parse(stdout)).toMatchObject({ isClean: true, findings: [] });
    expect(code).toBe(0);
    const verified = await perlen(folder, 'audit', 'verify', '--json');
    expect(JSON.parse(verified.stdout)).toMatchObject({ isWhole: true, findings: [], stub: null });
    expect(verified.code).toBe(0);
  });

  it('keeps a second server off its folder, with a sentence', async () => {
    const { code, stderr } = await perlen(folder, 'start');
    expect(stderr).toContain('is held by another Perlen process');
    expect(code).toBe(1);
  });

  it('is backed up while it runs, and the backup opens elsewhere with the same content', async () => {
    const backup = join(folder, 'backup');
    const restored = newFolder();
    try {
      expect((await perlen(folder, 'backup', backup)).code).toBe(0);
      expect((await perlen(restored, 'restore', backup)).code).toBe(0);
      const check = JSON.parse((await perlen(restored, 'check', '--json')).stdout);
      expect(check).toMatchObject({ isClean: true });
      expect(check.derivedTies).toBeGreaterThan(1_000);
      expect((await perlen(restored, 'restore', backup)).stderr).toContain('holds a database already');
    } finally {
      rmSync(restored, { recursive: true, force: true });
    }
  });
});

describe('A killed server', { timeout: 2 * PATIENCE_MS }, () => {
  const folder = newFolder();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('starts again on the same folder, and the check is clean', async () => {
    const first = start(folder, ['start']);
    await first.url();
    first.child.kill('SIGKILL');
    await first.ended;
    const second = start(folder, ['start']);
    expect(await employeesOf(await second.url())).toBe(235);
    second.child.kill('SIGTERM');
    expect((await second.ended).code).toBe(0);
    expect((await perlen(folder, 'check')).stdout).toContain('clean');
  });
});

describe('A start that can’t be', { timeout: PATIENCE_MS }, () => {
  const children: ChildProcess[] = [];
  const folders: string[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  const failing = async (env: Record<string, string>): Promise<Ended> => {
    const folder = newFolder();
    folders.push(folder);
    const { child, ended } = start(folder, ['start'], env);
    children.push(child);
    return ended;
  };

  it('names the port that is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const { code, stderr } = await failing({ PERLEN_PORT: port });
    expect(stderr).toContain(`Port ${port} is in use`);
    expect(code).toBe(1);
    other.close();
  });

  it('says that Neo4j can’t be reached', async () => {
    const { code, stderr } = await failing({ NEO4J_URI: 'bolt://127.0.0.1:1' });
    expect(stderr).toMatch(/Neo4j can't be reached/);
    expect(code).toBe(1);
  });

  it('names a wrong variable, its value and what is allowed', async () => {
    const { code, stderr } = await failing({ PERLEN_MODE: 'demo' });
    expect(stderr).toContain('PERLEN_MODE is "demo"; allowed: trial or live.');
    expect(code).toBe(1);
  });

  it('keeps live mode closed', async () => {
    const { code, stderr } = await failing({ PERLEN_MODE: 'live' });
    expect(stderr).toContain('Live mode needs real sign-in');
    expect(code).toBe(1);
  });

  it('says that the data folder can’t be written', async () => {
    const file = join(newFolder(), 'a-file');
    const { code, stderr } = await start(join('/dev/null', file), ['start']).ended;
    expect(stderr).toMatch(/The data folder .* can't be opened/);
    expect(code).toBe(1);
  });
});

describe('The command line', { timeout: PATIENCE_MS }, () => {
  const folder = newFolder();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('ends with 2 on wrong usage, and says what is right', async () => {
    for (const args of [
      ['nonsense'],
      ['path'],
      ['path', '--from', 'company', '--to', 'x', '--k', 'many'],
      ['reach', '--from', 'company', '--stage', 'customer,nonsense'],
      ['coverage', '--to-hops', '7'],
      ['audit', 'falsify'],
    ]) {
      const { code, stdout, stderr } = await perlen(folder, ...args);
      expect(code).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toMatch(/Usage: perlen/);
    }
  });

  it('ends with 0 on --help and on --version', async () => {
    const version: unknown = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    ).version;
    expect((await perlen(folder, '--help')).code).toBe(0);
    const { code, stdout } = await perlen(folder, '--version');
    expect([code, stdout.trim()]).toEqual([0, version]);
  });

  it('answers an unknown reference with 1 and JSON alone on stdout', async () => {
    const { code, stdout } = await perlen(
      folder,
      'path',
      '--from',
      'company',
      '--to',
      'nobody@x.example',
      '--json',
    );
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'NOT_KNOWN_HERE', candidates: [] } });
    expect(code).toBe(1);
  });
});

/** How many employees of the demo company are present. */
async function employeesOf(url: string): Promise<number> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ system { employeeCount } }' }),
  });
  const { data } = (await response.json()) as { data: { system: { employeeCount: number } } };
  return data.system.employeeCount;
}
