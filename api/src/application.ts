import type { Logger } from 'pino';
import type { Config } from './config/config.js';
import type { LiveReadModel } from './read-model/live.js';
import type { Store } from './store/store.js';
import type { Searches } from './workers/search-pool.js';

/** All that the parts of one process share. Made by `openApplication`, handed to every resolver in the context. */
export interface Application {
  readonly config: Config;
  readonly store: Store;
  readonly live: LiveReadModel;
  /** Searches for warm paths in the newest version of the graph. */
  readonly searches: Searches;
  readonly logger: Logger;
  /** The clock of strengths, availability and import plausibility: fixed by PERLEN_CLOCK, or the real one. */
  readonly now: () => Date;
}
