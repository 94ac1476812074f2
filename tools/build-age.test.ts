import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBuildOutdated } from './build-age.mjs';

describe('npm start builds', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'perlen-build-age-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function write(path: string, changedAtSeconds: number): void {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '');
    utimesSync(file, changedAtSeconds, changedAtSeconds);
    for (let folder = dirname(file); folder !== root; folder = dirname(folder)) {
      utimesSync(folder, changedAtSeconds, changedAtSeconds);
    }
  }

  function writeBuild(changedAtSeconds: number): void {
    write('api/dist/cli/main.js', changedAtSeconds);
    write('web/dist/index.html', changedAtSeconds);
  }

  it('when there is no build, or only half of one', () => {
    write('api/src/cli/main.ts', 100);
    expect(isBuildOutdated(root)).toBe(true);
    write('api/dist/cli/main.js', 200);
    expect(isBuildOutdated(root)).toBe(true);
  });

  it('not when everything is older than the build', () => {
    write('api/src/cli/main.ts', 100);
    write('web/src/main.tsx', 100);
    writeBuild(200);
    expect(isBuildOutdated(root)).toBe(false);
  });

  it('when a source deep in a folder was changed, or a file was removed', () => {
    write('web/src/find/find-page.tsx', 100);
    writeBuild(200);
    utimesSync(join(root, 'web/src/find/find-page.tsx'), 300, 300);
    expect(isBuildOutdated(root)).toBe(true);
    utimesSync(join(root, 'web/src/find/find-page.tsx'), 100, 100);
    utimesSync(join(root, 'web/src/find'), 300, 300);
    expect(isBuildOutdated(root)).toBe(true);
  });

  it('not because of files that the build itself generates', () => {
    writeBuild(200);
    write('api/src/generated/schema.ts', 300);
    utimesSync(join(root, 'api/src'), 100, 100);
    expect(isBuildOutdated(root)).toBe(false);
  });
});
