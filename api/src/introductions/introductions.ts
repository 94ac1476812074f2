import type { IntroductionAnswer, IntroductionBox } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { notFound, PerlenError } from '../graphql/errors.js';
import type { PersonRecord } from '../read-model/records.js';
import { askNextOrEnd } from './ask-next.js';
import {
  answerAsk,
  end,
  hold,
  type IntroductionRow,
  introductionsAskedBy,
  introductionsAskedOf,
  leadTo,
  readIntroduction,
} from './introduction-store.js';
import { type IntroductionView, viewForAsked, viewForAsker } from './introduction-view.js';
import { passOverLeavers } from './leavers.js';

/** Requests the viewer made, or those they were asked, latest first. */
export async function introductions(context: Context, box: IntroductionBox): Promise<IntroductionView[]> {
  const viewer = context.requirePerson();
  await passOverLeavers(context);
  const personIds = context.directory.idsOf(viewer.id);
  const query = box === 'SENT' ? introductionsAskedBy : introductionsAskedOf;
  const rows = await context.application.store.read(query, { personIds });
  return rows
    .flatMap(
      (row) => (box === 'SENT' ? viewForAsker(context, row) : viewForAsked(context, row, viewer)) ?? [],
    )
    .sort((one, other) => compare(other.askedAt, one.askedAt) || compare(other.id, one.id));
}

/**
 * Accepts or declines. Behind an offer a decline asks the next one, which the asker does not see. Throws NOT_FOUND for
 * everybody who is not asked, CONFLICT if it is answered or withdrawn.
 */
export async function answerIntroduction(
  context: Context,
  id: string,
  answer: IntroductionAnswer,
): Promise<IntroductionView> {
  const viewer = context.requirePerson();
  const at = context.application.now().toISOString();
  await context.application.live.write(async (transaction) => {
    const row = await hold(transaction, id);
    const own = row?.asks.find(({ personId }) => context.directory.canonicalId(personId) === viewer.id);
    context.requireObject('answerIntroduction', row !== undefined && own !== undefined);
    if (row.state !== 'ASKED' || own.state !== 'ASKED') {
      throw new PerlenError('CONFLICT', 'This request is no longer open.');
    }
    if (answer === 'ACCEPT') {
      await answerAsk(transaction, row, 'ACCEPTED', at);
      await end(transaction, id, 'ACCEPTED', at);
      if (own.contactId !== null) await leadTo(transaction, id, own.contactId);
      return;
    }
    await answerAsk(transaction, row, 'DECLINED', at);
    await askNextOrEnd(context, transaction, row, at);
  });
  return readBack(context, id, (row) => viewForAsked(context, row, viewer));
}

/** Takes a request back. Throws NOT_FOUND for everybody but the asker, CONFLICT if it is answered or withdrawn. */
export async function withdrawIntroduction(context: Context, id: string): Promise<IntroductionView> {
  const viewer = context.requirePerson();
  const at = context.application.now().toISOString();
  await context.application.live.write(async (transaction) => {
    const row = await hold(transaction, id);
    context.requireObject('withdrawIntroduction', row !== undefined && isAsker(context, row, viewer));
    if (row.state !== 'ASKED') throw new PerlenError('CONFLICT', 'This request is no longer open.');
    await answerAsk(transaction, row, 'WITHDRAWN', at);
    await end(transaction, id, 'WITHDRAWN', at);
  });
  return readBack(context, id, (row) => viewForAsker(context, row));
}

async function readBack(
  context: Context,
  id: string,
  viewOf: (row: IntroductionRow) => IntroductionView | undefined,
): Promise<IntroductionView> {
  const row = await readIntroduction(context.application.store, id);
  const view = row && viewOf(row);
  if (view === undefined) throw notFound('introduction');
  return view;
}

function isAsker({ directory }: Context, { askerIds }: IntroductionRow, viewer: PersonRecord): boolean {
  return askerIds.some((id) => directory.canonicalId(id) === viewer.id);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
