import { afterEach, beforeEach, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const VIEW = `id name isOwn expanded openFolds settings
  nodes { x y thing { ... on Person { id } ... on Organization { id } } }`;
const SAVE = `mutation ($id: ID, $input: ExploreViewInput!) { saveExploreView(id: $id, input: $input) { ${VIEW} } }`;
const OPEN = `query ($id: ID!) { exploreView(id: $id) { ${VIEW} } }`;
const MINE = '{ exploreViews { id name isOwn } }';
const RENAME = 'mutation ($id: ID!, $name: String!) { renameExploreView(id: $id, name: $name) { name } }';
const REMOVE = 'mutation ($id: ID!) { removeExploreView(id: $id) }';

let app: TestApplication;

beforeEach(async () => {
  app = await openTestApplication(
    new SmallCompany()
      .organization('o1')
      .employee('steward', { roles: ['STEWARD'] })
      .employee('e1')
      .employee('e2')
      .contact('secret', 'o1')
      .contact('open', 'o1', { recorded: true })
      .tie('e1', 'secret', 0.6, 'PRIVATE')
      .tie('steward', 'secret', 0.6, 'PRIVATE')
      .tie('e1', 'open', 0.6, 'NAMED')
      .rows(),
  );
});

afterEach(() => app.close());

const at = (...ids: string[]) => ids.map((id, place) => ({ id, x: place * 10, y: 5 }));

async function save(viewer: string, input: Record<string, unknown> = {}): Promise<{ id: string }> {
  const whole = { name: 'Way in', nodes: at('e1', 'secret', 'open', 'o1'), ...input };
  return (await app.data(viewer, SAVE, { input: whole })).saveExploreView;
}

async function code(viewer: string | null, source: string, variables: Record<string, unknown>) {
  const { errors } = await app.run(viewer, source, variables);
  const extensions = errors?.[0]?.extensions;
  return extensions === undefined ? null : [extensions['code'], extensions['field']];
}

it('a picture comes back to its owner as it was saved', async () => {
  const { id } = await save('e1', { expanded: ['secret'], openFolds: ['o1'], settings: 'layout=rings' });
  const { exploreView } = await app.data('e1', OPEN, { id });
  expect(exploreView).toEqual({
    id,
    name: 'Way in',
    isOwn: true,
    expanded: ['secret'],
    openFolds: ['o1'],
    settings: 'layout=rings',
    nodes: at('e1', 'secret', 'open', 'o1').map(({ id: thing, x, y }) => ({ x, y, thing: { id: thing } })),
  });
  expect((await app.data('e1', MINE)).exploreViews).toEqual([{ id, name: 'Way in', isOwn: true }]);
});

it('whoever else opens it sees what they may see, and not that anything else was there', async () => {
  const { id } = await save('e1', { expanded: ['secret', 'e1'], openFolds: ['secret'] });
  const without = await save('e1', { nodes: at('e1', 'open', 'o1'), expanded: ['e1'], openFolds: [] });
  // Not even to somebody who knows the same contact: it would tell whose tie is private.
  for (const viewer of ['e2', 'steward']) {
    const [full, lean] = await Promise.all(
      [id, without.id].map(async (one) => (await app.data(viewer, OPEN, { id: one })).exploreView),
    );
    expect({ ...full, id: '' }).toEqual({ ...lean, id: '' });
  }
  const full = (await app.data('e2', OPEN, { id })).exploreView;
  expect(full.nodes[0]).toEqual({ x: null, y: null, thing: { id: 'e1' } });
  expect((await app.data('e2', MINE)).exploreViews).toEqual([]);
});

it('nobody but the owner changes it: it answers them exactly like none', async () => {
  const { id } = await save('e1');
  const input = { name: 'Mine now', nodes: at('e2') };
  for (const one of [id, 'none']) {
    expect(await code('e2', SAVE, { id: one, input })).toEqual(['NOT_FOUND', undefined]);
    expect(await code('e2', RENAME, { id: one, name: 'Mine' })).toEqual(['NOT_FOUND', undefined]);
    expect(await code('e2', REMOVE, { id: one })).toEqual(['NOT_FOUND', undefined]);
  }
  expect(await code('operator', SAVE, { input })).toEqual(['UNAUTHENTICATED', undefined]);
  expect(await code(null, OPEN, { id })).toEqual(['UNAUTHENTICATED', undefined]);
});

it('it can be replaced, renamed and removed; its address then leads to nothing', async () => {
  const { id } = await save('e1');
  await app.data('e1', SAVE, { id, input: { name: 'Other', nodes: at('open') } });
  await app.data('e1', RENAME, { id, name: '  Third ' });
  const { exploreView } = await app.data('e1', OPEN, { id });
  expect([exploreView.name, exploreView.nodes.length]).toEqual(['Third', 1]);
  expect((await app.data('e1', MINE)).exploreViews).toHaveLength(1);
  await app.data('e1', REMOVE, { id });
  for (const viewer of ['e1', 'e2']) {
    expect((await app.data(viewer, OPEN, { id })).exploreView).toBeNull();
  }
});

it('it goes with the employee who saved it, and loses people who are removed', async () => {
  const { id } = await save('e1');
  await app.data('steward', 'mutation { removePerson(id: "open") }');
  const { exploreView } = await app.data('e2', OPEN, { id });
  expect(exploreView.nodes.map((node: { thing: { id: string } }) => node.thing.id)).toEqual(['e1', 'o1']);
  await app.data('steward', 'mutation { removePerson(id: "e1") }');
  expect((await app.data('e2', OPEN, { id })).exploreView).toBeNull();
  const rows = await app.store.read({
    name: 'test/views',
    text: 'MATCH (v:ExploreView) RETURN count(v) AS count',
    mode: 'READ',
    row: (await import('zod')).z.object({ count: (await import('zod')).z.number() }),
  });
  expect(rows).toEqual([{ count: 0 }]);
});

it('what makes no sense is refused by its field', async () => {
  const bad = async (input: Record<string, unknown>) =>
    code('e1', SAVE, { input: { name: 'View', nodes: at('e1'), ...input } });
  expect(await bad({ name: ' ' })).toEqual(['BAD_INPUT', 'name']);
  expect(await bad({ name: 'x'.repeat(5_000_000) })).toEqual(['BAD_INPUT', 'name']);
  expect(await bad({ nodes: [] })).toEqual(['BAD_INPUT', 'nodes']);
  expect(await bad({ nodes: at(...Array.from({ length: 3_001 }, () => 'e1')) })).toEqual([
    'BAD_INPUT',
    'nodes',
  ]);
  expect(await bad({ nodes: [{ id: 'e1', x: 1e300, y: 0 }] })).toEqual(['BAD_INPUT', 'nodes']);
  expect(await bad({ settings: 'x'.repeat(2_001) })).toEqual(['BAD_INPUT', 'settings']);
  expect(await bad({ nodes: at('e1', 'nobody', 'x'.repeat(9_999)) })).toBeNull();
});
