import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../server/server.js';
import { SmallCompany } from '../../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../../testing/test-application.js';

const TOKEN = 'a-token-for-the-operator-of-this-test';

let app: TestApplication;
let server: RunningServer;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'perlen-papers-'));
  const company = new SmallCompany()
    .employee('council', { roles: ['WORKS_COUNCIL'] })
    .organization('own', 'OWN', { name: '"; filename="evil.exe" \r\nX: <Große> Weberei' });
  app = await openTestApplication(company.rows(), { PERLEN_PORT: '0', PERLEN_DATA: folder });
  server = await startServer(app.application, TOKEN);
});
afterAll(async () => {
  await server.stop();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

it('a paper comes as a file of a name of ours, whatever the company is called', async () => {
  const response = await fetch(`${server.url}/council/record-of-processing.pdf`, {
    headers: { authorization: `Bearer ${TOKEN}`, 'x-perlen-as': 'council' },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/pdf');
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename="Perlen-Verarbeitungsverzeichnis-2026-11-23.pdf"',
  );
  const pdf = Buffer.from(await response.arrayBuffer());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.subarray(-6).toString()).toContain('%%EOF');
});

it('whoever is signed in reads the register in their language, and who is not, does not', async () => {
  const QUESTION =
    'query ($language: RegisterLanguage!) { register(language: $language) { things { name title } } }';
  const titleIn = async (language: string) => {
    const { register } = await app.data('council', QUESTION, { language });
    return register.things.find(({ name }: { name: string }) => name === 'KNOWS').title;
  };
  expect(await titleIn('DE')).toBe('Kennen sich');
  expect(await titleIn('EN')).toBe('Know each other');
  const refused = await app.run(null, QUESTION, { language: 'DE' });
  expect(refused.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
});
