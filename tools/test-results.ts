/** How a run of tests ended, in numbers. */
export interface TestCounts {
  readonly passed: number;
  /** Failed tests, and one for each file that failed before or beside its tests. */
  readonly failed: number;
  readonly skipped: number;
}

/** The layers of tests, in the order they run; each is a project of vitest.config.ts. */
export const layers = ['pure', 'api-embedded', 'web', 'e2e', 'api-neo4j'] as const;
export type Layer = (typeof layers)[number];

/**
 * Reads the counts out of what vitest's JSON reporter wrote.
 * @throws Error when the text is no such report.
 */
export function countTests(reportText: string): TestCounts {
  const report: unknown = JSON.parse(reportText);
  if (!isReport(report)) {
    throw new Error('This is not a report of vitest.');
  }
  const statuses = report.testResults.flatMap((file) => file.assertionResults.map((test) => test.status));
  const countOf = (status: string): number => statuses.filter((found) => found === status).length;
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const passed = countOf('passed');
  const failed = countOf('failed');
  return { passed, failed: failed + brokenFiles.length, skipped: statuses.length - passed - failed };
}

/** The sum over several runs. */
export function addCounts(counts: readonly TestCounts[]): TestCounts {
  return counts.reduce(
    (sum, next) => ({
      passed: sum.passed + next.passed,
      failed: sum.failed + next.failed,
      skipped: sum.skipped + next.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The files of tests that a platform has no means for; vitest.config.ts leaves the same ones out. */
export function leftOutOn(platform: NodeJS.Platform, files: readonly string[]): string[] {
  return platform === 'win32' ? files.filter((file) => file.endsWith('.posix.test.ts')).sort() : [];
}

interface Report {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

function isReport(value: unknown): value is Report {
  return (
    typeof value === 'object' && value !== null && 'testResults' in value && Array.isArray(value.testResults)
  );
}
