import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const EXPERTS = `query ($about: String!, $departments: [ID!], $after: String, $first: Int! = 30) {
  experts(about: $about, departments: $departments, after: $after, first: $first) {
    nodes { person { name } evidence { kind text role from to project { name } }
      path { word people { person { name } } } }
    totalCount pageInfo { endCursor hasNextPage }
    departments { department { name } count } relatedSkills { name }
  }
}`;

interface Node {
  readonly person: { readonly name: string };
  readonly path: { readonly people: { readonly person: { readonly name: string } }[] } | null;
}

describe('who knows about something', () => {
  let app: TestApplication;
  beforeAll(async () => {
    const company = new SmallCompany()
      .setting('defaultSharing', 'BLIND')
      .organization('acme')
      .department('all')
      .department('works', 'all')
      .department('sales', 'all')
      .employee('me', { name: 'Me' }, 'sales')
      .employee('ann', { name: 'Ann' }, 'works')
      .employee('bea', { name: 'Bea', title: 'Hydraulics engineer' }, 'works')
      .employee('cem', { name: 'Cem' }, 'sales')
      .employee('dan', { name: 'Dan' }, 'works')
      .employee('left', { name: 'Left', leftAt: '2026-01-01' }, 'works')
      .contact('carl', 'acme')
      .skill('Hydraulics', 'ann', 'cem', 'left')
      .skill('Hydrology', 'dan')
      .skill('Welding', 'dan')
      .project('Hydraulics press', 'acme', { from: '2025-01-01' })
      .link('WORKED_ON', 'cem', 'Hydraulics press', { role: 'lead', from: '2025-03-01', to: '2026-02-01' })
      .link('WORKED_ON', 'bea', 'Hydraulics press', { from: '2027-03-01' })
      .link('WORKED_ON', 'carl', 'Hydraulics press')
      .tie('me', 'ann', 0.9)
      .tie('ann', 'bea', 0.9)
      .tie('me', 'dan', 0.9)
      .tie('dan', 'cem', 0.9, 'PRIVATE');
    app = await openTestApplication(company.rows());
  });
  afterAll(() => app.close());

  const ask = async (variables: Record<string, unknown>, viewer = 'me') =>
    (await app.data(viewer, EXPERTS, variables)).experts;

  it('is answered with evidence, those with the same kinds of it by name, present colleagues alone', async () => {
    const { nodes, totalCount } = await ask({ about: 'hydraulics' });
    expect(nodes.map(({ person }: Node) => person.name)).toEqual(['Cem', 'Ann', 'Bea']);
    expect(totalCount).toBe(3);
    const nothing = { role: null, from: null, to: null, project: null };
    expect(nodes[0].evidence).toEqual([
      { kind: 'SKILL', text: 'Hydraulics', ...nothing },
      {
        kind: 'PROJECT',
        text: 'Hydraulics press',
        role: 'lead',
        from: '2025-03-01',
        to: '2026-02-01',
        project: { name: 'Hydraulics press' },
      },
    ]);
    expect(nodes[2].evidence).toEqual([{ kind: 'TITLE', text: 'Hydraulics engineer', ...nothing }]);
  });

  it('comes with the way to them that the viewer may use', async () => {
    const { nodes } = await ask({ about: 'hydraulics' });
    const ways = nodes.map(({ path }: Node) => path?.people.map(({ person }) => person.name) ?? null);
    expect(ways).toEqual([null, ['Me', 'Ann'], ['Me', 'Ann', 'Bea']]);
    const own = await ask({ about: 'hydraulics' }, 'ann');
    expect(own.nodes[1].path).toBeNull();
    expect((await ask({ about: 'hydraulics' }, 'operator')).nodes[0].path).toBeNull();
  });

  it('can be narrowed down to departments, whose counts are those of the lists they lead to', async () => {
    const { departments } = await ask({ about: 'hydraulics' });
    expect(departments).toEqual([
      { department: { name: 'all' }, count: 3 },
      { department: { name: 'sales' }, count: 1 },
      { department: { name: 'works' }, count: 2 },
    ]);
    for (const { department, count } of departments) {
      expect((await ask({ about: 'hydraulics', departments: [department.name] })).totalCount).toBe(count);
    }
    expect((await ask({ about: 'hydraulics', departments: ['gone'] })).totalCount).toBe(3);
  });

  it('is paged by key, each once', async () => {
    const names: string[] = [];
    for (let after: string | null = null, isMore = true; isMore; ) {
      const page = await ask({ about: 'hydraulics', first: 1, after });
      names.push(...page.nodes.map(({ person }: Node) => person.name));
      after = page.pageInfo.endCursor;
      isMore = page.pageInfo.hasNextPage;
    }
    expect(names).toEqual(['Cem', 'Ann', 'Bea']);
  });

  it('offers skills written alike where nobody states what was asked for', async () => {
    const { nodes, relatedSkills } = await ask({ about: 'hydrangeas' });
    expect(nodes).toEqual([]);
    expect(relatedSkills).toEqual([{ name: 'Hydraulics' }, { name: 'Hydrology' }]);
    expect((await ask({ about: '   ' })).relatedSkills).toEqual([]);
    expect((await app.run('me', EXPERTS, { about: 'x'.repeat(1_001) })).errors?.[0]?.extensions['code']).toBe(
      'BAD_INPUT',
    );
    expect((await app.run(null, EXPERTS, { about: 'x' })).errors?.[0]?.extensions['code']).toBe(
      'UNAUTHENTICATED',
    );
  });
});
