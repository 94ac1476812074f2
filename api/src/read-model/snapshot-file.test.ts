import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FrameWriter, readFrames, SnapshotRefused } from './snapshot-file.js';

describe('A file of frames', () => {
  let folder: string;
  let path: string;
  let whole: Buffer;
  const damagedPath = () => join(folder, 'damaged');
  const frames = [
    { name: 'about', bytes: Buffer.from('{"change": 7}') },
    { name: 'nothing', bytes: Buffer.alloc(0) },
    { name: 'numbers', bytes: Buffer.from(Uint8Array.from({ length: 3_000 }, (_unused, index) => index)) },
  ];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'perlen-frames-'));
    path = join(folder, 'frames');
    const writer = await FrameWriter.create(path, join(folder, 'part'));
    for (const { name, bytes } of frames) await writer.frame(name, bytes);
    expect(readdirSync(folder)).toEqual(['part']);
    await writer.finish(() => undefined);
    whole = readFileSync(path);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = async (from: string) =>
    (await readFrames(from, () => undefined)).map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) }));

  it('comes back as it was written, and only this user can read it', async () => {
    expect(await read(path)).toEqual(frames);
    expect(readdirSync(folder)).toEqual(['frames']);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is refused wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 1 }), async (length) => {
        writeFileSync(damagedPath(), whole.subarray(0, length));
        await expect(read(damagedPath())).rejects.toBeInstanceOf(SnapshotRefused);
      }),
      { numRuns: 150 },
    );
  });

  it('is refused whichever byte is altered, and with anything behind its end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (place, change) => {
          const damaged = Buffer.from(whole);
          damaged[place] = (damaged[place] ?? 0) ^ change;
          writeFileSync(damagedPath(), damaged);
          await expect(read(damagedPath())).rejects.toBeInstanceOf(SnapshotRefused);
        },
      ),
      { numRuns: 300 },
    );
    writeFileSync(damagedPath(), Buffer.concat([whole, Buffer.from('x')]));
    await expect(read(damagedPath())).rejects.toBeInstanceOf(SnapshotRefused);
  });

  it('leaves nothing behind when it is given up', async () => {
    const writer = await FrameWriter.create(join(folder, 'never'), join(folder, 'part'));
    await writer.frame('about', Buffer.from('x'));
    await writer.abandon();
    expect(readdirSync(folder).sort()).toEqual(['damaged', 'frames']);
  });
});
