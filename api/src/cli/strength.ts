import { connect } from './connection.js';
import { printJson, printLine } from './outcome.js';
import { resolveReference } from './resolve.js';

export interface StrengthOptions {
  readonly from: string;
  readonly to: string;
  readonly as?: string;
  readonly url?: string;
  readonly json?: boolean;
}

const TIE = /* GraphQL */ `
  query Tie($between: [ID!]!) {
    tie(between: $between) {
      word
      strength
      explanation {
        asOf
        contributions { kind amount contribution }
        evidenceStrength
        statedStrength
        words { person { id name } level weight strength }
        strength
      }
    }
  }
`;

interface Tie {
  readonly word: string;
  readonly strength: number | null;
  readonly explanation: {
    readonly asOf: string;
    readonly contributions: readonly { kind: string; amount: number; contribution: number }[];
    readonly evidenceStrength: number;
    readonly statedStrength: number | null;
    readonly words: readonly {
      person: { id: string; name: string };
      level: string;
      weight: number;
      strength: number;
    }[];
    readonly strength: number;
  } | null;
}

/** `perlen strength`: how strong a tie is and how that came about. */
export async function runStrength(options: StrengthOptions): Promise<void> {
  const connection = await connect({ url: options.url });
  try {
    const as =
      options.as === undefined ? undefined : (await resolveReference(connection, options.as, ['Person'])).id;
    const from = await resolveReference(connection, options.from, ['Person'], as);
    const to = await resolveReference(connection, options.to, ['Person'], as);
    const { tie } = await connection.ask<{ tie: Tie | null }>(TIE, { between: [from.id, to.id] }, as);
    if (options.json === true) printJson(tie === null ? { strength: 0 } : tie);
    else printText(tie);
  } finally {
    await connection.close();
  }
}

function printText(tie: Tie | null): void {
  if (tie === null) {
    printLine('No tie.');
    return;
  }
  printLine(`${tie.word.toLowerCase()}${tie.strength === null ? '' : ` ${tie.strength.toFixed(4)}`}`);
  const { explanation } = tie;
  if (explanation === null) return;
  for (const { kind, amount, contribution } of explanation.contributions) {
    printLine(
      `  ${kind.toLowerCase()}: ${amount.toFixed(3)} left on ${explanation.asOf}, adds ${contribution.toFixed(4)}`,
    );
  }
  for (const { person, level, weight } of explanation.words) {
    printLine(`  ${person.name} says ${level.toLowerCase()} (weight ${weight.toFixed(3)})`);
  }
}
