import { describe, expect, it } from 'vitest';
import { chooseJava, findJavas, javaMajorOf } from './java.js';

describe('the Java for Neo4j', () => {
  it('reads the feature release from every form of version text', () => {
    expect(javaMajorOf('openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime')).toBe(17);
    expect(javaMajorOf('openjdk version "25" 2025-09-16 LTS')).toBe(25);
    expect(javaMajorOf('openjdk version "26-ea" 2026-03-17')).toBe(26);
    expect(javaMajorOf('java version "1.8.0_292"')).toBe(8);
    expect(javaMajorOf('The operation could not be completed.')).toBeUndefined();
  });

  it('is the newest inside the range a release runs on', () => {
    const javas = [
      { path: 'a', major: 17 },
      { path: 'b', major: 25 },
      { path: 'c', major: 21 },
      { path: 'd', major: 11 },
    ];
    expect(chooseJava(javas, { minimumJava: 21 })?.path).toBe('b');
    expect(chooseJava(javas, { minimumJava: 17, maximumJava: 21 })?.path).toBe('c');
    expect(chooseJava([{ path: 'd', major: 11 }], { minimumJava: 17 })).toBeUndefined();
  });

  it('finds nothing, and does not fail, where the environment names folders that are not there', async () => {
    const javas = await findJavas({ JAVA_HOME: '/nowhere/at/all', PATH: '/nowhere/else' });
    expect(javas.every((java) => java.major > 0)).toBe(true);
  });
});
