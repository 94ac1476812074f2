import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';

const PROVIDER = { PERLEN_OIDC_ISSUER: 'https://login.example/tenant', PERLEN_OIDC_CLIENT_ID: 'perlen' };

describe('Signing in', () => {
  it('ends sessions after an hour unused and after a day at the latest, unless told otherwise', () => {
    expect(readConfig({}).signIn.limits).toEqual({ idleMs: 3_600_000, sessionMs: 86_400_000 });
    const told = { PERLEN_SESSION_IDLE_MINUTES: '15', PERLEN_SESSION_HOURS: '8' };
    expect(readConfig(told).signIn.limits).toEqual({ idleMs: 900_000, sessionMs: 28_800_000 });
  });

  it('never goes where others on the way could read it', () => {
    const live = { PERLEN_MODE: 'live', PERLEN_HOST: '0.0.0.0' };
    expect(() => readConfig(live)).toThrow(/set PERLEN_PUBLIC_URL to the https:/);
    expect(() => readConfig({ ...live, PERLEN_PUBLIC_URL: 'http://localhost' })).toThrow(/https:/);
    for (const address of ['http://perlen.example', 'perlen.example', 'https://perlen.example/path']) {
      expect(() => readConfig({ PERLEN_PUBLIC_URL: address })).toThrow(/PERLEN_PUBLIC_URL is/);
    }
    expect(() => readConfig({ ...PROVIDER, PERLEN_OIDC_ISSUER: 'http://login.example' })).toThrow(/https/);
    const { publicUrl } = readConfig({ ...live, PERLEN_PUBLIC_URL: 'https://perlen.example/' }).signIn;
    expect(publicUrl).toBe('https://perlen.example');
    expect(readConfig({ PERLEN_MODE: 'live', PERLEN_PORT: '4100' }).signIn.publicUrl).toBe(
      'http://localhost:4100',
    );
  });

  it('has a way in at least', () => {
    const live = { PERLEN_MODE: 'live', PERLEN_LOCAL_ACCOUNTS: '0' };
    expect(() => readConfig(live)).toThrow(/nobody could sign in/);
    expect(() => readConfig({ ...live, PERLEN_OIDC_ISSUER: PROVIDER.PERLEN_OIDC_ISSUER })).toThrow(
      /CLIENT_ID/,
    );
    expect(readConfig({ ...live, ...PROVIDER }).signIn.hasLocalAccounts).toBe(false);
  });

  it('takes roles from the groups that are named, and refuses a role that it cannot give', () => {
    expect(readConfig({}).signIn.provider).toBeUndefined();
    const roles = (text: string) => {
      const { provider } = readConfig({ ...PROVIDER, PERLEN_OIDC_ROLES: text }).signIn;
      return Object.fromEntries(provider?.roleOfGroup ?? []);
    };
    expect(roles('it=ADMIN, /works-council=WORKS_COUNCIL')).toEqual({
      it: 'ADMIN',
      '/works-council': 'WORKS_COUNCIL',
    });
    for (const text of ['it=OPERATOR', 'it', '=ADMIN', 'it=EMPLOYEE']) {
      expect(() => roles(text)).toThrow(/GROUP=ROLE, separated by commas/);
    }
  });

  it('takes secrets from files, and never repeats one in a message', () => {
    const folder = mkdtempSync(join(tmpdir(), 'perlen-secrets-'));
    try {
      const path = join(folder, 'key');
      const secret = 'a key of at least thirty-two characters';
      writeFileSync(path, `${secret}\n`);
      expect(readConfig({ PERLEN_SECRET_KEY_FILE: path }).signIn.secretKey).toBe(secret);
      expect(readConfig({ PERLEN_TOKEN_FILE: path }).token).toBe(secret);
      const both = { PERLEN_SECRET_KEY: `${secret}!`, PERLEN_SECRET_KEY_FILE: path };
      expect(() => readConfig(both)).toThrow('PERLEN_SECRET_KEY and PERLEN_SECRET_KEY_FILE are both set');
      expect(() => readConfig({ PERLEN_SECRET_KEY_FILE: join(folder, 'none') })).toThrow(/can't be read/);
      writeFileSync(path, 'too-short-a-secret');
      expect(() => readConfig({ PERLEN_SECRET_KEY_FILE: path })).toThrow(/PERLEN_SECRET_KEY is \(hidden\)/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
