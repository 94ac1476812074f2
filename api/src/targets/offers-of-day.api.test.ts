import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { offersOfDay } from './offers-of-day.js';
import { ADD, askingFor, REMOVE, SHARE, targetCompany, VISIT } from './testing/asking-for-targets.js';

let app: TestApplication;
const { list, one, moveClock } = askingFor(() => app);

beforeEach(async () => {
  app = await openTestApplication(targetCompany().rows());
});

afterEach(() => app.close());

describe('an offer', () => {
  const tomorrow = '2026-11-24T07:00:00Z';
  const everything = async (viewer: string) => {
    const found = [];
    for (const sort of ['NAME', 'RUNG', 'CHANGED', 'ADDED']) found.push(await list(viewer, { sort }));
    for (const filter of [{ rungs: ['OFFER'] }, { rungs: ['ASK_ALL'] }, { onlyChanged: true }]) {
      found.push(await list(viewer, { filter }));
    }
    found.push(
      await app.data(viewer, '{ unreadNotifications notifications { nodes { kind changes { kind } } } }'),
    );
    return JSON.stringify(found);
  };

  it('that comes up during the day changes nothing until the next one begins, however it is asked for', async () => {
    await app.data('seller', ADD, { ids: ['late', 'named'] });
    await app.data('seller', VISIT);
    const before = await everything('seller');
    await app.data('e2', SHARE, { with: 'late', sharing: 'BLIND' });
    expect(await everything('seller')).toBe(before);
    await moveClock('2026-11-23T23:59:00Z');
    expect(await everything('seller')).toBe(before);
    // A star given anew, a star of somebody else, and a visit more: all are told of the same morning.
    await app.data('seller', REMOVE, { ids: ['late'] });
    await app.data('seller', ADD, { ids: ['late'] });
    await app.data('rival', ADD, { ids: ['late'] });
    await app.data('seller', VISIT);
    expect(await one('seller', 'late')).toMatchObject({ rung: 'ASK_ALL', offerWord: null, changes: [] });
    expect(await one('rival', 'late')).toMatchObject({ rung: 'ASK_ALL', offerWord: null, changes: [] });
    await moveClock(tomorrow);
    expect(await one('seller', 'late')).toMatchObject({
      rung: 'OFFER',
      offerWord: 'STRONG',
      changes: [{ kind: 'NEW_OFFER', word: 'STRONG' }],
    });
  });

  it('that ends during the day stays until the next one begins', async () => {
    await app.data('seller', ADD, { ids: ['blind', 'kuhn'] });
    await app.data('e2', SHARE, { with: 'blind', sharing: 'PRIVATE' });
    for (const id of ['blind', 'kuhn'])
      expect(await one('seller', id)).toMatchObject({ rung: 'OFFER', changes: [] });
    await moveClock(tomorrow);
    expect(await one('seller', 'blind')).toMatchObject({ rung: 'FACTS', changes: [{ kind: 'OFFER_LOST' }] });
  });

  it('is noted once a day for all: a second process reads what the first noted', async () => {
    await app.data('seller', ADD, { ids: ['late'] });
    await list('seller');
    await app.data('e2', SHARE, { with: 'late', sharing: 'BLIND' });
    const second = { ...app.application };
    expect([...(await offersOfDay(second))].sort()).toEqual([
      ['blind', 'STRONG'],
      ['kuhn', 'STRONG'],
    ]);
    await moveClock(tomorrow);
    expect((await offersOfDay(second)).get('late')).toBe('STRONG');
  });
});
