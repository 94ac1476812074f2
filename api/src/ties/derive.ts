import { z } from 'zod';
import { readPermitting } from '../consent/permitting.js';
import { isoOfDay } from '../network/day.js';
import { tieStrength } from '../network/strength.js';
import { mayBeTied, mayCount, type Permitting } from '../read-model/consents.js';
import { EvidenceByPair, type Pair, pairKey, pairOf, pairsOfRecords } from '../read-model/evidence.js';
import {
  aliasesOf,
  evidenceOfPairs,
  projectsOfPeople,
  readInChunks,
  runInChunks,
} from '../read-model/queries.js';
import { defineQuery } from '../store/queries.js';
import { touchedTie, type WriteTransaction } from '../store/store.js';

const saveDerived = defineQuery('ties/save-derived', z.unknown());
const removeDerived = defineQuery('ties/remove-derived', z.unknown());
const employees = defineQuery('consent/employees', z.object({ id: z.string() }));
const mergedInto = defineQuery('people/merged-into', z.object({ id: z.string(), mergedInto: z.string() }));

/**
 * Computes the ties of some pairs from all their evidence, as this transaction sees it, and writes them as KNOWS with
 * today's day; pairs without a tie lose theirs. Call it in the transaction that changed the evidence. Names each pair
 * for the change feed and answers how many ties there are now. In a live store only what was agreed and consented to counts.
 */
export async function deriveTies(
  transaction: WriteTransaction,
  pairs: Iterable<Pair>,
  asOfDay: number,
): Promise<number> {
  const { canonical, canonicalId, idsOf } = await resolveAliases(transaction, [...pairs]);
  const evidence = new EvidenceByPair(canonicalId);
  const combinations = pairsOfRecords(canonical, idsOf);
  const people = [...new Set(combinations.flatMap(({ a, b }) => [a, b]))];
  const permitting = await readPermitting(transaction, people, idsOf);
  const asOf = isoOfDay(asOfDay);
  for (const row of await readInChunks(transaction, evidenceOfPairs, 'pairs', combinations))
    if (mayCount(permitting, row.kind, asOf)) evidence.add(row);
  const only = new Set(canonical.map(pairKey));
  const isWorkCounted = mayCount(permitting, 'WORKED_WITH', asOf);
  const projects = isWorkCounted ? await readInChunks(transaction, projectsOfPeople, 'ids', people) : [];
  for (const project of new Map(projects.map((one) => [one.id, one])).values()) {
    evidence.addProject(project, asOfDay, only);
  }
  const isAllowed = await permittedPairs(transaction, permitting, canonical, asOf);
  const strengths = canonical.map((pair) => ({
    ...pair,
    strength: isAllowed(pair) ? tieStrength(evidence.get(pair), asOfDay).strength : 0,
  }));
  const ties = strengths.filter(({ strength }) => strength > 0);
  const gone = strengths.filter(({ strength }) => strength === 0).map(({ a, b }) => ({ a, b }));
  await runInChunks(transaction, saveDerived, 'ties', ties, { asOf });
  await runInChunks(transaction, removeDerived, 'pairs', gone);
  transaction.touch(...canonical.map(({ a, b }) => touchedTie(a, b)));
  return ties.length;
}

/** Which pairs may come to a tie at all. */
async function permittedPairs(
  transaction: WriteTransaction,
  permitting: Permitting,
  pairs: readonly Pair[],
  day: string,
): Promise<(pair: Pair) => boolean> {
  if (!permitting.isLive) return () => true;
  const ids = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const ours = new Set((await readInChunks(transaction, employees, 'ids', ids)).map(({ id }) => id));
  const person = (id: string) => ({ id, isEmployee: ours.has(id) });
  return ({ a, b }) => mayBeTied(permitting, person(a), person(b), day);
}

interface Resolved {
  readonly canonical: readonly Pair[];
  readonly canonicalId: (id: string) => string;
  readonly idsOf: (id: string) => string[];
}

/** Which records stand for which person, read inside the transaction; records merged into merged ones included. */
async function resolveAliases(transaction: WriteTransaction, pairs: readonly Pair[]): Promise<Resolved> {
  const into = new Map<string, string>();
  let open = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  while (open.length > 0) {
    const rows = await readInChunks(transaction, mergedInto, 'ids', open);
    for (const row of rows) into.set(row.id, row.mergedInto);
    open = rows.map((row) => row.mergedInto).filter((id) => !into.has(id));
  }
  const canonicalId = (id: string): string => {
    let current = id;
    for (let next = into.get(current); next !== undefined; next = into.get(current)) current = next;
    return current;
  };
  const canonical = new Map<string, Pair>();
  for (const { a, b } of pairs) {
    const pair = pairOf(canonicalId(a), canonicalId(b));
    if (pair.a !== pair.b) canonical.set(pairKey(pair), pair);
  }
  const aliases = new Map<string, string[]>();
  open = [...new Set([...canonical.values()].flatMap(({ a, b }) => [a, b]))];
  while (open.length > 0) {
    const rows = await readInChunks(transaction, aliasesOf, 'ids', open);
    for (const row of rows) {
      into.set(row.id, row.mergedInto);
      const root = canonicalId(row.id);
      aliases.set(root, [...(aliases.get(root) ?? []), row.id]);
    }
    open = rows.map((row) => row.id);
  }
  return {
    canonical: [...canonical.values()],
    canonicalId,
    idsOf: (id) => [id, ...(aliases.get(id) ?? [])],
  };
}
