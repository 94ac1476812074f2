import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryInput } from '../read-input.js';
import { DEFAULT_MAIL_LIMITS, openMail, openMailInput } from './open-mail.js';
import type { MailCursor, MailLimits, MailOpening, MailReading } from './types.js';
import { zipOf } from './zip-for-tests.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'perlen-mail-'));
});
afterAll(() => rm(folder, { recursive: true }));

const message = (from: string) => `From: ${from}\nTo: b@x.com\n\nbody\n`;
const mbox = (...from: string[]) => from.map((sender) => `From - Tue 08:34\n${message(sender)}\n`).join('');

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function readAll(opening: MailOpening, from?: MailCursor): Promise<MailReading[]> {
  if (opening.kind === 'refused') throw new Error(opening.reason);
  const readings: MailReading[] = [];
  for await (const reading of opening.source.read(from)) readings.push(reading);
  return readings;
}

const summary = (readings: readonly MailReading[]) =>
  readings.map((reading) =>
    reading.kind === 'message'
      ? `${reading.message.place.file}: ${reading.message.header.from}`
      : `${reading.refusal.place.file}: ${reading.refusal.reason}`,
  );

describe('what a file is', () => {
  it('is told by its content, not by its ending', async () => {
    const kind = async (name: string, content: string | Uint8Array) => {
      const opening = await openMail(await file(name, content));
      return opening.kind === 'ready' ? opening.source.kind : opening.reason;
    };
    expect(await kind('a.txt', mbox('a@x.com'))).toBe('mbox');
    expect(await kind('b.mbox', message('a@x.com'))).toBe('eml');
    expect(await kind('c.eml', zipOf([{ name: 'a.eml', content: Buffer.from(message('a@x.com')) }]))).toBe(
      'zip',
    );
    expect(await kind('d.bin', gzipSync(mbox('a@x.com')))).toBe('mbox');
    expect(await kind('e.mbox', '')).toBe('emptyFile');
    expect(await kind('f.mbox', '\n \r\n')).toBe('emptyFile');
    expect(await kind('g.mbox', Buffer.from([137, 80, 78, 71, 0, 0, 1]))).toBe('binaryFile');
    expect(await kind('h.mbox', 'id;name\n1;Anna\n')).toBe('unknownFormat');
    expect(await kind('i.zip', Buffer.from('PK\x03\x04 not really'))).toBe('brokenArchive');
    expect(await kind('j.gz', gzipSync(gzipSync(mbox('a@x.com'))))).toBe('nestedArchive');
    expect(await kind('k.zip', zipOf([]))).toBe('emptyFile');
  });

  it('is said when it is not there, or nothing is in it', async () => {
    expect(await openMail(join(folder, 'nowhere.mbox'))).toMatchObject({ reason: 'missingFile' });
    await mkdir(join(folder, 'empty'));
    expect(await openMail(join(folder, 'empty'))).toMatchObject({ reason: 'emptyFile' });
  });
});

describe('a folder', () => {
  it('is read with its sub-folders in one order, and what is no mail is refused by name', async () => {
    const root = join(folder, 'mails');
    await mkdir(join(root, 'cur', 'deep'), { recursive: true });
    await file('mails/2.eml', message('two@x.com'));
    await file('mails/1.mbox', mbox('one@x.com', 'uno@x.com'));
    await file('mails/cur/deep/x', message('deep@x.com'));
    await file('mails/notes.txt', 'hello');
    await symlink('/', join(root, 'loop'));
    const readings = await readAll(await openMail(root));
    expect(summary(readings)).toEqual([
      '1.mbox: one@x.com',
      '1.mbox: uno@x.com',
      '2.eml: two@x.com',
      'cur/deep/x: deep@x.com',
      'loop: unreadable',
      'notes.txt: unknownFormat',
    ]);
  });

  it('resumes after any message or refusal with what follows', async () => {
    const opening = await openMail(join(folder, 'mails'));
    const all = await readAll(opening);
    for (const [at, reading] of all.entries()) {
      expect(await readAll(opening, reading.next)).toEqual(all.slice(at + 1));
    }
  });
});

