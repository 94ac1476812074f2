import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldedWords } from './fold.js';
import { bestHits, type IndexHit, type SearchEntry, SearchIndex, type SearchKind } from './search-index.js';
import { isOneTypoApart } from './typo.js';

const PEOPLE: ReadonlySet<SearchKind> = new Set(['PERSON'] as const);

function indexOf(...names: string[]): SearchIndex {
  const index = new SearchIndex();
  for (const name of names) index.set({ kind: 'PERSON', id: name, name, details: '' });
  return index;
}

function found(index: SearchIndex, text: string): string[] {
  return bestHits(index.search(text, PEOPLE), 100).map(({ thing }) => thing.id);
}

describe('the search index', () => {
  it('finds a name by every beginning of it, with and without umlauts', () => {
    const index = indexOf('Jörg Müller');
    for (const text of ['j', 'jo', 'joerg', 'Jörg M', 'mueller', 'MULLER jorg']) {
      expect(found(index, text)).toEqual(['Jörg Müller']);
    }
  });

  it('forgives one typo in a word of four letters or more, none in a shorter one', () => {
    const index = indexOf('Anna Weber', 'Ute Kim');
    expect(found(index, 'Webr')).toEqual(['Anna Weber']);
    expect(found(index, 'Wexxr')).toEqual([]);
    expect(found(index, 'Kxm')).toEqual([]);
    expect(found(index, 'Webera')).toEqual(['Anna Weber']);
  });

  it('puts the exact name before names that merely begin so or hold more', () => {
    const index = indexOf('Anna Weberling', 'Weber Weber', 'Anna Weber', 'Anna Weber-Kuhn');
    expect(found(index, 'anna weber')[0]).toBe('Anna Weber');
    const hits = bestHits(index.search('anna weber', PEOPLE), 100);
    expect(hits.map(({ isExact }) => isExact)).toEqual([true, false, false]);
  });

  it('wants every word', () => {
    expect(found(indexOf('Anna Weber', 'Anna Kuhn'), 'anna kuhn')).toEqual(['Anna Kuhn']);
  });

  it('finds what is meant by swapped letters or a typo in a beginning, if asked to look harder', () => {
    const index = indexOf('Otto Schmidt', 'Ida Hoffmeister', 'Otto Kuhn');
    const harder = (text: string) => index.searchWithTypos(text, PEOPLE).map(({ thing }) => thing.id);
    expect(harder('otto schmitd')).toEqual(['Otto Schmidt']);
    expect(harder('hofmei')).toEqual(['Ida Hoffmeister']);
    expect(harder('zzzz')).toEqual([]);
  });

  it('forgets what was removed and the former name of what was renamed', () => {
    const index = indexOf('Anna Weber', 'Otto Kuhn');
    index.remove('PERSON', 'Otto Kuhn');
    index.set({ kind: 'PERSON', id: 'Anna Weber', name: 'Anna Lang', details: '' });
    expect(found(index, 'kuhn')).toEqual([]);
    expect(found(index, 'weber')).toEqual([]);
    expect(found(index, 'lang')).toEqual(['Anna Weber']);
  });

  it('stays right when thousands come or go at once', () => {
    const names = Array.from({ length: 3_000 }, (_, number) => `Person n${number}x`);
    const index = indexOf(...names);
    expect(found(index, 'n1234x')[0]).toBe('Person n1234x');
    for (const name of names.slice(0, 2_000)) index.remove('PERSON', name);
    expect(index.search('n', PEOPLE)).toHaveLength(1_000);
    expect(found(index, 'n1234x')).not.toContain('Person n1234x');
  });

  it('keeps kinds apart and takes queries for text', () => {
    const index = indexOf("O'Brien {id: 1}) DETACH DELETE n //");
    index.set({ kind: 'SKILL', id: 's', name: 'Brien', details: '' });
    expect(found(index, 'brien')).toHaveLength(1);
    expect(found(index, 'MATCH (n) DETACH DELETE n')).toEqual([]);
    for (const text of ['', '   ', '()', '🦄', '*', '\u0000']) expect(found(index, text)).toEqual([]);
  });
});

