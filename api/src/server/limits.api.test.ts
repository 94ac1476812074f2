import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { readKnownDocuments } from './known-documents.js';
import { type RunningServer, startServer } from './server.js';

const TOKEN = 'a-token-for-the-operator-of-this-test';
const OPERATOR = { authorization: `Bearer ${TOKEN}` };
const folder = mkdtempSync(join(tmpdir(), 'perlen-limits-'));

/** A document as the web app's build would have told it. */
const KNOWN = 'query System { system { mode } }';
const HASH = createHash('sha256').update(KNOWN).digest('hex');

let test: TestApplication;
let server: RunningServer;
afterEach(async () => {
  await server.stop();
  await test.close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function serve(env: Record<string, string>): Promise<void> {
  const company = new SmallCompany()
    .organization('own', 'OWN')
    .employee('anna', { roles: ['STEWARD'] })
    .employee('bert');
  test = await openTestApplication(company.rows(), { PERLEN_PORT: '0', ...env });
  const file = join(folder, 'documents.json');
  writeFileSync(file, JSON.stringify({ [HASH]: KNOWN, [`${'0'.repeat(64)}`]: '{ personas { role } }' }));
  server = await startServer(test.application, TOKEN, { documents: readKnownDocuments(file) });
}

const send = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const ask = (query: string, headers: Record<string, string> = {}) => send({ query }, headers);
const as = (person: string) => ({ ...OPERATOR, 'x-perlen-as': person });
const codeOf = async (response: Response): Promise<string | undefined> => {
  const body = (await response.json()) as { errors?: [{ extensions: { code: string } }] };
  return body.errors?.[0].extensions.code;
};

describe('Asked too often in a minute', () => {
  it('a user is told when to try again, and others are not kept waiting', async () => {
    await serve({ PERLEN_RATE_LIMITS: 'all=3' });
    for (let time = 0; time < 3; time += 1)
      expect((await ask('{ system { mode } }', as('anna'))).status).toBe(200);
    const refused = await ask('{ system { mode } }', as('anna'));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const { errors } = (await refused.json()) as { errors: [{ message: string; extensions: object }] };
    expect(errors[0].extensions).toMatchObject({ code: 'RATE_LIMITED' });
    expect(errors[0].message).toMatch(/Try again in \d+ seconds/);
    expect((await ask('{ system { mode } }', as('bert'))).status).toBe(200);
    for (let time = 0; time < 9; time += 1)
      expect((await ask('{ system { mode } }', OPERATOR)).status).toBe(200);
  });

  it('nonsense counts, too, and a made-up address of a proxy that is not trusted changes nothing', async () => {
    await serve({ PERLEN_RATE_LIMITS: 'all=2' });
    const from = (address: string) => ask('{ nothing }', { 'x-forwarded-for': address });
    expect((await from('192.0.2.1')).status).toBe(400);
    expect((await from('192.0.2.2')).status).toBe(400);
    expect((await from('192.0.2.3')).status).toBe(429);
  });

  it('addresses are told apart behind a proxy that is trusted, those of one IPv6 network are not', async () => {
    await serve({ PERLEN_RATE_LIMITS: 'all=1', PERLEN_TRUSTED_PROXIES: 'loopback' });
    const from = async (address: string) =>
      (await ask('{ system { mode } }', { 'x-forwarded-for': address })).status;
    expect([await from('192.0.2.1'), await from('192.0.2.1'), await from('192.0.2.2')]).toEqual([
      200, 429, 200,
    ]);
    // Whatever the client itself wrote before the proxy's word is not believed.
    expect(await from('198.51.100.9, 192.0.2.2')).toBe(429);
    expect([await from('2001:db8::1'), await from('2001:db8:0:0:ffff::2')]).toEqual([200, 429]);
    expect(await from('2001:db8:0:1::1')).toBe(200);
  });

  it('signing in is counted by address, however the question is dressed', async () => {
    await serve({ PERLEN_RATE_LIMITS: 'signIn=3' });
    const guess = 'signInAs(person: "nobody") { roles }';
    await ask(`mutation { ${guess} }`);
    expect(
      await codeOf(await ask(`mutation { ...G } fragment G on Mutation { a: ${guess} b: ${guess} }`)),
    ).toBe('NOT_FOUND');
    for (const dressed of [guess, `c: ${guess}`, `... { ${guess} }`, `... on Mutation { d: ${guess} }`]) {
      const refused = await ask(`mutation { ${dressed} }`);
      expect(refused.status).toBe(429);
      expect(refused.headers.get('retry-after')).not.toBeNull();
      expect(await codeOf(refused)).toBe('RATE_LIMITED');
    }
    expect((await ask('{ system { mode } }')).status).toBe(200);
  });

  it('changes and long searches have limits of their own, and each alias counts', async () => {
    await serve({ PERLEN_RATE_LIMITS: 'write=2,search=1' });
    expect((await ask('mutation { a: ping b: ping c: ping }', as('anna'))).status).toBe(429);
    const search = '{ reachable(input: {}) { __typename } }';
    expect((await ask(search, as('anna'))).status).toBe(200);
    expect((await ask(search, as('anna'))).status).toBe(429);
  });

  it('files are not sent, and the answer says when they are', async () => {
    await serve({ PERLEN_RATE_LIMITS: 'file=1' });
    const file = () => fetch(`${server.url}/export/people.csv`, { headers: as('anna') });
    expect((await file()).status).toBe(200);
    const refused = await file();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ error: { code: 'RATE_LIMITED' } });
  });
});

