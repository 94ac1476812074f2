import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../server/server.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const TOKEN = 'a-token-for-the-operator-of-this-test';
/** More than are written at once. */
const CROWD = 1_203;

describe('An exported list', () => {
  let test: TestApplication;
  let server: RunningServer;
  beforeAll(async () => {
    const company = new SmallCompany()
      .organization('own', 'OWN')
      .organization('acme', 'CUSTOMER', { city: 'Köln', country: 'DE' })
      .department('d0')
      .employee('anna', { name: 'Anna Ähre', title: 'Leiterin; Einkauf' }, 'd0')
      .employee('bert', { name: '=cmd|calc', title: '@home' })
      .contact('carl', 'acme', { phone: '+49 221 1' })
      .contact('dora', 'acme')
      .organization('quiet', 'UNKNOWN', { name: 'Quiet Ltd', personal: true })
      .contact('emil', 'quiet')
      .tie('bert', 'emil', 0.7, 'PRIVATE')
      .project('p', 'acme', { from: '2026-01-01' })
      .project('plan', 'quiet', { from: '2030-01-01' })
      .skill('rust', 'anna')
      .tie('anna', 'carl', 0.7, 'NAMED')
      .tie('bert', 'dora', 0.7, 'PRIVATE')
      .organization('calm', 'PARTNER', { name: '+calm' })
      .contact('fay', 'calm')
      .tie('bert', 'fay', 0.7, 'BLIND');
    for (let number = 0; number < CROWD; number += 1) company.employee(`x${number}`, { title: 'Crowd' });
    test = await openTestApplication(company.rows(), { PERLEN_PORT: '0' });
    server = await startServer(test.application, TOKEN);
  });
  afterAll(async () => {
    await server.stop();
    await test.close();
  });

  const get = (path: string, as: string | null = 'anna', headers: Record<string, string> = {}) =>
    fetch(`${server.url}/export/${path}`, {
      headers: {
        ...(as === null ? {} : { authorization: `Bearer ${TOKEN}`, 'x-perlen-as': as }),
        ...headers,
      },
    });
  const rowsOf = async (path: string, as = 'anna') => {
    const response = await get(path, as);
    expect(response.status).toBe(200);
    // Bytes: reading as text would drop the mark at the beginning.
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    const delimiter = path.includes('language=de') ? ';' : ',';
    return parse(text, { bom: true, delimiter, record_delimiter: '\r\n' });
  };

  it('has all rows of the filters and the sort of its address, not one page', async () => {
    expect(await rowsOf('people.csv?q=crowd')).toHaveLength(CROWD + 1);
    const [head, ...rows] = await rowsOf('people.csv?kind=EMPLOYEE,NOBODY&sort=TITLE&down=1&department=gone');
    expect(head).toEqual([
      'Name',
      'Kind',
      'Job title',
      'Department',
      'Organization',
      'There since',
      'E-mail',
      'Phone',
      'Skills',
    ]);
    expect(rows).toHaveLength(CROWD + 2);
    expect(rows[0]?.[0]).toBe('Anna Ähre');
  });

  it('is in the language of whoever asks, opens in their spreadsheet, and no cell is a formula', async () => {
    const response = await get('people.csv?language=de&kind=EMPLOYEE');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="Perlen-Personen-2026-11-23.csv"',
    );
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    const rows = await rowsOf('people.csv?language=de&q=anna');
    expect(rows).toEqual([
      [
        'Name',
        'Art',
        'Funktion',
        'Abteilung',
        'Organisation',
        'Dort seit',
        'E-Mail',
        'Telefon',
        'Kenntnisse',
      ],
      ['Anna Ähre', 'In der Firma', 'Leiterin; Einkauf', 'd0', '', '', 'anna@own.example', '', 'rust'],
    ]);
    const [, formula] = await rowsOf('people.csv?q=cmd');
    expect(formula?.slice(0, 3)).toEqual(["'=cmd|calc", 'Colleague', "'@home"]);
  });

  it('shows contact details and contacts only to whom the page shows them', async () => {
    const carl = async (viewer: string) => (await rowsOf('people.csv?q=carl', viewer))[1];
    expect(await carl('anna')).toContain("'+49 221 1");
    expect(await carl('bert')).toEqual(['carl', 'Contact', 'Manager', '', 'acme', '', '', '', '']);
    expect(await rowsOf('people.csv?q=dora', 'anna')).toHaveLength(1);
    expect(await rowsOf('people.csv?q=dora', 'bert')).toHaveLength(2);
    const organizations = await rowsOf('organizations.csv?stage=CUSTOMER', 'anna');
    expect(organizations[1]).toEqual(['acme', 'Customer', 'acme.example', 'Köln', 'DE', '', '1', 'yes']);
    const projects = await rowsOf('projects.csv?language=de&state=RUNNING', 'anna');
    expect(projects[1]).toEqual(['p', 'acme', '', '2026-01-01', '', 'Läuft', '0']);
    const planned = async (viewer: string) => (await rowsOf('projects.csv?state=PLANNED', viewer))[1]?.[1];
    expect(await planned('anna')).toBe('');
    expect(await planned('bert')).toBe('Quiet Ltd');
    expect(await rowsOf('projects.csv?q=quiet', 'anna')).toHaveLength(1);
  });

  it('of those within reach has the paths as the page has them, and nobody who is known without a name alone', async () => {
    const [head, ...rows] = await rowsOf('reach.csv?stage=CUSTOMER,PARTNER&kind=ORGANIZATION,PERSON', 'anna');
    expect(head).toEqual([
      'Name',
      'Kind',
      'Stage',
      'How well',
      'Steps',
      'To be asked first',
      'Through',
      'Somebody here, unnamed',
    ]);
    expect(rows).toEqual([
      ['acme', 'Organization', 'Customer', 'strong', '1', 'Anna Ähre', 'Anna Ähre | carl', ''],
      ['carl', 'Person', '', 'strong', '1', 'Anna Ähre', 'Anna Ähre | carl', ''],
      ["'+calm", 'Organization', 'Partner', '', '', '', '', 'strong'],
    ]);
    expect(await rowsOf('reach.csv?language=de&stage=CUSTOMER&word=WEAK&state=WITHIN_REACH&hops=99')).toEqual(
      [
        [
          'Name',
          'Art',
          'Stand',
          'Wie gut',
          'Schritte',
          'Zuerst zu fragen',
          'Über',
          'Jemand hier, ohne Namen',
        ],
      ],
    );
    expect((await get('reach.csv?from=VIEWER', null)).status).toBe(401);
  });

  it('goes to nobody who is not signed in and to no foreign page', async () => {
    const refused = await get('people.csv', null);
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
    for (const site of ['cross-site', 'same-site']) {
      expect((await get('people.csv', 'anna', { 'sec-fetch-site': site })).status).toBe(403);
    }
    expect((await get('people.csv?q=anna', 'anna', { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('puts up with whatever stands in the address', async () => {
    const odd =
      'people.csv?sort=__proto__&down=yes&kind[]=x&kind[a]=y&known=2&q[]=z&skill=%00&department=,,,';
    expect((await rowsOf(odd)).length).toBeGreaterThan(CROWD);
    expect(await rowsOf(`people.csv?q=${'a'.repeat(5_000)}`)).toHaveLength(1);
    expect((await rowsOf('projects.csv?year=1e9,x,2026')).length).toBe(2);
  });
});
