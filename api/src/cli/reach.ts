import { type Connection, connect } from './connection.js';
import { printJson, printLine } from './outcome.js';
import { originInput } from './path.js';
import { resolveReference } from './resolve.js';

export interface ReachOptions {
  readonly from: string;
  readonly toHops: number;
  /** In capitals; prospects if absent. */
  readonly stage?: readonly string[];
  readonly timeoutMs: number;
  readonly as?: string;
  readonly url?: string;
  readonly json?: boolean;
}

const ROWS_AT_ONCE = 500;

const REACHABLE = /* GraphQL */ `
  query Reachable($input: ReachableInput!) {
    reachable(input: $input) {
      change
      isPartial
      pageInfo { endCursor hasNextPage }
      nodes {
        target { ... on Organization { id key name stage } }
        word
        hops
        introducer { ...Somebody }
        path { people { person { ...Somebody } } }
        offer { word }
      }
    }
  }
  fragment Somebody on Person { id key name email }
`;

interface Somebody {
  readonly id: string;
  readonly key: string | null;
  readonly name: string;
  readonly email: string | null;
}

interface Row {
  readonly target: {
    readonly id: string;
    readonly key: string | null;
    readonly name: string;
    readonly stage: string;
  };
  readonly word: string | null;
  readonly hops: number | null;
  readonly introducer: Somebody | null;
  readonly path: { readonly people: readonly { readonly person: Somebody }[] } | null;
  readonly offer: { readonly word: string } | null;
}

interface ReachAnswer {
  readonly change: number;
  readonly isPartial: boolean;
  readonly within: readonly Row[];
  readonly without: readonly Row[];
}

interface Page {
  readonly change: number;
  readonly isPartial: boolean;
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  readonly nodes: readonly Row[];
}

/** `perlen reach`: the organizations within reach, warmest first, then those without a way in. */
export async function runReach(options: ReachOptions): Promise<void> {
  const connection = await connect({ url: options.url });
  try {
    const answer = await askReach(connection, options);
    if (options.json === true) printJson(reachJson(answer));
    else printText(answer, options);
  } finally {
    await connection.close();
  }
}

/** Resolves what the options name and reads all rows. Throws Refused for what is unknown or ambiguous. */
export async function askReach(connection: Connection, options: ReachOptions): Promise<ReachAnswer> {
  const { toHops, stage, timeoutMs } = options;
  const as =
    options.as === undefined ? undefined : (await resolveReference(connection, options.as, ['Person'])).id;
  const from = await originInput(connection, options.from, as);
  const input = { from, maxHops: toHops, stages: stage ?? ['PROSPECT'], timeoutMs, first: ROWS_AT_ONCE };
  const within = await allPages(connection, { ...input, state: 'WITHIN_REACH' }, as);
  const without = await allPages(connection, { ...input, state: 'WITHOUT_WAY_IN' }, as);
  return {
    change: within.change,
    isPartial: within.isPartial || without.isPartial,
    within: within.rows,
    without: without.rows,
  };
}

/** The answer as --json prints it. */
export function reachJson({ change, isPartial, within, without }: ReachAnswer) {
  return {
    change,
    isPartial,
    within: within.map(({ target, word, hops, introducer, path }) => ({
      ...targetJson(target),
      word: word?.toLowerCase() ?? null,
      hops,
      introducer,
      people: path?.people.map(({ person }) => person) ?? [],
    })),
    without: without.map(({ target, offer }) => ({
      ...targetJson(target),
      offer: offer && { word: offer.word.toLowerCase() },
    })),
  };
}

function targetJson({ stage, ...target }: Row['target']) {
  return { ...target, stage: stage.toLowerCase() };
}

async function allPages(
  connection: Connection,
  input: Record<string, unknown>,
  as: string | undefined,
): Promise<{ change: number; isPartial: boolean; rows: Row[] }> {
  const rows: Row[] = [];
  for (let after: string | null = null; ; ) {
    const variables: Record<string, unknown> = { input: { ...input, after } };
    const { reachable }: { reachable: Page } = await connection.ask(REACHABLE, variables, as);
    rows.push(...reachable.nodes);
    const { change, isPartial, pageInfo } = reachable;
    if (!pageInfo.hasNextPage) return { change, isPartial, rows };
    after = pageInfo.endCursor;
  }
}

function printText({ isPartial, within, without }: ReachAnswer, { toHops }: ReachOptions): void {
  if (isPartial) printLine('Stopped by the time limit; there may be more within reach:');
  if (within.length === 0) printLine(`Nobody of them is within reach in ${toHops} hops.`);
  for (const [index, { target, word, path }] of within.entries()) {
    const names = path?.people.map(({ person }) => person.name || (person.email ?? person.id)) ?? [];
    printLine(`${index + 1}. ${target.name}  [${word?.toLowerCase() ?? ''}]`);
    printLine(`   ${names.join(' - ')}`);
  }
  if (without.length > 0) printLine(`Without a way in within ${toHops} hops:`);
  for (const { target, offer } of without) {
    const note =
      offer === null
        ? ''
        : `  (at least one colleague knows somebody there: ${offer.word.toLowerCase()}; ask without names)`;
    printLine(`   ${target.name}${note}`);
  }
}
