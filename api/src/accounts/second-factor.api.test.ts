import { TOTP, URI } from 'otpauth';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LiveServer, openLiveServer, PASSWORD } from '../testing/live-server.js';
import { SmallCompany } from '../testing/small-company.js';
import type { TestBrowser } from '../testing/test-browser.js';

const BEGIN = 'mutation { beginSecondFactor { address key } }';
const CONFIRM = 'mutation ($code: String!) { confirmSecondFactor(code: $code) }';
const RENEW = 'mutation ($code: String!) { renewRecoveryCodes(code: $code) }';
const REMOVE = 'mutation ($code: String!) { removeSecondFactor(code: $code) }';
const SIGN_IN = `mutation ($email: String!, $password: String!, $code: String) {
  signIn(email: $email, password: $password, code: $code) { outcome waitSeconds }
}`;
const STEP_MS = 30_000;

describe('A second factor', () => {
  let live: LiveServer;
  let browser: TestBrowser;
  let app: TOTP;
  let recoveryCodes: string[];
  let email: string;
  let made = 0;
  beforeAll(async () => {
    live = await openLiveServer(new SmallCompany().organization('own', 'OWN').rows());
  });
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    email = `member-${++made}@own.example`;
    browser = (await live.member(email, 'STEWARD')).browser;
    const { beginSecondFactor } = await browser.data(BEGIN);
    const parsed = URI.parse(beginSecondFactor.address);
    if (!(parsed instanceof TOTP)) throw new Error('no address of an authenticator app');
    app = parsed;
    expect(app.secret.base32).toBe(beginSecondFactor.key);
    recoveryCodes = (await browser.data(CONFIRM, { code: code() })).confirmSecondFactor;
    vi.setSystemTime(Date.now() + STEP_MS);
  });
  afterEach(() => void vi.useRealTimers());
  afterAll(() => live.close());

  const code = (at = Date.now()) => app.generate({ timestamp: at });
  const signIn = async (given?: string, password = PASSWORD) =>
    (await live.browser().data(SIGN_IN, { email, password, code: given })).signIn.outcome;
  const passTime = (ms: number) => vi.setSystemTime(Date.now() + ms);

  it('is asked for after the right password only', async () => {
    expect(await signIn(undefined, 'a wrong one')).toBe('REFUSED');
    expect(await signIn(code(), 'a wrong one')).toBe('REFUSED');
    expect(await signIn()).toBe('SECOND_FACTOR');
    expect(await signIn(code())).toBe('SIGNED_IN');
  });

  it('says who it is for in the app, and takes codes of a clock that is half a minute off', async () => {
    expect(app.issuer).toBe('Perlen');
    expect(app.label).toBe(email);
    expect(await signIn(code(Date.now() - 3 * STEP_MS))).toBe('REFUSED');
    expect(await signIn(code(Date.now() + 3 * STEP_MS))).toBe('REFUSED');
    expect(await signIn(code(Date.now() + STEP_MS))).toBe('SIGNED_IN');
  });

  it('takes each code once, and none from before the last', async () => {
    const now = code();
    expect(await signIn(now)).toBe('SIGNED_IN');
    expect(await signIn(now)).toBe('REFUSED');
    expect(await signIn(code(Date.now() - STEP_MS))).toBe('REFUSED');
    passTime(STEP_MS);
    const both = await Promise.all([signIn(code()), signIn(code())]);
    expect(both.sort()).toEqual(['REFUSED', 'SIGNED_IN']);
  });

  it('takes each of ten recovery codes once, however it is typed', async () => {
    expect(recoveryCodes).toHaveLength(10);
    const [first = '', second = ''] = recoveryCodes;
    expect(first).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/);
    expect(await signIn(first)).toBe('SIGNED_IN');
    expect(await signIn(first)).toBe('REFUSED');
    expect(await signIn(second.toLowerCase().replaceAll('-', ' '))).toBe('SIGNED_IN');
  });

  it('gives new recovery codes against a code, and the old ones are over', async () => {
    expect(await browser.code(RENEW, { code: '000000' })).toBe('BAD_INPUT');
    const { renewRecoveryCodes } = await browser.data(RENEW, { code: code() });
    expect(await signIn(recoveryCodes[0])).toBe('REFUSED');
    expect(await signIn(renewRecoveryCodes[0])).toBe('SIGNED_IN');
  });

  it('slows the guessing of codes, also where the guesser knows the password', async () => {
    for (let guess = 0; guess < 6; guess++) {
      expect(await signIn(String(100_000 + guess))).toBe('REFUSED');
      if (guess < 5) expect(await signIn()).toBe('SECOND_FACTOR');
    }
    expect(await signIn()).toBe('WAIT');
    passTime(2_000);
    expect(await signIn()).toBe('SECOND_FACTOR');
    expect(await signIn('200000')).toBe('REFUSED');
    expect(await signIn(code())).toBe('WAIT');
  });

  it('is removed against a code alone, and by the admin’s reset', async () => {
    expect(await browser.code(REMOVE, { code: '' })).toBe('BAD_INPUT');
    expect(await signIn()).toBe('SECOND_FACTOR');
    await browser.data(REMOVE, { code: code() });
    expect(await signIn()).toBe('SIGNED_IN');
  });

  it('is sealed in the store, and its recovery codes are hashed', async () => {
    const [row] = await live.app.store.runOutsideTransaction(
      'MATCH (u:User {email: $email}) RETURN u.totp AS totp, u.recoveryHashes AS hashes',
      { email },
    );
    expect(row?.['totp']).not.toContain(app.secret.base32);
    expect(JSON.stringify(row)).not.toContain(recoveryCodes[0]);
  });
});

it('A second factor needs a key to be sealed with, and says so', async () => {
  const live = await openLiveServer(new SmallCompany().organization('own', 'OWN').rows(), {
    PERLEN_SECRET_KEY: '',
  });
  try {
    const { browser } = await live.member('member@own.example', 'STEWARD');
    expect((await browser.ask(BEGIN)).errors?.[0]?.message).toMatch(/PERLEN_SECRET_KEY/);
  } finally {
    await live.close();
  }
});
