import { describe, expect, it } from 'vitest';
import { addCounts, countTests, leftOutOn } from './test-results.js';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

describe('the counts of a test run', () => {
  it('are those of its tests', () => {
    const report = { testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')] };
    expect(countTests(JSON.stringify(report))).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it('count a file that could not be loaded as one failure', () => {
    const report = { testResults: [file('failed'), file('passed', 'passed')] };
    expect(countTests(JSON.stringify(report))).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('never take a skipped test for a passed one', () => {
    const report = { testResults: [file('passed', 'passed', 'pending', 'skipped', 'todo')] };
    expect(countTests(JSON.stringify(report))).toEqual({ passed: 1, failed: 0, skipped: 3 });
  });

  it('add up over runs', () => {
    const one = { passed: 2, failed: 1, skipped: 0 };
    expect(addCounts([one, one, { passed: 0, failed: 0, skipped: 4 }])).toEqual({
      passed: 4,
      failed: 2,
      skipped: 4,
    });
    expect(addCounts([])).toEqual({ passed: 0, failed: 0, skipped: 0 });
  });

  it('are refused where there is no report', () => {
    expect(() => countTests('{"tests": 3}')).toThrow(/not a report/);
  });
});

describe('what a platform has no means for', () => {
  it('is named on Windows and run everywhere else', () => {
    const files = ['store\\full-disk.posix.test.ts', 'store\\feed.ts', 'cli\\cli.test.ts'];
    expect(leftOutOn('win32', files)).toEqual(['store\\full-disk.posix.test.ts']);
    expect(leftOutOn('linux', files)).toEqual([]);
  });
});
