import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LiveServer, openLiveServer, PASSWORD, secretOf } from '../testing/live-server.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication } from '../testing/test-application.js';
import type { TestBrowser } from '../testing/test-browser.js';

const SIGN_IN = `mutation ($email: String!, $password: String!) {
  signIn(email: $email, password: $password) { outcome waitSeconds viewer { person { id } roles } }
}`;
const INVITE = `mutation ($email: String!, $roles: [AccountRole!]) {
  inviteAccount(email: $email, roles: $roles) { address expiresAt account { id state person { id } roles } }
}`;
const LOOK = 'query ($secret: String!) { invitation(secret: $secret) { email isReset } }';
const ACCEPT = `mutation ($secret: String!, $password: String!) {
  acceptInvitation(secret: $secret, password: $password) { outcome viewer { person { id } roles } }
}`;
const RESET = 'mutation ($id: ID!) { resetAccount(id: $id) { address account { state hasPassword } } }';
const ROLES =
  'mutation ($id: ID!, $roles: [AccountRole!]!) { setAccountRoles(id: $id, roles: $roles) { roles } }';
const CLOSE =
  'mutation ($id: ID!, $isDisabled: Boolean!) { setAccountDisabled(id: $id, isDisabled: $isDisabled) { state } }';
const REMOVE = 'mutation ($id: ID!) { removeAccount(id: $id) }';
const LIST =
  '{ accounts { nodes { email state hasPassword person { id } roles } pageInfo { hasNextPage } } }';
const DAY_MS = 24 * 3_600_000;

