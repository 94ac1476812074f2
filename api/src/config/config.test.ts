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
});
