import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const CREATE =
  'mutation ($input: CreatePersonInput!) { createPerson(input: $input) { id name kind email title } }';
const UPDATE = `mutation ($id: ID!, $input: UpdatePersonInput!) {
  updatePerson(id: $id, input: $input) { id name kind email title leftAt languages department { id } reportsTo { id } }
}`;
const EMPLOY = `mutation ($person: ID!, $input: EmploymentInput!) { setEmployment(person: $person, input: $input) {
  kind organization { id } title employments { organization { id } title since until isCurrent } } }`;
const SKILLS =
  'mutation ($person: ID!, $skills: [String!]!) { setSkills(person: $person, skills: $skills) { skills { id name } } }';
const PATHS = `query ($target: ID!) { warmPaths(input: {from: {kind: COMPANY}, to: $target}) {
  __typename ... on WarmPaths { paths { people { person { id } } } } } }`;

let app: TestApplication;

beforeEach(async () => {
  const company = new SmallCompany()
    .department('sales')
    .organization('weber')
    .organization('own', 'OWN')
    .employee('steward', { roles: ['STEWARD'] })
    .employee('e1', { name: 'Jörg' }, 'sales')
    .employee('e2', { name: 'Anna' })
    .contact('c1', 'weber', { recorded: true })
    .contact('secret', undefined, { name: 'Secret', phone: '+49 7' })
    .tie('e1', 'c1', 0.7, 'NAMED')
    .tie('e2', 'e1', 0.8)
    .tie('e2', 'secret', 0.8, 'PRIVATE');
  app = await openTestApplication(company.rows());
});

afterEach(() => app.close());

async function code(viewer: string | null, source: string, variables?: Record<string, unknown>) {
  const { errors } = await app.run(viewer, source, variables);
  const extensions = errors?.[0]?.extensions;
  return extensions === undefined ? null : [extensions['code'], extensions['field']];
}

