import { z } from 'zod';
import type { KnowReasonKind } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput, notFound } from '../graphql/errors.js';
import { canSeeOrganization, canSeePerson } from '../privacy/visibility.js';
import { currentEmployments } from '../read-model/directory.js';
import type { OrganizationRecord, PersonRecord, ProjectRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { fold } from '../search/fold.js';
import { defineQuery, noRows } from '../store/queries.js';
import { visiblePerson } from '../ties/tie-view.js';
import { ownTies } from './own-ties.js';

/** Of whom somebody said how well they know them, and whom they skipped. */
export const said = defineQuery(
  'contacts/said-and-skipped',
  z.object({ id: z.string(), at: z.string(), isSkip: z.boolean() }),
);
const targetsOf = defineQuery('contacts/targets-of', z.object({ id: z.string() }));
const skip = defineQuery('contacts/skip', noRows);
const unskip = defineQuery('contacts/unskip', noRows);

const MOST_CARDS = 50;
const MOST_LEFT_OUT = 1_000;

export interface KnowCardView {
  readonly person: PersonRecord;
  readonly reason: {
    readonly kind: KnowReasonKind;
    readonly project: ProjectRecord | null;
    readonly organization: OrganizationRecord | null;
    readonly contact: PersonRecord | null;
  };
}

export interface KnowDeckView {
  readonly cards: KnowCardView[];
  readonly openCount: number;
  readonly doneToday: number;
  readonly skippedCount: number;
}

/**
 * The next people to ask the viewer about. They come from the viewer's own targets, projects, ties and files alone, and
 * only who the viewer may know of is named: nobody else's unshared tie brings somebody in or changes the order.
 */
export async function doYouKnow(
  context: Context,
  input: { readonly first: number; readonly leaveOut?: readonly string[] | null | undefined },
): Promise<KnowDeckView> {
  const viewer = context.requirePerson();
  if (input.first < 1 || input.first > MOST_CARDS) {
    throw badInput('first', `Between 1 and ${MOST_CARDS} cards, not ${input.first}.`);
  }
  const leaveOut = input.leaveOut ?? [];
  if (leaveOut.length > MOST_LEFT_OUT) throw badInput('leaveOut', `At most ${MOST_LEFT_OUT} people.`);
  const { directory } = context;
  const { store } = context.application;
  const ids = directory.idsOf(viewer.id);
  const [spoken, targets] = await Promise.all([store.read(said, { ids }), store.read(targetsOf, { ids })]);
  const today = context.model.asOf;
  const known = new Set([viewer.id, ...spoken.map(({ id }) => directory.canonicalId(id))]);
  const targetIds = targets.map(({ id }) => id);
  const judged = [...candidates(context, viewer, targetIds)].filter((card) => mayBeAsked(context, card));
  const open = unique(judged).filter(({ person }) => !known.has(person.id));
  const notNow = new Set(leaveOut.map(directory.canonicalId));
  return {
    cards: open.filter(({ person }) => !notNow.has(person.id)).slice(0, input.first),
    openCount: open.length,
    doneToday: spoken.filter(({ at }) => at.slice(0, 10) === today).length,
    skippedCount: spoken.filter(({ isSkip }) => isSkip).length,
  };
}

/** Remembers that the viewer does not want to be asked about somebody. Throws NOT_FOUND for who is not there. */
export async function skipSuggestion(context: Context, personId: string): Promise<boolean> {
  const viewer = context.requirePerson();
  const person = visiblePerson(context, personId);
  if (person === undefined || person.id === viewer.id) throw notFound('person');
  const at = context.application.now().toISOString();
  await context.application.store.write(async (transaction) => {
    await transaction.run(unskip, { froms: context.directory.idsOf(viewer.id), tos: [person.id] });
    await transaction.run(skip, { from: viewer.id, to: person.id, at });
  });
  return true;
}

/** Forgets that somebody, or everybody, was skipped; answers how many were. */
export async function unskipSuggestions(
  context: Context,
  personId: string | null | undefined,
): Promise<number> {
  const viewer = context.requirePerson();
  const { directory, application } = context;
  const froms = directory.idsOf(viewer.id);
  const skipped = (await application.store.read(said, { ids: froms })).filter(({ isSkip }) => isSkip);
  const wanted = personId == null ? null : new Set(directory.idsOf(directory.canonicalId(personId)));
  const tos = skipped.map(({ id }) => id).filter((id) => wanted === null || wanted.has(id));
  if (tos.length > 0) await application.store.write((transaction) => transaction.run(unskip, { froms, tos }));
  return new Set(tos.map(directory.canonicalId)).size;
}

/** Whoever the viewer may know of; of colleagues those alone whom they starred or have to do with already. */
function mayBeAsked({ model, viewer }: Context, { person, reason }: KnowCardView): boolean {
  if (!canSeePerson(model, viewer, person)) return false;
  return standingOf(person, model.asOf) !== 'EMPLOYEE' || reason.kind === 'TARGET' || reason.kind === 'FILE';
}

/** The first reason counts, of those that are left: one that says nothing to this viewer must not hide another. */
function unique(cards: readonly KnowCardView[]): KnowCardView[] {
  const byPerson = new Map<string, KnowCardView>();
  for (const card of cards) if (!byPerson.has(card.person.id)) byPerson.set(card.person.id, card);
  return [...byPerson.values()];
}

function* candidates(
  context: Context,
  viewer: PersonRecord,
  targetIds: readonly string[],
): Generator<KnowCardView> {
  const { directory, model } = context;
  for (const id of targetIds) {
    const person = directory.person(id);
    if (person !== undefined) yield cardOf(person, 'TARGET');
  }
  const projects = [...directory.projectsOfPerson(viewer.id)].sort(latestFirst);
  for (const project of projects) {
    for (const { personId } of project.members) {
      const person = directory.person(personId);
      if (person !== undefined) yield cardOf(person, 'PROJECT', { project });
    }
  }
  const ties = ownTies(context, viewer).sort(
    (one, other) => other.strength - one.strength || compare(one, other),
  );
  for (const { person } of ties) {
    if (standingOf(person, model.asOf) !== 'EMPLOYEE') yield cardOf(person, 'FILE');
  }
  for (const id of targetIds) {
    const organization = seenOrganization(context, id);
    for (const person of peopleAt(context, organization))
      yield cardOf(person, 'TARGET_ORGANIZATION', { organization });
  }
  for (const { id } of directory.accountsOf(viewer.id)) {
    const organization = seenOrganization(context, id);
    for (const person of peopleAt(context, organization)) yield cardOf(person, 'ACCOUNT', { organization });
  }
  for (const project of projects) {
    for (const id of project.organizationIds) {
      const organization = seenOrganization(context, id);
      for (const person of peopleAt(context, organization))
        yield cardOf(person, 'PROJECT', { project, organization });
    }
  }
  for (const { person: contact } of ties) {
    if (standingOf(contact, model.asOf) === 'EMPLOYEE') continue;
    for (const { organizationId } of currentEmployments(contact, model.asOf)) {
      const organization = seenOrganization(context, organizationId);
      for (const person of peopleAt(context, organization)) {
        yield cardOf(person, 'COLLEAGUE_OF_CONTACT', { organization, contact });
      }
    }
  }
  // Colleagues come last: they are reached without an introduction.
  for (const { person } of ties) yield cardOf(person, 'FILE');
}

function cardOf(
  person: PersonRecord,
  kind: KnowReasonKind,
  more: Partial<KnowCardView['reason']> = {},
): KnowCardView {
  return { person, reason: { kind, project: null, organization: null, contact: null, ...more } };
}

function seenOrganization({ directory, model, viewer }: Context, id: string): OrganizationRecord | null {
  const organization = directory.organizations.get(id);
  return organization !== undefined && canSeeOrganization(model, viewer, organization) ? organization : null;
}

/** Everybody who works there now, by name. */
function peopleAt({ directory, model }: Context, organization: OrganizationRecord | null): PersonRecord[] {
  if (organization === null) return [];
  const isThere = (person: PersonRecord) =>
    currentEmployments(person, model.asOf).some(({ organizationId }) => organizationId === organization.id);
  return directory
    .peopleEmployedAt(organization.id)
    .filter(isThere)
    .sort((one, other) => compare({ person: one }, { person: other }));
}

function compare(one: { readonly person: PersonRecord }, other: { readonly person: PersonRecord }): number {
  const [name, otherName] = [fold(one.person.name), fold(other.person.name)];
  if (name !== otherName) return name < otherName ? -1 : 1;
  return one.person.id < other.person.id ? -1 : 1;
}

/** What still goes on before what has ended, then the latest begun. */
function latestFirst(one: ProjectRecord, other: ProjectRecord): number {
  const [end, otherEnd] = [one.to ?? '9999', other.to ?? '9999'];
  if (end !== otherEnd) return end < otherEnd ? 1 : -1;
  const [begin, otherBegin] = [one.from ?? '', other.from ?? ''];
  if (begin !== otherBegin) return begin < otherBegin ? 1 : -1;
  return one.id < other.id ? -1 : 1;
}
