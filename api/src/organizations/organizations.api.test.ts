import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const CREATE = `mutation ($input: OrganizationInput!) { createOrganization(input: $input) {
  id name domain city country stage accountOwner { id } } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateOrganizationInput!) { updateOrganization(id: $id, input: $input) {
  id name domain city stage accountOwner { id } } }`;
const REMOVE = 'mutation ($id: ID!) { removeOrganization(id: $id) }';
const LIST = `query ($filter: OrganizationsFilter, $after: String, $first: Int!) {
  organizations(filter: $filter, after: $after, first: $first) { nodes { id } pageInfo { endCursor hasNextPage } } }`;

let app: TestApplication;

beforeEach(async () => {
  const company = new SmallCompany()
    .department('sales')
    .department('lab')
    .organization('own', 'OWN', { name: 'Own' })
    .organization('weber', 'PROSPECT', { name: 'Ärzte Weber', country: 'DE' })
    .organization('kuhn', 'CUSTOMER', { name: 'Kuhn' })
    .employee('steward', { roles: ['STEWARD'] })
    .employee('seller', { roles: ['SALES'] }, 'sales')
    .employee('e1', {}, 'lab')
    .employee('gone', { leftAt: '2026-01-01', name: 'Gone' }, 'sales')
    .contact('c1', 'weber', { name: 'Zoe', recorded: true })
    .contact('c2', 'weber', { name: 'Älla', recorded: true })
    .contact('past', undefined, { recorded: true })
    .link('WORKS_AT', 'past', 'weber', { title: 'x', until: '2025-01-01' })
    .link('WORKS_AT', 'gone', 'weber', { title: 'y' })
    .contact('secret', 'weber')
    .tie('e1', 'secret', 0.9, 'PRIVATE')
    .project('old', 'weber', { name: 'Old', from: '2020-01-01', to: '2021-01-01' })
    .project('new', 'weber', { name: 'New', from: '2026-01-01' })
    .link('WORKED_ON', 'seller', 'new', { from: '2026-01-01' })
    .link('WORKED_ON', 'e1', 'old', { from: '2020-01-01' })
    .link('OWNS_ACCOUNT', 'seller', 'weber');
  app = await openTestApplication(company.rows());
});

afterEach(() => app.close());

async function code(viewer: string | null, source: string, variables?: Record<string, unknown>) {
  const { errors } = await app.run(viewer, source, variables);
  const extensions = errors?.[0]?.extensions;
  return extensions === undefined ? null : [extensions['code'], extensions['field']];
}

describe('an organization', () => {
  it('shows its people, projects and who worked for it, as far as the viewer may know', async () => {
    const source = `{ organization(id: "weber") { accountOwner { id } contacts { nodes { id } }
      projects { id } departments { id } } }`;
    expect((await app.data('seller', source)).organization).toEqual({
      accountOwner: { id: 'seller' },
      contacts: { nodes: [{ id: 'c2' }, { id: 'gone' }, { id: 'c1' }] },
      projects: [{ id: 'new' }, { id: 'old' }],
      departments: [{ id: 'lab' }, { id: 'sales' }],
    });
    const own = await app.data('e1', source);
    expect(own.organization.contacts.nodes).toContainEqual({ id: 'secret' });
  });

  it('pages its contacts', async () => {
    const page = (after: string | null) =>
      app.data(
        'e1',
        `query ($after: String) { organization(id: "weber") { contacts(first: 3, after: $after) {
        nodes { id } pageInfo { endCursor hasNextPage } } } }`,
        { after },
      );
    const first = (await page(null)).organization.contacts;
    const second = (await page(first.pageInfo.endCursor)).organization.contacts;
    expect([first.nodes.length, second.nodes, second.pageInfo.hasNextPage]).toEqual([
      3,
      [{ id: 'c1' }],
      false,
    ]);
  });

  it('of an unknown id is null, and nobody sees any before signing in', async () => {
    expect((await app.data('e1', '{ organization(id: "none") { id } }')).organization).toBeNull();
    expect(await code(null, '{ organization(id: "weber") { id } }')).toEqual(['UNAUTHENTICATED', undefined]);
    expect(await code(null, LIST, { first: 5 })).toEqual(['UNAUTHENTICATED', undefined]);
  });
});

describe('a list of organizations', () => {
  it.each([
    [{}, ['weber', 'kuhn', 'own']],
    [{ stages: ['PROSPECT', 'CUSTOMER'] }, ['weber', 'kuhn']],
    [{ accountOwner: 'seller' }, ['weber']],
    [{ nameStartsWith: 'aerz' }, ['weber']],
    [{ country: 'de' }, ['weber']],
    [{ stages: [] }, []],
  ])('with filter %j holds %j, by name', async (filter, ids) => {
    const { organizations } = await app.data('e1', LIST, { filter, first: 10 });
    expect(organizations.nodes.map(({ id }: { id: string }) => id)).toEqual(ids);
  });

  it('goes on behind the last of a page', async () => {
    const { organizations } = await app.data('e1', LIST, { first: 2 });
    const next = await app.data('e1', LIST, { first: 2, after: organizations.pageInfo.endCursor });
    expect(next.organizations).toMatchObject({ nodes: [{ id: 'own' }], pageInfo: { hasNextPage: false } });
  });
});

