import type { PathFragment, PersonLineFragment, ReasonFragment, TieWord } from '../generated/graphql.js';

/** A person for tests; the id is made of the name. */
export function samplePerson(
  name: string,
  kind: PersonLineFragment['kind'] = 'EMPLOYEE',
): PersonLineFragment {
  return {
    __typename: 'Person',
    id: sampleId(name),
    name,
    kind,
    email: null,
    title: null,
    leftAt: null,
    department: null,
    organization: null,
  };
}

/** The id `samplePerson` gives to a name. */
export function sampleId(name: string): string {
  const digits = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 0xffffffff, 7);
  return `${digits.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
}

/** A reason of somebody else's tie for tests. */
export function sampleReason(changes: Partial<ReasonFragment> = {}): ReasonFragment {
  return {
    __typename: 'TieReason',
    kind: 'MESSAGED',
    frequency: 'REGULAR',
    age: 'THIS_QUARTER',
    count: null,
    first: null,
    last: null,
    level: null,
    projects: [],
    ...changes,
  };
}

/** A path over names for tests; the last is a contact. Words go from tie to tie. */
export function samplePath(
  names: readonly string[],
  words: readonly TieWord[] = names.slice(1).map(() => 'STRONG'),
  changes: Partial<PathFragment> = {},
): PathFragment {
  const people = names.map((name, position) =>
    samplePerson(name, position === names.length - 1 ? 'CONTACT' : 'EMPLOYEE'),
  );
  const introducer = people[0] ?? samplePerson('Nobody');
  const order: readonly TieWord[] = ['WEAK', 'MEDIUM', 'STRONG'];
  return {
    __typename: 'WarmPath',
    id: names.join('>'),
    word: order.find((word) => words.includes(word)) ?? 'STRONG',
    warmth: null,
    isIntroducerKnownToViewer: false,
    introducer,
    people: people.map((person, position) => ({
      __typename: 'PathPerson',
      isAsked: position < people.length - 1,
      isOftenAsked: false,
      person,
    })),
    ties: words.map((word) => ({
      __typename: 'PathTie',
      word,
      strength: null,
      isOwn: false,
      reasons: [sampleReason()],
    })),
    ...changes,
  };
}
