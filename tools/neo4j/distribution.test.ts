import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseReleaseFor, createFolder, Neo4jToolError } from './distribution.js';

const java = (major: number) => ({ path: `java-${major}`, major });

describe('the release of Neo4j', () => {
  it('is the newest on Java 21 and newer', () => {
    const chosen = chooseReleaseFor([java(17), java(25)], undefined);
    expect(chosen.release.version).toMatch(/^2026\./);
    expect(chosen.java.major).toBe(25);
  });

  it('is 5.26 with long-term support on Java 17', () => {
    const chosen = chooseReleaseFor([java(17), java(11)], undefined);
    expect(chosen.release.version).toMatch(/^5\.26\./);
    expect(chosen.java.major).toBe(17);
  });

  it('follows a version asked for, and takes a Java that this version runs on', () => {
    const chosen = chooseReleaseFor([java(25), java(17)], '5.26.28');
    expect(chosen.release.version).toBe('5.26.28');
    expect(chosen.java.major).toBe(17);
  });

  it('says what was found and what to install when no Java fits', () => {
    expect(() => chooseReleaseFor([], undefined)).toThrow(/needs Java 17 or newer\. No Java was found/);
    expect(() => chooseReleaseFor([java(17)], '2026.09.0')).toThrow(
      /needs Java 21 or newer\. Found only Java 17/,
    );
  });

  it('refuses a version that is none', () => {
    expect(() => chooseReleaseFor([java(25)], 'latest')).toThrow(/"latest" is not a version/);
  });
});

describe('the data folder', () => {
  it('that can’t be made is refused with a sentence, not tried for ever', () => {
    const folder = mkdtempSync(join(tmpdir(), 'perlen-neo4j-test-'));
    const file = join(folder, 'file');
    writeFileSync(file, '');
    try {
      for (const place of [file, join(file, 'below', 'it'), '/proc/perlen/data']) {
        if (place.startsWith('/proc') && process.platform !== 'linux') continue;
        expect(() => createFolder(place)).toThrow(Neo4jToolError);
        expect(() => createFolder(place)).toThrow(`The folder ${place} can't be made: `);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
