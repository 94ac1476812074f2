import type { ImportRun } from './import-run.js';
import type { StoredRun } from './runs.js';

/** How quickly one attempt at an import goes. */
export class Pace {
  readonly #elapsedBeforeMs: number;
  readonly #rowsBefore: number;
  readonly #bytesBefore: number;
  #begunMs = performance.now();

  /** `run` as the attempt finds it. */
  constructor(run: StoredRun) {
    this.#elapsedBeforeMs = run.progress.elapsedMs;
    this.#rowsBefore = run.counts.rows;
    this.#bytesBefore = run.position === null ? 0 : run.progress.bytes;
  }

  /** Reading begins now. */
  begin(): void {
    this.#begunMs = performance.now();
  }

  /** Time spent on the run so far, over all attempts. */
  get elapsedMs(): number {
    return this.#elapsedBeforeMs + Math.round(performance.now() - this.#begunMs);
  }

  /** Rates of this attempt for a run as it stands now. */
  of({ counts, progress, state }: StoredRun): Pick<ImportRun, 'rowsPerSecond' | 'secondsLeft'> {
    const seconds = (progress.elapsedMs - this.#elapsedBeforeMs) / 1000;
    const bytes = progress.bytes - this.#bytesBefore;
    const { totalBytes } = progress;
    const isKnown = state === 'RUNNING' && totalBytes !== null && bytes > 0 && seconds > 0;
    return {
      rowsPerSecond: seconds > 0 ? (counts.rows - this.#rowsBefore) / seconds : 0,
      secondsLeft: isKnown ? ((totalBytes - progress.bytes) * seconds) / bytes : null,
    };
  }
}
