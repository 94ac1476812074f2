import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { type RunningServer, startServer } from '../server/server.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const TOKEN = 'a-token-for-the-operator-of-this-test';

const company = () =>
  new SmallCompany()
    .setting('defaultSharing', 'NAMED')
    .organization('acme')
    .employee('me', { name: '=1+1' })
    .employee('tim')
    .contact('weber', 'acme', { name: '@SUM(A1)' })
    .contact('mine', 'acme', { name: 'Only mine' })
    .contact('theirs', 'acme', { name: 'Tims secret' })
    .contact('both', 'acme', { name: 'Hidden by Tim' })
    .tie('me', 'weber', 0.7, 'NAMED')
    .tie('me', 'mine', 0.7, 'PRIVATE')
    .tie('tim', 'theirs', 0.7, 'PRIVATE')
    .tie('tim', 'both', 0.7, 'PRIVATE')
    .link('DECLARED', 'me', 'both', { level: 'NO', at: '2026-11-01T00:00:00.000Z', source: 'word' });

describe('everything about me in one file', () => {
  let app: TestApplication;
  let server: RunningServer;
  beforeAll(async () => {
    app = await openTestApplication(company().rows(), { PERLEN_PORT: '0' });
    server = await startServer(app.application, TOKEN);
  });
  afterAll(async () => {
    await server.stop();
    await app.close();
  });

  const fetchAs = (viewer: string, language = 'en', headers: Record<string, string> = {}) =>
    fetch(`${server.url}/export/me.zip?language=${language}`, {
      headers: { authorization: `Bearer ${TOKEN}`, 'x-perlen-as': viewer, ...headers },
    });

  it('holds the same as JSON and as sheets, in both languages', async () => {
    const english = await filesIn(await fetchAs('me'));
    expect(Object.keys(english).sort()).toEqual([
      'Read me.txt',
      'evidence.csv',
      'facts.csv',
      'perlen.json',
      'requests.csv',
      'targets.csv',
      'ties.csv',
    ]);
    const { ties, evidence } = JSON.parse(english['perlen.json'] ?? '');
    expect(ties.map((tie: { with: string }) => tie.with).sort()).toEqual(['@SUM(A1)', 'Only mine']);
    expect(evidence).toHaveLength(3);
    expect(Object.keys(await filesIn(await fetchAs('me', 'de')))).toContain('Verbindungen.csv');
  });

  it('makes no cell a formula, and is kept by nobody on the way', async () => {
    const response = await fetchAs('me');
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const files = await filesIn(response);
    expect(files['ties.csv']).toContain("'@SUM(A1)");
    expect(files['facts.csv']).toContain("name,'=1+1");
  });

  it('holds nothing of others’ ties, nor the name of somebody whom another one hides', async () => {
    const files = Object.values(await filesIn(await fetchAs('me'))).join('\n');
    expect(files).not.toContain('Tims secret');
    expect(files).not.toContain('Hidden by Tim');
    expect(Object.values(await filesIn(await fetchAs('tim'))).join('\n')).not.toContain('Only mine');
  });

  it('is refused to a page of another origin', async () => {
    expect((await fetchAs('me', 'en', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
});

async function filesIn(response: Response): Promise<Record<string, string>> {
  expect(response.status).toBe(200);
  const zip = await fromBufferPromise(Buffer.from(await response.arrayBuffer()), { lazyEntries: true });
  const files: Record<string, string> = {};
  for await (const entry of zip.eachEntry()) {
    const content = await buffer(await zip.openReadStreamPromise(entry));
    files[entry.fileName] = content.toString('utf8');
  }
  return files;
}
