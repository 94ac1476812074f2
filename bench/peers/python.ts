/** The Python contenders: their packages in a virtual environment that the benchmark makes once, outside the repository. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ContenderCommand } from './contender.js';

const run = promisify(execFile);
const REQUIREMENTS = fileURLToPath(new URL('requirements.txt', import.meta.url));
const INSTALL_LIMIT_MS = 300_000;
const MARK_OF_SUCCESS = 'perlen-bench-ready';

export const PYTHON_PEERS = [
  { name: 'igraph', file: 'igraph_paths.py' },
  { name: 'networkx', file: 'networkx_paths.py' },
] as const;

/** The interpreter of the environment if it was made before. */
export function pythonAtHand(): string | undefined {
  const folder = environmentFolder();
  return existsSync(join(folder, MARK_OF_SUCCESS)) ? interpreterOf(folder) : undefined;
}

/** The same, made if it is missing. Rejects with what pip said when Python, or a registry, is not to be had. */
export async function providePython(): Promise<string> {
  const found = pythonAtHand();
  if (found !== undefined) return found;
  const folder = environmentFolder();
  const [command, limits] = ['python3', { timeout: INSTALL_LIMIT_MS }];
  rmSync(folder, { recursive: true, force: true });
  await run(command, ['-m', 'venv', folder], limits);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS];
  await run(interpreterOf(folder), pip, limits);
  // Last of all: an interrupted download never looks like a complete one.
  writeFileSync(join(folder, MARK_OF_SUCCESS), '');
  return interpreterOf(folder);
}

export function pythonContender(python: string, name: string, file: string, graph: string): ContenderCommand {
  const script = fileURLToPath(new URL(file, import.meta.url));
  return { name, command: python, parameters: ['-u', script, graph] };
}

function environmentFolder(): string {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const version = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
  return join(cache, 'perlen-bench', `python-${version}`);
}

function interpreterOf(folder: string): string {
  return process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');
}
