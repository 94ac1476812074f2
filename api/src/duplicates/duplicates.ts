import type { DuplicateReason } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput, notFound } from '../graphql/errors.js';
import { checkPageSize, comparePositions, type Page, pageOf, positionOf } from '../graphql/paging.js';
import { canSeeContactDetails, canSeePerson, canUseTie } from '../privacy/visibility.js';
import type { PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { fold } from '../search/fold.js';
import { perChange } from '../search/per-change.js';
import { visiblePerson } from '../ties/tie-view.js';
import { type Candidate, duplicateCandidates, LIKELY_WEIGHT, pairKey, type Subject } from './candidates.js';
import { type KeptApartRow, keptApartPairs, removeKeptApart, saveKeptApart } from './kept-apart.js';
import { KeptWork } from './kept-work.js';

/** Two records that may be one person, the one to keep first. */
export interface DuplicatePairView {
  readonly id: string;
  readonly people: PersonRecord[];
  readonly reasons: DuplicateReason[];
  readonly isLikely: boolean;
}

/** Two records said to be two people. */
export interface KeptApartView {
  readonly id: string;
  readonly people: PersonRecord[];
  /** ISO instant. */
  readonly at: string;
}

/** Pairs that may be one person, the likeliest first, page by page. */
export async function duplicates(
  context: Context,
  input: { first: number; after?: string | null },
): Promise<Page<DuplicatePairView> & { totalCount: number }> {
  const first = checkPageSize(input.first);
  const start = positionOf(input.after);
  const apart = new Set((await readKeptApart(context)).map(({ pair }) => pair));
  const candidates = await candidatesFor(context);
  const open = candidates.filter(({ one, other }) => !apart.has(pairKey(one, other)));
  const rows = open.filter((row) => start === null || comparePositions(rankOf(row), start) > 0);
  const page = pageOf(rows, first, rankOf);
  return { ...page, nodes: page.nodes.flatMap((row) => pairView(context, row)), totalCount: open.length };
}

/** Pairs said to be two people, the latest first. */
export async function keptApart(
  context: Context,
  input: { first: number; after?: string | null },
): Promise<Page<KeptApartView>> {
  const first = checkPageSize(input.first);
  const start = positionOf(input.after);
  const seen = new Set<string>();
  const rows = (await readKeptApart(context)).flatMap(({ id, pair, one, other, at }) => {
    const people = [one, other].flatMap((each) => visiblePerson(context, each) ?? []);
    if (people.length < 2 || one === other || seen.has(pair)) return [];
    seen.add(pair);
    return [{ id, people, at }];
  });
  const place = ({ id, at }: KeptApartView) => ({ key: latestFirst(at), id });
  const sorted = rows.sort((a, b) => comparePositions(place(a), place(b)));
  const following = sorted.filter((row) => start === null || comparePositions(place(row), start) > 0);
  return pageOf(following, first, place);
}

/** Remembers that two records are two people. Throws NOT_FOUND for whom the viewer may not know of. */
export async function keepApart(
  context: Context,
  input: { one: string; other: string },
): Promise<KeptApartView> {
  const [one, other] = twoPeople(context, input);
  const at = new Date().toISOString();
  const by = context.viewer.kind === 'PERSON' ? context.viewer.personId : 'operator';
  const id = pairKey(one.id, other.id);
  const [first, second] = one.id < other.id ? [one, other] : [other, one];
  await context.application.store.write(async (transaction) => {
    await transaction.run(saveKeptApart, { id, one: first.id, other: second.id, properties: { at, by } });
  });
  return { id, people: [first, second], at };
}

/** Forgets that; answers whether it was remembered. */
export async function undoKeepApart(
  context: Context,
  input: { one: string; other: string },
): Promise<boolean> {
  const [one, other] = twoPeople(context, input);
  const wanted = pairKey(one.id, other.id);
  const ids = (await readKeptApart(context)).filter(({ pair }) => pair === wanted).map(({ id }) => id);
  if (ids.length === 0) return false;
  await context.application.store.write(async (transaction) => {
    await transaction.run(removeKeptApart, { ids });
  });
  return true;
}

/**
 * What is worked out for each viewer until the next change. Whom the viewer may not know of takes no part, not even in
 * how common a name is.
 */
const candidatesByViewer = perChange(() => new KeptWork<string, readonly Candidate[]>());

function candidatesFor(context: Context): Promise<readonly Candidate[]> {
  const { model, viewer } = context;
  const key = viewer.kind === 'PERSON' ? viewer.personId : viewer.kind;
  return candidatesByViewer(model).get(key, async () => {
    // Taken before the first pause: what is compared is one state of the company.
    const subjects = [...model.directory.people.values()]
      .filter((person) => canSeePerson(model, viewer, person))
      .map((person) => subjectOf(context, person));
    const found = await duplicateCandidates(subjects, () => new Promise(setImmediate));
    return found.sort((one, other) => comparePositions(rankOf(one), rankOf(other)));
  });
}

/** All employees are employed by the company itself. */
const OWN_COMPANY = 'own';

function subjectOf(context: Context, person: PersonRecord): Subject {
  const areDetailsShown = canSeeContactDetails(context.model, context.viewer, person);
  // Two people's own files can have made an employer twice: then its name tells that it is one.
  const outside = person.employments.flatMap(({ organizationId: id }) => {
    const name = context.directory.organizations.get(id)?.name;
    return name === undefined ? [id] : [id, `name ${fold(name)}`];
  });
  return {
    id: person.id,
    name: person.name,
    employerIds: [...new Set(person.isEmployee ? [OWN_COMPANY, ...outside] : outside)],
    departmentIds: person.departmentIds,
    emails: areDetailsShown ? [...(person.email === null ? [] : [person.email]), ...person.otherEmails] : [],
    phone: areDetailsShown ? person.phone : null,
  };
}

/** The weightiest first, equal ones by their ids. */
function rankOf({ one, other, weight }: Candidate) {
  return { key: String(1_000 - weight).padStart(4, '0'), id: pairKey(one, other) };
}

function pairView(context: Context, { one, other, reasons, weight }: Candidate): DuplicatePairView[] {
  const people = [one, other].flatMap((id) => visiblePerson(context, id) ?? []);
  if (people.length < 2) return [];
  people.sort((a, b) => compareRanks(keepRank(context, b), keepRank(context, a)) || (a.id < b.id ? -1 : 1));
  return [{ id: pairKey(one, other), people, reasons: [...reasons], isLikely: weight >= LIKELY_WEIGHT }];
}

/** Whichever ranks higher stays: nobody would want the employee's or the company's own record to go. */
function keepRank({ model, viewer, directory }: Context, person: PersonRecord): number[] {
  const ties = model.graph
    .neighbours(person.id)
    .filter(({ id, sharing }) => canUseTie(viewer, person.id, id, sharing)).length;
  return [
    Number(standingOf(person, model.asOf) === 'EMPLOYEE'),
    Number(person.isEmployee),
    directory.idsOf(person.id).length,
    Number(person.recorded),
    Number(!person.name.includes('@')),
    ties,
  ];
}

function compareRanks(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, place) => value !== other[place]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

/** With the pair each is now, records merged meanwhile taken for whom they live on in. */
async function readKeptApart({
  application,
  directory,
}: Context): Promise<(KeptApartRow & { pair: string })[]> {
  const rows = await application.store.read(keptApartPairs);
  return rows.map((row) => {
    const one = directory.canonicalId(row.one);
    const other = directory.canonicalId(row.other);
    return { ...row, one, other, pair: pairKey(one, other) };
  });
}

function twoPeople(context: Context, ids: { one: string; other: string }): [PersonRecord, PersonRecord] {
  const one = visiblePerson(context, ids.one);
  const other = visiblePerson(context, ids.other);
  if (one === undefined || other === undefined) throw notFound('person');
  if (one.id === other.id) throw badInput('other', 'These are one record.');
  return [one, other];
}

/** A sort key that puts the later instant first. */
function latestFirst(at: string): string {
  return String(Number.MAX_SAFE_INTEGER - Date.parse(at)).padStart(16, '0');
}
