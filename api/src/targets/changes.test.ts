import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween, snapshotOf, snapshotText, type TargetSnapshot } from './changes.js';

const words = fc.constantFrom('STRONG', 'MEDIUM', 'WEAK') as fc.Arbitrary<'STRONG' | 'MEDIUM' | 'WEAK'>;
const snapshots: fc.Arbitrary<TargetSnapshot> = fc.record({
  path: fc.option(fc.record({ word: words, introducerId: fc.constantFrom('anna', 'bert') })),
  offer: fc.option(words),
  standing: fc.option(fc.constantFrom('EMPLOYEE' as const, 'FORMER_EMPLOYEE' as const, 'CONTACT' as const)),
  employerIds: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }),
  request: fc.option(
    fc.record({
      id: fc.constantFrom('r1', 'r2'),
      state: fc.constantFrom(
        'ASKED' as const,
        'ACCEPTED' as const,
        'DECLINED' as const,
        'WITHDRAWN' as const,
      ),
    }),
  ),
});
const kinds = (before: TargetSnapshot, now: TargetSnapshot) =>
  changesBetween(before, now).map(({ kind }) => kind);

describe('changes between two looks', () => {
  it('are none where nothing changed', () => {
    fc.assert(
      fc.property(snapshots, (one) => {
        expect(changesBetween(one, one)).toEqual([]);
      }),
    );
  });

  it('are undone by going back: found and lost, stronger and weaker', () => {
    const opposite: Record<string, string[]> = {
      NEW_PATH: ['PATH_LOST', 'WEAKER_PATH'],
      PATH_LOST: ['NEW_PATH'],
      STRONGER: ['FADING'],
      FADING: ['STRONGER'],
      WEAKER_PATH: ['NEW_PATH'],
    };
    fc.assert(
      fc.property(snapshots, snapshots, (one, other) => {
        const there = kinds(one, other).find((kind) => kind in opposite);
        const back = kinds(other, one).find((kind) => kind in opposite);
        if (there === undefined) expect(back).toBeUndefined();
        else expect(opposite[there]).toContain(back);
      }),
    );
  });

  it('say nothing of offers while the offers are the same, whatever else changed', () => {
    fc.assert(
      fc.property(snapshots, snapshots, (one, other) => {
        const same = { ...other, offer: one.offer };
        expect(kinds(one, same).filter((kind) => kind.includes('OFFER'))).toEqual([]);
      }),
    );
  });

  it('say at most one thing of each: request, path, offer, place', () => {
    fc.assert(
      fc.property(snapshots, snapshots, (one, other) => {
        const found = kinds(one, other);
        expect(new Set(found).size).toBe(found.length);
        expect(
          found.filter((kind) => ['MOVED', 'LEFT', 'JOINED_US', 'LEFT_US'].includes(kind)).length,
        ).toBeLessThan(2);
        expect(found.filter((kind) => kind.includes('OFFER')).length).toBeLessThan(2);
      }),
    );
  });

  it('do not tell that another is asked first along a path as strong as before', () => {
    const one = { ...NOTHING, path: { word: 'MEDIUM', introducerId: 'anna' } } as const;
    expect(kinds(one, { ...one, path: { word: 'MEDIUM', introducerId: 'bert' } })).toEqual([]);
    expect(kinds(one, { ...one, path: { word: 'STRONG', introducerId: 'bert' } })).toEqual(['NEW_PATH']);
    expect(kinds(one, { ...one, path: { word: 'STRONG', introducerId: 'anna' } })).toEqual(['STRONGER']);
    expect(kinds(one, { ...one, path: { word: 'WEAK', introducerId: 'anna' } })).toEqual(['FADING']);
    expect(kinds(one, { ...one, path: { word: 'WEAK', introducerId: 'bert' } })).toEqual(['WEAKER_PATH']);
  });

  it('tell of an offer only where there is no named path', () => {
    const path = { word: 'WEAK', introducerId: 'anna' } as const;
    expect(kinds({ ...NOTHING, path }, { ...NOTHING, path, offer: 'STRONG' })).toEqual([]);
    expect(kinds(NOTHING, { ...NOTHING, offer: 'STRONG' })).toEqual(['NEW_OFFER']);
  });
});

describe('a stored look', () => {
  it('comes back as it was, and equal ones are one text whatever the order', () => {
    fc.assert(
      fc.property(snapshots, (one) => {
        const back = snapshotOf(snapshotText(one));
        expect(back).toEqual({ ...one, employerIds: [...one.employerIds].sort() });
        expect(snapshotText({ ...one, employerIds: [...one.employerIds].reverse() })).toBe(snapshotText(one));
      }),
    );
  });

  it.each([null, '', '{', '{}', '{"path":{"word":"HUGE"}}'])('of %j is none', (text) => {
    expect(snapshotOf(text)).toBeNull();
  });
});

const NOTHING: TargetSnapshot = {
  path: null,
  offer: null,
  standing: 'CONTACT',
  employerIds: [],
  request: null,
};
