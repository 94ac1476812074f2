/** What the parts of the benchmark have in common: quantiles, the machine, tables. */
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';

/** A part's results: one table, and what one must know to read it. */
export interface Section {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
  /** Load average of the last minute, as the part began and ended. */
  readonly load: readonly [string, string];
}

/**
 * Runs a part and adds the machine's load around it. A part that fails says so in the report, and the whole run ends
 * with 1: the others took minutes and stay of use.
 */
export async function section(
  title: string,
  work: () => Promise<Pick<Section, 'columns' | 'rows' | 'notes'>>,
): Promise<Section> {
  const loadBefore = load();
  say(`${title} (load average ${loadBefore}) ...`);
  try {
    return { title, ...(await work()), load: [loadBefore, load()] };
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
    const notes = [`Not measured: ${error instanceof Error ? error.message : error}`];
    return { title, columns: [], rows: [], notes, load: [loadBefore, load()] };
  }
}

/** The value below which the share lies, by nearest rank; 0 of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

export function milliseconds(value: number): string {
  if (value >= 100) return `${Math.round(value).toLocaleString('en')} ms`;
  return `${value.toFixed(value >= 10 ? 1 : 2)} ms`;
}

/** Like milliseconds, for times that may be far below one. */
export function shortTime(valueMs: number): string {
  if (valueMs >= 1) return milliseconds(valueMs);
  const microseconds = valueMs * 1000;
  return `${microseconds >= 10 ? Math.round(microseconds) : microseconds.toFixed(1)} µs`;
}

export function seconds(valueMs: number): string {
  return `${(valueMs / 1000).toFixed(valueMs < 10_000 ? 2 : 1)} s`;
}

export function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20).toLocaleString('en')} MiB`;
}

export function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** Progress goes to stderr: stdout is the report. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** One processor is kept busy by 1. */
function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

export function describeMachine(): string {
  const processors = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB of memory`;
  return `${processors[0]?.model.trim() ?? 'unknown processor'}, ${processors.length} cores, ${memory}`;
}

export interface ProcessMemory {
  readonly residentBytes: number;
  /** The most that was resident since the process began. */
  readonly peakBytes: number;
}

/** Memory of another process; undefined where there is no /proc. */
export function memoryOf(processId: number): ProcessMemory | undefined {
  try {
    const status = readFileSync(`/proc/${processId}/status`, 'utf8');
    const bytes = (name: string) =>
      Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024;
    return { residentBytes: bytes('VmRSS'), peakBytes: bytes('VmHWM') };
  } catch {
    return undefined;
  }
}

export function markdownOf({ title, columns, rows, notes, load: [before, after] }: Section): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = columns.map((_, place) => (place === 0 ? '---' : '---:'));
  const table = rows.length === 0 ? [] : [[line(columns), line(rule), ...rows.map(line)].join('\n')];
  const remarks = [...notes, `Load average: ${before} at the beginning, ${after} at the end.`];
  return [`## ${title}`, ...table, remarks.map((note) => `- ${note}`).join('\n')].join('\n\n');
}
