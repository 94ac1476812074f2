import { describe, expect, it } from 'vitest';
import { ConfigRefused, readConfig } from './config.js';

describe('The configuration', () => {
  it('is complete without any variable: a trial on loopback with the embedded store', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      mode: 'trial',
      dataFolder: './data',
      neo4j: undefined,
    });
  });

  it.each([
    ['PERLEN_PORT', 'eighty', /PERLEN_PORT is "eighty"; allowed: a whole number from 0 to 65535/],
    ['PERLEN_MODE', 'demo', /PERLEN_MODE is "demo"; allowed: trial or live/],
    ['PERLEN_CLOCK', 'yesterday', /PERLEN_CLOCK is "yesterday"; allowed: an ISO instant/],
    [
      'NEO4J_URI',
      'localhost:7687',
      /NEO4J_URI is "localhost:7687"; allowed: an address that begins with bolt/,
    ],
  ])('says which variable is wrong, what it was and what is allowed: %s', (name, value, message) => {
    expect(() => readConfig({ [name]: value })).toThrow(message);
  });

  it('takes files of up to 4 GiB by upload unless another limit is set', () => {
    expect(readConfig({}).uploadLimitBytes).toBe(4 * 1024 ** 3);
    expect(readConfig({ PERLEN_UPLOAD_LIMIT_BYTES: '1000' }).uploadLimitBytes).toBe(1000);
    for (const value of ['0', '-1', '1.5', '4 GiB', '1e300']) {
      expect(() => readConfig({ PERLEN_UPLOAD_LIMIT_BYTES: value })).toThrow(
        /allowed: a whole number of bytes/,
      );
    }
  });

  it('names every wrong variable at once', () => {
    expect(() => readConfig({ PERLEN_PORT: '-1', PERLEN_MODE: 'x' })).toThrow(
      /PERLEN_PORT[\s\S]*PERLEN_MODE/,
    );
  });

  it('never repeats a secret in its message', () => {
    expect(() => readConfig({ PERLEN_TOKEN: 'short-secret' })).toThrow(ConfigRefused);
    expect(() => readConfig({ PERLEN_TOKEN: 'short-secret' })).not.toThrow(/short-secret/);
  });

  it('lets a trial listen on loopback only', () => {
    expect(() => readConfig({ PERLEN_HOST: '0.0.0.0' })).toThrow(/loopback only/);
    expect(readConfig({ PERLEN_HOST: '0.0.0.0', PERLEN_TRIAL_IN_CONTAINER: '1' }).host).toBe('0.0.0.0');
    const live = { PERLEN_HOST: '0.0.0.0', PERLEN_MODE: 'live' };
    expect(readConfig({ ...live, PERLEN_PUBLIC_URL: 'https://perlen.example' }).host).toBe('0.0.0.0');
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ PERLEN_PORT: '', NEO4J_URI: '' })).toMatchObject({ port: 4000, neo4j: undefined });
  });

  it('switches introspection off in production unless it is allowed', () => {
    expect(readConfig({ NODE_ENV: 'production' }).isIntrospectionAllowed).toBe(false);
    expect(readConfig({ NODE_ENV: 'production', PERLEN_INTROSPECTION: '1' }).isIntrospectionAllowed).toBe(
      true,
    );
    expect(readConfig({}).isIntrospectionAllowed).toBe(true);
  });

  it('takes the word of no proxy that is not named, and names what a proxy may be', () => {
    expect(readConfig({}).trustedProxies).toEqual([]);
    const named = 'loopback, 10.0.0.0/8,2001:db8::/32, 192.0.2.7';
    expect(readConfig({ PERLEN_TRUSTED_PROXIES: named }).trustedProxies).toEqual([
      'loopback',
      '10.0.0.0/8',
      '2001:db8::/32',
      '192.0.2.7',
    ]);
    for (const wrong of ['true', '1', '10.0.0.0/33', 'proxy.example', '10.0.0.0/8/8', '*']) {
      expect(() => readConfig({ PERLEN_TRUSTED_PROXIES: wrong })).toThrow(/PERLEN_TRUSTED_PROXIES is/);
    }
  });

  it('limits requests a minute by kind, those of signing in tightly in live mode', () => {
    expect(readConfig({}).rateLimits).toMatchObject({ all: 3_000, signIn: 100 });
    expect(readConfig({ PERLEN_MODE: 'live' }).rateLimits.signIn).toBe(10);
    const given = readConfig({ PERLEN_RATE_LIMITS: 'all=0, signIn = 5' }).rateLimits;
    expect(given).toMatchObject({ all: 0, signIn: 5, search: 600 });
    for (const wrong of ['all', 'all=-1', 'all=many', 'everything=1', 'all=1e9', '__proto__=1']) {
      expect(() => readConfig({ PERLEN_RATE_LIMITS: wrong })).toThrow(/PERLEN_RATE_LIMITS is/);
    }
  });

  it('lets everybody ask freely in a trial alone, and nobody in production unless a role is named', () => {
    expect(readConfig({}).freeQueries).toBe('everybody');
    expect(readConfig({ NODE_ENV: 'production' }).freeQueries).toEqual(new Set());
    expect(readConfig({ PERLEN_MODE: 'live' }).freeQueries).toEqual(new Set());
    expect(readConfig({ PERLEN_FREE_QUERIES: 'nobody' }).freeQueries).toEqual(new Set());
    expect(readConfig({ NODE_ENV: 'production', PERLEN_FREE_QUERIES: 'STEWARD,ADMIN' }).freeQueries).toEqual(
      new Set(['STEWARD', 'ADMIN']),
    );
    expect(() => readConfig({ PERLEN_FREE_QUERIES: 'OPERATORS' })).toThrow(/PERLEN_FREE_QUERIES is/);
  });
});