const known = { extensions: { persistedQuery: { version: 1, sha256Hash: HASH } } };

describe('In production', () => {
  it('a page asks by the hashes of its own documents, and nothing else', async () => {
    await serve({ NODE_ENV: 'production' });
    const signedIn = await ask('mutation { signInAs(person: "bert") { roles } }', as('bert'));
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const answer = await send(known, { cookie });
    expect(await answer.json()).toEqual({ data: { system: { mode: 'TRIAL' } } });
    for (const headers of [{}, { cookie }, { authorization: 'Bearer wrong' }] as Record<string, string>[]) {
      const refused = await ask('{ system { mode } }', headers);
      expect(refused.status).toBe(403);
      expect(await codeOf(refused)).toBe('FORBIDDEN');
    }
    expect((await ask('{ system { mode } }', OPERATOR)).status).toBe(200);
  });

  it('another text under a known hash, an unknown hash or an unread one is refused', async () => {
    await serve({ NODE_ENV: 'production' });
    const other = await send({ ...known, query: '{ personas { role } }' });
    expect(other.status).toBe(400);
    expect(await other.text()).toContain('not that of the query');
    const hashes = ['1'.repeat(64), '0'.repeat(64), '', '__proto__', 'constructor'];
    for (const sha256Hash of hashes) {
      const refused = await send({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
      expect(refused.status).toBe(400);
      expect(await codeOf(refused)).toBe('UNKNOWN_DOCUMENT');
    }
    for (const persistedQuery of [7, {}, { sha256Hash: [HASH] }, { sha256Hash: { a: HASH } }]) {
      expect((await send({ query: '{ personas { role } }', extensions: { persistedQuery } })).status).toBe(
        400,
      );
    }
  });

  it('no question is learnt from whoever may ask freely', async () => {
    await serve({ NODE_ENV: 'production' });
    const query = '{ system { asOf } }';
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    expect((await send({ query, extensions }, OPERATOR)).status).toBe(200);
    expect(await codeOf(await send({ extensions }))).toBe('UNKNOWN_DOCUMENT');
  });

  it('a role that is named may ask freely', async () => {
    await serve({ NODE_ENV: 'production', PERLEN_FREE_QUERIES: 'STEWARD' });
    const cookieOf = async (person: string) => {
      const answer = await ask(`mutation { signInAs(person: "${person}") { roles } }`, as(person));
      return { cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? '' };
    };
    expect((await ask('{ system { mode } }', await cookieOf('anna'))).status).toBe(200);
    expect((await ask('{ system { mode } }', await cookieOf('bert'))).status).toBe(403);
  });
});