describe('A local account', () => {
  let live: LiveServer;
  let admin: TestBrowser;
  beforeAll(async () => {
    const company = new SmallCompany().organization('own', 'OWN').organization('o1');
    for (const name of ['anna', 'bert', 'cora', 'dora', 'emil']) company.employee(name);
    company.employee('left', { leftAt: '2026-01-01' }).contact('outside', 'o1');
    live = await openLiveServer(company.rows());
    admin = (await live.member('runs@own.example', 'ADMIN')).browser;
  });
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.now() }));
  afterEach(() => void vi.useRealTimers());
  afterAll(() => live.close());

  const passTime = (ms: number) => vi.setSystemTime(Date.now() + ms);
  const link = async (email: string, roles: string[] = []) => {
    const { inviteAccount } = await admin.data(INVITE, { email, roles });
    return { id: inviteAccount.account.id, secret: secretOf(inviteAccount.address), ...inviteAccount };
  };
  const attempt = async (email: string, password: string) =>
    (await live.browser().data(SIGN_IN, { email, password })).signIn;

  it('begins with a link of an admin, which whoever has it uses once to set the password', async () => {
    const { secret, account, address } = await link('Anna@Own.example');
    expect(account).toMatchObject({ state: 'INVITED', person: { id: 'anna' } });
    // Behind the #, so that no server and no log ever reads it.
    expect(address).toBe(`${live.url}/invitation#${secret}`);
    const anna = live.browser();
    expect((await anna.data(LOOK, { secret })).invitation).toEqual({
      email: 'anna@own.example',
      isReset: false,
    });
    expect((await anna.data(ACCEPT, { secret, password: PASSWORD })).acceptInvitation).toEqual({
      outcome: 'SIGNED_IN',
      viewer: { person: { id: 'anna' }, roles: ['EMPLOYEE'] },
    });
    expect(await anna.roles()).toEqual(['EMPLOYEE']);
    expect((await anna.data(LOOK, { secret })).invitation).toBeNull();
    expect(await live.browser().code(ACCEPT, { secret, password: 'another long sentence' })).toBe(
      'NOT_FOUND',
    );
    expect((await attempt(' ANNA@own.example ', PASSWORD)).outcome).toBe('SIGNED_IN');
    expect(await admin.code(INVITE, { email: 'anna@own.example' })).toBe('ALREADY_EXISTS');
  });

  it('waits for its owner three days, and a further link takes the place of the first', async () => {
    const first = await link('bert@own.example');
    const second = await link('bert@own.example');
    expect(second.id).toBe(first.id);
    const bert = live.browser();
    expect((await bert.data(LOOK, { secret: first.secret })).invitation).toBeNull();
    expect((await bert.data(LOOK, { secret: second.secret })).invitation).not.toBeNull();
    passTime(3 * DAY_MS);
    expect((await bert.data(LOOK, { secret: second.secret })).invitation).toBeNull();
    expect(await bert.code(ACCEPT, { secret: second.secret, password: PASSWORD })).toBe('NOT_FOUND');
  });

  it('is of a present employee, or of nobody with a role of its own', async () => {
    for (const email of ['left@own.example', 'outside@out.example', 'stranger@else.example']) {
      expect(await admin.code(INVITE, { email })).toBe('BAD_INPUT');
    }
    const { browser } = await live.member('council@own.example', 'WORKS_COUNCIL');
    expect(await browser.data('{ viewer { roles person { id } } myAccount { person { id } } }')).toEqual({
      viewer: { roles: ['WORKS_COUNCIL'], person: null },
      myAccount: { person: null },
    });
    expect(await browser.code('{ exploreViews { id } }')).toBe('FORBIDDEN');
  });

  it('is made, listed and closed by an admin alone', async () => {
    const { browser, id } = await live.member('cora@own.example');
    const stranger = live.browser();
    const asked: [string, Record<string, unknown>][] = [
      [LIST, {}],
      [INVITE, { email: 'dora@own.example' }],
      [RESET, { id }],
      [ROLES, { id, roles: ['ADMIN'] }],
      [CLOSE, { id, isDisabled: true }],
      [REMOVE, { id }],
    ];
    for (const [source, variables] of asked) {
      expect(await browser.code(source, variables)).toBe('FORBIDDEN');
      expect(await stranger.code(source, variables)).toBe('UNAUTHENTICATED');
    }
    const { accounts } = await admin.data(LIST);
    const emails = accounts.nodes.map(({ email }: { email: string }) => email);
    expect(emails).toEqual([...emails].sort());
    expect(accounts.nodes).toContainEqual({
      email: 'cora@own.example',
      state: 'ACTIVE',
      hasPassword: true,
      person: { id: 'cora' },
      roles: [],
    });
  });

  it('has the roles that an admin gave it from its next request on', async () => {
    const { browser, id } = await live.member('dora@own.example');
    await admin.data(ROLES, { id, roles: ['STEWARD'] });
    expect(await browser.roles()).toEqual(['EMPLOYEE', 'STEWARD']);
    await admin.data(ROLES, { id, roles: [] });
    expect(await browser.roles()).toEqual(['EMPLOYEE']);
  });

  it('that was closed, reset or removed lets nobody in, and nobody stays in', async () => {
    const emil = { email: 'emil@own.example', password: PASSWORD };
    const { browser, id } = await live.member(emil.email);
    await admin.data(CLOSE, { id, isDisabled: true });
    expect(await browser.roles()).toBeNull();
    expect((await attempt(emil.email, PASSWORD)).outcome).toBe('REFUSED');
    await admin.data(CLOSE, { id, isDisabled: false });
    expect(await browser.roles()).toBeNull();
    await browser.data(SIGN_IN, emil);
    const { resetAccount } = await admin.data(RESET, { id });
    expect(resetAccount.account).toEqual({ state: 'INVITED', hasPassword: false });
    expect(await browser.roles()).toBeNull();
    expect((await attempt(emil.email, PASSWORD)).outcome).toBe('REFUSED');
    const secret = secretOf(resetAccount.address);
    expect((await browser.data(LOOK, { secret })).invitation).toMatchObject({ isReset: true });
    await browser.data(ACCEPT, { secret, password: PASSWORD });
    expect(await browser.roles()).toEqual(['EMPLOYEE']);
    await admin.data(REMOVE, { id });
    expect(await browser.roles()).toBeNull();
    expect((await attempt(emil.email, PASSWORD)).outcome).toBe('REFUSED');
  });

  it('of the last admin can neither lose the role nor be closed or removed', async () => {
    const { accounts } = await admin.data('{ accounts { nodes { id email } } }');
    const { id } = accounts.nodes.find(({ email }: { email: string }) => email === 'runs@own.example');
    expect(await admin.code(ROLES, { id, roles: ['STEWARD'] })).toBe('CONFLICT');
    expect(await admin.code(CLOSE, { id, isDisabled: true })).toBe('CONFLICT');
    expect(await admin.code(REMOVE, { id })).toBe('CONFLICT');
    await live.member('second@own.example', 'ADMIN');
    expect(await admin.code(ROLES, { id, roles: ['STEWARD'] })).toBeNull();
    expect(await admin.roles()).toEqual(['STEWARD']);
    expect(await admin.code(LIST)).toBe('FORBIDDEN');
    await live.app.data('operator', ROLES, { id, roles: ['ADMIN'] });
  });

  it('takes no password that is short, or among the first that are tried', async () => {
    const { secret } = await link('bert@own.example');
    for (const password of [
      'too short',
      'Password2026!',
      'bert@own.example',
      '123456789012',
      'x'.repeat(257),
    ]) {
      expect(await live.browser().code(ACCEPT, { secret, password })).toBe('BAD_INPUT');
    }
    expect(await live.browser().code(ACCEPT, { secret, password: PASSWORD })).toBeNull();
  });

  it('is kept with argon2id as OWASP asks for, and no password stands anywhere in the store', async () => {
    await live.member('kept@own.example', 'STEWARD');
    const rows = await live.app.store.runOutsideTransaction(
      "MATCH (u:User {email: 'kept@own.example'}) RETURN u.passwordHash AS hash",
    );
    expect(String(rows[0]?.['hash'])).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const all = await live.app.store.runOutsideTransaction('MATCH (n) RETURN properties(n) AS properties');
    expect(
      JSON.stringify(all, (_key, value) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain(PASSWORD);
  });

  it('answers an unknown name, a wrong password, and one that waits for its owner alike', async () => {
    await live.member('known@own.example', 'STEWARD');
    await link('waits@own.example', ['STEWARD']);
    const answers = await Promise.all(
      ['known@own.example', 'waits@own.example', 'nobody@own.example'].map((email) =>
        attempt(email, 'a wrong one'),
      ),
    );
    for (const answer of answers)
      expect(answer).toEqual({ outcome: 'REFUSED', waitSeconds: null, viewer: null });
  });

  it('slows guessing down, of known and unknown names alike, and never shuts its owner out', async () => {
    await live.member('slow@own.example', 'STEWARD');
    for (const email of ['slow@own.example', 'unknown@own.example']) {
      for (let failures = 1; failures <= 6; failures++) {
        expect((await attempt(email, 'a wrong one')).outcome).toBe('REFUSED');
      }
      expect(await attempt(email, PASSWORD)).toEqual({ outcome: 'WAIT', waitSeconds: 1, viewer: null });
      passTime(1_000);
      expect((await attempt(email, 'a wrong one')).outcome).toBe('REFUSED');
      expect(await attempt(email, PASSWORD)).toMatchObject({ outcome: 'WAIT', waitSeconds: 2 });
      passTime(2_000);
    }
    expect((await attempt('slow@own.example', PASSWORD)).outcome).toBe('SIGNED_IN');
    expect((await attempt('slow@own.example', 'a wrong one')).outcome).toBe('REFUSED');
    expect((await attempt('slow@own.example', PASSWORD)).outcome).toBe('SIGNED_IN');
  });

  it('slows no browser that its owner has signed in with before, whoever guesses elsewhere', async () => {
    const variables = { email: 'cora@own.example', password: PASSWORD };
    const wrong = { ...variables, password: 'a wrong one' };
    const own = live.browser();
    await own.data(SIGN_IN, variables);
    const stranger = live.browser();
    const outcome = async (browser: TestBrowser, given: typeof variables) =>
      (await browser.data(SIGN_IN, given)).signIn.outcome;
    for (let failures = 1; failures <= 6; failures++) {
      stranger.setCookie('perlen_known', `made up ${failures}`);
      expect(await outcome(stranger, wrong)).toBe('REFUSED');
    }
    expect(await outcome(stranger, variables)).toBe('WAIT');
    expect(await outcome(own, variables)).toBe('SIGNED_IN');
    // Not under another name, and not without an end either.
    expect(await outcome(own, { ...wrong, email: 'anna@own.example' })).toBe('REFUSED');
    for (let failures = 1; failures <= 6; failures++) expect(await outcome(own, wrong)).toBe('REFUSED');
    expect(await outcome(own, variables)).toBe('WAIT');
  });

  it('counts guesses that come at once one by one', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, async () => (await attempt('at-once@own.example', 'a wrong one')).outcome),
    );
    expect(outcomes.filter((outcome) => outcome === 'REFUSED')).toHaveLength(6);
    expect(outcomes.filter((outcome) => outcome === 'WAIT')).toHaveLength(6);
  });

  it('keeps no name that was tried, only its hash', async () => {
    await attempt('typed-by-mistake@own.example', 'a wrong one');
    const rows = await live.app.store.runOutsideTransaction('MATCH (a:SignInAttempt) RETURN a.id AS id');
    expect(JSON.stringify(rows)).not.toContain('typed-by-mistake');
  });
});

it('A trial has no accounts: its personas need none', async () => {
  const trial = await openTestApplication(new SmallCompany().employee('anna').rows());
  const code = async (source: string, variables?: Record<string, unknown>, viewer = 'operator') =>
    (await trial.run(viewer, source, variables)).errors?.[0]?.extensions['code'];
  try {
    expect(await code(INVITE, { email: 'anna@own.example' })).toBe('FORBIDDEN');
    expect(await code(SIGN_IN, { email: 'anna@own.example', password: PASSWORD })).toBe('FORBIDDEN');
    expect(await code('{ mySessions { id } }', {}, 'anna')).toBe('FORBIDDEN');
    const { signInMethods } = await trial.data(
      null,
      '{ signInMethods { hasLocalAccounts provider { name } } }',
    );
    expect(signInMethods).toEqual({ hasLocalAccounts: false, provider: null });
  } finally {
    await trial.close();
  }
});
