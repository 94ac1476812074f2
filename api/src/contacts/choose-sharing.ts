import type { SharingChoice, SharingChoiceInput } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { removeSharing, saveSharing } from '../privacy/sharing-queries.js';
import { runInChunks } from '../read-model/queries.js';
import type { TieSharing } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { touchedTie, type WriteTransaction } from '../store/store.js';
import { recordPairs } from '../ties/ties.js';
import { ownTies } from './own-ties.js';

const MOST_CHOICES = 10_000;

export interface SharingChangeView {
  readonly changed: number;
  readonly leftOut: number;
  readonly privateInstead: number;
  readonly former: SharingChoice[];
}

/**
 * Chooses who may use each of some of the viewer's ties, in one transaction. Blind is private between colleagues, so
 * that nothing is shared wider than was asked for; no sharing takes the choice back. Ids that are no tie of the
 * viewer's are left out. Throws BAD_INPUT past 10,000 choices.
 */
export async function chooseSharing(
  context: Context,
  choices: readonly SharingChoiceInput[],
): Promise<SharingChangeView> {
  const owner = context.requirePerson();
  if (choices.length > MOST_CHOICES) {
    throw badInput('choices', `At most ${MOST_CHOICES} ties can be changed at once, not ${choices.length}.`);
  }
  const { directory, model } = context;
  const ties = new Map(ownTies(context, owner).map((tie) => [tie.person.id, tie]));
  const wanted = new Map<string, TieSharing | null>();
  const former: SharingChoice[] = [];
  let privateInstead = 0;
  let leftOut = 0;
  for (const { with: withId, sharing } of choices) {
    const tie = ties.get(directory.canonicalId(withId));
    if (tie === undefined) {
      leftOut += 1;
      continue;
    }
    const isColleague = standingOf(tie.person, model.asOf) === 'EMPLOYEE';
    const level = isColleague && sharing === 'BLIND' ? 'PRIVATE' : (sharing ?? null);
    if (level === (tie.chosen ?? null) || wanted.has(tie.person.id)) continue;
    if (level !== (sharing ?? null)) privateInstead += 1;
    wanted.set(tie.person.id, level);
    former.push({ with: tie.person.id, sharing: tie.chosen ?? null });
  }
  if (wanted.size > 0) {
    await context.application.live.write((transaction) =>
      saveChoices(context, transaction, owner.id, wanted),
    );
  }
  return { changed: wanted.size, leftOut, privateInstead, former };
}

/**
 * Writes choices in place of earlier ones, by the other person's id; null: none. Names the ties for the feed. `source`:
 * with whose withdrawal they go.
 */
export async function saveChoices(
  { directory }: Pick<Context, 'directory'>,
  transaction: WriteTransaction,
  ownerId: string,
  wanted: ReadonlyMap<string, TieSharing | null>,
  source: string | null = null,
): Promise<void> {
  const pairs = [...wanted.keys()].flatMap((id) => recordPairs(directory, ownerId, id));
  const at = new Date().toISOString();
  const more = source === null ? {} : { source };
  const rows = [...wanted].flatMap(([to, level]) => {
    if (level === null) return [];
    // What is kept back is kept back of each record, so that it holds when a merge is undone.
    const records = level === 'NAMED' ? [{ from: ownerId, to }] : recordPairs(directory, ownerId, to);
    return records.map((pair) => ({ ...pair, properties: { level, at, ...more } }));
  });
  await runInChunks(transaction, removeSharing, 'pairs', pairs);
  await runInChunks(transaction, saveSharing, 'rows', rows);
  transaction.touch(...[...wanted.keys()].map((id) => touchedTie(ownerId, id)));
}
