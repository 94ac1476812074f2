import { type Connection, connect } from './connection.js';
import { printJson, printLine } from './outcome.js';
import { resolveReference } from './resolve.js';

export interface PathOptions {
  readonly from: string;
  readonly to: string;
  readonly k: number;
  readonly maxHops: number;
  readonly perIntroducer?: number;
  readonly minStrength?: number;
  readonly leaveOut?: readonly string[];
  readonly timeoutMs: number;
  readonly as?: string;
  readonly url?: string;
  readonly json?: boolean;
}

const PATHS = /* GraphQL */ `
  query Paths($input: WarmPathsInput!) {
    warmPaths(input: $input) {
      __typename
      ... on WarmPaths { change paths { ...Path } rungs { ...Rungs } }
      ... on NoPath { change reason nearest { hopsMissing person { id key name email } path { ...Path } } rungs { ...Rungs } }
      ... on PathsNotShared { change rungs { ...Rungs } }
      ... on PathsTimedOut { change paths { ...Path } rungs { ...Rungs } }
    }
  }
  fragment Path on WarmPath {
    warmth
    word
    people { availability person { id key name email } }
    ties { strength word reasons { kind frequency age count last } }
  }
  fragment Rungs on Rungs { offer { word } }
`;

interface Person {
  readonly id: string;
  readonly key: string | null;
  readonly name: string;
  readonly email: string | null;
}

interface Path {
  readonly warmth: number | null;
  readonly word: string;
  readonly people: readonly { readonly availability: number | null; readonly person: Person }[];
  readonly ties: readonly {
    readonly strength: number | null;
    readonly word: string;
    readonly reasons: readonly {
      readonly kind: string;
      readonly frequency: string;
      readonly age: string;
      readonly count: number | null;
      readonly last: string | null;
    }[];
  }[];
}

export interface Answer {
  readonly __typename: 'WarmPaths' | 'NoPath' | 'PathsNotShared' | 'PathsTimedOut';
  readonly change: number;
  readonly paths?: readonly Path[];
  readonly nearest?: { readonly hopsMissing: number; readonly person: Person; readonly path: Path } | null;
  readonly rungs: { readonly offer: { readonly word: string } | null };
}

const ANSWERS = {
  WarmPaths: 'paths',
  NoPath: 'none',
  PathsNotShared: 'notShared',
  PathsTimedOut: 'timedOut',
} as const;

/** `perlen path`: the warmest paths, explained; every answer is a success. */
export async function runPath(options: PathOptions): Promise<void> {
  const connection = await connect({ url: options.url });
  try {
    const answer = await askPath(connection, options);
    if (options.json === true) printJson(jsonOf(answer));
    else printText(answer, options);
  } finally {
    await connection.close();
  }
}

/** Resolves what the options name and asks for paths. Throws Refused for what is unknown or ambiguous. */
export async function askPath(connection: Connection, options: PathOptions): Promise<Answer> {
  const as =
    options.as === undefined ? undefined : (await resolveReference(connection, options.as, ['Person'])).id;
  const input = await pathInput(connection, options, as);
  return (await connection.ask<{ warmPaths: Answer }>(PATHS, { input }, as)).warmPaths;
}

async function pathInput(connection: Connection, options: PathOptions, as: string | undefined) {
  const to = await resolveReference(connection, options.to, ['Person', 'Organization'], as);
  const leaveOut = [];
  for (const one of options.leaveOut ?? []) {
    leaveOut.push(await resolveReference(connection, one, ['Person', 'Department'], as));
  }
  return {
    from: await originInput(connection, options.from, as),
    to: to.id,
    maxHops: options.maxHops,
    limit: options.k,
    timeoutMs: options.timeoutMs,
    ...(options.perIntroducer === undefined ? {} : { perIntroducer: options.perIntroducer }),
    ...(options.minStrength === undefined ? {} : { minStrength: options.minStrength }),
    leaveOut: {
      people: leaveOut.filter((one) => one.kind === 'Person').map((one) => one.id),
      departments: leaveOut.filter((one) => one.kind === 'Department').map((one) => one.id),
    },
  };
}

/** Where paths start: "company", or a person or department. Throws Refused for what is unknown or ambiguous. */
export async function originInput(connection: Connection, from: string, as: string | undefined) {
  if (from === 'company') return { kind: 'COMPANY' };
  const origin = await resolveReference(connection, from, ['Person', 'Department'], as);
  return { kind: origin.kind === 'Person' ? 'PEOPLE' : 'DEPARTMENTS', ids: [origin.id] };
}

/** The answer as --json prints it, numbers unrounded. */
export function jsonOf(answer: Answer) {
  const { offer } = answer.rungs;
  const { nearest } = answer;
  return {
    answer: ANSWERS[answer.__typename],
    change: answer.change,
    paths: (answer.paths ?? []).map(jsonPath),
    offer: offer === null ? null : { word: offer.word.toLowerCase() },
    nearest:
      nearest === null || nearest === undefined
        ? null
        : { ...nearest.person, hopsMissing: nearest.hopsMissing, path: jsonPath(nearest.path) },
  };
}

function jsonPath({ warmth, people, ties }: Path) {
  return {
    warmth,
    people: people.map(({ person: { id, key, name, email }, availability }) => ({
      id,
      key,
      name,
      email,
      availability,
    })),
    ties: ties.map(({ strength }) => ({ strength })),
  };
}

function printText(answer: Answer, { to, maxHops }: PathOptions): void {
  const { offer } = answer.rungs;
  if (answer.__typename === 'NoPath') {
    printLine(`No path to ${to} within ${maxHops} hops.`);
    const { nearest } = answer;
    if (nearest) printLine(`Nearest: ${nearest.person.name}, ${nearest.hopsMissing} more hop(s) away.`);
  }
  if (answer.__typename === 'PathsTimedOut') printLine('Stopped by the time limit; what was found by then:');
  for (const [index, path] of (answer.paths ?? []).entries()) printPath(index + 1, path);
  if (offer !== null)
    printLine(`At least one colleague knows them (${offer.word.toLowerCase()}); ask without names.`);
}

function printPath(rank: number, { warmth, word, people, ties }: Path): void {
  const names = people.map(({ person }) => person.name || (person.email ?? person.id));
  printLine(
    `${rank}. ${names.join(' - ')}  [${word.toLowerCase()}${warmth === null ? '' : `, ${warmth.toPrecision(3)}`}]`,
  );
  for (const [index, { strength, word: tieWord, reasons }] of ties.entries()) {
    const why = reasons.map(({ kind, frequency, age, count, last }) =>
      count === null
        ? `${kind} ${frequency} ${age}`.toLowerCase()
        : `${kind.toLowerCase()} ${count}x, last ${last}`,
    );
    const number = strength === null ? '' : ` ${strength.toFixed(3)}`;
    printLine(
      `   ${names[index]} - ${names[index + 1]}: ${tieWord.toLowerCase()}${number} (${why.join('; ')})`,
    );
  }
}
