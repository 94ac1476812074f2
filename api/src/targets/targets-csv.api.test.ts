import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../server/server.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const TOKEN = 'a-token-for-the-operator-of-this-test';

let app: TestApplication;
let server: RunningServer;

beforeAll(async () => {
  const company = new SmallCompany()
    .organization('weber', 'PROSPECT', { name: '=HYPERLINK("http://evil.example";"Weber")' })
    .employee('seller', { name: 'Sina Seller' })
    .employee('e1', { name: '+Eins' })
    .employee('rival')
    .contact('named', 'weber', { name: '@Nora;"Named"', recorded: true })
    .contact('alone', undefined, { name: '-1+1', recorded: true })
    .tie('e1', 'named', 0.6, 'NAMED');
  app = await openTestApplication(company.rows(), { PERLEN_PORT: '0' });
  server = await startServer(app.application, TOKEN);
  await app.data('seller', 'mutation { addTargets(ids: ["weber", "named", "alone"]) }');
});

afterAll(async () => {
  await server.stop();
  await app.close();
});

const fetchAs = (viewer: string | null, search: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/targets.csv${search}`, {
    headers: {
      ...(viewer === null ? {} : { authorization: `Bearer ${TOKEN}`, 'x-perlen-as': viewer }),
      ...headers,
    },
  });

describe('targets as a file', () => {
  it('are the viewer’s own, in their language, with the best path to each', async () => {
    const response = await fetchAs('seller', '?language=de&sort=RUNG');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain('perlen-targets.csv');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const lines = (await response.text()).split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain('Name;Art;Organisation');
    expect(lines.filter((line) => line.includes(';Weg mit Namen;stark;'))).toHaveLength(2);
    const english = await (await fetchAs('seller', '?language=en')).text();
    expect(english).toContain('Name,Kind,Organization');
    expect((await (await fetchAs('rival', '')).text()).trim().split('\r\n')).toHaveLength(1);
  });

  it('run no formula in a sheet', async () => {
    const text = await (await fetchAs('seller', '?language=en')).text();
    const cells = text.split(/\r\n/).flatMap((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
    expect(cells.filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([]);
    for (const name of ["'=HYPERLINK", "'@Nora", "'-1+1", "'+Eins"]) expect(text).toContain(name);
  });

  it('are narrowed down like the page, and nonsense in the address is left out', async () => {
    const names = async (search: string) =>
      (await (await fetchAs('seller', search)).text()).trim().split('\r\n').slice(1).length;
    expect(await names('?kinds=PERSON')).toBe(2);
    expect(await names('?rungs=PATH,OFFER&stages=PROSPECT')).toBe(2);
    expect(await names('?changed=1')).toBe(0);
    expect(await names('?kinds=MARS&sort=%00&language=xx')).toBe(3);
  });

  it('are given to employees only', async () => {
    expect((await fetchAs(null, '')).status).toBe(401);
    expect((await fetchAs('named', '')).status).toBe(401);
  });

  it('are read by no foreign page', async () => {
    const refused = await fetchAs('seller', '', { 'sec-fetch-site': 'cross-site' });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ error: { code: 'FORBIDDEN' } });
    expect((await fetchAs('seller', '', { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });
});
