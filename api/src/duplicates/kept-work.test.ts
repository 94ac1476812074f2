import { describe, expect, it, vi } from 'vitest';
import { KeptWork } from './kept-work.js';

describe('kept work', () => {
  it('is done once a key, for all who wait and who ask later', async () => {
    const kept = new KeptWork<string, number>();
    const work = vi.fn(async () => 1);
    expect(await Promise.all([kept.get('a', work), kept.get('a', work)])).toEqual([1, 1]);
    expect(await kept.get('a', work)).toBe(1);
    expect(await kept.get('b', async () => 2)).toBe(2);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is tried again after it failed', async () => {
    const kept = new KeptWork<string, number>();
    await expect(kept.get('a', () => Promise.reject(new Error('out of memory')))).rejects.toThrow(
      'out of memory',
    );
    expect(await kept.get('a', async () => 1)).toBe(1);
  });
});
