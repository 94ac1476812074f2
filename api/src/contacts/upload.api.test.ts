import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../server/server.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const TOKEN = 'a-token-for-the-operator-of-this-test';
const MAX_BYTES = 5_000;
const CARD = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Weber\r\nEMAIL:anna@acme.example\r\nEND:VCARD\r\n';

let app: TestApplication;
let server: RunningServer;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perlen-upload-'));
  const company = new SmallCompany().contact('carl', undefined, { recorded: true });
  for (const id of ['lena', 'mara', 'nils', 'olga']) company.employee(id);
  const limit = { PERLEN_UPLOAD_LIMIT_BYTES: String(MAX_BYTES) };
  app = await openTestApplication(company.rows(), { PERLEN_PORT: '0', PERLEN_DATA: folder, ...limit });
  server = await startServer(app.application, TOKEN);
});
afterAll(async () => {
  await server.stop();
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const headersOf = (viewer: string | null) => ({
  'content-type': 'application/octet-stream',
  ...(viewer === null ? {} : { authorization: `Bearer ${TOKEN}`, 'x-perlen-as': viewer }),
});
const address = () => `${server.url}/contacts/files?name=cards.vcf`;
const send = async (viewer: string | null, body: string, headers: Record<string, string> = {}) => {
  const response = await fetch(address(), {
    method: 'POST',
    headers: { ...headersOf(viewer), ...headers },
    body,
  });
  const answer = (await response.json()) as { id?: string; error?: Record<string, unknown> };
  return { status: response.status, ...answer };
};
const filesKept = () => readdir(join(folder, 'contact-files')).catch(() => []);
const namesIn = async (viewer: string, id: unknown) => {
  const { contactFile } = await app.data(
    viewer,
    'query ($id: ID!) { contactFile(id: $id) { rows { name } } }',
    {
      id,
    },
  );
  return contactFile?.rows.map((row: { name: string }) => row.name) ?? null;
};

/** Begins to send a file, and ends it or goes away when asked to. */
function begin(viewer: string) {
  const request = httpRequest(address(), { method: 'POST', headers: headersOf(viewer) });
  const answer = new Promise<{ status: number; id: unknown }>((resolve, reject) => {
    request.on('error', reject);
    request.on('response', async (response) => {
      const { id } = JSON.parse(Buffer.concat(await response.toArray()).toString());
      resolve({ status: response.statusCode ?? 0, id });
    });
  });
  request.write(CARD.slice(0, 20));
  const end = () => {
    request.end(CARD.slice(20));
    return answer;
  };
  const leave = () => {
    answer.catch(() => undefined);
    request.destroy();
  };
  return { end, leave };
}

/** Until a file that was begun has got its place. */
const untilTaken = (count: number) =>
  expect.poll(async () => (await filesKept()).filter((name) => name.endsWith('.raw'))).toHaveLength(count);

describe('sending a file of own contacts', () => {
  it('gives an id by which its sender alone sees what it holds', async () => {
    const { status, id } = await send('lena', CARD);
    expect(status).toBe(201);
    expect(await namesIn('lena', id)).toEqual(['Anna Weber']);
    expect(await namesIn('mara', id)).toBeNull();
  });

  it('is refused without a session, from another site, as another type, too large or unfit; nothing is kept', async () => {
    const before = await filesKept();
    const refused = async (answer: ReturnType<typeof send>) => {
      const { status, error } = await answer;
      return [status, error?.['code'], error?.['problem']];
    };
    expect(await refused(send(null, CARD))).toEqual([401, 'UNAUTHENTICATED', null]);
    expect(await refused(send('carl', CARD))).toEqual([401, 'UNAUTHENTICATED', null]);
    for (const foreign of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
      expect(await refused(send('lena', CARD, foreign))).toEqual([403, 'FORBIDDEN', null]);
    }
    const form = { 'content-type': 'text/plain' };
    expect(await refused(send('lena', CARD, form))).toEqual([415, 'BAD_INPUT', 'NOT_CONTACTS']);
    const large = CARD.padEnd(MAX_BYTES + 1);
    expect(await refused(send('lena', large))).toEqual([413, 'BAD_INPUT', 'TOO_LARGE']);
    expect(await refused(send('lena', 'What is this?'))).toEqual([422, 'BAD_INPUT', 'NOT_CONTACTS']);
    expect(await refused(send('lena', ''))).toEqual([422, 'BAD_INPUT', 'EMPTY']);
    expect(await filesKept()).toEqual(before);
  });

  it('waits for one’s own last file and for those of too many others, and says so; what was begun arrives', async () => {
    const lena = begin('lena');
    await untilTaken(1);
    const again = await send('lena', CARD);
    expect([again.status, again.error?.['problem']]).toEqual([429, 'ONE_AT_A_TIME']);
    expect(again.error?.['message']).toMatch(/send this one again/);
    const [mara, nils] = [begin('mara'), begin('nils')];
    await untilTaken(3);
    const late = await send('olga', CARD);
    expect([late.status, late.error?.['problem']]).toEqual([429, 'BUSY']);
    // Whoever goes away gives the place to others.
    mara.leave();
    await untilTaken(2);
    expect((await send('olga', CARD)).status).toBe(201);
    for (const [viewer, { end }] of [
      ['lena', lena],
      ['nils', nils],
    ] as const) {
      const { status, id } = await end();
      expect(status).toBe(201);
      expect(await namesIn(viewer, id)).toEqual(['Anna Weber']);
    }
    expect((await send('lena', CARD)).status).toBe(201);
  });
});
