import { z } from 'zod';
import type { Context } from '../graphql/context.js';
import { standingOf } from '../read-model/standing.js';
import { defineQuery } from '../store/queries.js';
import type { WriteTransaction } from '../store/store.js';
import { askNext, askNextOrEnd } from './ask-next.js';
import { hold, type IntroductionRow, passOver } from './introduction-store.js';

const waitingRow = z.object({
  id: z.string(),
  isFromOffer: z.boolean().nullable(),
  askerIds: z.array(z.string()),
  askedIds: z.array(z.string()),
});
type WaitingRow = z.output<typeof waitingRow>;

const waitingForNobody = defineQuery('introductions/waiting-for-nobody', waitingRow);

/**
 * Moves on every open request whose asked person has left the company: behind an offer the next one is asked, along a
 * named path it ends. Called before requests are read: the day somebody leaves can come without a write, and whatever
 * made them leave (a steward, a file, the calendar), no reader meets a request that waits for them. But the asker's own
 * reading never moves what they asked from an offer: it would end in that very moment, which no decline does.
 */
export async function passOverLeavers(context: Context): Promise<void> {
  const { store, live, now } = context.application;
  const found = await store.read(waitingForNobody, { today: context.model.asOf });
  const ids = found.filter((row) => isToMoveOn(context, row)).map(({ id }) => id);
  if (ids.length === 0) return;
  const at = now().toISOString();
  await live.write(async (transaction) => {
    for (const id of ids) {
      const row = await hold(transaction, id);
      if (row?.state === 'ASKED') await moveOn(context, transaction, row, at);
    }
  });
}

function isToMoveOn(context: Context, { isFromOffer, askerIds, askedIds }: WaitingRow): boolean {
  const { viewer, directory } = context;
  const isOwn =
    viewer.kind === 'PERSON' && askerIds.some((id) => directory.canonicalId(id) === viewer.personId);
  return !(isFromOffer === true && isOwn) && !askedIds.some((id) => isHere(context, id));
}

async function moveOn(
  context: Context,
  transaction: WriteTransaction,
  row: IntroductionRow,
  at: string,
): Promise<void> {
  const open = row.asks.filter(({ state }) => state === 'ASKED');
  if (open.some(({ personId }) => isHere(context, personId))) return;
  if (open.length > 0) await passOver(transaction, row, at);
  // Where nobody but the asker stood behind an offer it stays open until somebody does: an end would tell.
  if (open.length === 0 && row.isFromOffer) await askNext(context, transaction, row, at);
  else await askNextOrEnd(context, transaction, row, at);
}

function isHere({ directory, model }: Context, personId: string): boolean {
  const person = directory.person(personId);
  return person !== undefined && standingOf(person, model.asOf) === 'EMPLOYEE';
}
