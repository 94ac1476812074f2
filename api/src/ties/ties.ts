import { holdConsentsAmong, requireOwnConsent } from '../consent/why-not.js';
import type { TieLevel } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput, notFound } from '../graphql/errors.js';
import { ownsTie } from '../privacy/visibility.js';
import type { Directory } from '../read-model/directory.js';
import type { PersonRecord, TieSharing } from '../read-model/records.js';
import { sharingLevel } from '../read-model/standing.js';
import { importedId } from '../store/ids.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { WriteTransaction } from '../store/store.js';
import { deriveTies } from './derive.js';
import { type TieView, tieView, visiblePerson } from './tie-view.js';

const addDeclared = defineQuery('ties/declare', noRows);
const removeDeclared = defineQuery('ties/remove-declared', noRows);

/** Whose own word a declaration is: the same source in every store. */
const OWN_WORD_SOURCE = importedId('source', 'own-word');

/** The tie between exactly two people; null if there is none or not for this viewer. Throws BAD_INPUT otherwise. */
export function tieBetween(context: Context, between: readonly string[]): TieView | null {
  const [one, other] = between;
  if (one === undefined || other === undefined || between.length !== 2) {
    throw badInput('between', 'Name exactly two people by their ids.');
  }
  return tieView(context, one, other);
}

/** Who may use a tie; null unless it is the viewer's own. */
export function sharingOf({ model, viewer }: Context, { a, b }: TieView): TieSharing | null {
  if (!ownsTie(viewer, a.id, b.id)) return null;
  const level = sharingLevel(model.directory, a, b, model.asOf);
  return SHARING_NAMES[level];
}

const SHARING_NAMES = ['PRIVATE', 'PRIVATE', 'BLIND', 'NAMED'] as const;

/**
 * Records the viewer's own word on a tie in place of any earlier one, and answers the tie: null for NO. Throws NOT_FOUND
 * for somebody the viewer may not know of, BAD_INPUT for oneself, CONFLICT in a live store without consent of one's own. Of
 * a colleague who did not consent nothing is kept.
 */
export async function declareTie(context: Context, withId: string, level: TieLevel): Promise<TieView | null> {
  const { speaker, other } = speakerAndOther(context, withId);
  requireOwnConsent(context, speaker, ['DECLARED']);
  return changeWord(context, speaker, other, async (transaction) => {
    const mayKeepWith = await holdConsentsAmong(context, transaction, speaker, [other]);
    if (!mayKeepWith(other)) return;
    await transaction.run(addDeclared, {
      from: speaker.id,
      to: other.id,
      level,
      at: context.application.now().toISOString(),
      source: OWN_WORD_SOURCE,
    });
  });
}

/** Takes the viewer's own word back; answers what is left of the tie. Nothing happens if there was none. */
export async function withdrawDeclaration(context: Context, withId: string): Promise<TieView | null> {
  const { speaker, other } = speakerAndOther(context, withId);
  return changeWord(context, speaker, other, async () => {});
}

function speakerAndOther(context: Context, withId: string): { speaker: PersonRecord; other: PersonRecord } {
  const speaker = context.requirePerson();
  const other = visiblePerson(context, withId);
  if (other === undefined) throw notFound('person');
  if (other.id === speaker.id) throw badInput('with', 'A tie is to somebody else.');
  return { speaker, other };
}

async function changeWord(
  context: Context,
  speaker: PersonRecord,
  other: PersonRecord,
  say: (transaction: WriteTransaction) => Promise<void>,
): Promise<TieView | null> {
  const { asOfDay, directory } = context.model;
  await context.application.live.write(async (transaction) => {
    await transaction.run(removeDeclared, { pairs: recordPairs(directory, speaker.id, other.id) });
    await say(transaction);
    await deriveTies(transaction, [{ a: speaker.id, b: other.id }], asOfDay);
  });
  context.evidence.clear();
  return tieView(context, speaker.id, other.id);
}

/** Every combination of records that stand for two people, from one to the other. */
export function recordPairs(
  directory: Directory,
  fromId: string,
  toId: string,
): { readonly from: string; readonly to: string }[] {
  return directory.idsOf(fromId).flatMap((from) => directory.idsOf(toId).map((to) => ({ from, to })));
}
