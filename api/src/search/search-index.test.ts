import { describe, expect, it } from 'vitest';
import { SearchIndex, type SearchKind } from './search-index.js';

const PEOPLE: ReadonlySet<SearchKind> = new Set(['PERSON'] as const);

function indexOf(...names: string[]): SearchIndex {
  const index = new SearchIndex();
  for (const name of names) index.set({ kind: 'PERSON', id: name, name, details: '' });
  return index;
}

function found(index: SearchIndex, text: string): string[] {
  return index.search(text, PEOPLE).map(({ id }) => id);
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
  });

  it('puts the exact name before names that merely begin so or hold more', () => {
    const index = indexOf('Anna Weberling', 'Weber Weber', 'Anna Weber', 'Anna Weber-Kuhn');
    expect(found(index, 'anna weber')[0]).toBe('Anna Weber');
    expect(index.search('anna weber', PEOPLE).map(({ isExact }) => isExact)).toEqual([true, false, false]);
  });

  it('wants every word', () => {
    expect(found(indexOf('Anna Weber', 'Anna Kuhn'), 'anna kuhn')).toEqual(['Anna Kuhn']);
  });

  it('finds what is meant by swapped letters or a typo in a beginning, if asked to look harder', () => {
    const index = indexOf('Otto Schmidt', 'Ida Hoffmeister', 'Otto Kuhn');
    const harder = (text: string) => index.searchWithTypos(text, PEOPLE).map(({ id }) => id);
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

  it('keeps kinds apart and takes queries for text', () => {
    const index = indexOf("O'Brien {id: 1}) DETACH DELETE n //");
    index.set({ kind: 'SKILL', id: 's', name: 'Brien', details: '' });
    expect(found(index, 'brien')).toHaveLength(1);
    expect(found(index, 'MATCH (n) DETACH DELETE n')).toEqual([]);
    for (const text of ['', '   ', '()', '🦄', '*', '\u0000']) expect(found(index, text)).toEqual([]);
  });
});
