import { describe, expect, it } from 'vitest';
import { chooseReleaseFor } from './distribution.js';

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
