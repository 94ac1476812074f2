import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplePerson } from '../testing/sample-paths.js';
import { type Answer, answered, answerOfKey, answers, dealt, emptyDeck, onTable, undone } from './deck.js';

const cards = (count: number) =>
  Array.from({ length: count }, (_, number) => ({
    __typename: 'KnowCard' as const,
    person: { ...samplePerson(`P${number}`), id: `p${number}` },
    reason: {
      __typename: 'KnowReason' as const,
      kind: 'FILE' as const,
      project: null,
      organization: null,
      contact: null,
    },
  }));

describe('the deck', () => {
  it('puts five cards on the table, and the next five when these are answered', () => {
    let deck = dealt(emptyDeck, cards(8));
    expect(onTable(deck).map(({ person }) => person.id)).toEqual(['p0', 'p1', 'p2', 'p3', 'p4']);
    for (const number of [0, 1, 2, 3, 4]) deck = answered(deck, `p${number}`, 'WELL');
    expect(onTable(deck).map(({ person }) => person.id)).toEqual(['p5', 'p6', 'p7']);
  });

  it('never deals the same person twice', () => {
    expect(dealt(dealt(emptyDeck, cards(3)), cards(4)).cards).toHaveLength(4);
  });

  it('taken back step by step is what it was before each answer, whatever was said in which order', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ who: fc.integer({ min: 0, max: 7 }), what: fc.constantFrom<Answer>(...answers) }),
        ),
        (said) => {
          let deck = dealt(emptyDeck, cards(8));
          const before: ReadonlyMap<string, Answer>[] = [];
          for (const { who, what } of said) {
            before.push(deck.answers);
            deck = answered(deck, `p${who}`, what);
          }
          for (const expected of before.reverse()) {
            deck = undone(deck);
            expect(deck.answers).toEqual(expected);
          }
          expect(undone(deck)).toEqual(deck);
        },
      ),
    );
  });

  it('is played with one key a card', () => {
    expect(['1', '2', '3', '4', '0', ' ', '5', 'a'].map(answerOfKey)).toEqual([
      'WELL',
      'SOMEWHAT',
      'BARELY',
      'NO',
      'SKIP',
      'SKIP',
      undefined,
      undefined,
    ]);
  });
});
