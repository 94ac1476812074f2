import type { Application } from '../../application.js';
import type { StoredRefusal, StoredRun } from './runs.js';

/** What an import needs of the application. */
export type ImportApplication = Pick<Application, 'store' | 'live' | 'config' | 'now' | 'logger'>;

export interface ImportOptions {
  /** Stops after the present transaction. */
  readonly signal?: AbortSignal;
  /** After each transaction. */
  readonly onProgress?: (run: ImportRun) => void;
  /** What each transaction left out; the only place where a dry run's refusals appear. */
  readonly onRefusals?: (refusals: readonly StoredRefusal[]) => void;
  /** A server's answers follow the import while it runs; a command line's need not. */
  readonly followsWhileRunning?: boolean;
  /** Messages or rows in one transaction; absent: as many as is quick. */
  readonly rowsPerBatch?: number;
}

/** A run as it stands. */
export interface ImportRun {
  readonly stored: StoredRun;
  readonly isDryRun: boolean;
  /** Rows and bytes a second of this attempt; 0 before the first transaction. */
  readonly rowsPerSecond: number;
  readonly secondsLeft: number | null;
}

/** Ids of the runs this process works on. */
export const activeImports = new Set<string>();

/** Reason of an abort that ends the process: the run is not cancelled but waits to be resumed. */
export const SHUTDOWN = 'shutdown';

/** Another process has taken or ended the run. */
export class ImportLost extends Error {
  override readonly name = 'ImportLost';
}
