/** What employees say about their ties and how they share them; which contacts the CRM knows. */
import type {
  ContactData,
  DeclaredData,
  EmployeeData,
  SharingData,
  StatedData,
} from '../../api/src/seed/company-data.js';
import { accountsOfLeaver, castContacts, organizationsByHand } from './cast.js';
import { happens, shuffled, someOf, startPart, weighted, whole } from './chance.js';
import { personKey } from './names.js';
import { handDeclared, handPairs, handStated, handTies } from './story-ties.js';
import { pairKey, wordOf } from './strengths.js';

/** Everybody by key, and who of them is a present employee. */
export interface People {
  readonly employees: ReadonlyMap<string, EmployeeData>;
  readonly contacts: ReadonlyMap<string, ContactData>;
}

/** A tie with the employee first; `isOutside`: the other one is a contact or has left. */
export interface KnownTie {
  readonly employee: string;
  readonly other: string;
  readonly isOutside: boolean;
  readonly strength: number;
}

/** The ties that have a present employee, ordered by key. */
export function knownTies(strengths: ReadonlyMap<string, number>, people: People): KnownTie[] {
  const isPresent = (key: string): boolean => (people.employees.get(key)?.leftOffset ?? 1) > 0;
  const ties: KnownTie[] = [];
  for (const [pair, strength] of [...strengths].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const [a = '', b = ''] = pair.split(' ');
    const present = [a, b].filter((key) => people.employees.has(key) && isPresent(key));
    const employee = present[0];
    if (employee === undefined) continue;
    ties.push({ employee, other: employee === a ? b : a, isOutside: present.length === 1, strength });
  }
  return ties;
}

/** Own words: those of the story, about one in eight ties outside, about one in twenty inside; a few say no. */
export function makeDeclared(ties: readonly KnownTie[], people: People): DeclaredData[] {
  startPart(7);
  const declared: DeclaredData[] = [...handDeclared];
  let refusals = 0;
  for (const tie of ties) {
    if (handPairs.has(pairKey(tie.employee, tie.other)) || isOfStory(tie.other, people)) continue;
    if (!happens(tie.isOutside ? 0.13 : 0.045)) continue;
    const refuses = refusals < 5 && tie.strength < 0.1 && happens(0.25);
    if (refuses) refusals += 1;
    const joined = people.employees.get(tie.employee)?.joinedOffset ?? 0;
    declared.push({
      by: tie.employee,
      about: tie.other,
      level: refuses ? 'NO' : levelByChance(tie.strength),
      dayOffset: Math.max(joined, -whole(3, refuses ? 300 : 900)),
    });
  }
  return declared;
}

/** The association's list: the story's steps and some among contacts of partners. */
export function makeStated(people: People): StatedData[] {
  startPart(8);
  const inStory = new Set(castContacts.map((one) => personKey('c', one)));
  const partners = [...people.contacts.values()].filter(
    (contact) =>
      !inStory.has(contact.key) &&
      /verband|campus|digital|robotik/.test(contact.worksAt.at(-1)?.organization ?? ''),
  );
  const stated = [...handStated];
  const pairs = new Set<string>();
  while (pairs.size < 14) {
    const [one, other] = someOf(partners, 2);
    if (one === undefined || other === undefined) break;
    pairs.add(pairKey(one.key, other.key));
  }
  for (const pair of pairs) {
    const [a = '', b = ''] = pair.split(' ');
    stated.push({ a, b, source: 'fachverband', strength: whole(15, 80) / 100, dayOffset: -200 });
  }
  return stated;
}

