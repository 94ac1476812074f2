import type { Application } from '../application.js';
import { dayOf } from '../network/day.js';
import { type Pair, pairKey, pairOf, pairsOfProject } from '../read-model/evidence.js';
import { loadEvidence, readByPeople } from '../read-model/queries.js';
import { deriveTies } from '../ties/derive.js';

/** Pairs whose tie changes in one transaction. */
const PAIRS_PER_TRANSACTION = 500;

/** Computes all stored ties anew, in transactions of bounded size; what was agreed decides which there are. */
export async function deriveEverything(
  application: Pick<Application, 'store' | 'live' | 'now'>,
): Promise<void> {
  const { store, live, now } = application;
  const today = dayOf(now());
  const derive = async (pairs: readonly Pair[]) => {
    for (let start = 0; start < pairs.length; start += PAIRS_PER_TRANSACTION) {
      const some = pairs.slice(start, start + PAIRS_PER_TRANSACTION);
      await store.write((transaction) => deriveTies(transaction, some, today));
    }
  };
  for await (const rows of readByPeople(store, loadEvidence)) {
    const pairs = rows.map(({ fromId, toId }) => pairOf(fromId, toId));
    await derive([...new Map(pairs.map((pair) => [pairKey(pair), pair])).values()]);
  }
  const { directory } = live.current;
  for (const project of directory.projects.values()) {
    await derive(pairsOfProject(project, directory.canonicalId, today));
  }
  await live.catchUp();
}
