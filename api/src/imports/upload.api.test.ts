import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import { afterAll, afterEach, expect, test } from 'vitest';
import { PerlenError } from '../graphql/errors.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { importsOf } from './import-service.js';
import { importFile, mbox, TestFiles } from './pipeline/testing.js';
import { importUploadRouter } from './upload.js';
import { safeFileName, UploadFolder } from './upload-folder.js';

const files = new TestFiles();
afterAll(() => files.remove());

let here: TestApplication | undefined;
let server: Server | undefined;
afterEach(async () => {
  server?.close();
  await here?.close();
});

const MAX_BYTES = 1_000;
let folders = 0;

async function serve(): Promise<{ url: string; app: TestApplication; folder: string }> {
  const data = join(files.folder, `data${folders++}`);
  const app = await openTestApplication(
    {},
    {
      PERLEN_DATA: data,
      PERLEN_UPLOAD_LIMIT_BYTES: String(MAX_BYTES),
    },
  );
  here = app;
  const authorise = (request: express.Request) => {
    if (request.get('authorization') !== 'yes') throw new PerlenError('FORBIDDEN', 'No.');
  };
  const web = express().use(importUploadRouter(app.application, authorise));
  server = createServer(web).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, app, folder: join(data, 'uploads') };
}

function send(
  url: string,
  name: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${url}/imports/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { authorization: 'yes', 'content-type': 'application/octet-stream', ...headers },
    body,
  });
}

function contentOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

test('an upload lies under a random id, readable by this user alone, with its name kept apart', async () => {
  const { url, app, folder } = await serve();
  const response = await send(url, '../../etc/cron.d/evil', 'content');
  expect(response.status).toBe(201);
  const { id } = (await response.json()) as { id: string };
  const upload = await importsOf(app.application).uploads.find(id);
  expect(upload).toMatchObject({ fileName: 'evil', path: join(folder, `${id}.file`) });
  expect(readFileSync(upload?.path ?? '', 'utf8')).toBe('content');
  expect(contentOf(folder).map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([0o600, 0o600]);
});

test('only whoever may import can send or read, and only by a type that forms cannot send', async () => {
  const { url, folder } = await serve();
  expect((await send(url, 'a', 'x', { authorization: 'no' })).status).toBe(403);
  expect((await fetch(`${url}/imports/x/refusals.csv`)).status).toBe(403);
  expect((await send(url, 'a', 'x', { 'content-type': 'text/plain' })).status).toBe(415);
  expect(contentOf(folder)).toEqual([]);
});

test('an upload that is too large leaves nothing, whether or not it says so before', async () => {
  const { url, folder } = await serve();
  const said = await send(url, 'big', 'x'.repeat(MAX_BYTES + 1));
  expect(said.status).toBe(413);
  expect(await said.text()).toContain(
    'at most 1000 bytes. Pack or split the file, or raise PERLEN_UPLOAD_LIMIT',
  );
  expect(await sendInPieces(url, 'x'.repeat(MAX_BYTES), 'x')).toBe(413);
  expect(contentOf(folder)).toEqual([]);
});

test('an upload that breaks off leaves nothing', async () => {
  const { url, folder } = await serve();
  await sendInPieces(url, 'half', null);
  await expect.poll(() => contentOf(folder)).toEqual([]);
});

/** Sends without a length; `rest` null breaks off after the beginning. */
function sendInPieces(url: string, beginning: string, rest: string | null): Promise<number | 'cut'> {
  return new Promise((resolve) => {
    const headers = { authorization: 'yes', 'content-type': 'application/octet-stream' };
    const request = httpRequest(`${url}/imports/files?name=x`, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', () => resolve('cut'));
    request.write(beginning, () => {
      if (rest === null) setTimeout(() => request.destroy(), 50);
      else request.end(rest);
    });
  });
}

test('what is no id finds no file', async () => {
  const uploads = new UploadFolder(files.folder);
  for (const id of ['', '..', '../../etc/passwd', 'x', 'a'.repeat(36)]) {
    expect(await uploads.find(id)).toBeUndefined();
    expect(() => uploads.path(id)).toThrow(RangeError);
  }
});

test('uploads nobody imported are removed after a day', async () => {
  const { url, app, folder } = await serve();
  await send(url, 'old', 'x');
  const yesterday = Date.now() / 1000 - 25 * 3600;
  for (const name of contentOf(folder)) utimesSync(join(folder, name), yesterday, yesterday);
  await send(url, 'new', 'x');
  const names = contentOf(folder);
  expect(names).toHaveLength(2);
  await importsOf(app.application).uploads.sweep(Date.now() + 25 * 3600 * 1000);
  expect(contentOf(folder)).toEqual([]);
});

test('a file name is shown without folders and control characters', () => {
  expect(safeFileName('C:\\mail\\in box.mbox')).toBe('in box.mbox');
  expect(safeFileName('a/\u202eb\n.csv')).toBe('b .csv');
  expect(safeFileName('..')).toBe('upload');
  expect(safeFileName('x'.repeat(1_000))).toHaveLength(200);
});

test('what was left out comes as CSV that no spreadsheet runs', async () => {
  const { url, app } = await serve();
  const message = mbox({
    id: 'f1',
    from: 'anna@own.example',
    to: '=cmd|calc!A1, ben@prospect.example',
    date: '=1+1',
  });
  const { run } = await importFile(app, 'MAIL', files.write('formula.mbox', message));
  const response = await fetch(`${url}/imports/${run.stored.id}/refusals.csv`, {
    headers: { authorization: 'yes' },
  });
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const bytes = new Uint8Array(await response.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = new TextDecoder().decode(bytes).trim().split('\r\n');
  expect(lines[0]).toBe('file,line,field,value,reason');
  expect(lines).toContain("formula.mbox,1,Date,'=1+1,date");
  expect(lines.some((line) => /(?:^|,)=/.test(line))).toBe(false);
  const german = await fetch(`${url}/imports/${run.stored.id}/refusals.csv?language=de`, {
    headers: { authorization: 'yes' },
  });
  const inWords = (await german.text()).replace('\ufeff', '').split('\r\n');
  expect(inWords[0]).toBe('Datei,Zeile,Feld,Wert,Grund');
  expect(inWords.find((line) => line.includes("'=1+1"))).toContain('Das Datum ist unlesbar');
  const none = await fetch(`${url}/imports/nothing/refusals.csv`, { headers: { authorization: 'yes' } });
  expect(none.status).toBe(404);
});
