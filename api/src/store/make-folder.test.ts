import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeFolder } from './make-folder.js';

const here = mkdtempSync(join(tmpdir(), 'perlen-folder-'));
afterAll(() => rmSync(here, { recursive: true }));

it('A folder is made with all that is missing above it, and made twice without complaint', () => {
  const folder = join(here, 'a', 'b', 'c');
  makeFolder(folder);
  makeFolder(folder);
  expect(existsSync(folder)).toBe(true);
});

it('A folder that can’t be made is refused at once, not tried for ever', () => {
  writeFileSync(join(here, 'file'), '');
  expect(() => makeFolder(join(here, 'file'))).toThrow(/is a file, not a folder/);
  expect(() => makeFolder(join(here, 'file', 'below'))).toThrow(/ENOTDIR|ENOENT/);
  // Where there is a /proc, nobody makes folders below it.
  if (existsSync('/proc/self')) expect(() => makeFolder('/proc/perlen/data')).toThrow(/ENOENT/);
});
