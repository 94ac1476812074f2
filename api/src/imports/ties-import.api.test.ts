import { describe, expect, test } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { csv, importFile, importTests, strengthBetween } from './pipeline/testing.js';

const { files, open } = importTests();

describe('ties.csv', () => {
  const company = () =>
    new SmallCompany()
      .employee('a')
      .employee('b', { mergedInto: 'a', email: 'b@own.example' })
      .contact('x', undefined, { email: 'x@prospect.example' })
      .contact('y');

  test('strengths are taken as stated; 1 becomes 0.98 and below 0.01 there is no tie', async () => {
    const here = await open(company().rows());
    const rows = csv('source,target,strength', 'a,x@prospect.example,1', 'a,y,0.005', 'x,y,0.4');
    const { run } = await importFile(here, 'TIES', files.write('ties.csv', rows));
    expect(run.stored.counts).toMatchObject({ rowsTaken: 3, eventsCounted: 3 });
    expect(run.stored.progress.tiesDerived).toBe(2);
    expect(strengthBetween(here, 'a', 'x')).toBe(0.98);
    expect(strengthBetween(here, 'a', 'y')).toBeNull();
    expect(strengthBetween(here, 'x', 'y')).toBe(0.4);
  });

  test('a later row and a later import replace what the file said; another file is another source', async () => {
    const here = await open(company().rows());
    const rows = csv('source,target,strength', 'a,x,0.2', 'x,a,0.6');
    const path = files.write('said.csv', rows);
    await importFile(here, 'TIES', path);
    expect(strengthBetween(here, 'a', 'x')).toBeCloseTo(0.6, 12);
    files.write('said.csv', csv('source,target,strength', 'a,x,0.3'));
    await importFile(here, 'TIES', path);
    expect(strengthBetween(here, 'a', 'x')).toBeCloseTo(0.3, 12);
    await importFile(here, 'TIES', files.write('other.csv', csv('source,target,strength', 'a,x,0.1')));
    expect(strengthBetween(here, 'a', 'x')).toBeCloseTo(0.1, 12);
    const { run } = await importFile(here, 'TIES', path);
    expect(run.stored.counts).toMatchObject({ rowsKnown: 1, rowsTaken: 0 });
  });

  test('events of a kind replace what the file said of this pair, kind and direction', async () => {
    const here = await open(company().rows());
    const head = 'source,target,kind,count,first,last';
    const path = files.write('events.csv', csv(head, 'a,x,mail,10,,2026-11-23', 'x,a,mail,4,,2026-11-23'));
    await importFile(here, 'TIES', path);
    const mail = (there: number, back: number) =>
      0.9 * (0.3 * -Math.expm1(-(there + back) / 5) + 0.7 * -Math.expm1((-2 * Math.min(there, back)) / 5));
    expect(strengthBetween(here, 'a', 'x')).toBeCloseTo(mail(10, 4), 12);
    files.write('events.csv', csv(head, 'a,x,mail,2,,2026-11-23', 'a,x,meeting,4,,2026-11-23'));
    const { run } = await importFile(here, 'TIES', path);
    const met = 0.9 * -Math.expm1(-4 / 4);
    expect(strengthBetween(here, 'x', 'a')).toBeCloseTo(1 - (1 - mail(2, 4)) * (1 - met), 12);
    expect(run.stored.counts).toMatchObject({ rowsTaken: 2, eventsCounted: 6 });
    const again = await importFile(here, 'TIES', path);
    expect(again.run.stored.counts).toMatchObject({ rowsTaken: 0, rowsKnown: 2, eventsKnown: 6 });
  });

  test("a person's own word wins over the file", async () => {
    const said = company().link('DECLARED', 'a', 'x', { level: 'BARELY', at: '2026-11-23T08:00:00.000Z' });
    const here = await open(said.rows());
    await importFile(here, 'TIES', files.write('own.csv', csv('source,target,strength', 'a,x,0.9')));
    expect(strengthBetween(here, 'a', 'x')).toBeCloseTo(0.25, 12);
  });

  test('a merged record stands for the person it lives on in; a tie to oneself is refused', async () => {
    const here = await open(company().rows());
    const rows = csv('source,target,strength', 'b@own.example,y,0.5', 'x,x@prospect.example,0.5');
    const { refusals } = await importFile(here, 'TIES', files.write('merged.csv', rows));
    expect(strengthBetween(here, 'a', 'y')).toBe(0.5);
    expect(refusals).toMatchObject([{ line: 3, field: 'target', reason: 'self' }]);
  });

  test('a row that names somebody unknown is left out and makes nobody', async () => {
    const here = await open(company().rows());
    const rows = csv('source,target,strength', 'a,nobody@nowhere.example,0.5', 'who,a,0.5', 'a,y,0.5');
    const { run, refusals } = await importFile(here, 'TIES', files.write('unknown.csv', rows));
    expect(refusals).toMatchObject([
      { line: 2, field: 'target', value: 'nobody@nowhere.example', reason: 'unknownPerson' },
      { line: 3, field: 'source', value: 'who', reason: 'unknownPerson' },
    ]);
    expect(run.stored.counts).toMatchObject({
      rows: 3,
      rowsTaken: 1,
      rowsWithout: { unknownPerson: 2 },
      peopleCreated: 0,
    });
  });

  test('a dry run counts ties like the real one, those already there included', async () => {
    const here = await open(company().tie('a', 'x', 0.5).rows());
    const rows = csv('source,target,strength', 'a,x,0', 'a,y,0.7', 'b@own.example,x,0.001', 'x,y,0.2');
    const path = files.write('dryties.csv', rows);
    const dry = await importFile(here, 'TIES', path, { isDryRun: true });
    const real = await importFile(here, 'TIES', path);
    expect(dry.run.stored.counts).toEqual(real.run.stored.counts);
    expect(dry.run.stored.progress.tiesDerived).toBe(real.run.stored.progress.tiesDerived);
  });
});
