import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRecords, duplicateCandidates, LIKELY_WEIGHT, pairKey, type Subject } from './candidates.js';

function subject(id: string, name: string, more: Partial<Subject> = {}): Subject {
  return { id, name, employerIds: [], departmentIds: [], emails: [], phone: null, ...more };
}

function reasons(one: Partial<Subject> & { name: string }, other: Partial<Subject> & { name: string }) {
  const found = compareRecords(subject('a', one.name, one), subject('b', other.name, other));
  return found === null ? null : [...found.reasons];
}

const atWeber = { employerIds: ['weber'] };

describe('two records may be one person', () => {
  it('by the same name, whatever its accents, capitals and order', () => {
    expect(reasons({ name: 'Jürgen Müller' }, { name: 'JUERGEN Mueller' })).toEqual(['SAME_NAME']);
    expect(reasons({ name: 'Müller, Jürgen' }, { name: 'Jürgen Müller (extern)' })).toEqual(['SAME_NAME']);
    expect(reasons({ name: 'Müller Jürgen' }, { name: 'Jürgen Müller' })).toEqual(['NAME_ORDER']);
    expect(reasons({ name: 'jeff.dasovich@enron.example' }, { name: 'Jeff Dasovich' })).toEqual([
      'SAME_NAME',
    ]);
  });

  it('by initials, names left out and one typo only at the same employer', () => {
    expect(reasons({ name: 'J. Dasovich' }, { name: 'Jeff Dasovich' })).toBeNull();
    expect(reasons({ name: 'J. Dasovich', ...atWeber }, { name: 'Jeff Dasovich', ...atWeber })).toEqual([
      'SHORTENED_NAME',
      'SAME_EMPLOYER',
    ]);
    expect(reasons({ name: 'Jeff P. Dasovich', ...atWeber }, { name: 'Dasovich, Jeff', ...atWeber })).toEqual(
      ['SHORTENED_NAME', 'SAME_EMPLOYER'],
    );
    expect(reasons({ name: 'Jeff Dasovitch', ...atWeber }, { name: 'Jeff Dasovich', ...atWeber })).toEqual([
      'TYPO',
      'SAME_EMPLOYER',
    ]);
    expect(reasons({ name: 'Jeff Dasovitch' }, { name: 'Jeff Dasovich' })).toBeNull();
  });

  it('by addresses that differ by a dot, and by a phone number however it is written', () => {
    const dotted = { name: 'U Weber', emails: ['ute.weber@weber.example'] };
    expect(reasons(dotted, { name: 'Sales', emails: ['uteweber@weber.example'] })).toEqual(['ALIKE_ADDRESS']);
    expect(reasons(dotted, { name: 'Sales', emails: ['uteweber@kuhn.example'] })).toBeNull();
    expect(
      reasons({ name: 'Ute', phone: '+49 (89) 123-456 70' }, { name: 'U.', phone: '089 12345670' }),
    ).toEqual(['SAME_PHONE']);
  });

  it('and are likely one where more than a name speaks for it', () => {
    const weight = (more: Partial<Subject>) =>
      compareRecords(subject('a', 'Ute Weber', more), subject('b', 'Ute Weber', more))?.weight ?? 0;
    expect(weight({})).toBeLessThan(LIKELY_WEIGHT);
    expect(weight(atWeber)).toBeGreaterThanOrEqual(LIKELY_WEIGHT);
  });
});

describe('two records are kept for two people', () => {
  it.each([
    ['with single names', 'Ute', 'Ute'],
    ['with initials alone', 'U W', 'U W'],
    ['with short names that differ by a letter', 'Kim Weber', 'Tim Weber'],
    ['with the same given name', 'Ute Weber', 'Ute Kuhn'],
    ['with the same family name', 'Ute Weber', 'Anton Weber'],
    ['with names of no letters', '!!! ???', '!!! ???'],
  ])('%s', (_, one, other) => {
    expect(reasons({ name: one, ...atWeber }, { name: other, ...atWeber })).toBeNull();
  });

  it('when so many bear a name that it says nothing by itself', async () => {
    const many = Array.from({ length: 9 }, (_, place) => subject(`p${place}`, 'Anna Müller'));
    expect(await duplicateCandidates(many)).toEqual([]);
    expect(await duplicateCandidates(many.slice(1))).toHaveLength((8 * 7) / 2);
    const two = many.map((each, place) => (place < 2 ? { ...each, ...atWeber } : each));
    expect((await duplicateCandidates(two)).map(({ one, other }) => [one, other])).toEqual([['p0', 'p1']]);
  });
});

/** Few letters and few places, so that records meet often. */
const words = fc.constantFrom(
  'anna',
  'ana',
  'anne',
  'nana',
  'a',
  'jo',
  'weber',
  'webre',
  'veber',
  'w',
  'Ute,',
);
const randomSubject = fc.record({
  name: fc.array(words, { minLength: 0, maxLength: 4 }).map((list) => list.join(' ')),
  employerIds: fc.subarray(['weber', 'kuhn']),
  departmentIds: fc.subarray(['sales']),
  emails: fc.subarray(['ute.weber@w.example', 'uteweber@w.example', 'ute-weber@k.example']),
  phone: fc.constantFrom(null, '089 1234567', '+49 89 123 45 67'),
});

describe('the pairs of a whole company', () => {
  it('are exactly those that comparing everybody with everybody finds, each once, the smaller id first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(randomSubject, { maxLength: 5 }), async (list) => {
        const subjects = list.map((each, place) => ({ ...each, id: `p${place}` }));
        const expected = subjects.flatMap((one, place) =>
          subjects.slice(place + 1).flatMap((other) => compareRecords(one, other) ?? []),
        );
        const found = await duplicateCandidates(subjects);
        const inOrder = (list: typeof found) =>
          [...list].sort((a, b) => (pairKey(a.one, a.other) < pairKey(b.one, b.other) ? -1 : 1));
        expect(inOrder(found)).toEqual(inOrder(expected));
        expect(new Set(found.map(({ one, other }) => pairKey(one, other))).size).toBe(found.length);
        for (const { one, other } of found) expect(one < other).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('do not depend on which of the two is named first', () => {
    fc.assert(
      fc.property(randomSubject, randomSubject, (a, b) => {
        const [one, other] = [
          { ...a, id: 'a' },
          { ...b, id: 'b' },
        ];
        expect(compareRecords(one, other)).toEqual(compareRecords(other, one));
      }),
    );
  });
});