describe('creating and changing an organization', () => {
  it('is for steward and sales', async () => {
    const input = { name: 'Neu GmbH', domain: 'NEU.example', stage: 'PROSPECT', accountOwner: 'seller' };
    const { createOrganization } = await app.data('seller', CREATE, { input });
    expect(createOrganization).toMatchObject({
      name: 'Neu GmbH',
      domain: 'neu.example',
      accountOwner: { id: 'seller' },
    });
    expect(await code('e1', CREATE, { input })).toEqual(['FORBIDDEN', undefined]);
    expect(await code('e1', UPDATE, { id: 'weber', input: {} })).toEqual(['FORBIDDEN', undefined]);
    expect(await code('seller', REMOVE, { id: createOrganization.id })).toEqual(['FORBIDDEN', undefined]);
    expect((await app.data('steward', REMOVE, { id: createOrganization.id })).removeOrganization).toBe(true);
    expect(
      (await app.data('e1', `{ organization(id: "${createOrganization.id}") { id } }`)).organization,
    ).toBeNull();
  });

  it('changes what is given and empties what is null; contacts are found by the new name', async () => {
    const { updateOrganization } = await app.data('seller', UPDATE, {
      id: 'weber',
      input: { name: 'Zahnrad AG', accountOwner: null, domain: null },
    });
    expect(updateOrganization).toMatchObject({
      name: 'Zahnrad AG',
      accountOwner: null,
      domain: null,
      stage: 'PROSPECT',
    });
    const { search } = await app.data(
      'seller',
      '{ search(text: "Zoe Zahnrad") { subject { ... on Person { id } } } }',
    );
    expect(search).toEqual([{ subject: { id: 'c1' } }]);
  });

  it.each([
    [{ name: '' }, 'BAD_INPUT', 'name'],
    [{ domain: 'no domain' }, 'BAD_INPUT', 'domain'],
    [{ domain: 'localhost' }, 'BAD_INPUT', 'domain'],
    [{ domain: 'kuhn.example' }, 'ALREADY_EXISTS', 'domain'],
    [{ stage: 'OWN' }, 'BAD_INPUT', 'stage'],
    [{ accountOwner: 'c1' }, 'BAD_INPUT', 'accountOwner'],
    [{ accountOwner: 'gone' }, 'BAD_INPUT', 'accountOwner'],
    [{ accountOwner: 'none' }, 'BAD_INPUT', 'accountOwner'],
  ])('refuses %j with %s', async (fields, expected, field) => {
    expect(await code('steward', UPDATE, { id: 'weber', input: fields })).toEqual([expected, field]);
    const input = { name: 'Neu', stage: 'PROSPECT', ...fields };
    expect(await code('steward', CREATE, { input })).toEqual([expected, field]);
  });

  it('does not remove what people or projects hang on, nor what is not there', async () => {
    expect(await code('steward', REMOVE, { id: 'weber' })).toEqual(['IN_USE', undefined]);
    expect(await code('steward', REMOVE, { id: 'none' })).toEqual(['NOT_FOUND', undefined]);
    expect(await code('steward', UPDATE, { id: 'none', input: { name: 'x' } })).toEqual([
      'NOT_FOUND',
      undefined,
    ]);
  });

  it('removes what hidden contacts alone hang on; for their owner they still work there', async () => {
    const app = await openTestApplication(
      new SmallCompany()
        .organization('weber', 'CUSTOMER', { city: 'Ulm', key: 'w-1' })
        .employee('steward', { roles: ['STEWARD'] })
        .employee('e1')
        .contact('secret', 'weber')
        .tie('e1', 'secret', 0.9, 'PRIVATE')
        .rows(),
    );
    expect((await app.data('steward', REMOVE, { id: 'weber' })).removeOrganization).toBe(true);
    const source = `{ organization(id: "weber") { name stage } organizations(first: 9) { nodes { id } }
      search(text: "weber") { kind } resolve(text: "weber") { __typename } key: resolve(text: "w-1") { __typename }
      person(id: "secret") { organization { name } title } }`;
    expect(await app.data('steward', source)).toEqual({
      organization: null,
      organizations: { nodes: [] },
      search: [],
      resolve: [],
      key: [],
      person: null,
    });
    const { person } = await app.data('e1', source);
    expect(person).toEqual({ organization: { name: 'weber' }, title: 'Manager' });
    const input = { name: 'Weber', domain: 'weber.example', stage: 'PROSPECT' };
    const { createOrganization } = await app.data('steward', CREATE, { input });
    expect(createOrganization).toMatchObject({ name: 'Weber', domain: 'weber.example', city: null });
    const again = await app.run('steward', REMOVE, { id: 'weber' });
    expect(again.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    await app.close();
  });
});
