import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFigures, timingOf, writeFigures } from './figures.js';
import { quantile, shortTime } from './measure.js';

describe('figures', () => {
  it('are quantiles by nearest rank, of values in any order', () => {
    const values = Array.from({ length: 200 }, (_, place) => 200 - place);
    expect([0.5, 0.95, 0.99, 1].map((share) => quantile(values, share))).toEqual([100, 190, 198, 200]);
    expect(quantile([], 0.5)).toBe(0);
  });

  it('count questions that ended at the time-out as that long', () => {
    const sample = { class: 'far', tookMs: 1, isTimedOut: false, hasPath: true } as const;
    const late = { class: 'far', tookMs: 60_000, isTimedOut: true, hasPath: false } as const;
    expect(timingOf([sample, late, late])).toMatchObject({
      samples: 3,
      timedOut: 2,
      withPaths: 1,
      p50Ms: 60_000,
    });
  });

  it('come back from their file, with four digits', () => {
    const folder = mkdtempSync(join(tmpdir(), 'perlen-bench-figures-'));
    const path = join(folder, 'figures.json');
    const timing = timingOf([{ class: 'far', tookMs: 1.23456, isTimedOut: false, hasPath: true }]);
    const row = { graph: 'a', question: '', who: '', timing, byClass: {}, peakBytes: null };
    const part = { title: 'Title', origin: '', values: { one: 1 }, notes: ['note'] };
    try {
      expect(readFigures(path)).toEqual({});
      writeFigures(path, { limits: { ...part, rows: [{ ...row, toPerlen: 2, toLimit: null }] } });
      const { limits } = readFigures(path);
      expect(limits).toMatchObject(part);
      expect(limits?.rows).toHaveLength(1);
      expect(limits?.rows[0]).toMatchObject({ graph: 'a', toPerlen: 2, timing: { p50Ms: 1.235 } });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('show times far below a millisecond', () => {
    expect([0.0042, 0.321, 1.5, 250].map(shortTime)).toEqual(['4.2 µs', '321 µs', '1.50 ms', '250 ms']);
  });
});
