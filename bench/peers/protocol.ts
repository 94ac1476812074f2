/**
 * How the benchmark speaks with a contender in a process of its own: a line of JSON for each question and each answer.
 * The contender takes the time itself, so that the way between the processes does not count.
 */
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

export interface Asked {
  readonly from: number;
  readonly to: number;
  /** Null: any number. Whoever can't bound the hops ignores it. */
  readonly hops: number | null;
  /** How many paths. */
  readonly limit: number;
  readonly timeoutMs: number;
}

export interface Answered {
  readonly tookMs: number;
  /** People by number, warmest first; null: no answer in time. */
  readonly paths: readonly (readonly number[])[] | null;
}

/** The first line of a contender, once its graph is built. */
export interface Ready {
  readonly version: string;
  readonly buildMs: number;
  /** What it says about its memory, if anything. */
  readonly bytesPerTie?: number;
}

/** Answers questions from stdin on stdout until stdin ends. */
export async function answerQuestions(ready: Ready, answer: (asked: Asked) => Answered): Promise<void> {
  const write = (message: unknown) => process.stdout.write(`${JSON.stringify(message)}\n`);
  write(ready);
  for await (const line of createInterface({ input: process.stdin })) write(answer(JSON.parse(line)));
}

/** The first parameter if this module is what the process was started with; it may be imported, too. */
export function parameterOf(moduleUrl: string): string | undefined {
  const [, script, parameter] = process.argv;
  return script !== undefined && pathToFileURL(script).href === moduleUrl ? parameter : undefined;
}
