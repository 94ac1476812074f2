import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dayOf, isoOfDay } from '../network/day.js';
import { tieStrength } from '../network/strength.js';
import { type BulkRows, type RelationshipRow, writeBulk } from '../seed/bulk.js';
import type { Store } from '../store/store.js';
import { openTestStore, TEST_NOW } from '../testing/test-application.js';
import { Directory } from './directory.js';
import { EvidenceByPair, pairKey } from './evidence.js';
import { loadDirectory } from './load-directory.js';
import { loadTies } from './load-ties.js';
import * as queries from './queries.js';
import { loadReadModel } from './read-model.js';

const DAY = dayOf(TEST_NOW);
const inline = (text: string) => ({ name: 'test/inline', text, mode: 'WRITE' as const, row: z.unknown() });

const person = fc.integer({ min: 0, max: 11 }).map((number) => `p${number}`);
const day = fc.integer({ min: DAY - 2000, max: DAY });
const source = fc.constantFrom('on', 'off');
const two = fc.tuple(person, person).filter(([from, to]) => from !== to);
const link = fc.tuple(two, day, source, fc.double({ min: 0, max: 9, noNaN: true }));
const word = fc.tuple(two, day, fc.constantFrom('WELL', 'SOMEWHAT', 'BARELY', 'NO'));
const stay = fc.tuple(person, fc.constantFrom('j0', 'j1', 'j2'), day);

const company = fc.record({
  messages: fc.array(link, { maxLength: 40 }),
  meetings: fc.array(link, { maxLength: 20 }),
  contacts: fc.array(link, { maxLength: 20 }),
  words: fc.array(word, { maxLength: 10 }),
  statements: fc.array(link, { maxLength: 20 }),
  stays: fc.array(stay, { maxLength: 15 }),
  merges: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 11 }), fc.nat()), {
    selector: ([one]) => one,
    maxLength: 4,
  }),
});

type Company = typeof company extends fc.Arbitrary<infer One> ? One : never;

const smallerFirst = ([one, other]: [string, string]) => (one < other ? [one, other] : [other, one]);

function rowsOf({ messages, meetings, contacts, words, statements, stays }: Company): BulkRows {
  const amounts = (links: Company['messages'], isDirected = false): RelationshipRow[] =>
    links.map(([ends, at, from, amount]) => {
      const [one = '', other = ''] = isDirected ? ends : smallerFirst(ends);
      return { from: one, to: other, properties: { source: from, amount, day: at, count: 1 } };
    });
  return {
    sourceSystems: ['on', 'off'].map((id) => ({ id, properties: { name: id, key: id, kind: 'MAILBOX' } })),
    people: Array.from({ length: 12 }, (_unused, number) => ({
      id: `p${number}`,
      isEmployee: number % 2 === 0,
      properties: { name: `p${number}`, email: `p${number}@own.example`, recorded: true },
    })),
    projects: ['j0', 'j1', 'j2'].map((id) => ({ id, properties: { name: id }, organizationIds: [] })),
    relationships: {
      MESSAGED: amounts(messages, true),
      MET: amounts(meetings),
      CONNECTED: amounts(contacts),
      STATED: statements.map(([ends, at, from, amount]) => {
        const [one = '', other = ''] = smallerFirst(ends);
        return { from: one, to: other, properties: { source: from, strength: amount / 9, day: at } };
      }),
      DECLARED: words.map(([[from, to], at, level]) => ({
        from,
        to,
        properties: { level, at: `${isoOfDay(at)}T00:00:00.000Z` },
      })),
      WORKED_ON: stays.map(([one, project, at]) => ({
        from: one,
        to: project,
        properties: { from: isoOfDay(at) },
      })),
    },
  };
}

/** All evidence of all pairs at once, one record after another: what the pages must come to as well. */
async function tiesTheSimpleWay(store: Store): Promise<Map<string, number>> {
  const directory = new Directory();
  for (const one of await queries.readAllById(store, queries.loadPeople)) directory.setPerson(one);
  const evidence = new EvidenceByPair(directory.canonicalId);
  for await (const rows of queries.readByPeople(store, queries.loadEvidence)) {
    for (const row of rows) evidence.add(row);
  }
  for (const project of await queries.readAllById(store, queries.loadProjects))
    evidence.addProject(project, DAY);
  const ties = new Map<string, number>();
  for (const [pair, found] of evidence.entries()) {
    const { strength } = tieStrength(found, DAY);
    if (strength > 0) ties.set(pairKey(pair), strength);
  }
  return ties;
}

describe('Reading ties page by page', () => {
  let store: Store | undefined;
  afterEach(() => store?.close());

  it('gives every pair the strength that all its evidence gives at once, with merged records and sources switched off', async () => {
    await fc.assert(
      fc.asyncProperty(company, async (drawn) => {
        await store?.close();
        const opened = await openTestStore({ queryTimeoutMs: 30_000 });
        store = opened;
        await writeBulk(opened, rowsOf(drawn));
        await opened.write(async (transaction) => {
          await transaction.run(inline("MATCH (s:SourceSystem {id: 'off'}) SET s:SwitchedOff"));
          for (const [gone, kept] of drawn.merges) {
            // Into one of a smaller number: no circle, but chains.
            await transaction.run(inline('MATCH (p:Person {id: $gone}) SET p.mergedInto = $kept'), {
              gone: `p${gone}`,
              kept: `p${kept % gone}`,
            });
          }
        });
        const found = new Map<string, number>();
        const directory = await loadDirectory(opened, '2026-08-01T00:00:00.000Z');
        await loadTies(opened, directory, DAY, (a, b, strength) => {
          expect(found.has(`${a}|${b}`)).toBe(false);
          found.set(`${a}|${b}`, strength);
        });
        const expected = await tiesTheSimpleWay(opened);
        expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
        for (const [pair, strength] of expected) expect(found.get(pair), pair).toBeCloseTo(strength, 12);
      }),
      { numRuns: process.env['PERLEN_TEST_ENGINE'] === 'neo4j' ? 4 : 20 },
    );
  });

  it('makes no tie of a figure one cannot count with, nor of one to nobody', async () => {
    const opened = await openTestStore({ queryTimeoutMs: 30_000 });
    store = opened;
    const people = ['a', 'b', 'c', 'd', 'e'].map((id) => ({
      id,
      isEmployee: true,
      properties: { name: id, recorded: true },
    }));
    await writeBulk(opened, { people });
    const tie = inline(
      'MATCH (a:Person {id: $a}), (b:Person {id: $b}) CREATE (a)-[:STATED {strength: $strength, day: 20780}]->(b)',
    );
    await opened.write(async (transaction) => {
      const bad = [Number.NaN, Number.POSITIVE_INFINITY, -0.5];
      for (const [index, strength] of [...bad, 0.5].entries()) {
        await transaction.run(tie, { a: 'a', b: ['b', 'c', 'd', 'e'][index] ?? '', strength });
      }
      await transaction.run(
        inline("MATCH (p:Person {id: 'e'}) CREATE (p)-[:MET {amount: 2, day: 20780}]->(:Person)"),
      );
    });
    const { graph } = await loadReadModel(opened, new Date(TEST_NOW));
    expect(graph.neighbours('a').map(({ id, strength }) => [id, strength])).toEqual([['e', 0.5]]);
    expect(graph.tieCount).toBe(1);
  });
});
