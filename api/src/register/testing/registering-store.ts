import type { Params, Query, Store, WriteTransaction } from '../../store/store.js';
import { mentionsIn, type WrittenMap } from './cypher-mentions.js';
import { unregisteredOf, writtenBy } from './registered.js';

/**
 * A store that refuses to write what the register does not hold: where a statement writes whole maps, only the
 * parameters say what is stored, so every API test looks at those it sends.
 */
export function registeringStore(store: Store): Store {
  const writeAnything = store.write.bind(store);
  const write: Store['write'] = (work) => writeAnything((transaction) => work(registering(transaction)));
  return Object.assign(store, { write });
}

function registering(transaction: WriteTransaction): WriteTransaction {
  return {
    read: (query, params) => transaction.read(query, params),
    touch: (...touched) => transaction.touch(...touched),
    run: async (query, params) => {
      refuseUnregistered(query, params ?? {});
      return transaction.run(query, params);
    },
  };
}

const mapsOf = new Map<string, readonly WrittenMap[]>();

function refuseUnregistered({ name, text }: Pick<Query<unknown>, 'name' | 'text'>, params: Params): void {
  let maps = mapsOf.get(text);
  if (maps === undefined) {
    maps = mentionsIn(text).maps;
    mapsOf.set(text, maps);
  }
  const unregistered = unregisteredOf(maps.flatMap((map) => writtenBy(map, params)));
  if (unregistered.length === 0) return;
  throw new Error(`${name} stores what api/src/register does not hold: ${unregistered.join(', ')}`);
}