describe('creating a person', () => {
  it('lets any employee create a contact that everybody sees, but employees only the steward', async () => {
    const input = {
      kind: 'CONTACT',
      name: 'Ida Kuhn',
      email: 'Ida@Kuhn.Example',
      title: 'Buyer',
      organization: 'weber',
    };
    const { createPerson } = await app.data('e1', CREATE, { input });
    expect(createPerson).toMatchObject({ kind: 'CONTACT', title: 'Buyer' });
    const { person } = await app.data(
      'e2',
      `{ person(id: "${createPerson.id}") { name organization { id } } }`,
    );
    expect(person).toEqual({ name: 'Ida Kuhn', organization: { id: 'weber' } });
    expect(await code('e1', CREATE, { input: { kind: 'EMPLOYEE', name: 'X' } })).toEqual([
      'FORBIDDEN',
      undefined,
    ]);
    expect(await code(null, CREATE, { input })).toEqual(['UNAUTHENTICATED', undefined]);
  });

  it('keeps addresses in lower case and each for one person', async () => {
    const { createPerson } = await app.data('steward', CREATE, {
      input: { kind: 'EMPLOYEE', name: 'Neu', email: ' NEU@Own.example ', department: 'sales' },
    });
    expect(createPerson.email).toBe('neu@own.example');
    const again = { kind: 'CONTACT', name: 'Andere', email: 'neu@own.EXAMPLE' };
    expect(await code('e1', CREATE, { input: again })).toEqual(['ALREADY_EXISTS', 'email']);
    expect(await code('steward', UPDATE, { id: 'e1', input: { email: 'neu@own.example' } })).toEqual([
      'ALREADY_EXISTS',
      'email',
    ]);
  });

  it('does not betray somebody known only through another one’s private tie', async () => {
    const input = { kind: 'CONTACT', name: 'Sec Ret', email: 'secret@out.example' };
    const { createPerson } = await app.data('e1', CREATE, { input });
    expect(createPerson).toMatchObject({ name: 'Sec Ret', kind: 'CONTACT', email: null });
    expect(createPerson.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    const source = `{ person(id: "${createPerson.id}") { name email phone organization { id } ownTie { word } } }`;
    const created = { name: 'Sec Ret', email: null, phone: null, organization: null, ownTie: null };
    expect((await app.data('e1', source)).person).toEqual(created);
    expect(await code('e1', CREATE, { input })).toEqual(['ALREADY_EXISTS', 'email']);
    const own = await app.data('e2', '{ person(id: "secret") { name email phone ownTie { sharing } } }');
    const tie = { sharing: 'PRIVATE' };
    expect(own.person).toEqual({ name: 'Secret', email: 'secret@out.example', phone: '+49 7', ownTie: tie });
  });

  it('keeps private for the new record what was private for the hidden one', async () => {
    const input = { kind: 'CONTACT', name: 'Sec Ret', email: 'secret@out.example' };
    const { createPerson } = await app.data('e1', CREATE, { input });
    await app.data('e2', 'mutation ($id: ID!) { declareTie(with: $id, level: WELL) { word } }', {
      id: createPerson.id,
    });
    const tie = `{ tie(between: ["e2", "${createPerson.id}"]) { sharing } }`;
    expect((await app.data('e2', tie)).tie).toEqual({ sharing: 'PRIVATE' });
    expect((await app.data('e1', tie)).tie).toBeNull();
  });

  it.each([
    [{ name: '   ' }, 'name'],
    [{ name: '\u202e\u0000\u200b' }, 'name'],
    [{ name: 'x'.repeat(10_000) }, 'name'],
    [{ name: 'A', email: 'no address' }, 'email'],
    [{ name: 'A', email: 'a@b@c.de' }, 'email'],
    [{ name: 'A', email: '<a@b.de>' }, 'email'],
    [{ name: 'A', email: `${'x'.repeat(300)}@b.de` }, 'email'],
    [{ name: 'A', organization: 'nowhere' }, 'organization'],
    [{ name: 'A', department: 'sales' }, 'department'],
    [{ name: 'A', phone: '1'.repeat(51) }, 'phone'],
    [{ name: 'A', languages: Array.from({ length: 31 }, (_, number) => `l${number}`) }, 'languages'],
  ])('refuses %j', async (fields, field) => {
    expect(await code('steward', CREATE, { input: { kind: 'CONTACT', ...fields } })).toEqual([
      'BAD_INPUT',
      field,
    ]);
  });

  it.each([
    ["Robert'}) DETACH DELETE n //", "Robert'}) DETACH DELETE n //"],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['=cmd|/c calc!A1', '=cmd|/c calc!A1'],
    ['محمد علي', 'محمد علي'],
    ['Eve\u202eevil\u202c', 'Eveevil'],
    ['  Anna\t\n  Lena ', 'Anna Lena'],
    ['👩‍👩‍👧 Familie', '👩‍👩‍👧 Familie'],
    ['$name $id {{x}} %s', '$name $id {{x}} %s'],
  ])('takes %j for the plain text %j', async (name, stored) => {
    const { createPerson } = await app.data('steward', CREATE, { input: { kind: 'CONTACT', name } });
    expect(createPerson.name).toBe(stored);
    const { people } = await app.data('steward', '{ people(first: 100) { nodes { id } } }');
    expect(people.nodes).toHaveLength(5);
  });
});

describe('changing a person', () => {
  it('is for the steward, but everybody states their own languages and skills', async () => {
    expect(await code('e1', UPDATE, { id: 'e2', input: { title: 'Boss' } })).toEqual([
      'FORBIDDEN',
      undefined,
    ]);
    expect(await code('e1', UPDATE, { id: 'e1', input: { title: 'Boss' } })).toEqual([
      'FORBIDDEN',
      undefined,
    ]);
    expect(await code('e1', SKILLS, { person: 'e2', skills: ['x'] })).toEqual(['FORBIDDEN', undefined]);
    const { updatePerson } = await app.data('e1', UPDATE, {
      id: 'e1',
      input: { languages: ['de', ' en ', 'de'] },
    });
    expect(updatePerson.languages).toEqual(['de', 'en']);
  });

  it('changes what is given, empties what is null and leaves the rest', async () => {
    const input = { title: 'Head', department: 'sales', reportsTo: 'e1', leftAt: '2027-01-01' };
    const { updatePerson } = await app.data('steward', UPDATE, { id: 'e2', input });
    expect(updatePerson).toMatchObject({
      name: 'Anna',
      title: 'Head',
      department: { id: 'sales' },
      reportsTo: { id: 'e1' },
      kind: 'EMPLOYEE',
    });
    const emptied = await app.data('steward', UPDATE, {
      id: 'e2',
      input: { title: null, department: null, reportsTo: null, leftAt: null, email: null },
    });
    expect(emptied.updatePerson).toMatchObject({
      name: 'Anna',
      title: null,
      department: null,
      reportsTo: null,
      email: null,
    });
  });

  it.each([
    ['e1', { name: null }, 'name'],
    ['e1', { department: 'none' }, 'department'],
    ['e1', { reportsTo: 'e1' }, 'reportsTo'],
    ['e1', { reportsTo: 'c1' }, 'reportsTo'],
    ['e1', { leftAt: '2026-02-30' }, 'leftAt'],
    ['c1', { leftAt: '2026-02-20' }, 'leftAt'],
    ['c1', { reportsTo: 'e1' }, 'reportsTo'],
  ])('of %s refuses %j', async (id, input, field) => {
    expect(await code('steward', UPDATE, { id, input })).toEqual(['BAD_INPUT', field]);
  });

  it('lets nobody report to themselves in a circle', async () => {
    await app.data('steward', UPDATE, { id: 'e1', input: { reportsTo: 'e2' } });
    expect(await code('steward', UPDATE, { id: 'e2', input: { reportsTo: 'e1' } })).toEqual([
      'BAD_INPUT',
      'reportsTo',
    ]);
  });

  it('of an unknown id or of somebody not to be known is not found: the two look the same', async () => {
    const unknown = await app.run('steward', UPDATE, { id: 'none', input: { title: 'x' } });
    const hidden = await app.run('steward', UPDATE, { id: 'secret', input: { title: 'x' } });
    expect(unknown.errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    expect(hidden.errors?.[0]?.message).toBe(unknown.errors?.[0]?.message);
  });
});

describe('an address that only somebody hidden has', () => {
  it('is given to the person it is set on, and the hidden contact stays as they are for their owner', async () => {
    const input = { email: 'Secret@out.example' };
    const { updatePerson } = await app.data('steward', UPDATE, { id: 'c1', input });
    expect(updatePerson).toMatchObject({ id: 'c1', name: 'c1' });
    expect(
      (
        await app.data(
          'operator',
          '{ resolve(text: "secret@out.example") { __typename ... on Person { id } } }',
        )
      ).resolve,
    ).toEqual([{ __typename: 'Person', id: 'c1' }]);
    const { person, tie } = await app.data(
      'e2',
      '{ person(id: "secret") { email ownTie { sharing } } tie(between: ["e1", "c1"]) { word } }',
    );
    expect(person).toEqual({ email: 'secret@out.example', ownTie: { sharing: 'PRIVATE' } });
    expect(tie).not.toBeNull();
  });
});

describe('leaving', () => {
  it('ends introducing and connecting at once, and taking it back begins them again', async () => {
    const before = await app.data('steward', PATHS, { target: 'c1' });
    expect(before.warmPaths.__typename).toBe('WarmPaths');
    await app.data('steward', UPDATE, { id: 'e1', input: { leftAt: '2026-11-23' } });
    const after = await app.data('steward', PATHS, { target: 'c1' });
    expect(after.warmPaths.__typename).not.toBe('WarmPaths');
    const { tie, person } = await app.data(
      'steward',
      '{ tie(between: ["e1", "c1"]) { word } person(id: "e1") { kind } }',
    );
    expect([tie, person.kind]).toEqual([null, 'FORMER_EMPLOYEE']);
    await app.data('steward', UPDATE, { id: 'e1', input: { leftAt: null } });
    expect((await app.data('steward', PATHS, { target: 'c1' })).warmPaths).toEqual(before.warmPaths);
  });

  it('and working elsewhere makes the same person somebody to reach there', async () => {
    await app.data('steward', UPDATE, { id: 'e1', input: { leftAt: '2026-11-01' } });
    const { setEmployment } = await app.data('steward', EMPLOY, {
      person: 'e1',
      input: { organization: 'weber', title: 'Director', since: '2026-11-02' },
    });
    expect(setEmployment).toMatchObject({
      kind: 'FORMER_EMPLOYEE',
      organization: { id: 'weber' },
      title: 'Director',
    });
    const { warmPaths } = await app.data('steward', PATHS, { target: 'weber' });
    expect(
      warmPaths.paths.map((path: { people: { person: { id: string } }[] }) =>
        path.people.map(({ person }) => person.id),
      ),
    ).toContainEqual(['e2', 'e1']);
    const { organization } = await app.data(
      'e2',
      '{ organization(id: "weber") { contacts { nodes { id } } } }',
    );
    expect(organization.contacts.nodes.map(({ id }: { id: string }) => id)).toContain('e1');
  });
});

describe('an employment', () => {
  it('is recorded by the steward or by whoever knows the person', async () => {
    const input = { organization: 'weber', title: 'Lead' };
    expect(await code('e2', EMPLOY, { person: 'c1', input })).toEqual(['FORBIDDEN', undefined]);
    expect(await code('e1', EMPLOY, { person: 'secret', input })).toEqual(['NOT_FOUND', undefined]);
    expect((await app.data('e1', EMPLOY, { person: 'c1', input })).setEmployment.employments).toEqual([
      { organization: { id: 'weber' }, title: 'Lead', since: null, until: null, isCurrent: true },
    ]);
  });

  it('takes the place of the same stretch, ends, and comes again as another stretch', async () => {
    const set = async (input: Record<string, unknown>) =>
      (
        await app.data('steward', EMPLOY, { person: 'c1', input: { organization: 'weber', ...input } })
      ).setEmployment.employments.map(({ title, since, until }: Record<string, unknown>) => [
        title,
        since,
        until,
      ]);
    expect(await set({ since: '2020-01-01' })).toEqual([['Manager', '2020-01-01', null]]);
    expect(await set({ until: '2024-06-30' })).toEqual([['Manager', '2020-01-01', '2024-06-30']]);
    expect(await set({ title: 'Head', since: '2026-01-01' })).toEqual([
      ['Head', '2026-01-01', null],
      ['Manager', '2020-01-01', '2024-06-30'],
    ]);
  });

  it.each([
    [{ organization: 'none' }, 'organization'],
    [{ organization: 'own' }, 'organization'],
    [{ organization: 'weber', since: '2026-01-02', until: '2026-01-01' }, 'until'],
  ])('refuses %j', async (input, field) => {
    expect(await code('steward', EMPLOY, { person: 'c1', input })).toEqual(['BAD_INPUT', field]);
  });
});

describe('skills', () => {
  it('of the same folded name are one, in the words of the first', async () => {
    const first = await app.data('e1', SKILLS, {
      person: 'e1',
      skills: ['Schweißen', 'C++', 'schweissen', ' '],
    });
    expect(first.setSkills.skills.map(({ name }: { name: string }) => name)).toEqual(['C++', 'Schweißen']);
    const second = await app.data('steward', SKILLS, { person: 'e2', skills: ['SCHWEISSEN'] });
    expect(second.setSkills.skills[0]).toEqual(first.setSkills.skills[1]);
    const { skills } = await app.data(
      'e2',
      '{ skills(filter: { nameStartsWith: "schwei" }) { nodes { name } } }',
    );
    expect(skills.nodes).toEqual([{ name: 'Schweißen' }]);
  });

  it('that nobody present states any more are not suggested', async () => {
    await app.data('e1', SKILLS, { person: 'e1', skills: ['Welding'] });
    await app.data('e1', SKILLS, { person: 'e1', skills: [] });
    const stated = '{ skills(filter: { isStated: true }) { nodes { name } } }';
    expect((await app.data('e1', stated)).skills.nodes).toEqual([]);
  });

  it('have bounds', async () => {
    expect(await code('e1', SKILLS, { person: 'e1', skills: ['x'.repeat(101)] })).toEqual([
      'BAD_INPUT',
      'skills',
    ]);
    const many = Array.from({ length: 101 }, (_, number) => `skill ${number}`);
    expect(await code('e1', SKILLS, { person: 'e1', skills: many })).toEqual(['BAD_INPUT', 'skills']);
  });
});
