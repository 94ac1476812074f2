import { describe, expect, test } from 'vitest';
import { lastChange } from '../store/feed.js';
import { SmallCompany } from '../testing/small-company.js';
import { doCountsAddUp } from './pipeline/counts.js';
import { csv, everything, importFile, importTests, mbox, strengthBetween } from './pipeline/testing.js';

const { files, open } = importTests();

const PEOPLE = csv(
  'id,email,name,title,department,organization,skills,phone,left',
  'e1,anna@own.example,Anna Weber,Engineer,Sales / South,,Hydraulics; Pumps,+49 1,',
  'e2,carl@own.example,Carl Zeiss,Head,Sales,,,,2026-01-31',
  'c1,ben@prospect.example,Ben Novak,Buyer,,Prospect AG,,,',
  'c2,,Dora Kurz,Manager,,prospect.example,,,',
);

describe('people.csv', () => {
  test('makes employees with departments and skills, and recorded contacts with their organization', async () => {
    const here = await open();
    const { run } = await importFile(here, 'PEOPLE', files.write('people.csv', PEOPLE));
    expect(run.stored.counts).toMatchObject({
      rows: 4,
      rowsTaken: 4,
      peopleCreated: 4,
      organizationsCreated: 2,
    });
    const { directory } = here.application.live.current;
    const anna = directory.personByKey('e1');
    const south = directory.departments.get(anna?.departmentIds[0] ?? '');
    expect(anna).toMatchObject({ name: 'Anna Weber', title: 'Engineer', isEmployee: true, phone: '+49 1' });
    expect(south?.name).toBe('South');
    expect(directory.departments.get(south?.parentIds[0] ?? '')?.name).toBe('Sales');
    expect(anna?.skillIds.map((id) => directory.skills.get(id)?.name).sort()).toEqual([
      'Hydraulics',
      'Pumps',
    ]);
    expect(directory.personByKey('e2')).toMatchObject({ leftAt: '2026-01-31', isEmployee: true });
    const ben = directory.personByKey('c1');
    expect(ben).toMatchObject({ isEmployee: false, recorded: true, title: null });
    expect(ben?.employments).toMatchObject([{ title: 'Buyer', until: null }]);
    expect(directory.organizations.get(ben?.employments[0]?.organizationId ?? '')?.name).toBe('Prospect AG');
  });

  test('the same file again changes nothing', async () => {
    const here = await open();
    const path = files.write('again.csv', PEOPLE);
    await importFile(here, 'PEOPLE', path);
    const before = everything(here);
    const { number } = await lastChange(here.store);
    const { run } = await importFile(here, 'PEOPLE', path);
    expect(run.stored.counts).toMatchObject({ rowsTaken: 0, rowsKnown: 4, peopleCreated: 0 });
    expect((await lastChange(here.store)).number).toBe(number);
    expect(everything(here)).toEqual(before);
  });

  test('a later import changes what its cells say and leaves what they do not', async () => {
    const here = await open();
    await importFile(here, 'PEOPLE', files.write('staff.csv', PEOPLE));
    const changed = csv(
      'id,name,email,title,department,organization,skills',
      'e1,,a.weber@own.example,,Purchasing,,Pumps',
      'c1,,,,,Customer GmbH,',
    );
    await importFile(here, 'PEOPLE', files.write('staff.csv', changed));
    const { directory } = here.application.live.current;
    const anna = directory.personByKey('e1');
    expect(anna).toMatchObject({ name: 'Anna Weber', title: 'Engineer', email: 'a.weber@own.example' });
    expect(anna?.otherEmails).toEqual(['anna@own.example']);
    expect(anna?.departmentIds.map((id) => directory.departments.get(id)?.name)).toEqual(['Purchasing']);
    expect(anna?.skillIds.map((id) => directory.skills.get(id)?.name)).toEqual(['Pumps']);
    const employments = directory
      .personByKey('c1')
      ?.employments.map(({ organizationId, until }) => [
        directory.organizations.get(organizationId)?.name,
        until,
      ]);
    expect(employments?.sort()).toEqual([
      ['Customer GmbH', null],
      ['Prospect AG', '2026-11-22'],
    ]);
  });

  test('a person whom mail made is described, not doubled', async () => {
    const here = await open();
    const mail = mbox({ id: 'p1', from: 'anna@own.example', to: 'ben@prospect.example' });
    await importFile(here, 'MAIL', files.write('before.mbox', mail));
    const { run } = await importFile(here, 'PEOPLE', files.write('after.csv', PEOPLE));
    expect(run.stored.counts.peopleCreated).toBe(2);
    const { directory } = here.application.live.current;
    expect(directory.personByKey('c1')?.id).toBe(directory.personByEmail('ben@prospect.example')?.id);
    expect(directory.personByKey('c1')).toMatchObject({ name: 'Ben Novak', recorded: true });
    expect(strengthBetween(here, 'e1', 'c1')).toBeGreaterThan(0.01);
  });

  test('one id with different data: the first row stands, the later one is reported', async () => {
    const here = await open();
    const rows = csv('id,name', 'x1,First', 'x1,Second', 'x1,First');
    const { run, refusals } = await importFile(here, 'PEOPLE', files.write('double.csv', rows));
    expect(here.application.live.current.directory.personByKey('x1')?.name).toBe('First');
    expect(refusals.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'duplicateId'],
      [4, 'repeatedRow'],
    ]);
    expect(doCountsAddUp(run.stored.counts)).toBe(true);
  });

  test('a row whose id and e-mail belong to two people is left out', async () => {
    const here = await open();
    await importFile(here, 'PEOPLE', files.write('people.csv', PEOPLE));
    const rows = csv('id,email,name', 'e1,carl@own.example,Who');
    const { run, refusals } = await importFile(here, 'PEOPLE', files.write('people.csv', rows));
    expect(refusals).toMatchObject([{ line: 2, field: 'email', reason: 'ambiguousPerson' }]);
    expect(run.stored.counts).toMatchObject({ rowsTaken: 0, rowsWithout: { ambiguousPerson: 1 } });
    expect(here.application.live.current.directory.personByKey('e1')?.name).toBe('Anna Weber');
  });

  test('columns nobody recognises are asked about, and taken once they are named', async () => {
    const here = await open();
    const path = files.write('odd.csv', csv('Kürzelchen;Wer', 'k1;Anna', 'k2;Ben'));
    const asked = await importFile(here, 'PEOPLE', path);
    expect(asked.run.stored.state).toBe('MAPPING_NEEDED');
    expect(asked.run.stored.columns).toMatchObject([
      { name: 'Kürzelchen', samples: ['k1', 'k2'] },
      { name: 'Wer', samples: ['Anna', 'Ben'] },
    ]);
    const mapping = { Kürzelchen: 'id', Wer: 'name' };
    const { run } = await importFile(here, 'PEOPLE', path, { mapping });
    expect(run.stored).toMatchObject({ state: 'DONE', counts: { peopleCreated: 2 } });
  });

  test('a dry run counts like the real one', async () => {
    const here = await open(new SmallCompany().employee('e9', { email: 'anna@own.example' }).rows());
    const path = files.write('dry.csv', PEOPLE);
    const dry = await importFile(here, 'PEOPLE', path, { isDryRun: true });
    expect(here.application.live.current.directory.people.size).toBe(1);
    const real = await importFile(here, 'PEOPLE', path);
    expect(dry.run.stored.counts).toEqual(real.run.stored.counts);
  });
});

