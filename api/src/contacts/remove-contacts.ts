import { z } from 'zod';
import type { ContactFileKind, EvidenceKind } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput, notFound } from '../graphql/errors.js';
import { removeSharing } from '../privacy/sharing-queries.js';
import { currentEmployments } from '../read-model/directory.js';
import { removeLeftContacts, removeLeftOrganizations } from '../sources/brought.js';
import { sourcesByIds } from '../sources/source-records.js';
import { performWithdrawal } from '../sources/source-work.js';
import { defineQuery, noRows } from '../store/queries.js';
import { touchedTie } from '../store/store.js';
import { deriveTies } from '../ties/derive.js';
import { visiblePerson } from '../ties/tie-view.js';
import { recordPairs } from '../ties/ties.js';
import { evidenceKinds } from './evidence-kinds.js';
import { contactFileKinds } from './files/types.js';
import { idleTies } from './idle-choices.js';
import { ownIdsOfPerson } from './match.js';
import { ownSourceIds, readPeopleBroughtIn } from './own-sources.js';
import { ownTies } from './own-ties.js';
import { rememberRemoved } from './removed.js';

const removeDeclared = defineQuery('ties/remove-declared', noRows);
const removeEvidence = defineQuery('sources/remove-evidence', noRows);
const unskip = defineQuery('contacts/unskip', noRows);
const ownSources = defineQuery(
  'contacts/own-sources',
  z.object({ id: z.string(), lastImportedAt: z.string().nullable() }),
);

export interface RemovedView {
  readonly isGone: boolean;
  readonly evidence: EvidenceKind[];
}

/**
 * Takes back what the viewer said of somebody and brought in about them. What other sources say stays, and is named;
 * somebody of whom nothing is left goes. A later file marks them as removed.
 */
export async function removeContact(context: Context, withId: string): Promise<RemovedView> {
  const owner = context.requirePerson();
  const { directory, model } = context;
  const other = visiblePerson(context, withId);
  if (other === undefined || other.id === owner.id) throw notFound('person');
  const pairs = recordPairs(directory, owner.id, other.id);
  const bothWays = [...pairs, ...pairs.map(({ from, to }) => ({ from: to, to: from }))];
  const sources = ownSourceIds(context, owner);
  const personIds = directory.idsOf(other.id);
  const organizationIds = currentEmployments(other, model.asOf).map(({ organizationId }) => organizationId);
  await context.application.live.write(async (transaction) => {
    await transaction.run(removeDeclared, { pairs });
    for (const source of sources) await transaction.run(removeEvidence, { pairs: bothWays, source });
    const left = await deriveTies(transaction, [{ a: owner.id, b: other.id }], model.asOfDay);
    if (left === 0) {
      const [isIdle] = await idleTies(transaction, directory, owner.id, [other.id]);
      if (isIdle !== undefined) await transaction.run(removeSharing, { pairs });
      await transaction.run(unskip, { froms: directory.idsOf(owner.id), tos: personIds });
      for (const source of sources) {
        await removeLeftContacts(transaction, personIds, source);
        await removeLeftOrganizations(transaction, organizationIds, source);
      }
    }
    const ownIds = ownIdsOfPerson(context, other, owner.id);
    await rememberRemoved(transaction, owner.id, [...personIds, ...ownIds], []);
    transaction.touch(touchedTie(owner.id, other.id));
  });
  context.evidence.clear();
  const tie = ownTies(context, owner).find(({ person }) => person.id === other.id);
  return { isGone: tie === undefined, evidence: tie === undefined ? [] : await evidenceKinds(context, tie) };
}

export interface ContactSourceView {
  readonly kind: ContactFileKind;
  readonly people: number;
  readonly lastImportedAt: string | null;
}

/** What the viewer brought in, by kind of file; kinds of which nothing is left are not named. */
export async function myContactSources(context: Context): Promise<ContactSourceView[]> {
  const owner = context.requirePerson();
  const brought = await readPeopleBroughtIn(context, owner);
  const known = await context.application.store.read(ownSources, { ids: ownSourceIds(context, owner) });
  return contactFileKinds.flatMap((kind) => {
    const ids = ownSourceIds(context, owner, [kind]);
    const people = new Set(brought.filter(({ source }) => ids.includes(source)).map(({ id }) => id)).size;
    const dates = known.flatMap(({ id, lastImportedAt }) => (ids.includes(id) ? (lastImportedAt ?? []) : []));
    return people === 0 ? [] : [{ kind, people, lastImportedAt: dates.sort().at(-1) ?? null }];
  });
}

/**
 * Takes back all that the viewer brought in from files of one kind; answers of how many people it spoke. What was chosen
 * on bringing somebody in goes after the evidence, and stays where anything else speaks of the tie.
 */
export async function withdrawContactSource(context: Context, kind: ContactFileKind): Promise<number> {
  const owner = context.requirePerson();
  const { application } = context;
  const ids = ownSourceIds(context, owner, [kind]);
  const brought = await readPeopleBroughtIn(context, owner);
  const people = new Set(brought.filter(({ source }) => ids.includes(source)).map(({ id }) => id));
  const sources = await sourcesByIds(application.store, ids);
  if (sources.length === 0) throw badInput('kind', 'Nothing was brought in from a file of this kind.');
  for (const source of sources) await performWithdrawal(application, source);
  context.evidence.clear();
  return people.size;
}
