import { describe, expect, test } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import type { TestApplication } from '../testing/test-application.js';
import { doCountsAddUp } from './pipeline/counts.js';
import { sourceIdOf } from './pipeline/run-facts.js';
import { csv, importFile, importTests, mbox, strengthBetween } from './pipeline/testing.js';

const { files, open } = importTests();

const HR = csv(
  'id,email,name,title,department,phone',
  '17,anna@own.example,Anna Weber,Engineer,Sales,',
  '18,carl@own.example,Carl Zeiss,Head,Sales,+49 2',
);
const CRM = csv(
  'id,email,name,title,department,phone,organization',
  'u-1,ANNA@own.example,Anna Weber,Technician,Service,+49 1,',
  '17,ben@prospect.example,Ben Novak,Buyer,,,Prospect AG',
);

const RESOLVE =
  'query ($text: String!) { resolve(text: $text) { ... on Person { name } ... on Organization { name } ... on Project { name } } }';

async function namesOf(here: TestApplication, text: string): Promise<string[]> {
  const { resolve } = await here.data('operator', RESOLVE, { text });
  return resolve.map(({ name }: { name: string }) => name);
}

async function both(): Promise<TestApplication> {
  const here = await open();
  await importFile(here, 'PEOPLE', files.write('hr.csv', HR));
  await importFile(here, 'PEOPLE', files.write('crm.csv', CRM));
  return here;
}

