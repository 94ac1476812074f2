/** How a command ends: 0 done, 1 refused input, 2 wrong usage. */
export const EXIT = { done: 0, refused: 1, wrongUsage: 2 } as const;

/** A command refuses its input; printed as a sentence, or as JSON with --json. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: string;
  readonly candidates: readonly Candidate[];

  constructor(code: string, message: string, candidates: readonly Candidate[] = []) {
    super(message);
    this.code = code;
    this.candidates = candidates;
  }
}

export interface Candidate {
  readonly kind: string;
  readonly id: string;
  readonly key: string | null;
  readonly name: string;
  readonly email: string | null;
}

/** Answers go to stdout; with --json nothing else does. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

export function printLine(text = ''): void {
  process.stdout.write(`${text}\n`);
}

/** Progress and remarks go to stderr. */
export function remark(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** One line that is written over; nothing when stderr is no terminal, so that logs stay readable. */
export function remarkProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

export function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}

/** Prints why a command was refused and answers the exit code. */
export function reportFailure(error: unknown, isJson: boolean): number {
  const { code, message, candidates } = describe(error);
  if (isJson) printJson({ error: { code, message, candidates } });
  else {
    remark(message);
    for (const one of candidates)
      remark(`  ${one.kind} ${one.name}${one.email === null ? '' : ` <${one.email}>`} ${one.id}`);
  }
  return EXIT.refused;
}

function describe(error: unknown): { code: string; message: string; candidates: readonly Candidate[] } {
  if (error instanceof Refused) return error;
  if (error instanceof Error) return { code: codeOf(error), message: error.message, candidates: [] };
  return { code: 'INTERNAL', message: String(error), candidates: [] };
}

const CODES: Record<string, string> = {
  StoreInUse: 'STORE_IN_USE',
  StoreUnavailable: 'STORE_UNAVAILABLE',
  ConfigRefused: 'BAD_CONFIGURATION',
  MigrationRefused: 'MIGRATION_REFUSED',
  NotSupported: 'NOT_SUPPORTED',
  QueryTimedOut: 'TIMED_OUT',
};

function codeOf(error: Error): string {
  return CODES[error.name] ?? 'INTERNAL';
}
