import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineQuery } from '../store/queries.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const MERGE =
  'mutation ($keep: ID!, $remove: ID!) { mergePeople(keep: $keep, remove: $remove) { id keep { id } removedId removedName undoneAt } }';
const UNDO = 'mutation ($id: ID!) { undoMerge(id: $id) { id undoneAt } }';
const PREVIEW = `query ($keep: ID!, $remove: ID!) { mergePreview(keep: $keep, remove: $remove) {
  keep { id } remove { id } commonTieCount gainedTieCount differences { field keep remove } } }`;

const derived = defineQuery(
  'ties/load-derived',
  z.object({ a: z.string(), b: z.string(), strength: z.number(), asOf: z.string() }),
);

let app: TestApplication;

afterEach(() => app.close());

async function open(company: SmallCompany): Promise<void> {
  app = await openTestApplication(company.employee('steward', { roles: ['STEWARD'] }).rows());
}

async function code(viewer: string | null, source: string, variables?: Record<string, unknown>) {
  const { errors } = await app.run(viewer, source, variables);
  return errors?.[0]?.extensions['code'] ?? null;
}

/** All ties, as the store has them derived and as the read model answers with them. */
async function ties() {
  const stored = await app.store.read(derived, { after: '', limit: 1_000 });
  const { directory, graph } = app.application.live.current;
  const inMemory = [...directory.people.keys()].flatMap((a) =>
    graph
      .neighbours(a)
      .filter(({ id }) => a < id)
      .map((tie) => [a, tie.id, tie.strength.toFixed(9), tie.sharing].join(' ')),
  );
  return {
    stored: stored.map(({ a, b, strength }) => [a, b, strength.toFixed(9)].join(' ')).sort(),
    inMemory: inMemory.sort(),
  };
}

function twoRecordsOfOne(): SmallCompany {
  return new SmallCompany()
    .organization('weber')
    .organization('kuhn')
    .employee('e1')
    .employee('e2')
    .contact('crm', 'weber', { name: 'Ute Weber', recorded: true, phone: '+49 1' })
    .contact('mail', 'kuhn', { name: 'Weber, Ute' })
    .tie('e1', 'crm', 0.3, 'NAMED')
    .tie('e1', 'mail', 0.6, 'NAMED')
    .tie('e2', 'mail', 0.5, 'NAMED')
    .skill('welding', 'mail');
}

