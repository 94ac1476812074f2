import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ErrorCode, PerlenError } from '../graphql/errors.js';
import { UploadTooLarge } from '../imports/upload-folder.js';
import { StoreUnavailable } from '../store/errors.js';
import { answering } from './file-route.js';

let server: Server;
let thrown: unknown;
beforeAll(async () => {
  const app = express().get('/', (request, response) =>
    answering(pino({ level: 'silent' }), request, response, async () => {
      if (thrown !== null) throw thrown;
      response.send('done');
    }),
  );
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
});
afterAll(() => server.close());

const ask = (error: unknown, headers: Record<string, string> = {}) => {
  thrown = error;
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { headers });
};

describe('an error of a request for a file', () => {
  it.each<[ErrorCode, number]>([
    ['UNAUTHENTICATED', 401],
    ['FORBIDDEN', 403],
    ['BAD_INPUT', 400],
    ['NOT_FOUND', 404],
    ['CONFLICT', 409],
    ['STORE_UNAVAILABLE', 503],
    ['TIMED_OUT', 504],
  ])('%s is answered with %i and with its words', async (code, status) => {
    const response = await ask(new PerlenError(code, 'Do this.'));
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: { code, message: 'Do this.', problem: null } });
  });

  it('of the store, the disk or the size of a file has its status, too', async () => {
    expect((await ask(new StoreUnavailable('no'))).status).toBe(503);
    expect((await ask(new UploadTooLarge(7))).status).toBe(413);
    expect((await ask(Object.assign(new Error('no space left'), { code: 'ENOSPC' }))).status).toBe(507);
  });

  it('that nobody foresaw tells nothing of itself', async () => {
    const response = await ask(new Error('password is swordfish'));
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toContain('swordfish');
    expect(JSON.parse(text)).toMatchObject({ error: { code: 'INTERNAL' } });
  });
});

describe('a request for a file', () => {
  it('is answered to a page of this origin, and to what is no page', async () => {
    const { port } = server.address() as AddressInfo;
    const own = [{}, { 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }];
    for (const headers of [...own, { origin: `http://127.0.0.1:${port}` }]) {
      expect((await ask(null, headers)).status).toBe(200);
    }
  });

  it('is refused to any other page, whatever its browser calls it', async () => {
    const foreign = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'null' },
    ];
    for (const headers of [...foreign, { origin: 'https://evil.example' }]) {
      expect((await ask(null, headers)).status).toBe(403);
    }
  });
});
