import type { TieWord } from '../../generated/graphql.js';
import type { Link, Thing } from './board.js';

/** For tests: a contact, at an organization if one is named. */
export function sampleThing(id: string, homeId: string | null): Thing {
  return {
    id,
    kind: 'CONTACT',
    name: id,
    detail: '',
    personKind: 'CONTACT',
    home: homeId === null ? null : { id: homeId, name: homeId },
    stage: null,
  };
}

/** For tests: a tie, or with null a fact. */
export function sampleLink(one: string, other: string, word: TieWord | null = 'STRONG'): Link {
  const [from, to] = one < other ? [one, other] : [other, one];
  return { from, to, kind: word === null ? 'WORKS_AT' : 'TIE', word, isOwn: false };
}