describe('merging two records of one person', () => {
  it('counts the evidence of both together and answers under both ids', async () => {
    await open(twoRecordsOfOne());
    const { mergePeople } = await app.data('steward', MERGE, { keep: 'crm', remove: 'mail' });
    expect(mergePeople).toMatchObject({
      keep: { id: 'crm' },
      removedId: 'mail',
      removedName: 'Weber, Ute',
      undoneAt: null,
    });
    const answer = await app.data(
      'e2',
      `{
      person(id: "mail") { id name ownTie { word } organization { name } employments { organization { name } } skills { name } }
      people(first: 50, filter: {kinds: [CONTACT]}) { nodes { id } }
      byMail: resolve(text: "mail@out.example") { ... on Person { id } }
    }`,
    );
    expect(answer.person).toMatchObject({
      id: 'crm',
      name: 'Ute Weber',
      ownTie: { word: 'STRONG' },
      skills: [{ name: 'welding' }],
    });
    expect(answer.person.employments).toHaveLength(2);
    expect(answer.people.nodes).toEqual([{ id: 'crm' }]);
    expect(answer.byMail).toEqual([{ id: 'crm' }]);
    const { stored, inMemory } = await ties();
    expect(stored.some((tie) => tie.includes('mail'))).toBe(false);
    expect(stored).toHaveLength(2);
    expect(inMemory.map((tie) => tie.slice(0, tie.lastIndexOf(' ')))).toEqual(stored);
  });

  it('shows beforehand what it would do', async () => {
    await open(twoRecordsOfOne());
    const { mergePreview } = await app.data('steward', PREVIEW, { keep: 'crm', remove: 'mail' });
    expect(mergePreview).toMatchObject({ commonTieCount: 1, gainedTieCount: 1 });
    expect(mergePreview.differences).toContainEqual({
      field: 'name',
      keep: 'Ute Weber',
      remove: 'Weber, Ute',
    });
    expect(mergePreview.differences).toContainEqual({ field: 'organization', keep: 'weber', remove: 'kuhn' });
    expect(mergePreview.differences.map(({ field }: { field: string }) => field)).not.toContain('email');
    expect((await ties()).stored).toHaveLength(3);
    expect((await app.data('steward', PREVIEW, { keep: 'crm', remove: 'none' })).mergePreview).toBeNull();
  });

  it('is for the steward, refuses oneself, unknown people, chains and repetition', async () => {
    await open(twoRecordsOfOne().contact('third', undefined, { recorded: true }));
    expect(await code('e1', MERGE, { keep: 'crm', remove: 'mail' })).toBe('FORBIDDEN');
    expect(await code('e1', PREVIEW, { keep: 'crm', remove: 'mail' })).toBe('FORBIDDEN');
    expect(await code('e1', '{ merges { id } }')).toBe('FORBIDDEN');
    expect(await code('steward', MERGE, { keep: 'crm', remove: 'crm' })).toBe('BAD_INPUT');
    expect(await code('steward', MERGE, { keep: 'crm', remove: 'none' })).toBe('NOT_FOUND');
    expect(await code('steward', MERGE, { keep: 'crm', remove: 'e1' })).toBe('BAD_INPUT');
    await app.data('steward', MERGE, { keep: 'crm', remove: 'mail' });
    expect(await code('steward', MERGE, { keep: 'crm', remove: 'mail' })).toBe('CONFLICT');
    expect(await code('steward', MERGE, { keep: 'mail', remove: 'third' })).toBe('CONFLICT');
    expect(await code('steward', MERGE, { keep: 'third', remove: 'crm' })).toBe('CONFLICT');
  });

  it('leaves a contact of the company one, whichever record stays', async () => {
    await open(twoRecordsOfOne());
    await app.data('steward', MERGE, { keep: 'mail', remove: 'crm' });
    expect(app.application.live.current.directory.person('mail')?.recorded).toBe(true);
  });

  it('can be taken back once, and is listed with that', async () => {
    await open(twoRecordsOfOne());
    const { mergePeople } = await app.data('steward', MERGE, { keep: 'crm', remove: 'mail' });
    const { undoMerge } = await app.data('steward', UNDO, { id: mergePeople.id });
    expect(undoMerge.undoneAt).not.toBeNull();
    expect(await code('steward', UNDO, { id: mergePeople.id })).toBe('CONFLICT');
    expect(await code('steward', UNDO, { id: 'none' })).toBe('NOT_FOUND');
    expect(await code('e1', UNDO, { id: mergePeople.id })).toBe('FORBIDDEN');
    const { merges } = await app.data('steward', '{ merges { id undoneAt } }');
    expect(merges).toEqual([undoMerge]);
    await app.data('steward', MERGE, { keep: 'mail', remove: 'crm' });
    expect((await app.data('steward', '{ merges { keep { id } } }')).merges).toHaveLength(2);
  });

  it('of three records: taking one back leaves what the other lends', async () => {
    const company = twoRecordsOfOne().contact('third', 'kuhn', { recorded: true }).tie('e2', 'third', 0.4);
    await open(company);
    const first = await app.data('steward', MERGE, { keep: 'crm', remove: 'mail' });
    await app.data('steward', MERGE, { keep: 'crm', remove: 'third' });
    await app.data('steward', UNDO, { id: first.mergePeople.id });
    const { person } = await app.data(
      'steward',
      '{ person(id: "third") { id employments { organization { id } } skills { id } } }',
    );
    expect(
      person.employments.map((one: { organization: { id: string } }) => one.organization.id).sort(),
    ).toEqual(['kuhn', 'weber']);
    expect(person.skills).toEqual([]);
  });

  it('never brings a private tie of another one to light', async () => {
    const company = twoRecordsOfOne()
      .contact('secret')
      .tie('e2', 'secret', 0.9, 'PRIVATE')
      .tie('e1', 'mail', 0.6, 'PRIVATE');
    await open(company);
    expect((await app.data('steward', PREVIEW, { keep: 'crm', remove: 'secret' })).mergePreview).toBeNull();
    expect(await code('steward', MERGE, { keep: 'crm', remove: 'secret' })).toBe('NOT_FOUND');
    await app.data('steward', MERGE, { keep: 'crm', remove: 'mail' });
    expect((await app.data('steward', '{ tie(between: ["e1", "crm"]) { word } }')).tie).toBeNull();
  });
});

