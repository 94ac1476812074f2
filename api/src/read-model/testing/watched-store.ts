import type { Reader, Store } from '../../store/store.js';

/** A store that tells which queries are read, and lets those of a load or of the feed wait as long as a test wants. */
export class WatchedStore implements Store {
  readonly #store: Store;
  #names: string[] = [];
  #opening: { readonly query: string; readonly opened: Promise<void>; readonly open: () => void } | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  get engine(): Store['engine'] {
    return this.#store.engine;
  }

  /** Names of the queries read since the last time this was asked. */
  takeNames(): string[] {
    const names = this.#names;
    this.#names = [];
    return names;
  }

  /** From here on a load does not end, or whatever reads another query. */
  hold(query = 'ties/evidence-of-page'): void {
    let open = (): void => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.#opening = { query, opened, open };
  }

  release(): void {
    this.#opening?.open();
    this.#opening = undefined;
  }

  read: Reader['read'] = async (query, params) => {
    this.#names.push(query.name);
    if (query.name === this.#opening?.query) await this.#opening.opened;
    return this.#store.read(query, params);
  };

  readLatest: Store['readLatest'] = (query, params) => this.read(query, params);
  write: Store['write'] = (work) => this.#store.write(work);
  runOutsideTransaction: Store['runOutsideTransaction'] = (statement, params) =>
    this.#store.runOutsideTransaction(statement, params);
  health: Store['health'] = () => this.#store.health();
  backup: Store['backup'] = (folder) => this.#store.backup(folder);
  close: Store['close'] = () => this.#store.close();
}
