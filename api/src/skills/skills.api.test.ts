import { afterEach, describe, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

let app: TestApplication | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

async function open(): Promise<TestApplication> {
  app = await openTestApplication(
    new SmallCompany()
      .employee('stew', { roles: ['STEWARD'] })
      .employee('anna')
      .employee('ben')
      .employee('left', { leftAt: '2026-01-01' })
      .skill('Hydraulik', 'anna', 'ben', 'left')
      .skill('Hydraulics', 'anna')
      .skill('Ölförderung')
      .rows(),
  );
  return app;
}

const SKILLS = `query ($filter: SkillsFilter, $first: Int! = 50, $after: String) {
  skills(filter: $filter, first: $first, after: $after) {
    nodes { id name peopleCount } pageInfo { endCursor hasNextPage } } }`;
const CREATE = 'mutation ($name: String!) { createSkill(name: $name) { id name peopleCount } }';
const RENAME =
  'mutation ($id: ID!, $name: String!) { renameSkill(id: $id, name: $name) { id name peopleCount } }';
const MERGE =
  'mutation ($from: ID!, $into: ID!) { mergeSkills(from: $from, into: $into) { name peopleCount } }';
const REMOVE = 'mutation ($id: ID!) { removeSkill(id: $id) }';
const SKILLS_OF = 'query ($id: ID!) { person(id: $id) { skills { name } } }';
const SEARCH = 'query ($text: String!) { search(text: $text) { kind subject { ... on Skill { id } } } }';

const codes = async (result: ReturnType<TestApplication['run']>) =>
  (await result).errors?.map(({ extensions }) => extensions['code']);

const namesOf = async (here: TestApplication, id: string) =>
  (await here.data('stew', SKILLS_OF, { id })).person.skills.map(({ name }: { name: string }) => name);

const found = async (here: TestApplication, text: string) =>
  (await here.data('anna', SEARCH, { text })).search.filter(({ kind }: { kind: string }) => kind === 'SKILL');

describe('skills', () => {
  it('are listed by name in pages, with how many present employees state them', async () => {
    const here = await open();
    const { skills } = await here.data('anna', SKILLS);
    expect(skills.nodes).toEqual([
      { id: 'Hydraulics', name: 'Hydraulics', peopleCount: 1 },
      { id: 'Hydraulik', name: 'Hydraulik', peopleCount: 2 },
      { id: 'Ölförderung', name: 'Ölförderung', peopleCount: 0 },
    ]);
    const first = (await here.data('anna', SKILLS, { first: 2 })).skills;
    const rest = (await here.data('anna', SKILLS, { first: 2, after: first.pageInfo.endCursor })).skills;
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
    expect([...first.nodes, ...rest.nodes]).toEqual(skills.nodes);
    const names = async (filter: object) =>
      (await here.data('anna', SKILLS, { filter })).skills.nodes.map(({ name }: { name: string }) => name);
    expect(await names({ nameStartsWith: 'oelf' })).toEqual(['Ölförderung']);
    expect(await names({ isStated: false })).toEqual(['Ölförderung']);
    expect(await names({ isStated: true })).toHaveLength(2);
    const one = '{ skill(id: "Hydraulik") { name } none: skill(id: "none") { name } }';
    expect(await here.data('anna', one)).toEqual({ skill: { name: 'Hydraulik' }, none: null });
  });

  it('are created once for a name, whatever its case and umlauts', async () => {
    const here = await open();
    const { createSkill } = await here.data('stew', CREATE, { name: ' Schweißen ' });
    expect(createSkill).toMatchObject({ name: 'Schweißen', peopleCount: 0 });
    const say = 'mutation { setSkills(person: "ben", skills: ["schweissen"]) { id } }';
    await here.data('ben', say);
    expect(await found(here, 'schweissen')).toEqual([{ kind: 'SKILL', subject: { id: createSkill.id } }]);
    expect(await codes(here.run('stew', CREATE, { name: 'SCHWEISSEN' }))).toEqual(['ALREADY_EXISTS']);
    expect(await codes(here.run('stew', CREATE, { name: ' ' }))).toEqual(['BAD_INPUT']);
    await here.data('stew', RENAME, { id: createSkill.id, name: 'Fügen' });
    expect((await here.data('stew', CREATE, { name: 'Schweißen' })).createSkill.id).not.toBe(createSkill.id);
  });

  it('are renamed for everybody, and found by the new name alone', async () => {
    const here = await open();
    const { renameSkill } = await here.data('stew', RENAME, { id: 'Hydraulik', name: 'Fluidtechnik' });
    expect(renameSkill).toEqual({ id: 'Hydraulik', name: 'Fluidtechnik', peopleCount: 2 });
    expect(await namesOf(here, 'ben')).toEqual(['Fluidtechnik']);
    expect(await found(here, 'fluidtechnik')).toHaveLength(1);
    expect(
      (await here.data('stew', RENAME, { id: 'Hydraulik', name: 'FLUIDTECHNIK' })).renameSkill.name,
    ).toBe('FLUIDTECHNIK');
  });

  it('of one name are not made by renaming: the answer offers to merge them', async () => {
    const here = await open();
    const result = await here.run('stew', RENAME, { id: 'Hydraulik', name: 'hydraulics' });
    expect(result.errors?.[0]?.extensions).toMatchObject({ code: 'ALREADY_EXISTS', field: 'name' });
    expect(result.errors?.[0]?.message).toContain('mergeSkills(from: "Hydraulik", into: "Hydraulics")');
  });

  it('that are merged are one for everybody who had either', async () => {
    const here = await open();
    const { mergeSkills } = await here.data('stew', MERGE, { from: 'Hydraulik', into: 'Hydraulics' });
    expect(mergeSkills).toEqual({ name: 'Hydraulics', peopleCount: 2 });
    for (const id of ['anna', 'ben', 'left']) expect(await namesOf(here, id)).toEqual(['Hydraulics']);
    expect((await here.data('anna', SKILLS)).skills.nodes).toHaveLength(2);
    expect(
      (await found(here, 'hydraulik')).map((hit: { subject: object }) => hit.subject),
    ).not.toContainEqual({
      id: 'Hydraulik',
    });
    expect(await codes(here.run('stew', MERGE, { from: 'Hydraulics', into: 'Hydraulics' }))).toEqual([
      'BAD_INPUT',
    ]);
    await here.application.live.reload();
    expect(await namesOf(here, 'ben')).toEqual(['Hydraulics']);
  });

  it('that are removed are gone from everybody who had them, which is how many is said', async () => {
    const here = await open();
    expect(await here.data('stew', REMOVE, { id: 'Hydraulik' })).toEqual({ removeSkill: 3 });
    expect(await namesOf(here, 'ben')).toEqual([]);
    expect((await here.data('anna', SKILLS)).skills.nodes).toHaveLength(2);
    expect(await codes(here.run('stew', REMOVE, { id: 'Hydraulik' }))).toEqual(['NOT_FOUND']);
  });

  it('are changed by the steward alone', async () => {
    const here = await open();
    for (const [mutation, variables] of [
      [CREATE, { name: 'x' }],
      [RENAME, { id: 'Hydraulik', name: 'x' }],
      [MERGE, { from: 'Hydraulik', into: 'Hydraulics' }],
      [REMOVE, { id: 'Hydraulik' }],
    ] as const) {
      expect(await codes(here.run('anna', mutation, variables))).toEqual(['FORBIDDEN']);
      expect(await codes(here.run(null, mutation, variables))).toEqual(['UNAUTHENTICATED']);
    }
    expect(await codes(here.run(null, SKILLS))).toEqual(['UNAUTHENTICATED']);
  });
});
