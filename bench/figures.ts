/** The figures of the benchmark: what a part measured, kept as JSON from run to run so that one page shows them all. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { QUESTION_CLASSES, type QuestionClass } from './graphs/questions.js';
import { quantile } from './measure.js';

/** How long one contender took for one question. */
export interface Sample {
  readonly class: QuestionClass;
  readonly tookMs: number;
  /** Ended at the time-out; `tookMs` is then the time-out. */
  readonly isTimedOut: boolean;
  /** Answered with at least one path; false for a walk. */
  readonly hasPath: boolean;
}

export interface Timing {
  readonly samples: number;
  readonly timedOut: number;
  readonly withPaths: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/** One line of the table. */
export interface Row {
  /** a, b, c; or a size. */
  readonly graph: string;
  readonly question: string;
  readonly who: string;
  readonly timing: Timing;
  readonly byClass: Partial<Record<QuestionClass, Timing>>;
  /** The most memory that its process held; null where that can't be told. */
  readonly peakBytes: number | null;
  /** p50 beside Perlen's and beside the half-balls walk's, of the same questions in the same run; null: not comparable. */
  readonly toPerlen: number | null;
  readonly toLimit: number | null;
}

/** What many clients saw of one field, and the server's event loop meanwhile. */
export interface LoadRun {
  readonly field: 'warmPaths' | 'control';
  readonly requests: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly loop: LoopDelay;
  /** Requests without a good answer: refused, failed, timed out, or answered with errors. */
  readonly lost: number;
}

/** Delays of the event loop, as the server's process saw them. */
export interface LoopDelay {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** What one part of the benchmark measured in one go. */
export interface PartFigures {
  readonly title: string;
  /** How it was measured: day, command, machine, load. */
  readonly origin: string;
  readonly rows: readonly Row[];
  /** Single figures by name, for the targets. */
  readonly values: Readonly<Record<string, number>>;
  readonly notes: readonly string[];
  /** What 64 clients saw, where they were. */
  readonly load?: readonly LoadRun[];
}

export type Figures = Readonly<Record<string, PartFigures>>;

export function timingOf(samples: readonly Sample[]): Timing {
  const times = samples.map(({ tookMs }) => tookMs);
  return {
    samples: samples.length,
    timedOut: samples.filter(({ isTimedOut }) => isTimedOut).length,
    withPaths: samples.filter(({ hasPath }) => hasPath).length,
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    p99Ms: quantile(times, 0.99),
  };
}

/** Timings of each class that was asked of. */
export function timingsByClass(samples: readonly Sample[]): Partial<Record<QuestionClass, Timing>> {
  const timings: Partial<Record<QuestionClass, Timing>> = {};
  for (const name of QUESTION_CLASSES) {
    const ofClass = samples.filter((sample) => sample.class === name);
    if (ofClass.length > 0) timings[name] = timingOf(ofClass);
  }
  return timings;
}

/** How many times as long; null if one of the two was not measured. */
export function ratio(of: number | undefined, to: number | undefined): number | null {
  return of === undefined || to === undefined || to <= 0 ? null : of / to;
}

export function rowOf(figures: PartFigures | undefined, wanted: Partial<Row>): Row | undefined {
  const names = ['graph', 'question', 'who'] as const;
  return figures?.rows.find((row) =>
    names.every((name) => wanted[name] === undefined || wanted[name] === row[name]),
  );
}

/** The figures of earlier runs; none without the file. */
export function readFigures(path: string): Figures {
  if (!existsSync(path)) return {};
  const parts: Record<string, { about: Omit<PartFigures, 'rows'>; rows: Row[] }> = JSON.parse(
    readFileSync(path, 'utf8'),
  );
  return Object.fromEntries(
    Object.entries(parts).map(([name, { about, rows }]) => [name, { ...about, rows }]),
  );
}

/** One row a line, so that a difference between two runs can be read. */
export function writeFigures(path: string, figures: Figures): void {
  const parts = Object.entries(figures).map(([name, { rows, ...rest }]) => {
    const lines = rows.map((row) => `    ${jsonOf(row)}`).join(',\n');
    return `"${name}": {\n  "about": ${jsonOf(rest)},\n  "rows": [\n${lines}\n  ]\n}`;
  });
  writeFileSync(path, `{\n${parts.join(',\n')}\n}\n`);
}

/** Four digits of each figure. */
function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'number' && !Number.isInteger(member) ? Number(member.toPrecision(4)) : member,
  );
}
