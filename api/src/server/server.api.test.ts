import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { type RunningServer, startServer } from './server.js';

/** The answers that these tests look at. */
interface Body {
  readonly data: {
    readonly viewer: { readonly roles: string[]; readonly person: { readonly name: string } };
    readonly signInAs: { readonly person: { readonly name: string } };
  };
  readonly errors: readonly [{ readonly message: string; readonly extensions: { readonly code: string } }];
}

const TOKEN = 'a-token-for-the-operator-of-this-test';

describe('The server', () => {
  let test: TestApplication;
  let server: RunningServer;
  beforeAll(async () => {
    const company = new SmallCompany().organization('own', 'OWN').employee('anna').employee('bert');
    test = await openTestApplication(company.rows(), { PERLEN_PORT: '0' });
    server = await startServer(test.application, TOKEN);
  });
  afterAll(async () => {
    await server.stop();
    await test.close();
  });

  const post = async (query: string, headers: Record<string, string> = {}, variables?: unknown) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return { response, body: (await response.json()) as Body };
  };
  const viewer = (headers?: Record<string, string>) => post('{ viewer { roles person { name } } }', headers);

  it('says that it is alive and ready, and how many people and ties there are to the operator alone', async () => {
    expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ status: 'alive' });
    const ready = await fetch(`${server.url}/readyz`);
    expect(ready.status).toBe(200);
    const { status, readModel } = (await ready.json()) as { status: string; readModel: object };
    expect(status).toBe('ready');
    const told = { change: expect.any(Number), lag: 0, asOf: '2026-11-23', loadMs: expect.any(Number) };
    expect(readModel).toEqual(told);
    const askAs = async (authorization: string) => {
      const answer = await fetch(`${server.url}/readyz`, { headers: { authorization } });
      return ((await answer.json()) as { readModel: object }).readModel;
    };
    expect(await askAs('Bearer wrong')).toEqual(told);
    const { size: people, tieCount: ties } = test.application.live.current.graph;
    expect(await askAs(`Bearer ${TOKEN}`)).toEqual({ ...told, people, ties, graphBytes: expect.any(Number) });
  });

  it('signs a browser in with a cookie that scripts can’t read and that can’t be forged', async () => {
    const { response, body } = await post('mutation { signInAs(person: "anna") { person { name } } }');
    expect(body.data.signInAs.person.name).toBe('anna');
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    const value = cookie.split(';')[0] ?? '';
    expect((await viewer({ cookie: value })).body.data.viewer.person.name).toBe('anna');
    expect((await viewer({ cookie: value.replace('anna', 'bert') })).body.data.viewer).toBeNull();
    expect((await viewer({ cookie: 'perlen_viewer=bert.' })).body.data.viewer).toBeNull();
  });

  it('takes the operator’s token and no other', async () => {
    expect((await viewer({ authorization: `Bearer ${TOKEN}` })).body.data.viewer.roles).toEqual(['OPERATOR']);
    expect((await viewer({ authorization: 'Bearer wrong' })).body.data.viewer).toBeNull();
    const asBert = await viewer({ authorization: `Bearer ${TOKEN}`, 'x-perlen-as': 'bert' });
    expect(asBert.body.data.viewer.person.name).toBe('bert');
    expect((await viewer({ 'x-perlen-as': 'bert' })).body.data.viewer).toBeNull();
  });

  it('answers a trial on loopback names only, so that a foreign page can’t reach it by another name', async () => {
    const status = await new Promise((resolve, reject) => {
      httpRequest(`${server.url}/graphql`, { headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  });

  it('refuses a form post of a foreign page', async () => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ query: 'mutation { signOut }' }),
    });
    expect(response.status).toBe(400);
  });

  it('refuses queries that are too deep, too costly, too long or too large', async () => {
    const deep = `{ viewer { person ${'{ reportsTo '.repeat(20)} { id } ${'}'.repeat(20)} } }`;
    expect((await post(deep)).body.errors[0].message).toMatch(/depth/i);
    const aliases = `{ ${Array.from({ length: 50 }, (_unused, index) => `a${index}: system { mode }`).join(' ')} }`;
    expect((await post(aliases)).body.errors[0].message).toMatch(/aliases/i);
    const long = `{ ${'system { mode } '.repeat(2_000)} }`;
    expect((await post(long)).body.errors[0].message).toMatch(/token/i);
    const { response, body } = await post(`{ system { mode } } # ${'x'.repeat(2_000_000)}`);
    expect(response.status).toBe(413);
    expect(body.errors[0].extensions.code).toBe('BAD_INPUT');
  });

  it('answers an unknown field and unreadable JSON with an error that says so, never a 500', async () => {
    const { response, body } = await post('{ nothing }');
    expect(response.status).toBe(400);
    expect(body.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    const broken = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":',
    });
    expect(broken.status).toBe(400);
  });

  it('sends pages that load nothing from a foreign host', async () => {
    const page = await fetch(`${server.url}/find`);
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|http|\*/);
    expect(page.headers.get('x-powered-by')).toBeNull();
  });
});