/** Sharing of every tie to the outside, 60% named, 30% blind, 10% private, and a few private ones between colleagues. */
export function makeSharing(ties: readonly KnownTie[], people: People): SharingData[] {
  startPart(9);
  const outside = ties.filter((tie) => tie.isOutside);
  const fixed = new Map(
    handTies.flatMap((tie) =>
      tie.level === undefined ? [] : [[pairKey(tie.employee, tie.other), tie.level] as const],
    ),
  );
  for (const tie of privateOnly(outside, people)) fixed.set(pairKey(tie.employee, tie.other), 'PRIVATE');
  const left = {
    NAMED: Math.round(outside.length * 0.6),
    BLIND: Math.round(outside.length * 0.3),
    PRIVATE: Math.round(outside.length * 0.1),
  };
  for (const tie of outside) {
    const level = fixed.get(pairKey(tie.employee, tie.other));
    if (level !== undefined) left[level] -= 1;
  }
  const deck = shuffled(
    (['NAMED', 'BLIND', 'PRIVATE'] as const).flatMap((level) =>
      Array.from({ length: left[level] }, () => level),
    ),
  );
  const sharing: SharingData[] = outside.map((tie) => ({
    employee: tie.employee,
    other: tie.other,
    level: fixed.get(pairKey(tie.employee, tie.other)) ?? deck.pop() ?? 'NAMED',
    dayOffset: dayOfSharing(tie, people),
  }));
  const inside = ties.filter((tie) => !tie.isOutside && !handPairs.has(pairKey(tie.employee, tie.other)));
  for (const tie of someOf(inside, 14)) {
    sharing.push({
      employee: tie.employee,
      other: tie.other,
      level: 'PRIVATE',
      dayOffset: dayOfSharing(tie, people),
    });
  }
  return sharing;
}

/** The contacts with `recorded` settled: every fifth known one is in nobody's CRM, nor is anybody known privately only. */
export function withRecorded(
  ties: readonly KnownTie[],
  people: People,
  guests: ReadonlySet<string>,
): ContactData[] {
  const outside = ties.filter((tie) => tie.isOutside);
  const unrecorded = new Set(privateOnly(outside, people).map((tie) => tie.other));
  const known = [...new Set(outside.map((tie) => tie.other))].filter(
    (key) => key.startsWith('c-') && !isOfStory(key, people) && !guests.has(key) && !unrecorded.has(key),
  );
  startPart(10);
  for (const key of someOf(known, 76)) unrecorded.add(key);
  return [...people.contacts.values()].map((contact) => ({
    ...contact,
    recorded: !unrecorded.has(contact.key),
  }));
}

/** The only tie of each of ten contacts whom one colleague alone knows; the same ones at every call. */
function privateOnly(outside: readonly KnownTie[], people: People): KnownTie[] {
  const tiesOf = new Map<string, KnownTie[]>();
  for (const tie of outside) tiesOf.set(tie.other, [...(tiesOf.get(tie.other) ?? []), tie]);
  const single = [...tiesOf.values()].flatMap((ofContact) => (ofContact.length === 1 ? ofContact : []));
  return single
    .filter((tie) => tie.other.startsWith('c-') && !isOfStory(tie.other, people))
    .filter((_, index) => index % 9 === 4)
    .slice(0, 10);
}

function isOfStory(key: string, people: People): boolean {
  const organization = people.contacts.get(key)?.worksAt.at(-1)?.organization ?? '';
  return (
    organizationsByHand.includes(organization) ||
    accountsOfLeaver.includes(organization) ||
    castContacts.some((one) => personKey('c', one) === key)
  );
}

/** People mostly say what their mail says, some a step more or less. */
function levelByChance(strength: number): DeclaredData['level'] {
  const likely = { STRONG: [5, 3, 0], MEDIUM: [2, 6, 2], WEAK: [0, 3, 7] }[wordOf(strength)];
  const [well = 0, somewhat = 0, barely = 0] = likely;
  return weighted([
    [well + 0.01, 'WELL'],
    [somewhat + 0.01, 'SOMEWHAT'],
    [barely + 0.01, 'BARELY'],
  ] as const);
}

function dayOfSharing(tie: KnownTie, people: People): number {
  return Math.max(people.employees.get(tie.employee)?.joinedOffset ?? 0, -whole(1, 420));
}
