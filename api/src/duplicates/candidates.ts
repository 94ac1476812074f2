import type { DuplicateReason } from '../generated/schema.js';
import { mistypable, type NameForm, nameForm, nameLikeness } from './name-likeness.js';

/** What of a record speaks for or against its being the same person as another. */
export interface Subject {
  readonly id: string;
  readonly name: string;
  /** Employers now and before. */
  readonly employerIds: readonly string[];
  readonly departmentIds: readonly string[];
  /** Where the viewer may see them. */
  readonly emails: readonly string[];
  readonly phone: string | null;
}

/** Two records that may be one person; the smaller id first. */
export interface Candidate {
  readonly one: string;
  readonly other: string;
  /** The strongest first. */
  readonly reasons: readonly DuplicateReason[];
  /** The sum of what its reasons weigh. */
  readonly weight: number;
}

const WEIGHTS: Readonly<Record<DuplicateReason, number>> = {
  SAME_NAME: 60,
  NAME_ORDER: 50,
  ALIKE_ADDRESS: 45,
  SAME_PHONE: 40,
  SHORTENED_NAME: 35,
  TYPO: 30,
  SAME_DEPARTMENT: 28,
  SAME_EMPLOYER: 25,
};

/** From this weight on more speaks for it than a name alone. */
export const LIKELY_WEIGHT = 80;

/** A name that more people have says nothing by itself. */
const MOST_NAMESAKES = 8;
/** A phone or address that more have is a switchboard's or a function's. */
const MOST_SHARING = 5;
/** The same for names at one employer; keeps the work in proportion to the number of people. */
const MOST_ALIKE = 40;

const STEPS_IN_ONE_BREATH = 2_000;

/**
 * All pairs that may be one person, each once, in no order. Only records that share a key are compared, so the work
 * grows with their number, not with its square. `breathe` is awaited every few thousand steps, so that a server can
 * answer others meanwhile.
 */
export async function duplicateCandidates(
  subjects: Iterable<Subject>,
  breathe: () => Promise<unknown> = async () => {},
): Promise<Candidate[]> {
  let steps = 0;

  const blocks = new Map<string, Prepared[]>();
  for (const subject of subjects) {
    const record = prepared(subject);
    for (const key of keysOf(record)) {
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [record]);
      else block.push(record);
    }
    if (++steps % STEPS_IN_ONE_BREATH === 0) await breathe();
  }
  const found = new Map<string, Candidate>();
  for (const [key, block] of blocks) {
    if (block.length > 1 && block.length <= mostIn(key)) addPairs(block, found);
    if (++steps % STEPS_IN_ONE_BREATH === 0) await breathe();
  }
  return [...found.values()];
}

/** What speaks for two records being one person, null if it is too little. Symmetric. */
export function compareRecords(one: Subject, other: Subject): Candidate | null {
  return compare(prepared(one), prepared(other));
}

/** A subject with what is worked out once for all comparisons. */
interface Prepared extends Subject {
  readonly form: NameForm;
  readonly phoneDigits: string | null;
  readonly plainEmails: readonly string[];
  readonly places: readonly string[];
}

function prepared(subject: Subject): Prepared {
  return {
    ...subject,
    form: nameForm(subject.name),
    phoneDigits: phoneDigits(subject.phone),
    plainEmails: [...new Set(subject.emails.flatMap(plainEmail))],
    places: [...subject.employerIds, ...subject.departmentIds],
  };
}

/** Every two records that are candidates share at least one of these. The letter before the bar says what kind. */
function keysOf({ form, phoneDigits: phone, plainEmails, places }: Prepared): Set<string> {
  const keys = new Set<string>();
  const names = nameKeys(form);
  if (form.words.length > 1) keys.add(`N|${form.inAnyOrder}`);
  if (phone !== null) {
    keys.add(`S|${phone}`);
  }
  for (const email of plainEmails) keys.add(`S|${email}`);
  for (const place of places) for (const name of names) keys.add(`P|${place}|${name}`);
  return keys;
}

function nameKeys({ words, inAnyOrder }: NameForm): string[] {
  if (words.length < 2) return [];
  const shortened = `${words[0]?.slice(0, 1)} ${words.at(-1)}`;
  // One typo spares the first letter of a word or the last.
  const mistyped = mistypable(words).flatMap((place) => {
    const word = words[place] ?? '';
    const others = words.with(place, '').join(' ');
    return [`${others}|${word[0]}…`, `${others}|…${word.at(-1)}`];
  });
  return [inAnyOrder, shortened, ...mistyped];
}

function mostIn(key: string): number {
  if (key.startsWith('N')) return MOST_NAMESAKES;
  return key.startsWith('S') ? MOST_SHARING : MOST_ALIKE;
}

function addPairs(block: readonly Prepared[], found: Map<string, Candidate>): void {
  for (const [place, one] of block.entries()) {
    for (const other of block.slice(place + 1)) {
      const key = pairKey(one.id, other.id);
      if (found.has(key)) continue;
      const candidate = compare(one, other);
      if (candidate !== null) found.set(key, candidate);
    }
  }
}

function compare(one: Prepared, other: Prepared): Candidate | null {
  if (one.id === other.id) return null;
  const name = nameLikeness(one.form, other.form);
  const isPhoneShared = one.phoneDigits !== null && one.phoneDigits === other.phoneDigits;
  const isAddressAlike = one.plainEmails.some((email) => other.plainEmails.includes(email));
  const place = sharedPlace(one, other);
  const isNameEnough = name === 'SAME_NAME' || name === 'NAME_ORDER' || (name !== null && place !== null);
  if (!isNameEnough && !isPhoneShared && !isAddressAlike) return null;
  const reasons = [
    ...(name === null ? [] : [name]),
    ...(isAddressAlike ? ['ALIKE_ADDRESS' as const] : []),
    ...(isPhoneShared ? ['SAME_PHONE' as const] : []),
    ...(place === null ? [] : [place]),
  ].sort((a, b) => WEIGHTS[b] - WEIGHTS[a]);
  const weight = reasons.reduce((sum, reason) => sum + WEIGHTS[reason], 0);
  const [first, second] = one.id < other.id ? [one.id, other.id] : [other.id, one.id];
  return { one: first, other: second, reasons, weight };
}

function sharedPlace(one: Prepared, other: Prepared): 'SAME_DEPARTMENT' | 'SAME_EMPLOYER' | null {
  if (one.departmentIds.some((id) => other.departmentIds.includes(id))) return 'SAME_DEPARTMENT';
  return one.employerIds.some((id) => other.employerIds.includes(id)) ? 'SAME_EMPLOYER' : null;
}

/** A pair whichever way round it is named. */
export function pairKey(one: string, other: string): string {
  return one < other ? `${one}|${other}` : `${other}|${one}`;
}

/** The last nine digits tell a number apart from others, with and without the country's. */
function phoneDigits(phone: string | null): string | null {
  const digits = (phone ?? '').replaceAll(/\D/gu, '');
  return digits.length < 7 ? null : digits.slice(-9);
}

/** An address without what people leave out or mistake for one another. */
function plainEmail(email: string): string[] {
  const [local = '', domain = ''] = email.toLowerCase().split('@');
  const plain = local.replace(/\+.*$/u, '').replaceAll(/[._-]/gu, '');
  return plain.length < 4 || domain === '' ? [] : [`${plain}@${domain}`];
}
