import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldedWords } from './fold.js';

describe('folding', () => {
  it.each([
    [['Müller', 'Mueller', 'Muller', 'MÜLLER', 'Mu\u0308ller']],
    [['Größe', 'Groesse', 'Grosse', 'GRÖSSE']],
    [['Jörg Bäcker', 'Joerg Baecker', 'Jorg Backer']],
    [['Søren Ærø', 'Soeren Aeroe', 'Soren Aro']],
    [['Łukasz', 'Lukasz']],
    [['Yıldız', 'Yildiz']],
    [['Žižek', 'Zizek']],
  ])('%j are one', (spellings) => {
    expect(new Set(spellings.map(fold)).size).toBe(1);
  });

  it.each(['Neuer', 'Samuel', 'Joel', 'Michael', 'Boeing', 'Suez'])(
    '%s finds itself at every letter typed, though its e is no umlaut',
    (name) => {
      for (let letters = 1; letters <= name.length; letters += 1) {
        expect(fold(name).startsWith(fold(name.slice(0, letters)))).toBe(true);
      }
    },
  );

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  it('makes one of upper and lower case', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aeouäöüßéłøåñ -') }), (text) => {
        expect(fold(text.toUpperCase())).toBe(fold(text));
      }),
    );
  });

  it('takes words apart at everything that is neither letter nor digit', () => {
    expect(foldedWords('Weber-Müller, Anna (2.)')).toEqual(['weber', 'muller', 'anna', '2']);
    expect(foldedWords('<script>alert("x")</script>')).toEqual(['script', 'alert', 'x', 'script']);
    expect(foldedWords(' 🦄 -- ')).toEqual([]);
  });
});
