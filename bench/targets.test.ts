import { describe, expect, it } from 'vitest';
import { measuredText, targetsOf, timesText, verdictOn } from './targets.js';

const measured = (...times: (number | null)[]) =>
  times.map((value, place) => ({ of: '(a)', where: `${place + 2} hops`, times: value }));

describe('a target', () => {
  it('is met if all its figures are within the bound', () => {
    const bound = { kind: 'at most', times: 10 } as const;
    expect(verdictOn({ what: '', bound, measured: measured(10, 3) })).toBe('met');
    expect(verdictOn({ what: '', bound, measured: measured(15, 12) })).toBe('missed by 1.5 ×');
  });

  it('that is missed somewhere says where', () => {
    const bound = { kind: 'at most', times: 10 } as const;
    expect(verdictOn({ what: '', bound, measured: measured(21, 3) })).toBe(
      'met but for (a) 2 hops: missed by 2.1 ×',
    );
  });

  it('names what each figure is of once', () => {
    const of = (graph: string, hops: number, times: number) => ({ of: graph, where: `${hops} hops`, times });
    expect(measuredText([of('(a)', 2, 21.1), of('(a)', 3, 3.9), of('(b)', 2, 1)])).toBe(
      '(a) 2 hops: 21.1 ×, 3 hops: 3.9 ×; (b) 2 hops: 1 ×',
    );
    expect(measuredText([{ of: '', where: '', times: 0.5 }])).toBe('0.5 ×');
  });

  it('that must be exceeded is missed by what is lacking', () => {
    const bound = { kind: 'at least', times: 200 } as const;
    expect(verdictOn({ what: '', bound, measured: measured(1000) })).toBe('met');
    expect(verdictOn({ what: '', bound, measured: measured(100) })).toBe('missed by 2 ×');
  });

  it('is not measured as long as one of its figures is missing', () => {
    expect(verdictOn({ what: '', bound: { kind: 'at most', times: 1 }, measured: measured(1, null) })).toBe(
      'not measured',
    );
    expect(targetsOf({}).map(verdictOn)).toEqual(Array.from({ length: 10 }, () => 'not measured'));
  });

  it('shows few digits', () => {
    expect([0.1234, 12.34, 1234.5, null].map(timesText)).toEqual(['0.12 ×', '12.3 ×', '1,235 ×', '–']);
  });
});
