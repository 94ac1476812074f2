import { describe, expect, it } from 'vitest';
import type { SuggestionsQuery } from '../generated/graphql.js';
import { samplePerson } from '../testing/sample-paths.js';
import { nextOption, suggestionGroups } from './suggestions.js';

type Hit = SuggestionsQuery['search'][number];

const person = (name: string): Hit => ({
  __typename: 'SearchHit',
  kind: 'PERSON',
  isExact: false,
  isKnownToViewer: false,
  subject: samplePerson(name),
});
const organization: Hit = {
  __typename: 'SearchHit',
  kind: 'ORGANIZATION',
  isExact: true,
  isKnownToViewer: false,
  subject: { __typename: 'Organization', id: 'o1', name: 'Weber AG', city: null, stage: 'PROSPECT' },
};

describe('suggestions', () => {
  it('keep the order of the search within a kind, the kind of the best hit first', () => {
    const groups = suggestionGroups([organization, person('Anna'), person('Bert')]);
    expect(groups.map((group) => group.kind)).toEqual(['organizations', 'people']);
    expect(groups.flatMap((group) => group.options.map((option) => option.target.name))).toEqual([
      'Weber AG',
      'Anna',
      'Bert',
    ]);
  });

  it('are numbered through, so that the arrow keys cross from group to group', () => {
    const groups = suggestionGroups([person('Anna'), organization, person('Bert')]);
    expect(groups.flatMap((group) => group.options.map((option) => option.position))).toEqual([0, 1, 2]);
  });

  it('are walked around by way of the field itself', () => {
    expect(nextOption(-1, 1, 2)).toBe(0);
    expect(nextOption(1, 1, 2)).toBe(-1);
    expect(nextOption(-1, -1, 2)).toBe(1);
    expect(nextOption(-1, 1, 0)).toBe(-1);
  });
});
