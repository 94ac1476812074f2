import { offerIn } from '../consent/offers.js';
import type { AskForIntroductionInput } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput, notFound, PerlenError } from '../graphql/errors.js';
import { namedPath } from '../paths/path-id.js';
import { targetOf } from '../paths/paths.js';
import { pathTargetOf, targetIdOfOffer } from '../paths/rungs.js';
import type { PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { newId } from '../store/ids.js';
import { holdersOf } from './holders.js';
import {
  ask,
  createIntroduction,
  type IntroductionRow,
  introductionsAskedBy,
  type NewIntroduction,
  readIntroduction,
} from './introduction-store.js';
import { type IntroductionView, viewForAsker } from './introduction-view.js';
import { passOverLeavers } from './leavers.js';

const MOST_CHARACTERS = 2_000;

/**
 * Asks for an introduction along a named path (its introducer) or of whoever stands behind an offer (one after
 * another). Throws BAD_INPUT, NOT_FOUND for a path or an offer that is not there for this viewer, and CONFLICT if the
 * same is asked already.
 */
export async function askForIntroduction(
  context: Context,
  input: AskForIntroductionInput,
): Promise<IntroductionView> {
  const asker = context.requirePerson();
  const message = messageOf(input);
  const pathId = input.path ?? null;
  const offerId = input.offer ?? null;
  if (pathId !== null && offerId === null) return askAlongPath(context, asker, pathId, message);
  if (offerId !== null && pathId === null) return askFromOffer(context, asker, offerId, message);
  throw badInput('input', 'Give either `path`, the id of a path, or `offer`, the id of an offer.');
}

async function askAlongPath(
  context: Context,
  asker: PersonRecord,
  pathId: string,
  message: string | null,
): Promise<IntroductionView> {
  const path = namedPath(context, pathId);
  const target = path?.people.at(-1);
  if (path === undefined || target === undefined) throw notFound('path');
  const introducer = introducerFor(context, asker, path.people, path.introducer);
  const made: NewIntroduction = {
    ...newIntroduction(context, asker, message),
    isFromOffer: false,
    pathIds: path.people.map(({ id }) => id),
    targetId: target.id,
    targetOrganizationId: null,
  };
  const isSame = (row: IntroductionRow) =>
    !row.isFromOffer && isTarget(context, row, target.id) && isAskedNow(context, row, introducer.id);
  return write(context, made, isSame, { personId: introducer.id, contactId: null });
}

/** The asker is never asked: on a path that begins with them, the next one is. */
function introducerFor(
  { model }: Context,
  asker: PersonRecord,
  people: readonly PersonRecord[],
  introducer: PersonRecord,
): PersonRecord {
  const place = people.findIndex(({ id }) => id === asker.id);
  if (place === 0 && people.length === 2) {
    throw badInput('path', 'You know them yourself: nobody need be asked, write to them.');
  }
  if (place > 0) throw badInput('path', 'This path leads through yourself: take one that begins with you.');
  const asked = (place === 0 ? people[1] : introducer) ?? introducer;
  if (standingOf(asked, model.asOf) !== 'EMPLOYEE') {
    throw badInput('path', `Only colleagues can be asked here: write to ${asked.name} yourself.`);
  }
  return asked;
}

/**
 * Whether there is an offer depends on the target alone. If nobody but the asker stands behind it, the request stays
 * open like one that is not answered: a word on it would tell.
 */
async function askFromOffer(
  context: Context,
  asker: PersonRecord,
  offerId: string,
  message: string | null,
): Promise<IntroductionView> {
  const targetId = targetIdOfOffer(offerId);
  const target = targetId === undefined ? null : targetOf(context, context.model, targetId);
  if (target === null || offerIn(context.model, pathTargetOf(target)) === null) throw notFound('offer');
  const isPerson = target.__typename === 'Person';
  const made: NewIntroduction = {
    ...newIntroduction(context, asker, message),
    isFromOffer: true,
    pathIds: [],
    targetId: isPerson ? target.id : null,
    targetOrganizationId: isPerson ? null : target.id,
  };
  const isSame = (row: IntroductionRow) =>
    row.isFromOffer && (row.targetOrganizationId === target.id || isTarget(context, row, target.id));
  const first = holdersOf(context.model, pathTargetOf(target)).find(({ personId }) => personId !== asker.id);
  const asked = first && { personId: first.personId, contactId: isPerson ? null : first.contactId };
  return write(context, made, isSame, asked);
}

function newIntroduction(context: Context, asker: PersonRecord, message: string | null) {
  return { id: newId(), askerId: asker.id, askedAt: context.application.now().toISOString(), message };
}

async function write(
  context: Context,
  made: NewIntroduction,
  isSame: (row: IntroductionRow) => boolean,
  asked: { readonly personId: string; readonly contactId: string | null } | undefined,
): Promise<IntroductionView> {
  const { store, live } = context.application;
  await passOverLeavers(context);
  const personIds = context.directory.idsOf(made.askerId);
  await live.write(async (transaction) => {
    const known = await transaction.read(introductionsAskedBy, { personIds });
    if (known.some((row) => row.state === 'ASKED' && isSame(row))) {
      throw new PerlenError(
        'CONFLICT',
        'You have asked for this already: wait for the answer or withdraw it.',
      );
    }
    await createIntroduction(transaction, made);
    if (asked !== undefined) {
      await ask(transaction, made.id, asked.personId, made.askedAt, asked.contactId);
    }
  });
  const row = await readIntroduction(store, made.id);
  const view = row && viewForAsker(context, row);
  if (view === undefined) throw notFound('introduction');
  return view;
}

function messageOf({ message }: AskForIntroductionInput): string | null {
  const text = message?.trim() ?? '';
  if (text.length > MOST_CHARACTERS) throw badInput('message', `At most ${MOST_CHARACTERS} characters.`);
  return text === '' ? null : text;
}

function isTarget({ directory }: Context, { targetIds }: IntroductionRow, id: string): boolean {
  return targetIds.some((one) => directory.canonicalId(one) === id);
}

function isAskedNow({ directory }: Context, { asks }: IntroductionRow, id: string): boolean {
  return asks.some(({ personId, state }) => state === 'ASKED' && directory.canonicalId(personId) === id);
}
