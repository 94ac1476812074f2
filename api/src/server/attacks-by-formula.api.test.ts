import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { type RunningServer, startServer } from './server.js';

const TOKEN = 'a-token-for-the-operator-of-this-test';

/** What a spreadsheet may take for the beginning of a formula, full-width forms included. */
const BEGINNINGS = ['=', '+', '-', '@', '\t=', '\r=', '\n=', '＝', '＋', '－', '＠'];
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

let test: TestApplication;
let server: RunningServer;
const data = mkdtempSync(join(tmpdir(), 'perlen-formulas-'));

beforeAll(async () => {
  const company = new SmallCompany().organization('own', 'OWN').employee('anna', { roles: ['STEWARD'] });
  BEGINNINGS.forEach((beginning, index) => {
    const text = `${beginning}HYPERLINK("http://evil.example";"x")`;
    company
      .department(`d${index}`)
      .organization(`o${index}`, 'PROSPECT', { name: `${text}o`, city: text, country: text })
      .employee(`e${index}`, { name: `${text}e`, title: text, phone: text }, `d${index}`)
      .contact(`c${index}`, `o${index}`, { name: `${text}c`, title: text, phone: text, recorded: true })
      .project(`p${index}`, `o${index}`, { name: `${text}p`, from: '2026-01-01' })
      .tie('anna', `c${index}`, 0.7, 'NAMED')
      .tie(`e${index}`, `c${index}`, 0.5, 'NAMED');
  });
  test = await openTestApplication(company.rows(), { PERLEN_PORT: '0', PERLEN_DATA: data });
  server = await startServer(test.application, TOKEN);
  const ids = BEGINNINGS.flatMap((_beginning, index) => [`o${index}`, `c${index}`]);
  await test.data('anna', 'mutation($ids: [ID!]!) { addTargets(ids: $ids) }', { ids });
});
afterAll(async () => {
  await server.stop();
  await test.close();
  rmSync(data, { recursive: true, force: true });
});

const HEADERS = { authorization: `Bearer ${TOKEN}`, 'x-perlen-as': 'anna' };

async function cellsOf(path: string, delimiter: string): Promise<string[]> {
  const response = await fetch(`${server.url}${path}`, { headers: HEADERS });
  expect(response.status, path).toBe(200);
  const rows: string[][] = parse(await response.text(), { delimiter, bom: true, record_delimiter: '\r\n' });
  return rows.slice(1).flat();
}

it.each([
  '/export/people.csv',
  '/export/organizations.csv',
  '/export/projects.csv',
  '/export/reach.csv?kind=ORGANIZATION,PERSON',
  '/targets.csv?sort=NAME',
])('No text from outside is a formula in %s', async (path) => {
  for (const [language, delimiter] of [
    ['de', ';'],
    ['en', ','],
  ] as const) {
    const cells = await cellsOf(`${path}${path.includes('?') ? '&' : '?'}language=${language}`, delimiter);
    expect(cells.filter((cell) => cell.includes('HYPERLINK')).length).toBeGreaterThan(BEGINNINGS.length - 1);
    expect(cells.filter((cell) => FORMULA.test(cell))).toEqual([]);
  }
});

it('No text from outside is a formula in what an import left out', async () => {
  const rows = BEGINNINGS.map((beginning) => `x,"${beginning}1+1"`);
  const sent = await fetch(`${server.url}/imports/files?name=${encodeURIComponent('=1+1.csv')}`, {
    method: 'POST',
    headers: { ...HEADERS, 'content-type': 'application/octet-stream' },
    body: `name,email\n${rows.join('\n')}\n`,
  });
  const { id: upload } = (await sent.json()) as { id: string };
  const { startImport } = await test.data(
    'anna',
    'mutation($upload: ID!) { startImport(input: { kind: PEOPLE, upload: $upload }) { id } }',
    { upload },
  );
  let state = 'RUNNING';
  while (state === 'RUNNING') {
    await new Promise((resolve) => setTimeout(resolve, 20));
    ({ state } = (
      await test.data('anna', 'query($id: ID!) { import(id: $id) { state } }', startImport)
    ).import);
  }
  const cells = await cellsOf(`/imports/${startImport.id}/refusals.csv`, ',');
  expect(cells.length).toBeGreaterThan(BEGINNINGS.length);
  expect(cells.filter((cell) => FORMULA.test(cell))).toEqual([]);
});
