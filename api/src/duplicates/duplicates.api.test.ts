import { afterEach, describe, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const DUPLICATES = `query ($first: Int!, $after: String) { duplicates(first: $first, after: $after) {
  nodes { id people { id } reasons isLikely } totalCount pageInfo { endCursor hasNextPage } } }`;
const KEPT = '{ keptApart { nodes { id people { id } at } } }';
const KEEP = 'mutation ($one: ID!, $other: ID!) { keepApart(one: $one, other: $other) { id people { id } } }';
const UNDO = 'mutation ($one: ID!, $other: ID!) { undoKeepApart(one: $one, other: $other) }';
const MERGE = 'mutation ($keep: ID!, $remove: ID!) { mergePeople(keep: $keep, remove: $remove) { id } }';

let app: TestApplication;

afterEach(() => app.close());

async function open(company: SmallCompany): Promise<void> {
  app = await openTestApplication(
    company
      .employee('steward', { roles: ['STEWARD'] })
      .employee('anna')
      .rows(),
  );
}

async function pairs(viewer = 'steward'): Promise<string[]> {
  const { duplicates } = await app.data(viewer, DUPLICATES, { first: 100 });
  return duplicates.nodes.map(({ people }: { people: { id: string }[] }) =>
    people.map(({ id }) => id).join(' '),
  );
}

function company(): SmallCompany {
  return new SmallCompany()
    .organization('weber')
    .organization('kuhn')
    .employee('jeff', { name: 'Jeff Dasovich' })
    .contact('mail', undefined, { name: 'Dasovich, Jeff', recorded: true })
    .contact('ute', 'weber', { name: 'Ute Weber', recorded: true })
    .contact('u', 'weber', { name: 'U. Weber', recorded: true })
    .contact('other', 'kuhn', { name: 'Ute Weber', recorded: true });
}

describe('records that may be one person', () => {
  it('come the likeliest first, with reasons, the record to keep in front', async () => {
    await open(company());
    const { duplicates } = await app.data('steward', DUPLICATES, { first: 10 });
    expect(duplicates.totalCount).toBe(3);
    const byPair = new Map(
      duplicates.nodes.map((node: { people: { id: string }[] }) => [
        node.people.map(({ id }) => id).join(' '),
        node,
      ]),
    );
    expect(byPair.get('jeff mail')).toMatchObject({ reasons: ['SAME_NAME'], isLikely: false });
    expect([...byPair.keys()].sort()).toEqual(['jeff mail', 'other ute', 'u ute']);
    expect(byPair.get('u ute')).toMatchObject({ reasons: ['SHORTENED_NAME', 'SAME_EMPLOYER'] });
  });

  it('come page by page, none twice and none left out', async () => {
    await open(company());
    const all = await pairs();
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { duplicates } = await app.data('steward', DUPLICATES, { first: 1, after });
      seen.push(
        ...duplicates.nodes.map(({ people }: { people: { id: string }[] }) =>
          people.map(({ id }) => id).join(' '),
        ),
      );
      after = duplicates.pageInfo.hasNextPage ? duplicates.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(all);
  });

  it('are gone when they are merged', async () => {
    await open(company());
    await app.data('steward', MERGE, { keep: 'jeff', remove: 'mail' });
    expect(await pairs()).toEqual(['other ute', 'u ute']);
  });

  it('are for stewards', async () => {
    await open(company());
    for (const [viewer, code] of [
      ['anna', 'FORBIDDEN'],
      [null, 'UNAUTHENTICATED'],
    ] as const) {
      for (const query of [KEPT, DUPLICATES]) {
        const { errors } = await app.run(viewer, query, { first: 5 });
        expect(errors?.[0]?.extensions['code']).toBe(code);
      }
      const { errors } = await app.run(viewer, KEEP, { one: 'ute', other: 'u' });
      expect(errors?.[0]?.extensions['code']).toBe(code);
    }
  });
});

describe('a contact the steward may not know of', () => {
  const hidden = () =>
    company().contact('secret', 'weber', { name: 'Ute Weber' }).tie('anna', 'secret', 0.6, 'PRIVATE');

  it('is in no pair, and changes none', async () => {
    await open(hidden());
    const withHidden = await pairs();
    await app.close();
    await open(company());
    expect(withHidden).toEqual(await pairs());
  });

  it('can be kept apart from nobody', async () => {
    await open(hidden());
    const { errors } = await app.run('steward', KEEP, { one: 'ute', other: 'secret' });
    expect(errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
  });

  it('shows an address or phone number by no pair', async () => {
    await open(
      new SmallCompany()
        .organization('weber')
        .contact('c1', 'weber', { name: 'Ute', email: 'ute.weber@weber.example', recorded: true })
        .contact('c2', 'weber', { name: 'Sales', email: 'uteweber@weber.example', recorded: true })
        .tie('anna', 'c1', 0.6, 'NAMED')
        .tie('anna', 'c2', 0.6, 'NAMED'),
    );
    expect(await pairs()).toEqual([]);
    expect(await pairs('operator')).toEqual(['c1 c2']);
  });
});

describe('"not the same"', () => {
  it('is remembered whichever way round it is said, and can be taken back', async () => {
    await open(company());
    await app.data('steward', KEEP, { one: 'ute', other: 'u' });
    await app.data('steward', KEEP, { one: 'u', other: 'ute' });
    expect(await pairs()).toEqual(['jeff mail', 'other ute']);
    const { keptApart } = await app.data('steward', KEPT);
    expect(keptApart.nodes).toMatchObject([{ id: 'u|ute', people: [{ id: 'u' }, { id: 'ute' }] }]);
    expect(await app.data('steward', UNDO, { one: 'ute', other: 'u' })).toEqual({ undoKeepApart: true });
    expect(await app.data('steward', UNDO, { one: 'ute', other: 'u' })).toEqual({ undoKeepApart: false });
    expect(await pairs()).toEqual(['jeff mail', 'other ute', 'u ute']);
  });

  it('holds for the record that one of them lives on in', async () => {
    await open(company());
    await app.data('steward', KEEP, { one: 'u', other: 'other' });
    await app.data('steward', KEEP, { one: 'ute', other: 'other' });
    await app.data('steward', MERGE, { keep: 'ute', remove: 'u' });
    expect(await pairs()).toEqual(['jeff mail']);
    expect((await app.data('steward', KEPT)).keptApart.nodes).toHaveLength(1);
  });

  it('goes with a person who is removed', async () => {
    await open(company());
    await app.data('steward', KEEP, { one: 'ute', other: 'u' });
    await app.data('steward', 'mutation { removePerson(id: "u") }');
    expect((await app.data('steward', KEPT)).keptApart.nodes).toEqual([]);
  });

  it('is refused for a record and itself', async () => {
    await open(company());
    const { errors } = await app.run('steward', KEEP, { one: 'ute', other: 'ute' });
    expect(errors?.[0]?.extensions['code']).toBe('BAD_INPUT');
  });
});