describe('people of two systems', () => {
  test('with one e-mail address are one person, who is found by the keys of both', async () => {
    const here = await both();
    expect(here.application.live.current.directory.people.size).toBe(3);
    expect(await namesOf(here, 'u-1')).toEqual(['Anna Weber']);
    expect(await namesOf(here, '18')).toEqual(['Carl Zeiss']);
    const changed = csv('id,name,phone', 'u-1,Anna Weber,+49 9', '17,Ben Novak-Kurz,');
    const { run } = await importFile(here, 'PEOPLE', files.write('crm.csv', changed));
    expect(run.stored.counts).toMatchObject({ rows: 2, peopleCreated: 0 });
    const { directory } = here.application.live.current;
    expect(directory.people.size).toBe(3);
    expect(directory.personByEmail('ben@prospect.example')?.name).toBe('Ben Novak-Kurz');
  });

  test('fill what is empty; where they disagree the first system holds, and the report says so', async () => {
    const here = await open();
    await importFile(here, 'PEOPLE', files.write('hr.csv', HR));
    const dry = await importFile(here, 'PEOPLE', files.write('crm.csv', CRM), { isDryRun: true });
    const { run, refusals } = await importFile(here, 'PEOPLE', files.write('crm.csv', CRM));
    expect(refusals.map(({ line, field, value, reason }) => [line, field, value, reason])).toEqual([
      [2, 'title', 'Technician', 'otherSource'],
      [2, 'department', 'Service', 'otherSource'],
      [3, 'id', '17', 'keyOfAnother'],
    ]);
    expect(dry.refusals).toEqual(refusals);
    expect(dry.run.stored.counts).toEqual(run.stored.counts);
    expect(run.stored.counts).toMatchObject({ rowsTaken: 2, rowsWithout: {}, peopleCreated: 1 });
    expect(doCountsAddUp(run.stored.counts)).toBe(true);
    const { directory } = here.application.live.current;
    const anna = directory.personByEmail('anna@own.example');
    expect(anna).toMatchObject({ key: '17', title: 'Engineer', phone: '+49 1', isEmployee: true });
    expect([...directory.departments.values()].map(({ name }) => name)).toEqual(['Sales']);
  });

  test('may give one id to two people: they stay apart, and a row that names the id alone is left out', async () => {
    const here = await both();
    expect((await namesOf(here, '17')).sort()).toEqual(['Anna Weber', 'Ben Novak']);
    const ties = csv('source,target,strength', '17,18,0.5', 'u-1,18,0.5');
    const { refusals } = await importFile(here, 'TIES', files.write('ties.csv', ties));
    expect(refusals).toMatchObject([{ line: 2, field: 'source', value: '17', reason: 'ambiguousPerson' }]);
    expect(strengthBetween(here, 'anna@own.example', '18')).toBeCloseTo(0.5, 9);
  });

  test('imported again change nothing', async () => {
    const here = await both();
    for (const [name, text] of [
      ['hr.csv', HR],
      ['crm.csv', CRM],
    ] as const) {
      const { run } = await importFile(here, 'PEOPLE', files.write(name, text));
      expect(run.stored.counts).toMatchObject({ rowsTaken: 0, rowsKnown: 2 });
    }
  });

  test('in one file two ids for one address are refused, in one source over time as well', async () => {
    const here = await open();
    const twice = csv('id,email,name', '1,anna@own.example,Anna', '2,Anna@Own.example,Anna W');
    const first = await importFile(here, 'PEOPLE', files.write('staff.csv', twice));
    expect(first.refusals).toMatchObject([{ line: 3, field: 'email', reason: 'duplicateId' }]);
    const later = csv('id,email,name', '3,anna@own.example,Anna');
    const second = await importFile(here, 'PEOPLE', files.write('staff.csv', later));
    expect(second.refusals).toMatchObject([{ line: 2, field: 'id', reason: 'otherKey' }]);
    expect(second.run.stored.counts).toMatchObject({ rowsTaken: 0, rowsWithout: { otherKey: 1 } });
  });

  test('are one system where their file is exported again with another date', async () => {
    const here = await open();
    await importFile(here, 'PEOPLE', files.write('hr-2026-10.csv', HR));
    const next = csv('id,email,name,title', '17,a.weber@own.example,Anna Kurz,Lead');
    const { refusals } = await importFile(here, 'PEOPLE', files.write('hr-2026-11 (1).csv', next));
    expect(refusals).toEqual([]);
    const anna = here.application.live.current.directory.personByEmail('anna@own.example');
    expect(anna).toMatchObject({ name: 'Anna Kurz', title: 'Lead', email: 'a.weber@own.example' });
  });

  test('keep a key from before keys were kept by system', async () => {
    const here = await open(new SmallCompany().employee('p1', { key: 'e1', name: 'Anna' }).rows());
    const row = csv('id,name,title', 'e1,Anna Weber,Engineer');
    const { run } = await importFile(here, 'PEOPLE', files.write('hr.csv', row));
    expect(run.stored.counts).toMatchObject({ rowsTaken: 1, peopleCreated: 0 });
    expect(here.application.live.current.directory.person('p1')).toMatchObject({
      name: 'Anna Weber',
      title: 'Engineer',
    });
  });

  test('do not make a contact a colleague by saying nothing of it', async () => {
    const here = await both();
    const list = csv('id,email,name', '9,ben@prospect.example,Ben Novak');
    await importFile(here, 'PEOPLE', files.write('newsletter.csv', list), { ownDomains: [] });
    const ben = here.application.live.current.directory.personByEmail('ben@prospect.example');
    expect(ben).toMatchObject({ isEmployee: false });
    expect(ben?.employments).toMatchObject([{ title: 'Buyer', until: null }]);
  });

  test('keep where somebody works as the first system says, and take what it does not say', async () => {
    const here = await both();
    const rows = csv('id,email,organization,title,phone', '5,ben@prospect.example,Elsewhere GmbH,Lead,+49 5');
    const { refusals } = await importFile(here, 'PEOPLE', files.write('fair.csv', rows));
    expect(refusals).toMatchObject([
      { field: 'organization', value: 'Elsewhere GmbH', reason: 'otherSource' },
    ]);
    const { directory } = here.application.live.current;
    expect(directory.personByEmail('ben@prospect.example')).toMatchObject({ phone: '+49 5' });
    expect([...directory.organizations.values()].map(({ name }) => name)).not.toContain('Elsewhere GmbH');
  });

  test('merged by hand are found by the address and the key of either record', async () => {
    const here = await open();
    const two = csv('id,email,name', '1,anna@own.example,Anna', '2,a.weber@own.example,Anna W');
    await importFile(here, 'PEOPLE', files.write('hr.csv', two));
    const { directory } = here.application.live.current;
    const [keep, remove] = ['1', '2'].map((key) => directory.personByKey(key)?.id);
    await here.data(
      'operator',
      'mutation ($keep: ID!, $remove: ID!) { mergePeople(keep: $keep, remove: $remove) { id } }',
      { keep, remove },
    );
    const rows = csv('id,email,title', '1,a.weber@own.example,Lead', '2,,');
    const { run, refusals } = await importFile(here, 'PEOPLE', files.write('hr.csv', rows));
    expect(refusals).toEqual([]);
    expect(run.stored).toMatchObject({ state: 'DONE', counts: { peopleCreated: 0 } });
    expect(here.application.live.current.directory.person(keep ?? '')).toMatchObject({ title: 'Lead' });
  });
});

