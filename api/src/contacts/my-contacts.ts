import type { MyContactsFilter, MyContactsSort, SharingOrigin, TieLevel } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import {
  checkPageSize,
  comparePositions,
  type Page,
  type Position,
  pageOf,
  positionOf,
  rowsWhere,
} from '../graphql/paging.js';
import { departmentOf, organizationOf, titleOf } from '../people/person-fields.js';
import { currentEmployments } from '../read-model/directory.js';
import type { PersonRecord, TieSharing } from '../read-model/records.js';
import { hasPrivateAddressesOnly } from '../read-model/sharing-rules.js';
import { standingOf } from '../read-model/standing.js';
import { fold, foldedWords } from '../search/fold.js';
import { peopleBroughtIn } from './own-sources.js';
import { type OwnTie, ownTies } from './own-ties.js';
import { mySharingRules, type RuleView } from './sharing-rules.js';

/** Somebody the viewer has a tie with, as the list of contacts shows them. */
export interface MyContactView extends Omit<OwnTie, 'rule'> {
  readonly rule: RuleView | null;
  readonly hasPrivateAddress: boolean;
  readonly isBroughtIn: boolean;
}

export interface MyContactPage extends Page<MyContactView> {
  readonly totalCount: number;
  readonly counts: Record<TieSharing, number>;
}

interface Input {
  readonly filter?: MyContactsFilter | null | undefined;
  readonly sort: MyContactsSort;
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** Everybody the viewer has a tie with, page by page. Throws BAD_INPUT for a page size or cursor that is none. */
export async function myContacts(context: Context, input: Input): Promise<MyContactPage> {
  const owner = context.requirePerson();
  const first = checkPageSize(input.first);
  const start = positionOf(input.after);
  const broughtIn = await peopleBroughtIn(context, owner);
  const filter = input.filter ?? {};
  const anySharing = filtered(context, ownTies(context, owner), { ...filter, sharing: null }, broughtIn);
  const wanted = anySharing.filter(({ sharing }) => filter.sharing?.includes(sharing) ?? true);
  const placed = wanted
    .map((tie) => ({ tie, position: placeOf(context, tie, input.sort) }))
    .sort((one, other) => comparePositions(one.position, other.position));
  const rest = rowsWhere(placed, ({ position }) => start === null || comparePositions(position, start) > 0);
  const { nodes, pageInfo } = pageOf(rest, first, ({ position }) => position);
  const rules = nodes.some(({ tie }) => tie.rule !== undefined) ? mySharingRules(context) : [];
  return {
    nodes: nodes.map(({ tie }) => ({
      ...tie,
      rule: rules.find(({ id }) => id === tie.rule?.id) ?? null,
      hasPrivateAddress: hasPrivateAddressesOnly(tie.person),
      isBroughtIn: broughtIn.has(tie.person.id),
    })),
    pageInfo,
    totalCount: wanted.length,
    counts: countsOf(anySharing),
  };
}

/** Ids of everybody the filter finds, by id. */
export async function myContactIds(
  context: Context,
  filter: MyContactsFilter | null | undefined,
): Promise<string[]> {
  const owner = context.requirePerson();
  const broughtIn = await peopleBroughtIn(context, owner);
  const found = filtered(context, ownTies(context, owner), filter ?? {}, broughtIn);
  return found.map(({ person }) => person.id).sort();
}

function filtered(
  context: Context,
  ties: readonly OwnTie[],
  filter: MyContactsFilter,
  broughtIn: ReadonlySet<string>,
): OwnTie[] {
  const { asOf } = context.model;
  const words = foldedWords((filter.text ?? '').slice(0, LONGEST_SEARCH));
  const has = <Value>(list: readonly Value[] | null | undefined, value: Value) =>
    list === null || list === undefined || list.length === 0 || list.includes(value);
  return ties.filter(({ person, sharing, origin }) => {
    if (!has(filter.sharing, sharing) || !has<SharingOrigin>(filter.origins, origin)) return false;
    if (!has(filter.kinds, standingOf(person, asOf))) return false;
    if (filter.broughtIn === true && !broughtIn.has(person.id)) return false;
    if (filter.privateAddresses === true && !hasPrivateAddressesOnly(person)) return false;
    const { organization } = filter;
    if (organization && !worksAt(person, organization, asOf)) return false;
    return words.length === 0 || beginsWithAll(foldedWords(searchableText(context, person)), words);
  });
}

const LONGEST_SEARCH = 200;

function worksAt(person: PersonRecord, organizationId: string, day: string): boolean {
  return currentEmployments(person, day).some((employment) => employment.organizationId === organizationId);
}

function beginsWithAll(present: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((word) => present.some((one) => one.startsWith(word)));
}

function searchableText(context: Context, person: PersonRecord): string {
  return [person.name, titleOf(context, person), employerName(context, person)].join(' ');
}

function employerName(context: Context, person: PersonRecord): string | null {
  return (departmentOf(context, person) ?? organizationOf(context, person))?.name ?? null;
}

/** Equal ones go by name, then by id. */
function placeOf(context: Context, { person, strength }: OwnTie, sort: MyContactsSort): Position {
  const name = fold(person.name);
  if (sort === 'NAME') return { key: name, id: person.id };
  if (sort === 'STRENGTH') return { key: `${(1 - strength).toFixed(6)} ${name}`, id: person.id };
  const employer = employerName(context, person);
  return { key: `${employer === null ? '1' : `0${fold(employer)}`}\u0000${name}`, id: person.id };
}

function countsOf(ties: readonly OwnTie[]): Record<TieSharing, number> {
  const counts = { PRIVATE: 0, BLIND: 0, NAMED: 0 };
  for (const { sharing } of ties) counts[sharing] += 1;
  return counts;
}

/** The viewer's own word on a tie, the latest of all records that stand for the two; null if they said nothing. */
export async function ownLevel(
  context: Context,
  { person }: Pick<OwnTie, 'person'>,
): Promise<TieLevel | null> {
  const { id } = context.requirePerson();
  const said = (await context.evidence.load(id, person.id)).filter(
    (row) => row.kind === 'DECLARED' && row.fromId === id && row.at !== null,
  );
  said.sort((one, other) => ((one.at ?? '') < (other.at ?? '') ? 1 : -1));
  return said[0]?.level ?? null;
}
