import { afterEach, beforeEach, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const CREATE =
  'mutation ($name: String!, $parent: ID) { createDepartment(name: $name, parent: $parent) { id name parent { id } } }';
const UPDATE = `mutation ($id: ID!, $input: UpdateDepartmentInput!) {
  updateDepartment(id: $id, input: $input) { name parent { id } children { id } } }`;
const REMOVE = 'mutation ($id: ID!) { removeDepartment(id: $id) }';

let app: TestApplication;

beforeEach(async () => {
  const company = new SmallCompany()
    .department('sales')
    .department('north', 'sales')
    .department('city', 'north')
    .department('lab')
    .employee('steward', { roles: ['STEWARD'] })
    .employee('gone', { leftAt: '2026-01-01' }, 'city');
  for (const id of ['e1', 'e2', 'e3']) company.employee(id, {}, 'sales');
  for (const id of ['e4', 'e5']) company.employee(id, {}, 'city');
  app = await openTestApplication(company.rows());
});

afterEach(() => app.close());

async function code(viewer: string | null, source: string, variables?: Record<string, unknown>) {
  const { errors } = await app.run(viewer, source, variables);
  const extensions = errors?.[0]?.extensions;
  return extensions === undefined ? null : [extensions['code'], extensions['field']];
}

it('departments form a tree, and groups under five are not counted out', async () => {
  const { departments } = await app.data(
    'e1',
    '{ departments { name parent { name } children { name } memberCount } }',
  );
  expect(departments).toEqual([
    { name: 'city', parent: { name: 'north' }, children: [], memberCount: null },
    { name: 'lab', parent: null, children: [], memberCount: null },
    { name: 'north', parent: { name: 'sales' }, children: [{ name: 'city' }], memberCount: null },
    { name: 'sales', parent: null, children: [{ name: 'north' }], memberCount: 5 },
  ]);
  expect((await app.data('e1', '{ department(id: "none") { id } }')).department).toBeNull();
  expect(await code(null, '{ departments { id } }')).toEqual(['UNAUTHENTICATED', undefined]);
});

it('the steward creates, renames and moves departments; paths follow the tree', async () => {
  const { createDepartment } = await app.data('steward', CREATE, { name: ' Neu ', parent: 'lab' });
  expect(createDepartment).toMatchObject({ name: 'Neu', parent: { id: 'lab' } });
  const moved = await app.data('steward', UPDATE, { id: 'north', input: { parent: createDepartment.id } });
  expect(moved.updateDepartment).toEqual({
    name: 'north',
    parent: { id: createDepartment.id },
    children: [{ id: 'city' }],
  });
  const { people } = await app.data(
    'e1',
    '{ people(filter: {department: "lab"}, first: 10) { nodes { id } } }',
  );
  expect(people.nodes).toEqual([{ id: 'e4' }, { id: 'e5' }]);
  expect(app.application.live.current.graph.peopleOfDepartments(['lab']).sort()).toEqual(['e4', 'e5']);
  const top = await app.data('steward', UPDATE, { id: 'north', input: { parent: null, name: 'North' } });
  expect(top.updateDepartment).toMatchObject({ name: 'North', parent: null });
  expect(await code('e1', CREATE, { name: 'x' })).toEqual(['FORBIDDEN', undefined]);
  expect(await code('e1', UPDATE, { id: 'lab', input: { name: 'x' } })).toEqual(['FORBIDDEN', undefined]);
});

it.each(['sales', 'north', 'city'])(
  'sales can not be moved below %s: departments form no circle',
  async (parent) => {
    expect(await code('steward', UPDATE, { id: 'sales', input: { parent } })).toEqual([
      'BAD_INPUT',
      'parent',
    ]);
    expect(
      (await app.data('e1', '{ department(id: "sales") { parent { id } } }')).department.parent,
    ).toBeNull();
  },
);

it('a department with people, with such who have left, or with departments below is not removed', async () => {
  expect(await code('steward', REMOVE, { id: 'north' })).toEqual(['IN_USE', undefined]);
  await app.data('steward', 'mutation { a: removePerson(id: "e4") b: removePerson(id: "e5") }');
  expect(await code('steward', REMOVE, { id: 'city' })).toEqual(['IN_USE', undefined]);
  expect((await app.data('steward', REMOVE, { id: 'lab' })).removeDepartment).toBe(true);
  expect((await app.data('e1', '{ search(text: "lab") { kind } departments { id } }')).search).toEqual([]);
  expect(await code('steward', REMOVE, { id: 'lab' })).toEqual(['NOT_FOUND', undefined]);
  expect(await code('e1', REMOVE, { id: 'city' })).toEqual(['FORBIDDEN', undefined]);
});

it('names and parents are checked', async () => {
  expect(await code('steward', CREATE, { name: ' ' })).toEqual(['BAD_INPUT', 'name']);
  expect(await code('steward', CREATE, { name: 'x', parent: 'none' })).toEqual(['BAD_INPUT', 'parent']);
  expect(await code('steward', UPDATE, { id: 'lab', input: { name: null } })).toEqual(['BAD_INPUT', 'name']);
});
