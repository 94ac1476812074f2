import pino from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { StoreUnavailable } from '../store/errors.js';
import { entriesIn, entryNumber } from '../testing/audit-entries.js';
import { openTestStore } from '../testing/test-application.js';
import { AuditLog } from './audit-log.js';
import { KEPT_MS } from './chain.js';
import { FORGETTING } from './entry.js';
import { verifyStore } from './verification.js';

const open: { close: () => Promise<void> }[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

describe('The log', () => {
  it('stands in one chain though several processes write to it, and each entry stands in it once', async () => {
    const store = await openTestStore({ queryTimeoutMs: 30_000 });
    open.push(store);
    const silent = pino({ level: 'silent' });
    const logs = [0, 1, 2].map(() => new AuditLog({ store, logger: silent }));
    for (let number = 0; number < 60; number += 1) {
      const log = logs[number % 3];
      log?.add(entryNumber(number));
      if (number % 4 === 3) await Promise.all(logs.map((one) => one.flush()));
    }
    await Promise.all(logs.map((one) => one.stop()));
    const requests = (await entriesIn(store)).map(({ requestId }) => requestId);
    expect(requests.toSorted()).toEqual(Array.from({ length: 60 }, (_, number) => `r${number}`).toSorted());
    expect((await verifyStore(store, null)).findings).toEqual([]);
  });

  it('waits while the store can’t be written to, refuses what does not fit, and loses nothing', async () => {
    const store = await openTestStore({ queryTimeoutMs: 30_000 });
    open.push(store);
    const log = new AuditLog({ store, logger: pino({ level: 'silent' }), mostWaiting: 3 });
    const write = vi.spyOn(store, 'write').mockRejectedValue(new StoreUnavailable('away'));
    for (let number = 0; number < 3; number += 1) {
      log.requireRoom();
      log.add(entryNumber(number));
    }
    await expect(log.flush()).rejects.toThrow('away');
    expect(() => log.requireRoom()).toThrow(expect.objectContaining({ code: 'STORE_UNAVAILABLE' }));
    write.mockRestore();
    await log.flush();
    log.requireRoom();
    expect((await entriesIn(store)).map(({ requestId }) => requestId)).toEqual(['r0', 'r1', 'r2']);
    await log.stop();
  });

  it('writes a block once though the answer to its commit was lost', async () => {
    const store = await openTestStore({ queryTimeoutMs: 30_000 });
    open.push(store);
    const log = new AuditLog({ store, logger: pino({ level: 'silent' }) });
    log.add(entryNumber(1));
    const genuine = store.write.bind(store);
    const write = vi.spyOn(store, 'write').mockImplementationOnce(async (work) => {
      await genuine(work);
      throw new StoreUnavailable('no answer');
    });
    await expect(log.flush()).rejects.toThrow('no answer');
    await log.flush();
    write.mockRestore();
    expect(await entriesIn(store)).toHaveLength(1);
    expect((await verifyStore(store, null)).findings).toEqual([]);
    await log.stop();
  });

  it('forgets what is older than 90 days, says so in the log, and stays whole', async () => {
    const store = await openTestStore({ queryTimeoutMs: 30_000 });
    open.push(store);
    const begin = Date.parse('2026-01-01T00:00:00Z');
    let now = begin;
    const log = new AuditLog({ store, logger: pino({ level: 'silent' }), now: () => new Date(now) });
    for (let day = 0; day < 6; day += 1) {
      log.add({ ...entryNumber(day), at: begin + day * 86_400_000 });
      await log.flush();
    }
    now = begin + KEPT_MS + 2.5 * 86_400_000;
    await log.forget();
    await log.forget();
    const entries = await entriesIn(store);
    expect(
      entries.map(({ operation, requestId }) => (operation === FORGETTING ? operation : requestId)),
    ).toEqual(['r3', 'r4', 'r5', FORGETTING]);
    const { isWhole, stub, head } = await verifyStore(store, null);
    expect([isWhole, stub?.number]).toEqual([true, 3]);
    now += 200 * 86_400_000;
    await log.forget();
    expect((await verifyStore(store, head)).findings).toEqual([]);
    await log.stop();
  });
});
