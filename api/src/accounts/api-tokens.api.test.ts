import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { defineQuery, noRows } from '../store/queries.js';
import { type LiveServer, type Member, openLiveServer } from '../testing/live-server.js';
import { SmallCompany } from '../testing/small-company.js';

const CREATE = `mutation ($input: ApiTokenInput!) {
  createApiToken(input: $input) { token apiToken { id name roles isReadOnly usedAt expiresAt } }
}`;
const MINE = '{ myApiTokens { id name roles isReadOnly usedAt } }';
const REMOVE = 'mutation ($id: ID!) { removeApiToken(id: $id) }';
const ROLES =
  'mutation ($id: ID!, $roles: [AccountRole!]!) { setAccountRoles(id: $id, roles: $roles) { id } }';
const WHO = '{ viewer { roles person { id } } }';
const PING = 'mutation { ping }';
const leaving = defineQuery('people/update', noRows);
const DAY_MS = 24 * 3_600_000;

describe('An API token', () => {
  let live: LiveServer;
  let anna: Member;
  beforeAll(async () => {
    const company = new SmallCompany().organization('own', 'OWN').employee('anna', { roles: ['SALES'] });
    live = await openLiveServer(company.employee('bert').rows());
    anna = await live.member('anna@own.example', 'STEWARD');
  });
  afterEach(() => void vi.useRealTimers());
  afterAll(() => live.close());

  const create = async (input: Record<string, unknown> = {}) => {
    const whole = { name: 'Nightly import', roles: ['EMPLOYEE'], ...input };
    const { createApiToken } = await anna.browser.data(CREATE, { input: whole });
    const token: string = createApiToken.token;
    const ask = (source: string) =>
      live.browser().ask(source, {}, live.url, { authorization: `Bearer ${token}` });
    return { token, id: createApiToken.apiToken.id as string, ask };
  };
  const viewerOf = async ({ ask }: Awaited<ReturnType<typeof create>>) => (await ask(WHO)).data.viewer;

  it('signs its owner in with the roles that it was given, and no other', async () => {
    expect(await viewerOf(await create())).toEqual({ roles: ['EMPLOYEE'], person: { id: 'anna' } });
    const both = await create({ roles: ['STEWARD', 'EMPLOYEE'] });
    expect(await viewerOf(both)).toEqual({ roles: ['EMPLOYEE', 'STEWARD'], person: { id: 'anna' } });
    const input = { name: 'More', roles: ['ADMIN'] };
    expect(await anna.browser.code(CREATE, { input })).toBe('BAD_INPUT');
    expect(await anna.browser.code(CREATE, { input: { ...input, roles: [] } })).toBe('BAD_INPUT');
  });

  it('without EMPLOYEE is not the person: nothing of their own is read', async () => {
    const token = await create({ roles: ['STEWARD', 'SALES'] });
    expect(await viewerOf(token)).toEqual({ roles: ['SALES', 'STEWARD'], person: null });
    expect((await token.ask('{ exploreViews { id } }')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('never has more than its owner at the time it is used', async () => {
    const token = await create({ roles: ['EMPLOYEE', 'STEWARD'] });
    await live.app.data('operator', ROLES, { id: anna.id, roles: [] });
    expect((await viewerOf(token)).roles).toEqual(['EMPLOYEE']);
    await live.app.data('operator', ROLES, { id: anna.id, roles: ['STEWARD'] });
  });

  it('that is read-only changes nothing, neither by a mutation nor by a file', async () => {
    const [reads, writes] = [await create(), await create({ isReadOnly: false })];
    expect((await reads.ask(PING)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await writes.ask(PING)).data).toEqual({ ping: true });
    const send = ({ token }: { token: string }) =>
      fetch(new URL('/contacts/files?name=a.vcf', live.url), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
        body: 'BEGIN:VCARD\r\nEND:VCARD\r\n',
      });
    expect((await send(reads)).status).toBe(403);
    expect((await send(writes)).status).not.toBe(403);
  });

  it('says when it was last used, to its owner', async () => {
    const token = await create({ name: 'Used' });
    const own = async () =>
      (await anna.browser.data(MINE)).myApiTokens.find(({ id }: { id: string }) => id === token.id);
    expect(await own()).toMatchObject({ name: 'Used', usedAt: null });
    await token.ask(WHO);
    expect((await own()).usedAt).not.toBeNull();
  });

  it('ends on its day, when it is removed, and when its owner’s account is closed', async () => {
    const [short, removed, closed] = [await create({ days: 1 }), await create(), await create()];
    await anna.browser.data(REMOVE, { id: removed.id });
    expect(await viewerOf(removed)).toBeNull();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + DAY_MS });
    expect(await viewerOf(short)).toBeNull();
    vi.useRealTimers();
    expect(await viewerOf(closed)).not.toBeNull();
    const CLOSE =
      'mutation ($id: ID!, $to: Boolean!) { setAccountDisabled(id: $id, isDisabled: $to) { id } }';
    await live.app.data('operator', CLOSE, { id: anna.id, to: true });
    await live.app.data('operator', CLOSE, { id: anna.id, to: false });
    expect(await viewerOf(closed)).toBeNull();
  });

  it('is nobody’s from the day its owner leaves, whatever roles it has', async () => {
    anna = { ...anna, browser: await signedInAgain() };
    const token = await create({ roles: ['STEWARD'] });
    expect(await viewerOf(token)).not.toBeNull();
    const leave = (leftAt: string | null) =>
      live.app.application.live.write(async (transaction) => {
        await transaction.run(leaving, { id: 'anna', properties: { leftAt } });
        transaction.touch('person:anna');
      });
    await leave('2026-11-23');
    expect(await viewerOf(token)).toBeNull();
    await leave(null);
  });

  it('is kept as a hash, and makes no further tokens or sessions', async () => {
    const token = await create({ isReadOnly: false });
    const rows = await live.app.store.runOutsideTransaction('MATCH (t:ApiToken) RETURN t.hash AS hash');
    expect(JSON.stringify(rows)).not.toContain(token.token);
    const input = '{ name: "Child", roles: [EMPLOYEE] }';
    const answers = [
      `mutation { createApiToken(input: ${input}) { token } }`,
      MINE,
      'mutation { endOtherSessions }',
    ];
    for (const source of answers)
      expect((await token.ask(source)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('of somebody else is neither seen nor removed', async () => {
    const token = await create();
    const bert = await live.member('bert@own.example');
    expect((await bert.browser.data(MINE)).myApiTokens).toEqual([]);
    await bert.browser.data(REMOVE, { id: token.id });
    expect(await viewerOf(token)).not.toBeNull();
  });

  async function signedInAgain() {
    const browser = live.browser();
    const variables = { email: 'anna@own.example', password: 'seven brass lanterns' };
    const SIGN_IN =
      'mutation ($email: String!, $password: String!) { signIn(email: $email, password: $password) { outcome } }';
    await browser.data(SIGN_IN, variables);
    return browser;
  }
});