describe('which systems brought a record', () => {
  const SOURCES = `MATCH (p:Person {email: $email}) RETURN p.sources AS sources, p.source AS source, p.sourceKeys AS keys`;

  test('is kept with it, mail included, and whatever was there before or by hand counts as brought here', async () => {
    const here = await open(new SmallCompany().employee('old', { email: 'carl@own.example' }).rows());
    const mail = mbox({ id: 'm1', from: 'anna@own.example', to: 'ben@prospect.example' });
    await importFile(here, 'MAIL', files.write('box.mbox', mail));
    await importFile(here, 'PEOPLE', files.write('hr.csv', HR));
    const read = async (email: string) => (await here.store.runOutsideTransaction(SOURCES, { email }))[0];
    const [anna, ben, carl] = await Promise.all(
      ['anna', 'ben', 'carl'].map((name) => read(`${name}@${name === 'ben' ? 'prospect' : 'own'}.example`)),
    );
    const box = sourceIdOf('MAIL', 'box.mbox');
    const hr = sourceIdOf('PEOPLE', 'hr.csv');
    expect(anna).toEqual({ sources: [box, hr], source: hr, keys: [`${hr} 17`] });
    expect(ben).toEqual({ sources: [box], source: null, keys: [] });
    expect(carl).toEqual({ sources: ['perlen', hr], source: hr, keys: [`${hr} 18`] });
  });
});

describe('organizations and projects of two systems', () => {
  test('with one domain are one organization, found by both keys; the first system holds', async () => {
    const here = await open();
    const erp = csv(
      'id,name,domain,stage,city',
      '1,Prospect AG,prospect.example,customer,',
      '2,Kurz GmbH,,,',
    );
    const crm = csv(
      'id,name,domain,stage,city',
      'A1,Prospect,www.prospect.example,prospect,Ulm',
      '2,Lang GmbH,,,',
    );
    await importFile(here, 'ORGANIZATIONS', files.write('erp.csv', erp));
    const { run, refusals } = await importFile(here, 'ORGANIZATIONS', files.write('crm.csv', crm));
    expect(run.stored.counts).toMatchObject({ rowsTaken: 2, organizationsCreated: 1 });
    expect(refusals.map(({ line, field, reason }) => [line, field, reason])).toEqual([
      [2, 'name', 'otherSource'],
      [2, 'stage', 'otherSource'],
      [3, 'id', 'keyOfAnother'],
    ]);
    expect(await namesOf(here, 'A1')).toEqual(['Prospect AG']);
    expect((await namesOf(here, '2')).sort()).toEqual(['Kurz GmbH', 'Lang GmbH']);
    const found = here.application.live.current.directory.organizationByDomain('prospect.example');
    expect(found).toMatchObject({ key: '1', stage: 'CUSTOMER', city: 'Ulm' });
    const again = await importFile(here, 'ORGANIZATIONS', files.write('crm.csv', crm));
    expect(again.run.stored.counts).toMatchObject({ rowsTaken: 0, rowsKnown: 2 });
  });

  test('two projects with one id in two systems stay apart unless they have one name', async () => {
    const here = await open();
    await importFile(
      here,
      'PROJECTS',
      files.write('erp.csv', csv('id,name,from', 'P1,Pump,2026-01-01', 'P2,Mill,')),
    );
    const { refusals } = await importFile(
      here,
      'PROJECTS',
      files.write('plan.csv', csv('id,name,from', 'P1,Press,2026-02-01', 'P2,Mill,2026-03-01')),
    );
    expect(refusals).toMatchObject([{ line: 2, field: 'id', value: 'P1', reason: 'keyOfAnother' }]);
    const projects = [...here.application.live.current.directory.projects.values()];
    expect(projects.map(({ name, from }) => [name, from]).sort()).toEqual([
      ['Mill', '2026-03-01'],
      ['Press', '2026-02-01'],
      ['Pump', '2026-01-01'],
    ]);
  });
});
