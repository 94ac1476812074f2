import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { BulkRows } from '../seed/bulk.js';
import { goLive } from '../seed/go-live.js';
import { openEmbeddedStore } from '../store/embedded.js';
import { defineQuery } from '../store/queries.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const MEMBER = `mutation ($project: ID!, $input: ProjectMemberInput!) { setProjectMember(project: $project, input: $input) {
  members { person { id } role from to } } }`;
const TAKE_OFF =
  'mutation ($project: ID!, $person: ID!) { removeProjectMember(project: $project, person: $person) { members { person { id } } } }';
const UPDATE = `mutation ($id: ID!, $input: UpdateProjectInput!) { updateProject(id: $id, input: $input) {
  name description from to organizations { id } } }`;
const REMOVE = 'mutation ($id: ID!) { removeProject(id: $id) }';
const CREATE =
  'mutation ($input: ProjectInput!) { createProject(input: $input) { id name from to organizations { id } } }';

const derived = defineQuery(
  'ties/load-derived',
  z.object({ a: z.string(), b: z.string(), strength: z.number() }),
);

let app: TestApplication;

beforeEach(async () => {
  const company = new SmallCompany()
    .organization('weber')
    .employee('steward', { roles: ['STEWARD'] })
    .employee('manager', { roles: ['MANAGER'] })
    .employee('e1')
    .employee('e2')
    .employee('e3')
    .contact('c1', 'weber', { recorded: true })
    .contact('secret')
    .tie('e1', 'secret', 0.9, 'PRIVATE')
    .project('p1', 'weber', { name: 'Über', from: '2026-01-01' })
    .project('done', undefined, { name: 'Done', from: '2024-01-01', to: '2024-12-31' })
    .project('planned', undefined, { name: 'Planned', from: '2027-01-01' })
    .link('WORKED_ON', 'e1', 'p1', { role: 'Lead', from: '2026-01-01' })
    .link('WORKED_ON', 'secret', 'done', { from: '2024-01-01' })
    .link('WORKED_ON', 'e2', 'p1', { from: '2026-03-01', to: '2026-06-30' });
  app = await openTestApplication(company.rows());
});

afterEach(() => app.close());

async function code(viewer: string | null, source: string, variables?: Record<string, unknown>) {
  const { errors } = await app.run(viewer, source, variables);
  const extensions = errors?.[0]?.extensions;
  return extensions === undefined ? null : [extensions['code'], extensions['field']];
}

/** Strengths of all ties from working together; the store's and the read model's must agree. */
async function workTies(): Promise<Record<string, number>> {
  const { graph } = app.application.live.current;
  const rows = await app.store.read(derived, { after: '', limit: 100 });
  const found: Record<string, number> = {};
  for (const { a, b, strength } of rows) {
    expect(graph.tie(a, b)?.strength).toBeCloseTo(strength, 9);
    if (b !== 'secret') found[`${a} ${b}`] = strength;
  }
  expect(graph.tieCount).toBe(rows.length);
  return found;
}

describe('ties from working together', () => {
  it('come with a member, change with the days, and go with the member', async () => {
    const before = await workTies();
    expect(Object.keys(before)).toEqual(['e1 e2']);
    await app.data('manager', MEMBER, {
      project: 'p1',
      input: { person: 'e3', role: 'Test', from: '2026-05-01' },
    });
    const withThird = await workTies();
    expect(Object.keys(withThird).sort()).toEqual(['e1 e2', 'e1 e3', 'e2 e3']);
    // From May to June they were three: their months weigh less.
    expect(withThird['e1 e2']).toBeLessThan(before['e1 e2'] ?? 0);
    const { setProjectMember } = await app.data('manager', MEMBER, {
      project: 'p1',
      input: { person: 'e3', from: '2026-07-01' },
    });
    expect(setProjectMember.members).toContainEqual({
      person: { id: 'e3' },
      role: null,
      from: '2026-07-01',
      to: null,
    });
    expect(setProjectMember.members).toHaveLength(3);
    expect(Object.keys(await workTies()).sort()).toEqual(['e1 e2', 'e1 e3']);
    await app.data('manager', TAKE_OFF, { project: 'p1', person: 'e3' });
    expect(await workTies()).toEqual(before);
  });

  it('follow the days of the project for members without an end of their own', async () => {
    await app.data('manager', MEMBER, { project: 'p1', input: { person: 'e3', from: '2026-08-01' } });
    const before = await workTies();
    await app.data('manager', UPDATE, { id: 'p1', input: { to: '2026-08-31' } });
    const shorter = await workTies();
    expect(shorter['e1 e3']).toBeLessThan(before['e1 e3'] ?? 0);
    await app.data('manager', UPDATE, { id: 'p1', input: { to: null } });
    expect(await workTies()).toEqual(before);
  });

  it('vanish with the project', async () => {
    expect((await app.data('steward', REMOVE, { id: 'p1' })).removeProject).toBe(true);
    expect(await workTies()).toEqual({});
    const answer = await app.data(
      'e1',
      '{ project(id: "p1") { id } person(id: "e1") { projects { role } } search(text: "Über") { kind } }',
    );
    expect(answer).toEqual({ project: null, person: { projects: [] }, search: [] });
  });

  it('reach a contact on the project', async () => {
    await app.data('steward', MEMBER, { project: 'p1', input: { person: 'c1', from: '2026-01-01' } });
    expect(Object.keys(await workTies()).sort()).toEqual(['c1 e1', 'c1 e2', 'e1 e2']);
  });
});

describe('projects', () => {
  it.each([
    [{}, ['done', 'planned', 'p1']],
    [{ organization: 'weber' }, ['p1']],
    [{ person: 'e2' }, ['p1']],
    [{ person: 'none' }, []],
    [{ person: 'e2', organization: 'elsewhere' }, []],
    [{ isRunning: true }, ['p1']],
    [{ isRunning: false }, ['done', 'planned']],
    [{ nameStartsWith: 'ueb' }, ['p1']],
  ])('with filter %j are %j, by name', async (filter, ids) => {
    const { projects } = await app.data(
      'e3',
      'query ($filter: ProjectsFilter) { projects(filter: $filter, first: 10) { nodes { id } } }',
      { filter },
    );
    expect(projects.nodes.map(({ id }: { id: string }) => id)).toEqual(ids);
  });

  it('page by page are all there once', async () => {
    const source =
      'query ($after: String) { projects(first: 1, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } }';
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { projects } = await app.data('e1', source, { after });
      seen.push(projects.nodes[0].id);
      after = projects.pageInfo.endCursor;
      if (!projects.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(['done', 'planned', 'p1']);
  });

  it('show contacts among their members only to those who may know of them', async () => {
    const source = '{ project(id: "done") { members { person { id } } } }';
    expect((await app.data('e1', source)).project.members).toEqual([{ person: { id: 'secret' } }]);
    expect((await app.data('e2', source)).project.members).toEqual([]);
  });

  it('are created and changed by steward and manager, removed by the steward', async () => {
    const input = { name: 'Neu', from: '2026-02-01', organizations: ['weber', 'weber'] };
    const { createProject } = await app.data('manager', CREATE, { input });
    expect(createProject).toMatchObject({
      name: 'Neu',
      from: '2026-02-01',
      to: null,
      organizations: [{ id: 'weber' }],
    });
    const { updateProject } = await app.data('manager', UPDATE, {
      id: createProject.id,
      input: { description: 'Zeile 1\r\nZeile 2', organizations: [], from: null },
    });
    expect(updateProject).toEqual({
      name: 'Neu',
      description: 'Zeile 1\nZeile 2',
      from: null,
      to: null,
      organizations: [],
    });
    expect(await code('e1', CREATE, { input })).toEqual(['FORBIDDEN', undefined]);
    expect(await code('e1', UPDATE, { id: 'p1', input: {} })).toEqual(['FORBIDDEN', undefined]);
    expect(await code('e1', TAKE_OFF, { project: 'p1', person: 'e2' })).toEqual(['FORBIDDEN', undefined]);
    expect(await code('manager', REMOVE, { id: 'p1' })).toEqual(['FORBIDDEN', undefined]);
    expect(await code(null, '{ projects(first: 5) { nodes { id } } }')).toEqual([
      'UNAUTHENTICATED',
      undefined,
    ]);
  });

  it.each([
    [UPDATE, { id: 'p1', input: { name: null } }, ['BAD_INPUT', 'name']],
    [UPDATE, { id: 'p1', input: { to: '2025-12-31' } }, ['BAD_INPUT', 'to']],
    [UPDATE, { id: 'p1', input: { organizations: ['none'] } }, ['BAD_INPUT', 'organizations']],
    [UPDATE, { id: 'p1', input: { description: 'x'.repeat(10_001) } }, ['BAD_INPUT', 'description']],
    [UPDATE, { id: 'none', input: {} }, ['NOT_FOUND', undefined]],
    [MEMBER, { project: 'p1', input: { person: 'none', from: '2026-01-01' } }, ['BAD_INPUT', 'person']],
    [MEMBER, { project: 'p1', input: { person: 'secret', from: '2026-01-01' } }, ['BAD_INPUT', 'person']],
    [
      MEMBER,
      { project: 'p1', input: { person: 'e1', from: '2026-02-01', to: '2026-01-01' } },
      ['BAD_INPUT', 'to'],
    ],
    [MEMBER, { project: 'none', input: { person: 'e1', from: '2026-01-01' } }, ['NOT_FOUND', undefined]],
    [TAKE_OFF, { project: 'p1', person: 'none' }, ['NOT_FOUND', undefined]],
  ])('refuse bad input: %s %j', async (source, variables, expected) => {
    expect(await code('steward', source, variables)).toEqual(expected);
  });
});

/** For whom a project is, where one of them is known to the owner of a private tie alone. */
function secretCustomers(projectsFor: Record<string, readonly string[]>): BulkRows {
  const rows = new SmallCompany()
    .organization('weber')
    .organization('quiet', 'UNKNOWN', { name: 'Aaa Quiet', personal: true })
    .employee('steward', { roles: ['STEWARD'] })
    .employee('owner', { roles: ['MANAGER'] })
    .contact('insider', 'quiet', { name: 'Inge Insider' })
    .tie('owner', 'insider', 0.7, 'PRIVATE')
    .project('both', undefined, { name: 'Both', from: '2026-01-01' })
    .project('only', undefined, { name: 'Only', from: '2026-01-01' })
    .project('open', undefined, { name: 'Open', from: '2026-01-01' })
    .link('WORKED_ON', 'owner', 'only', { from: '2026-01-01' })
    .rows();
  const projects = rows.projects?.map((row) => ({ ...row, organizationIds: projectsFor[row.id] ?? [] }));
  return { ...rows, ...(projects === undefined ? {} : { projects }) };
}

const SHOWN = `query ($filter: ProjectsListFilter, $after: String) {
  projectsList(sort: ORGANIZATION, filter: $filter, after: $after, first: 1) {
    nodes { project { ...Everything } } totalCount pageInfo { endCursor hasNextPage }
    facets { key moreCount options { value name count isChosen } }
  }
  projects(first: 10, filter: { organization: "quiet" }) { nodes { id } }
  surroundings(of: ["both", "only"], limit: 10) { totalCount nodes { thing { __typename } } }
  person(id: "owner") { timeline(first: 10) { nodes { kind organization { name } } } }
}
fragment Everything on Project {
  name version organizations { name } origins { field kind at }
  timeline(first: 10) { nodes { kind organization { name } } }
}`;

describe('an organization that private ties alone know', () => {
  const FOR = { both: ['quiet', 'weber'], only: ['quiet'], open: ['weber'] };
  const FILTERS = [{}, { text: 'quiet' }, { organizations: ['quiet'] }, { organizations: ['weber'] }];
  let known: TestApplication;
  beforeEach(async () => {
    known = await openTestApplication(secretCustomers(FOR));
  });
  afterEach(() => known.close());

  /** Every page of the list under each filter, with what hangs on its projects. */
  async function pages(of: TestApplication, viewer: string): Promise<unknown[]> {
    const found: unknown[] = [];
    for (const filter of FILTERS) {
      for (let after: string | null = null; ; ) {
        const answer = await of.data(viewer, SHOWN, { filter, after });
        found.push(answer);
        after = answer.projectsList.pageInfo.endCursor;
        if (!answer.projectsList.pageInfo.hasNextPage) break;
      }
    }
    return found;
  }

  it('is named with no project to anybody else: not in its page, list, search, order, cursor or version', async () => {
    const pagesOf = async (of: TestApplication) => [await pages(of, 'steward'), await pages(of, 'operator')];
    const withIt = await pagesOf(known);
    // One after the other: on Neo4j both have the same database.
    const unknown = await openTestApplication(secretCustomers({ both: ['weber'], open: ['weber'] }));
    try {
      expect(withIt).toEqual(await pagesOf(unknown));
    } finally {
      await unknown.close();
    }
  });

  it('is shown, found and sorted by to whom it is known', async () => {
    const all = await pages(known, 'owner');
    const first = all[0] as { projectsList: { nodes: unknown[] } };
    expect(first.projectsList.nodes).toMatchObject([{ project: { name: 'Both' } }]);
    const { projectsList } = await known.data('owner', SHOWN, { filter: { text: 'quiet' } });
    expect(projectsList.totalCount).toBe(2);
    const options = projectsList.facets.find(({ key }: { key: string }) => key === 'ORGANIZATION').options;
    expect(options).toMatchObject([
      { value: 'quiet', count: 2 },
      { value: 'weber', count: 1 },
    ]);
    const names = await known.data('owner', '{ project(id: "both") { organizations { name } } }');
    expect(names.project.organizations).toEqual([{ name: 'Aaa Quiet' }, { name: 'weber' }]);
  });

  it('is shown to everybody once somebody there is, and hidden again with them', async () => {
    const share = (sharing: string) =>
      known.data(
        'owner',
        'mutation ($sharing: TieSharing!) { setTieSharing(with: "insider", sharing: $sharing) { sharing } }',
        {
          sharing,
        },
      );
    const before = await pages(known, 'steward');
    await share('NAMED');
    const { projectsList } = await known.data('steward', SHOWN, { filter: { text: 'quiet' } });
    expect(projectsList.totalCount).toBe(2);
    await share('PRIVATE');
    expect(await pages(known, 'steward')).toEqual(before);
  });

  it('is not taken into a live store: nobody consented to that', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'perlen-live-'));
    expect(await goLive(known.application, folder)).toMatchObject({ organizations: 1, projects: 3 });
    const store = openEmbeddedStore({ folder, queryTimeoutMs: 10_000 });
    expect(await store.runOutsideTransaction('MATCH (o:Organization) RETURN o.id AS id')).toEqual([
      { id: 'weber' },
    ]);
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('stays with a project that somebody else changes', async () => {
    await known.data('steward', UPDATE, { id: 'both', input: { organizations: [] } });
    const { project } = await known.data('owner', '{ project(id: "both") { organizations { id } } }');
    expect(project.organizations).toEqual([{ id: 'quiet' }]);
    const { updateProject } = await known.data('owner', UPDATE, { id: 'both', input: { organizations: [] } });
    expect(updateProject.organizations).toEqual([]);
    const { errors } = await known.run('steward', UPDATE, {
      id: 'both',
      input: { organizations: ['quiet'] },
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'organizations' });
  });
});
