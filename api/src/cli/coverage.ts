import { type Connection, connect } from './connection.js';
import { printJson, printLine } from './outcome.js';
import { resolveReference } from './resolve.js';

export interface CoverageOptions {
  readonly departments?: readonly string[];
  /** In capitals; prospects if absent. */
  readonly stage?: readonly string[];
  readonly toHops: number;
  readonly timeoutMs: number;
  readonly as?: string;
  readonly url?: string;
  readonly json?: boolean;
}

const COLUMNS_AT_ONCE = 500;

const COVERAGE = /* GraphQL */ `
  query Coverage($input: CoverageInput!) {
    coverage(input: $input) {
      change
      isPartial
      pageInfo { endCursor hasNextPage }
      columns { hasWayIn organization { id key name } offer { word } }
      rows { kind department { id key name } cells }
    }
  }
`;

interface Named {
  readonly id: string;
  readonly key: string | null;
  readonly name: string;
}

interface Column {
  readonly hasWayIn: boolean;
  readonly organization: Named;
  readonly offer: { readonly word: string } | null;
}

interface CoverageRow {
  readonly kind: 'VIEWER' | 'COMPANY' | 'GROUP';
  readonly department: Named | null;
  readonly cells: readonly string[];
}

interface Page {
  readonly change: number;
  readonly isPartial: boolean;
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly columns: readonly Column[];
  readonly rows: readonly CoverageRow[];
}

type CoverageAnswer = Omit<Page, 'pageInfo'>;

/** `perlen coverage`: how well groups of the company know organizations, from ties shared with a name. */
export async function runCoverage(options: CoverageOptions): Promise<void> {
  const connection = await connect({ url: options.url });
  try {
    const answer = await askCoverage(connection, options);
    if (options.json === true) printJson(coverageJson(answer));
    else printText(answer);
  } finally {
    await connection.close();
  }
}

/** Resolves what the options name and reads all columns. Throws Refused for what is unknown or ambiguous. */
export async function askCoverage(connection: Connection, options: CoverageOptions): Promise<CoverageAnswer> {
  const { stage, toHops, timeoutMs } = options;
  const as =
    options.as === undefined ? undefined : (await resolveReference(connection, options.as, ['Person'])).id;
  const departments = [];
  for (const one of options.departments ?? []) {
    departments.push((await resolveReference(connection, one, ['Department'], as)).id);
  }
  const input = {
    departments,
    stages: stage ?? ['PROSPECT'],
    maxHops: toHops,
    timeoutMs,
    first: COLUMNS_AT_ONCE,
  };
  const columns: Column[] = [];
  const cells: string[][] = [];
  let isPartial = false;
  for (let after: string | null = null; ; ) {
    const variables: Record<string, unknown> = { input: { ...input, after } };
    const { coverage }: { coverage: Page } = await connection.ask(COVERAGE, variables, as);
    columns.push(...coverage.columns);
    for (const [place, row] of coverage.rows.entries())
      cells[place] = [...(cells[place] ?? []), ...row.cells];
    isPartial ||= coverage.isPartial;
    after = coverage.pageInfo.endCursor;
    if (coverage.pageInfo.hasNextPage) continue;
    const rows = coverage.rows.map((row, place) => ({ ...row, cells: cells[place] ?? [] }));
    return { change: coverage.change, isPartial, columns, rows };
  }
}

/** The answer as --json prints it. */
export function coverageJson({ change, isPartial, columns, rows }: CoverageAnswer) {
  return {
    change,
    isPartial,
    organizations: columns.map(({ organization, offer, hasWayIn }) => ({
      ...organization,
      offer: offer && { word: offer.word.toLowerCase() },
      hasWayIn,
    })),
    groups: rows.map(({ kind, department, cells }) => ({
      kind: kind.toLowerCase(),
      department,
      words: cells.map((cell) => cell.toLowerCase()),
    })),
  };
}

function printText({ isPartial, columns, rows }: CoverageAnswer): void {
  if (isPartial) printLine('Stopped by the time limit; some words may be of fewer hops:');
  if (rows.length === 0) printLine('There is no group of 5 people or more that may be told.');
  for (const [place, { organization, offer, hasWayIn }] of columns.entries()) {
    printLine(`${organization.name}${hasWayIn ? '' : '  [nobody]'}`);
    for (const row of rows) {
      const cell = row.cells[place];
      if (cell !== undefined && cell !== 'NONE') printLine(`   ${nameOf(row)}: ${cell.toLowerCase()}`);
    }
    if (offer !== null) printLine(`   somebody here, unnamed: ${offer.word.toLowerCase()}`);
  }
}

function nameOf({ kind, department }: CoverageRow): string {
  if (kind === 'VIEWER') return 'you';
  return department === null ? 'the company' : department.name;
}
