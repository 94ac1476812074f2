import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StoreUnavailable } from '../store/errors.js';
import { FRESH_MS, Freshness, instantNow } from './freshness.js';

let freshness: Freshness;
let looks: number;

beforeEach(() => {
  vi.useFakeTimers();
  freshness = new Freshness();
  looks = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

/** Asks the feed, which answers after so long. */
const lookFor = (milliseconds: number) => async () => {
  looks += 1;
  const asOf = instantNow();
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  freshness.note(asOf);
};
const away = async () => {
  looks += 1;
  throw new StoreUnavailable('away');
};

/** Whether a promise has resolved by now. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  let isResolved = false;
  void promise.then(() => {
    isResolved = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return isResolved;
}

describe('A question', () => {
  it('is answered at once as long as the feed was asked less than half a second before', async () => {
    freshness.note(instantNow());
    await vi.advanceTimersByTimeAsync(FRESH_MS - 1);
    expect(await isDone(freshness.reach(instantNow(), lookFor(5), false))).toBe(true);
    expect(looks).toBe(0);
  });

  it('waits for one look at the feed that all who ask share, if that is longer ago', async () => {
    freshness.note(instantNow());
    await vi.advanceTimersByTimeAsync(FRESH_MS);
    const asked = [1, 2, 3].map(() => freshness.reach(instantNow(), lookFor(5), false));
    expect(await isDone(Promise.race(asked))).toBe(false);
    await vi.advanceTimersByTimeAsync(5);
    await Promise.all(asked);
    expect(looks).toBe(1);
  });

  it('is answered after one look that began with it, however slow the store is', async () => {
    const asked = freshness.reach(instantNow(), lookFor(20 * FRESH_MS), false);
    await vi.advanceTimersByTimeAsync(20 * FRESH_MS);
    await asked;
    expect(looks).toBe(1);
  });

  it('looks again after the machine was asleep, though its own clock stood still', async () => {
    freshness.note(instantNow());
    vi.setSystemTime(Date.now() + 3_600_000);
    const asked = freshness.reach(instantNow(), lookFor(0), false);
    await vi.advanceTimersByTimeAsync(1);
    await asked;
    expect(looks).toBe(1);
  });

  it('is not kept waiting by a clock that is set back', async () => {
    const asked = instantNow();
    vi.setSystemTime(Date.now() - 3_600_000);
    await vi.advanceTimersByTimeAsync(1);
    const answered = freshness.reach(asked, lookFor(0), false);
    await vi.advanceTimersByTimeAsync(1);
    await answered;
    expect(looks).toBe(1);
  });

  it('is refused while the store is away, but for a trial, which waits for it once', async () => {
    await expect(freshness.reach(instantNow(), away, false)).rejects.toBeInstanceOf(StoreUnavailable);
    await freshness.reach(instantNow(), away, true);
    expect(looks).toBe(2);
    await freshness.reach(instantNow(), away, true);
    expect(looks).toBe(2);
    const patient = freshness.reach(instantNow(), lookFor(0), false);
    await vi.advanceTimersByTimeAsync(1);
    await patient;
    await vi.advanceTimersByTimeAsync(FRESH_MS);
    const silent = freshness.reach(instantNow(), () => new Promise(() => undefined), true);
    await vi.advanceTimersByTimeAsync(1_000);
    await silent;
  });
});

describe('Who takes something back', () => {
  it('is told once whatever was looked at before it is too old for every answer', async () => {
    const lookedAt = instantNow();
    freshness.tookBack([7]);
    const told = freshness.acknowledge(6, 7);
    await vi.advanceTimersByTimeAsync(FRESH_MS);
    expect(await isDone(told)).toBe(false);
    await vi.advanceTimersByTimeAsync(FRESH_MS);
    expect(await isDone(told)).toBe(true);
    const elsewhere = new Freshness();
    elsewhere.note(lookedAt);
    await elsewhere.reach(instantNow(), away, true);
    expect(looks).toBe(1);
  });

  it('alone waits, and whoever comes after so long no more', async () => {
    freshness.tookBack([7]);
    expect(await isDone(freshness.acknowledge(5, 6))).toBe(true);
    expect(await isDone(freshness.acknowledge(7, 8))).toBe(true);
    await vi.advanceTimersByTimeAsync(2 * FRESH_MS);
    expect(await isDone(freshness.acknowledge(6, 7))).toBe(true);
  });

  it('waits for every Change of one large transaction, whichever of them took something back', async () => {
    freshness.tookBack([7]);
    const told = freshness.acknowledge(6, 9);
    expect(await isDone(told)).toBe(false);
    await vi.advanceTimersByTimeAsync(2 * FRESH_MS);
    expect(await isDone(told)).toBe(true);
  });

  it('waits as well where nobody saw what was done, because everything was read anew meanwhile', async () => {
    freshness.exchanged(5, 9);
    expect(await isDone(freshness.acknowledge(4, 5))).toBe(true);
    freshness.exchanged(9, 9);
    const told = freshness.acknowledge(7, 8);
    expect(await isDone(told)).toBe(false);
    await vi.advanceTimersByTimeAsync(2 * FRESH_MS);
    expect(await isDone(told)).toBe(true);
  });
});
