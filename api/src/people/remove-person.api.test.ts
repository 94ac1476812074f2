import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { defineQuery } from '../store/queries.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const REMOVE = 'mutation ($id: ID!) { removePerson(id: $id) }';
const derived = defineQuery(
  'ties/load-derived',
  z.object({ a: z.string(), b: z.string(), strength: z.number() }),
);

let app: TestApplication;

afterEach(() => app.close());

it('removing a person takes all that hangs on them, and their ties vanish from their neighbours', async () => {
  const company = new SmallCompany()
    .employee('steward', { roles: ['STEWARD'] })
    .employee('e1')
    .employee('e2')
    .contact('c1', undefined, { recorded: true })
    .contact('alias', undefined, { recorded: true })
    .tie('e1', 'c1', 0.7)
    .tie('e2', 'alias', 0.7)
    .project('p1');
  for (const id of ['e1', 'e2', 'c1']) company.link('WORKED_ON', id, 'p1', { from: '2026-01-01' });
  app = await openTestApplication(company.rows());
  await app.data('steward', 'mutation { mergePeople(keep: "c1", remove: "alias") { id } }');
  const before = app.application.live.current.graph.tie('e1', 'e2')?.strength ?? 0;
  expect((await app.data('steward', REMOVE, { id: 'c1' })).removePerson).toBe(true);
  const { graph, directory } = app.application.live.current;
  expect([graph.hasPerson('c1'), directory.person('c1'), directory.person('alias')]).toEqual([
    false,
    undefined,
    undefined,
  ]);
  expect(graph.neighbours('e1').map(({ id }) => id)).toEqual(['e2']);
  // They were one fewer on the project, so each month now weighs more.
  expect(graph.tie('e1', 'e2')?.strength).toBeGreaterThan(before);
  const stored = await app.store.read(derived, { after: '', limit: 100 });
  expect(stored.map(({ a, b }) => [a, b])).toEqual([['e1', 'e2']]);
  expect(stored[0]?.strength).toBeCloseTo(graph.tie('e1', 'e2')?.strength ?? 0, 9);
  const answer = await app.data(
    'steward',
    '{ person(id: "c1") { id } merges { id } project(id: "p1") { members { person { id } } } search(text: "c1") { kind } }',
  );
  expect(answer).toMatchObject({ person: null, merges: [], search: [] });
  expect(answer.project.members).toHaveLength(2);
});

it('only the steward removes people, and nobody who is unknown', async () => {
  const company = new SmallCompany().employee('steward', { roles: ['STEWARD'] }).employee('e1');
  app = await openTestApplication(company.rows());
  const code = async (viewer: string | null, id: string) =>
    (await app.run(viewer, REMOVE, { id })).errors?.[0]?.extensions['code'];
  expect(await code('e1', 'steward')).toBe('FORBIDDEN');
  expect(await code(null, 'e1')).toBe('UNAUTHENTICATED');
  expect(await code('steward', 'none')).toBe('NOT_FOUND');
});
