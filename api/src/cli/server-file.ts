import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { makeFolder } from '../store/make-folder.js';

/** What a running server leaves in its data folder, so that the command line finds it and may speak to it. */
const TOKEN_FILE = 'cli-token';
const ADDRESS_FILE = 'server.json';
const address = z.object({ url: z.url(), pid: z.number() });

/** Makes a new token for the command line, readable by this user alone. */
export function writeCliToken(folder: string): string {
  const token = randomBytes(32).toString('base64url');
  const path = join(folder, TOKEN_FILE);
  makeFolder(folder);
  rmSync(path, { force: true });
  writeFileSync(path, token, { mode: 0o600 });
  chmodSync(path, 0o600);
  return token;
}

export function writeServerAddress(folder: string, url: string): void {
  writeFileSync(join(folder, ADDRESS_FILE), JSON.stringify({ url, pid: process.pid }));
}

export function removeServerFiles(folder: string): void {
  for (const file of [TOKEN_FILE, ADDRESS_FILE]) rmSync(join(folder, file), { force: true });
}

export function readCliToken(folder: string): string | undefined {
  return readText(join(folder, TOKEN_FILE));
}

/** Where the server that holds the folder listens; undefined if none said so. */
export function readServerAddress(folder: string): string | undefined {
  const text = readText(join(folder, ADDRESS_FILE));
  const checked = text === undefined ? undefined : address.safeParse(JSON.parse(text));
  return checked?.success === true ? checked.data.url : undefined;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
