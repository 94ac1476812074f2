import { z } from 'zod';
import { SHARING, type SharingLevel } from '../network/types.js';
import { saveSharing } from '../privacy/sharing-queries.js';
import { Directory } from '../read-model/directory.js';
import { type Pair, pairKey, pairOf, pairsOfRecords } from '../read-model/evidence.js';
import { settingsOf } from '../read-model/load-directory.js';
import * as queries from '../read-model/queries.js';
import type { PersonRecord } from '../read-model/records.js';
import { isRestricted, sharingLevel, standingOf } from '../read-model/standing.js';
import { defineQuery } from '../store/queries.js';
import { type Reader, touchedTie, type WriteTransaction } from '../store/store.js';

/**
 * Makes a change of how some people stand to the company, or of who they are, and sees to it that nobody may use more of
 * their ties than before: where a rule or a default no longer keeps a tie as it was, that is written as the owner's
 * choice for this tie. `day` is an ISO date; `lentBy` names the merge that takes the choices back when it is undone.
 */
export async function keepSharing(
  transaction: WriteTransaction,
  ids: readonly string[],
  day: string,
  change: () => Promise<unknown>,
  lentBy?: string,
): Promise<void> {
  if (ids.length === 0) return void (await change());
  const records = await withAliases(transaction, ids);
  const pairs = await queries.readInChunks(transaction, pairsOf, 'ids', records);
  const people = [...new Set([...records, ...pairs.flatMap(({ id, other }) => [id, other])])];
  const before = await readSharing(transaction, people, pairs);
  await change();
  if (pairs.length === 0) return;
  const after = await readSharing(transaction, people, pairs);
  const choices = widened(before, after, pairs, day);
  const at = new Date().toISOString();
  const more = lentBy === undefined ? {} : { lentBy };
  const rows = choices.map(({ from, to, level }) => ({ from, to, properties: { level, at, ...more } }));
  await queries.runInChunks(transaction, saveSharing, 'rows', rows);
  transaction.touch(...choices.map(({ from, to }) => touchedTie(from, to)));
}

/** With whom some records have a tie, evidence or a choice of sharing. */
export const pairsOf = defineQuery('people/pairs-of', z.object({ id: z.string(), other: z.string() }));

interface RecordPair {
  readonly id: string;
  readonly other: string;
}

interface Choice {
  readonly from: string;
  readonly to: string;
  readonly level: 'PRIVATE' | 'BLIND';
}

/** What must be chosen so that no pair of records may be used more than before. */
function widened(before: Directory, after: Directory, pairs: readonly RecordPair[], day: string): Choice[] {
  const strictest = new Map<string, { readonly level: SharingLevel; readonly choice: Choice }>();
  for (const { id, other } of pairs) {
    const former = twoOf(before, id, other);
    const now = twoOf(after, id, other);
    if (former === undefined || now === undefined) continue;
    const [a, b] = now;
    const level = formerLevel(before, former, now, day);
    if (level >= sharingLevel(after, a, b, day)) continue;
    const isColleague = [a, b].every((one) => standingOf(one, day) === 'EMPLOYEE');
    const isBlind = level === SHARING.blind && !isColleague;
    const owner = ownerOf(before, former, now, day);
    if (owner === undefined) continue;
    const to = owner === a ? b : a;
    const choice: Choice = { from: owner.id, to: to.id, level: isBlind ? 'BLIND' : 'PRIVATE' };
    const key = pairKey(pairOf(a.id, b.id));
    const known = strictest.get(key);
    if (known === undefined || level < known.level) strictest.set(key, { level, choice });
  }
  return [...strictest.values()].map(({ choice }) => choice);
}

type Two = readonly [PersonRecord, PersonRecord];

/** The two people that two records stand for; undefined if that is one person. */
function twoOf(directory: Directory, id: string, other: string): Two | undefined {
  const a = directory.person(id);
  const b = directory.person(other);
  return a === undefined || b === undefined || a.id === b.id ? undefined : [a, b];
}