describe('a .zip', () => {
  const limits: MailLimits = { ...DEFAULT_MAIL_LIMITS, maxEntries: 3, maxUnpackedBytes: 4 * 1024 * 1024 };
  const mail = { name: 'a.eml', content: Buffer.from(message('a@x.com')) };

  it('is read entry by entry, and resumes', async () => {
    const path = await file(
      'good.zip',
      zipOf([
        mail,
        { name: 'dir/', content: Buffer.alloc(0) },
        { name: 'dir/b', content: Buffer.from(mbox('b@x.com', 'c@x.com')) },
      ]),
    );
    const opening = await openMail(path);
    const all = await readAll(opening);
    expect(summary(all)).toEqual(['a.eml: a@x.com', 'dir/b: b@x.com', 'dir/b: c@x.com']);
    for (const [at, reading] of all.entries()) {
      expect(await readAll(opening, reading.next)).toEqual(all.slice(at + 1));
    }
  });

  it('with archives, locked entries or odd names inside keeps its good entries', async () => {
    const entries = [
      { name: 'in.zip', content: zipOf([mail]) },
      { ...mail, name: 'locked.eml', isEncrypted: true },
      { ...mail, name: '../../etc/passwd' },
    ];
    const readings = await readAll(await openMail(await file('odd.zip', zipOf(entries))));
    expect(summary(readings)).toEqual([
      'in.zip: nestedArchive',
      'locked.eml: encryptedEntry',
      '../../etc/passwd: a@x.com',
    ]);
  });

  it('is refused as a bomb by its number of entries, its unpacked size or its ratio', async () => {
    const reason = async (name: string, bytes: Buffer) => {
      const opening = await openMail(await file(name, bytes), limits);
      return opening.kind === 'refused' ? opening.reason : summary(await readAll(opening));
    };
    expect(await reason('many.zip', zipOf([mail, mail, mail, mail]))).toBe('tooManyEntries');
    const big = Buffer.alloc(5 * 1024 * 1024, 'x');
    expect(await reason('big.zip', zipOf([{ name: 'big', content: big }]))).toBe('tooLargeUnpacked');
    const dense = Buffer.alloc(3 * 1024 * 1024, 'x');
    expect(await reason('dense.zip', zipOf([{ name: 'dense', content: dense }]))).toBe('suspiciousRatio');
  });

  it('whose directory lies about a size costs that entry only', async () => {
    const bomb = Buffer.concat([Buffer.from(mbox('a@x.com')), Buffer.alloc(3 * 1024 * 1024, 'x')]);
    const path = await file('lie.zip', zipOf([{ name: 'lie', content: bomb, claimedBytes: 100 }, mail]));
    const readings = await readAll(await openMail(path, limits));
    expect(summary(readings).at(-1)).toBe('a.eml: a@x.com');
    expect(summary(readings)).toContain('lie: brokenArchive');
  });

  it('that is cut off or damaged is refused', async () => {
    const whole = zipOf([mail]);
    expect(await openMail(await file('cut.zip', whole.subarray(0, whole.length - 30)))).toMatchObject({
      reason: 'brokenArchive',
    });
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, 40, 60);
    expect(summary(await readAll(await openMail(await file('bad.zip', damaged))))).toEqual([
      'a.eml: brokenArchive',
    ]);
  });
});

describe('a gzipped mbox', () => {
  it('is read and resumes by unpacked bytes', async () => {
    const opening = await openMailInput(memoryInput('m.gz', gzipSync(mbox('a@x.com', 'b@x.com', 'c@x.com'))));
    const all = await readAll(opening);
    expect(all).toHaveLength(3);
    expect(await readAll(opening, all[0]?.next)).toEqual(all.slice(1));
  });

  it('tells how far it is in packed bytes, also where it resumes', async () => {
    // Every address is new, so that what is packed grows evenly; unpacked it is four times as large.
    const count = 40_000;
    const senders = Array.from({ length: count }, (_, at) => `a${(at * 7919) % 99_991}@x${at}.com`);
    const unpacked = Buffer.from(mbox(...senders));
    const packed = gzipSync(unpacked);
    expect(unpacked.length).toBeGreaterThan(4 * packed.length);
    const opening = await openMailInput(memoryInput('m.gz', packed));
    if (opening.kind === 'refused') throw new Error(opening.reason);
    const { source } = opening;
    const shares: number[] = [];
    const cursors: MailCursor[] = [];
    for await (const { next } of source.read()) {
      shares.push(source.doneBytes() / packed.length);
      cursors.push(next);
    }
    for (const part of [0.25, 0.5, 0.75]) {
      expect(Math.abs((shares[Math.round(part * count)] ?? 0) - part)).toBeLessThan(0.05);
    }
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    expect(source.doneBytes()).toBe(packed.length);
    expect(source.totalBytes).toBe(packed.length);
    for await (const _ of source.read(cursors[count / 2])) {
      expect(Math.abs(source.doneBytes() / packed.length - 0.5)).toBeLessThan(0.05);
      break;
    }
  });

  it('that is a bomb or cut off ends with its reason after what was read', async () => {
    const bomb = Buffer.concat([Buffer.from(mbox('a@x.com')), Buffer.alloc(30 * 1024 * 1024, 'x')]);
    const readings = await readAll(await openMailInput(memoryInput('bomb.gz', gzipSync(bomb))));
    expect(summary(readings)).toEqual(['bomb.gz: a@x.com', 'bomb.gz: suspiciousRatio']);
    const senders = Array.from({ length: 20_000 }, (_, at) => `a${at * 7919}@x${at}.com`);
    const packed = gzipSync(mbox(...senders));
    const cut = await readAll(
      await openMailInput(memoryInput('cut.gz', packed.subarray(0, packed.length / 2))),
    );
    expect(cut.length).toBeGreaterThan(1000);
    expect(summary(cut).at(-1)).toBe('cut.gz: brokenArchive');
  });
});

describe('reading', () => {
  it('tells how far it is and ends without an error when it is cancelled', async () => {
    const bytes = Buffer.from(mbox(...Array.from({ length: 5000 }, (_, at) => `a${at}@x.com`)));
    const opening = await openMailInput(memoryInput('m', bytes, 1000));
    if (opening.kind === 'refused') throw new Error(opening.reason);
    const cancel = new AbortController();
    let count = 0;
    for await (const _ of opening.source.read(undefined, cancel.signal)) {
      count += 1;
      if (count === 100) {
        expect(opening.source.doneBytes()).toBeGreaterThan(0);
        expect(opening.source.doneBytes()).toBeLessThan(bytes.length);
        cancel.abort();
      }
    }
    expect(count).toBe(100);
    expect(opening.source.totalBytes).toBe(bytes.length);
  });

  it('never fails on any bytes, as they are or gzipped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, isPacked) => {
        const head = fc.sample(fc.constantFrom('', 'From - 08:34\n', 'From: a\n'), 1)[0] ?? '';
        const content = Buffer.concat([Buffer.from(head), bytes]);
        const opening = await openMailInput(memoryInput('x', isPacked ? gzipSync(content) : content, 50));
        if (opening.kind === 'ready') await readAll(opening);
      }),
    );
  });
});
