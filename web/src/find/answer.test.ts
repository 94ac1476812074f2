import { describe, expect, it } from 'vitest';
import { sampleId, samplePath } from '../testing/sample-paths.js';
import { answerSentence, askedPerson, composeAnswer, decisiveTie } from './answer.js';

const me = sampleId('Lena');

describe('the sentence of an answer', () => {
  it('names the introducer and how well they know the target', () => {
    expect(answerSentence(samplePath(['Jana', 'Weber'], ['STRONG']), me)).toMatchObject({
      message: 'sentence.direct.strong',
      asked: { name: 'Jana' },
      target: { name: 'Weber' },
      via: [],
    });
    expect(answerSentence(samplePath(['Jana', 'Weber'], ['WEAK']), me)?.message).toBe('sentence.direct.weak');
  });

  it('names everybody between the one asked and the target', () => {
    const sentence = answerSentence(samplePath(['Jana', 'Marc', 'Olaf', 'Weber']), me);
    expect(sentence?.message).toBe('sentence.over');
    expect(sentence?.via.map((person) => person.name)).toEqual(['Marc', 'Olaf']);
  });

  it('asks the first colleague where the path begins at the viewer', () => {
    const path = samplePath(['Lena', 'Jana', 'Weber'], ['WEAK', 'STRONG']);
    expect(answerSentence(path, me)).toMatchObject({
      message: 'sentence.direct.strong',
      asked: { name: 'Jana' },
    });
    expect(decisiveTie(path, me)?.word).toBe('STRONG');
  });

  it('asks nobody where the viewer knows the target', () => {
    const path = samplePath(['Lena', 'Weber'], ['MEDIUM']);
    expect(askedPerson(path, me)).toBeNull();
    expect(answerSentence(path, me)?.message).toBe('sentence.own.medium');
    expect(decisiveTie(path, me)?.word).toBe('MEDIUM');
  });
});

describe('the order of an answer', () => {
  const known = { isIntroducerKnownToViewer: true };
  const paths = [
    samplePath(['A', 'Weber']),
    samplePath(['B', 'Weber']),
    samplePath(['C', 'Weber'], undefined, known),
    samplePath(['D', 'Weber']),
    samplePath(['E', 'Weber'], undefined, known),
  ];

  it('puts the warmest first, then colleagues one knows before others, and opens two alternatives', () => {
    const answer = composeAnswer(paths, 'PERSON');
    expect(answer?.best.id).toBe('A>Weber');
    expect(answer?.alternatives).toMatchObject([
      { heading: { kind: 'known' }, paths: [{ id: 'C>Weber' }, { id: 'E>Weber' }] },
    ]);
    expect(answer?.rest).toMatchObject([
      { heading: { kind: 'others' }, paths: [{ id: 'B>Weber' }, { id: 'D>Weber' }] },
    ]);
  });

  it('loses no path and shows none twice', () => {
    const answer = composeAnswer(paths, 'PERSON');
    const shown = [...(answer?.alternatives ?? []), ...(answer?.rest ?? [])].flatMap((group) => group.paths);
    expect([answer?.best.id, ...shown.map((path) => path.id)].sort()).toEqual(
      paths.map((path) => path.id).sort(),
    );
  });

  it('groups by contact for an organization, the contact of the warmest way first', () => {
    const answer = composeAnswer(
      [
        samplePath(['A', 'Weber']),
        samplePath(['B', 'Brandl']),
        samplePath(['C', 'Weber']),
        samplePath(['D', 'Brandl']),
      ],
      'ORGANIZATION',
    );
    expect(answer?.alternatives).toMatchObject([
      { heading: { kind: 'contact', contact: { name: 'Weber' } }, paths: [{ id: 'C>Weber' }] },
      { heading: { kind: 'contact', contact: { name: 'Brandl' } }, paths: [{ id: 'B>Brandl' }] },
    ]);
  });

  it('has nothing to order where there is no path', () => {
    expect(composeAnswer([], 'PERSON')).toBeNull();
  });
});
