import { afterEach, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const FIGURES = `{ departments { id memberCount figures { memberCount membersWithSkill organizationsKnown projectCount } } }`;

let app: TestApplication;
afterEach(() => app.close());

/** Employees of a department, named after it. */
function staffed(company: SmallCompany, department: string, count: number): SmallCompany {
  for (let number = 1; number <= count; number++) company.employee(`${department}${number}`, {}, department);
  return company;
}

async function counted(): Promise<Record<string, number | null>> {
  const { departments } = await app.data('a1', FIGURES);
  return Object.fromEntries(
    departments.map(
      (row: { id: string; memberCount: number | null; figures: { memberCount: number } | null }) => {
        expect(row.figures?.memberCount ?? null).toBe(row.memberCount);
        return [row.id, row.memberCount];
      },
    ),
  );
}

it('a group under five is not counted out by subtracting departments from the one above', async () => {
  const company = new SmallCompany()
    .department('top')
    .department('a', 'top')
    .department('b', 'top')
    .department('c', 'top');
  for (const [id, count] of [
    ['a', 9],
    ['b', 6],
    ['c', 3],
  ] as const)
    staffed(company, id, count);
  app = await openTestApplication(company.rows());
  // top - a - b would be c: so b, the smallest told, is withheld as well, and top - a is 9 people.
  expect(await counted()).toEqual({ top: 18, a: 9, b: null, c: null });
});

it('departments whose people are all in those told below are told with them', async () => {
  const company = new SmallCompany().department('top').department('a', 'top').department('b', 'top');
  for (const id of ['a', 'b']) staffed(company, id, 5);
  app = await openTestApplication(company.rows());
  expect(await counted()).toEqual({ top: 10, a: 5, b: 5 });
});

it('with a withheld department all below it are withheld', async () => {
  const company = new SmallCompany().department('top').department('a', 'top').department('deep', 'a');
  staffed(staffed(company, 'top', 4), 'deep', 6);
  app = await openTestApplication(company.employee('a1', {}, 'a').rows());
  expect(await counted()).toEqual({ top: 11, a: null, deep: null });
});

it('of two departments that share fewer than five people one alone is told', async () => {
  const company = new SmallCompany().department('p').department('q').department('both', 'p', 'q');
  for (const [id, count] of [
    ['p', 5],
    ['q', 6],
    ['both', 3],
  ] as const)
    staffed(company, id, count);
  staffed(company.department('a'), 'a', 5);
  app = await openTestApplication(company.rows());
  expect(await counted()).toEqual({ a: 5, p: null, q: 9, both: null });
});

it('a department below two is told with both where all that is left of either is five and more', async () => {
  const company = new SmallCompany().department('p').department('q').department('both', 'p', 'q');
  for (const id of ['p', 'q', 'both']) staffed(company, id, 5);
  staffed(company.department('a'), 'a', 5);
  app = await openTestApplication(company.rows());
  expect(await counted()).toEqual({ a: 5, p: 10, q: 10, both: 5 });
});

it('somebody in two departments is not found by what the two have in common', async () => {
  const company = staffed(staffed(new SmallCompany().department('a').department('b'), 'a', 6), 'b', 7);
  app = await openTestApplication(company.link('MEMBER_OF', 'a1', 'b').rows());
  expect(await counted()).toEqual({ a: null, b: 8 });
});

it('organizations are known by named ties to people outside alone; those who have left count nowhere', async () => {
  const company = staffed(new SmallCompany().department('a'), 'a', 6);
  company.employee('gone', { leftAt: '2026-01-01' }, 'a').skill('Pumps', 'a1', 'a2', 'gone');
  for (const id of ['o1', 'o2', 'o3', 'o4']) {
    company.organization(id).contact(`c-${id}`, id, { recorded: true });
  }
  company
    .tie('a1', 'c-o1', 0.5, 'NAMED')
    .tie('a2', 'c-o2', 0.5, 'BLIND')
    .tie('a3', 'c-o3', 0.5, 'PRIVATE')
    .tie('gone', 'c-o4', 0.5, 'NAMED')
    .project('p', 'o1')
    .link('WORKED_ON', 'a1', 'p', { from: '2025-01-01', to: '2025-02-01' });
  app = await openTestApplication(company.rows());
  for (const viewer of ['a1', 'a3', 'operator']) {
    const { departments } = await app.data(viewer, FIGURES);
    expect(departments[0].figures).toEqual({
      memberCount: 6,
      membersWithSkill: 2,
      organizationsKnown: 1,
      projectCount: 1,
    });
  }
});

it('whoever most of a department report to, over however many steps, leads it', async () => {
  const company = staffed(new SmallCompany().department('a').department('b'), 'a', 4);
  company.employee('outside').employee('lonely', {}, 'b');
  for (const [from, to] of [
    ['a1', 'a2'],
    ['a2', 'a3'],
    ['a4', 'a3'],
    ['a3', 'outside'],
  ] as const) {
    company.link('REPORTS_TO', from, to);
  }
  app = await openTestApplication(company.rows());
  const { departments } = await app.data('a1', '{ departments { id head { id } } }');
  expect(departments).toEqual([
    { id: 'a', head: { id: 'a3' } },
    { id: 'b', head: null },
  ]);
});