describe('organizations.csv', () => {
  test('finds by id, domain or name, and leaves out an owner nobody knows', async () => {
    const company = new SmallCompany().employee('owner').organization('prospect');
    const here = await open(company.rows());
    const rows = csv(
      'id,name,domain,stage,city,account owner',
      '77,Prospect AG,https://www.prospect.example/de,customer,Ulm,owner@own.example',
      '78,New GmbH,,,Bonn,',
      '79,Other GmbH,,,,nobody',
    );
    const path = files.write('organizations.csv', rows);
    const { run, refusals } = await importFile(here, 'ORGANIZATIONS', path);
    expect(run.stored.counts).toMatchObject({
      rowsTaken: 2,
      organizationsCreated: 1,
      rowsWithout: { unknownPerson: 1 },
    });
    expect(refusals).toMatchObject([{ line: 4, reason: 'unknownPerson' }]);
    const { directory } = here.application.live.current;
    expect(directory.organizationByDomain('prospect.example')).toMatchObject({
      id: 'prospect',
      key: '77',
      name: 'Prospect AG',
      stage: 'CUSTOMER',
      city: 'Ulm',
      accountOwnerIds: ['owner'],
    });
    const again = await importFile(here, 'ORGANIZATIONS', path);
    expect(again.run.stored.counts).toMatchObject({ rowsTaken: 0, rowsKnown: 2 });
  });
});

describe('projects.csv', () => {
  const rows = csv(
    'id,name,from,to,organization,person,role,person from,person to',
    'p1,Big Pump,2026-01-01,2026-06-30,Customer GmbH,a@own.example,Lead,,',
    'p1,,,,,b@own.example,,2026-02-01,',
    'p1,,,,,nobody,,,',
    'p2,Lonely,2026-01-01,,,,,,',
  );
  const company = () => new SmallCompany().employee('a').employee('b').employee('c');

  test('makes projects with their members, and the ties of those who worked together', async () => {
    const here = await open(company().rows());
    const path = files.write('projects.csv', rows);
    const dry = await importFile(here, 'PROJECTS', path, { isDryRun: true });
    const { run, refusals } = await importFile(here, 'PROJECTS', path);
    expect(run.stored.counts).toMatchObject({
      rows: 4,
      rowsTaken: 3,
      projectsCreated: 2,
      organizationsCreated: 1,
    });
    expect(refusals).toMatchObject([{ line: 4, field: 'person', value: 'nobody', reason: 'unknownPerson' }]);
    expect(run.stored.progress.tiesDerived).toBe(1);
    expect(dry.run.stored.counts).toEqual(run.stored.counts);
    expect(dry.run.stored.progress.tiesDerived).toBe(1);
    expect(strengthBetween(here, 'a', 'b')).toBeGreaterThan(0.2);
    const again = await importFile(here, 'PROJECTS', path);
    expect(again.run.stored.counts).toMatchObject({ rowsTaken: 0, rowsKnown: 3, projectsCreated: 0 });
  });

  test('a member who joins later changes the ties of everybody on the project', async () => {
    const here = await open(company().rows());
    const path = files.write('joined.csv', rows);
    await importFile(here, 'PROJECTS', path);
    const before = strengthBetween(here, 'a', 'b') ?? 0;
    const more = csv(
      'id,name,person,person from,person to',
      'p1,Big Pump,c@own.example,2026-01-01,2026-06-30',
    );
    await importFile(here, 'PROJECTS', files.write('joined.csv', more));
    expect(strengthBetween(here, 'a', 'b')).toBeLessThan(before);
    expect(strengthBetween(here, 'b', 'c')).toBeGreaterThan(0);
    const live = everything(here);
    await here.application.live.reload();
    expect(everything(here)).toEqual(live);
  });
});
