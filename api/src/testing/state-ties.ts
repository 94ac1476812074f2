import { z } from 'zod';
import type { Pair } from '../read-model/evidence.js';
import type { LiveReadModel } from '../read-model/live.js';
import { deriveTies } from '../ties/derive.js';

/** What a file says of the tie between two people. */
export interface StatedTie extends Pair {
  readonly strength: number;
}

const stateQuery = {
  name: 'testing/state-ties',
  text: `UNWIND $ties AS tie
    MATCH (a:Person {id: tie.a})
    MATCH (b:Person {id: tie.b})
    MERGE (a)-[r:STATED {source: $source}]->(b)
    SET r.strength = tie.strength, r.day = $day`,
  mode: 'WRITE' as const,
  row: z.unknown(),
};

/** States ties as of a day in one transaction, as a file of this source does; answers when that is acknowledged. */
export async function stateTies(
  live: LiveReadModel,
  ties: readonly StatedTie[],
  { source, day }: { readonly source: string; readonly day: number },
): Promise<void> {
  const pairs = ties.map(({ a, b }) => ({ a, b }));
  await live.write(async (transaction) => {
    await transaction.run(stateQuery, { ties, source, day });
    await deriveTies(transaction, pairs, day);
  });
}