/**
 * Who may use the tie before the change. Where nobody may because an end has left, what they wished counts; of somebody
 * who comes back what held when they left and what was wished since, but not that outsiders have another default.
 */
function formerLevel(directory: Directory, [a, b]: Two, now: Two, day: string): SharingLevel {
  const level = sharingLevel(directory, a, b, day);
  const isBackA = isBack(a, now[0], day);
  const isBackB = isBack(b, now[1], day);
  const isUnusable = level === SHARING.unusable;
  if (!isBackA && !isBackB && !isUnusable) return level;
  const presentA = isBackA || isUnusable ? { ...a, leftAt: null } : a;
  const presentB = isBackB || isUnusable ? { ...b, leftAt: null } : b;
  const held = sharingLevel(directory, presentA, presentB, day);
  const isWished = isRestricted(directory, a, b, day) || isRestricted(directory, b, a, day);
  return isWished && !isUnusable && level < held ? level : held;
}

function isBack(former: PersonRecord, now: PersonRecord, day: string): boolean {
  return (
    former.id === now.id &&
    standingOf(former, day) === 'FORMER_EMPLOYEE' &&
    standingOf(now, day) === 'EMPLOYEE'
  );
}

/** Whose choice it is from now on: of two colleagues' that of who wished it, else of who was one before. */
function ownerOf(directory: Directory, [a, b]: Two, now: Two, day: string): PersonRecord | undefined {
  const sides = [
    { owner: now[0], was: a, other: b },
    { owner: now[1], was: b, other: a },
  ].filter(({ owner }) => standingOf(owner, day) === 'EMPLOYEE');
  const wisher = sides.find(({ was, other }) => isRestricted(directory, was, other, day));
  const colleague = sides.find(({ was }) => was.isEmployee);
  return (wisher ?? colleague ?? sides[0])?.owner;
}

/** Some records and all that live on in them, directly or through another. */
async function withAliases(reader: Reader, ids: readonly string[]): Promise<string[]> {
  const found = new Set(ids);
  for (let open = [...found]; open.length > 0; ) {
    const rows = await queries.readInChunks(reader, queries.aliasesOf, 'ids', open);
    open = rows.map(({ id }) => id).filter((id) => !found.has(id));
    for (const id of open) found.add(id);
  }
  return [...found];
}

/** As much of the directory as decides who may use the ties among some people, as the transaction sees it. */
export async function readSharing(
  reader: Reader,
  ids: readonly string[],
  pairs: readonly RecordPair[],
): Promise<Directory> {
  const directory = new Directory();
  directory.settings = settingsOf(await reader.read(queries.allSettings));
  directory.departments = new Map((await reader.read(queries.allDepartments)).map((row) => [row.id, row]));
  const found = new Set<string>();
  for (let open = await withAliases(reader, ids); open.length > 0; ) {
    const people = await queries.readInChunks(reader, queries.peopleByIds, 'ids', open);
    for (const person of people) directory.setPerson(person);
    for (const id of open) found.add(id);
    const kept = people.flatMap(({ mergedInto }) => mergedInto ?? []).filter((id) => !found.has(id));
    open = (await withAliases(reader, kept)).filter((id) => !found.has(id));
  }
  const rules = await queries.readInChunks(reader, queries.sharingRulesOf, 'ids', [...found]);
  directory.sharingRules.replace([], rules);
  const { canonicalId } = directory;
  const concerned = new Map<string, Pair>();
  for (const { id, other } of pairs) {
    const pair = pairOf(canonicalId(id), canonicalId(other));
    concerned.set(pairKey(pair), pair);
  }
  const records = pairsOfRecords([...concerned.values()], (id) => directory.idsOf(id));
  const rows = await queries.readInChunks(reader, queries.sharingOfPairs, 'pairs', records);
  for (const row of rows) directory.addSharing(row);
  return directory;
}