const word = fc
  .array(fc.constantFrom('a', 'b', 'e', 'm', 'ü', 'ß'), { minLength: 1, maxLength: 7 })
  .map((letters) => letters.join(''));
const words = fc.array(word, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '));
const kind = fc.constantFrom<SearchKind>('PERSON', 'ORGANIZATION');
const id = fc.nat({ max: 30 }).map((number) => `i${number}`);
const entry: fc.Arbitrary<SearchEntry> = fc.record({ kind, id, name: words, details: words });
const BOTH: ReadonlySet<SearchKind> = new Set(['PERSON', 'ORGANIZATION'] as const);

/** All that a viewer gets of the index, the hidden taken out, in the order and with all the figures of the hits. */
function answerOf(
  index: SearchIndex,
  text: string,
  count: number,
  isShown: (hit: IndexHit) => boolean,
): string {
  const strict = bestHits(index.search(text, BOTH), count, isShown);
  const lenient = bestHits(index.searchWithTypos(text, BOTH), count, isShown);
  return JSON.stringify([strict, lenient]);
}

describe('what is hidden from somebody', () => {
  it('changes nothing of what they get, neither while it is there nor before nor after', () => {
    const hiddenOnes = fc.array(entry, { maxLength: 30 });
    fc.assert(
      fc.property(fc.array(entry), hiddenOnes, fc.array(words), fc.nat(9), (open, hidden, texts, count) => {
        const without = new SearchIndex();
        const among = new SearchIndex();
        const hide = (one: SearchEntry) => ({ ...one, id: `hidden-${one.id}` });
        const isShown = ({ thing }: IndexHit) => !thing.id.startsWith('hidden-');
        hidden.forEach((one, place) => {
          among.set(hide(one));
          // It was there and is gone; or had been seen, as this very thing, before it was hidden.
          if (place % 3 === 0) among.remove(one.kind, hide(one).id);
          if (place % 3 === 1) among.set(one);
          if (place % 3 === 1) among.remove(one.kind, one.id);
          answerOf(among, one.name, 9, isShown);
        });
        for (const one of open) without.set(one);
        for (const one of open.toReversed()) among.set(one);
        for (const one of open) among.set(one);
        for (const text of [...texts, ...hidden.map(({ name }) => name), ...open.map(({ name }) => name)]) {
          expect(answerOf(among, text, count + 1, isShown)).toBe(answerOf(without, text, count + 1, isShown));
        }
      }),
    );
  });
});

describe('every hit', () => {
  it('and nothing else has each typed word: whole, as a beginning, or with one typo', () => {
    const beginningsOf = (one: string) => [...one].map((_, place) => one.slice(0, place + 1));
    const isMeant = (typed: string, one: string, isLenient: boolean) =>
      one.startsWith(typed) ||
      (typed.length >= 4 &&
        (isLenient ? beginningsOf(one) : [one]).some((meant) => isOneTypoApart(typed, meant)));
    const expected = (entries: Iterable<SearchEntry>, text: string, isLenient: boolean) =>
      [...entries]
        .filter(({ name, details }) =>
          foldedWords(text).every((typed) =>
            foldedWords(`${name} ${details}`).some((one) => isMeant(typed, one, isLenient)),
          ),
        )
        .map((one) => `${one.kind} ${one.id} ${fold(one.name) === fold(text)}`)
        .sort();
    const got = (hits: IndexHit[]) =>
      hits.map(({ thing, isExact }) => `${thing.kind} ${thing.id} ${isExact}`).sort();
    fc.assert(
      fc.property(fc.array(entry), fc.array(words), (entries, texts) => {
        const index = new SearchIndex();
        const present = new Map<string, SearchEntry>();
        for (const one of entries) {
          index.set(one);
          present.set(`${one.kind} ${one.id}`, one);
        }
        for (const text of [...texts, ...entries.map(({ name }) => name)]) {
          expect(got(index.search(text, BOTH))).toEqual(expected(present.values(), text, false));
          expect(got(index.searchWithTypos(text, BOTH))).toEqual(expected(present.values(), text, true));
        }
      }),
    );
  });
});