describe('merge and undo', () => {
  const people = ['e1', 'e2', 'c1', 'c2', 'c3', 'c4'] as const;
  const pair = fc.tuple(fc.constantFrom(...people), fc.constantFrom(...people)).filter(([a, b]) => a !== b);
  const tie = fc.record({
    pair,
    strength: fc.integer({ min: 2, max: 95 }),
    sharing: fc.constantFrom('PRIVATE', 'BLIND', 'NAMED'),
  });
  const membership = fc.record({
    person: fc.constantFrom(...people),
    month: fc.integer({ min: 1, max: 6 }),
    months: fc.integer({ min: 0, max: 5 }),
  });

  it('in any graph give the same graph again, and after the merge the ties are those of all evidence', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(tie, { maxLength: 8, selector: ({ pair }) => [...pair].sort().join() }),
        fc.uniqueArray(membership, { maxLength: 8, selector: ({ person }) => person }),
        fc.constantFrom(
          ['c1', 'c2'] as const,
          ['c2', 'c1'] as const,
          ['e1', 'c1'] as const,
          ['e1', 'e2'] as const,
        ),
        async (someTies, memberships, [keep, remove]) => {
          const company = new SmallCompany().organization('o1').project('p1').employee('e1').employee('e2');
          for (const id of ['c1', 'c2', 'c3', 'c4']) company.contact(id, undefined, { recorded: true });
          company.link('WORKS_AT', remove, 'o1', { title: 'Head' });
          for (const one of someTies) {
            const [a, b] = one.pair;
            const [from, to] = a < b ? [a, b] : [b, a];
            const amount = one.strength / 10;
            if (one.strength % 2 === 0) company.tie(a, b, one.strength / 100);
            else company.link('MET', from, to, { source: 'test', amount, day: 20_700, count: 3 });
            if (a.startsWith('e'))
              company.link('SHARES', a, b, { level: one.sharing, at: '2026-11-01T00:00:00.000Z' });
          }
          for (const { person, month, months } of memberships) {
            company.link('WORKED_ON', person, 'p1', {
              from: `2026-0${month}-01`,
              to: `2026-${String(month + months).padStart(2, '0')}-20`,
            });
          }
          await open(company);
          try {
            const before = [await ties(), app.application.live.current.directory.people.get(keep)];
            const { mergePeople } = await app.data('steward', MERGE, { keep, remove });
            const merged = await ties();
            expect(merged.inMemory.map((one) => one.slice(0, one.lastIndexOf(' ')))).toEqual(merged.stored);
            await app.data('steward', UNDO, { id: mergePeople.id });
            expect([await ties(), app.application.live.current.directory.people.get(keep)]).toEqual(before);
          } finally {
            await app.close();
          }
        },
      ),
      { numRuns: process.env['PERLEN_TEST_ENGINE'] === 'neo4j' ? 6 : 25 },
    );
    await open(new SmallCompany());
  }, 180_000);
});
