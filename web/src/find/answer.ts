import type { PathFragment, PersonLineFragment, TieWord } from '../generated/graphql.js';
import type { MessageKey } from '../i18n/i18n.js';

/** As much of a path as its sentence needs. */
export interface PathOutline {
  readonly word: TieWord;
  readonly people: readonly { readonly person: PersonLineFragment }[];
  readonly ties: readonly { readonly word: TieWord }[];
}

/** The one sentence of an answer: a message and who fills its places. */
export interface AnswerSentence {
  message: MessageKey;
  asked: PersonLineFragment;
  target: PersonLineFragment;
  /** The people between the one asked and the target, in order. */
  via: PersonLineFragment[];
}

/** Paths in the order and groups in which people read them. */
export interface ComposedAnswer {
  best: PathFragment;
  /** The next two. */
  alternatives: PathGroup[];
  /** All others, folded. */
  rest: PathGroup[];
}

/** Paths under one heading. */
export interface PathGroup {
  heading: PathGroupHeading;
  paths: PathFragment[];
}

export type PathGroupHeading =
  | { kind: 'known' }
  | { kind: 'others' }
  | { kind: 'contact'; contact: PersonLineFragment };

/** How many alternatives stand open below the best path. */
const openAlternatives = 2;

/** Whom the viewer would speak to: the first on the path who is not the viewer; null if the viewer knows the target. */
export function askedPerson(path: PathOutline, viewerId: string | null): PersonLineFragment | null {
  const people = path.people.map((step) => step.person);
  const asked = people[0]?.id === viewerId ? people[1] : people[0];
  return asked && asked.id !== people.at(-1)?.id ? asked : null;
}

/** The sentence that answers the question, for one path; null only for a path of nobody. */
export function answerSentence(path: PathOutline, viewerId: string | null): AnswerSentence | null {
  const people = path.people.map((step) => step.person);
  const target = people.at(-1);
  const source = people[0];
  if (!target || !source) return null;
  const asked = askedPerson(path, viewerId);
  if (!asked) {
    const message = source.id === viewerId ? ownMessages[path.word] : directMessages[path.word];
    return { message, asked: source, target, via: [] };
  }
  const via = people.slice(people.findIndex((person) => person.id === asked.id) + 1, -1);
  const lastWord = path.ties.at(-1)?.word ?? path.word;
  return { message: via.length === 0 ? directMessages[lastWord] : 'sentence.over', asked, target, via };
}

/** The tie that carries the sentence: from the one asked to the next; the viewer's own if nobody is asked. */
export function decisiveTie(
  path: PathFragment,
  viewerId: string | null,
): PathFragment['ties'][number] | undefined {
  const asked = askedPerson(path, viewerId);
  const position = asked ? path.people.findIndex((step) => step.person.id === asked.id) : 0;
  return path.ties[position];
}

/**
 * Orders the paths of an answer: the warmest first, whoever it leads through; then those over colleagues the viewer
 * knows, then the others. For an organization: by contact, the contact of the warmest path first.
 */
export function composeAnswer(
  paths: readonly PathFragment[],
  targetKind: 'PERSON' | 'ORGANIZATION',
): ComposedAnswer | null {
  const [best, ...others] = paths;
  if (!best) return null;
  const ordered = targetKind === 'ORGANIZATION' ? byContact(others, best) : byAcquaintance(others);
  const group = targetKind === 'ORGANIZATION' ? contactHeading : acquaintanceHeading;
  return {
    best,
    alternatives: grouped(ordered.slice(0, openAlternatives), group),
    rest: grouped(ordered.slice(openAlternatives), group),
  };
}

const directMessages = {
  STRONG: 'sentence.direct.strong',
  MEDIUM: 'sentence.direct.medium',
  WEAK: 'sentence.direct.weak',
} as const satisfies Record<TieWord, MessageKey>;

const ownMessages = {
  STRONG: 'sentence.own.strong',
  MEDIUM: 'sentence.own.medium',
  WEAK: 'sentence.own.weak',
} as const satisfies Record<TieWord, MessageKey>;

function targetOf(path: PathFragment): PersonLineFragment {
  return path.people.at(-1)?.person ?? path.introducer;
}

function byAcquaintance(paths: readonly PathFragment[]): PathFragment[] {
  return [
    ...paths.filter((path) => path.isIntroducerKnownToViewer),
    ...paths.filter((path) => !path.isIntroducerKnownToViewer),
  ];
}

function byContact(paths: readonly PathFragment[], best: PathFragment): PathFragment[] {
  const contactIds = [...new Set([best, ...paths].map((path) => targetOf(path).id))];
  return contactIds.flatMap((id) => paths.filter((path) => targetOf(path).id === id));
}

function acquaintanceHeading(path: PathFragment): PathGroupHeading {
  return { kind: path.isIntroducerKnownToViewer ? 'known' : 'others' };
}

function contactHeading(path: PathFragment): PathGroupHeading {
  return { kind: 'contact', contact: targetOf(path) };
}

function grouped(
  paths: readonly PathFragment[],
  headingOf: (path: PathFragment) => PathGroupHeading,
): PathGroup[] {
  const groups = new Map<string, PathGroup>();
  for (const path of paths) {
    const heading = headingOf(path);
    const key = heading.kind === 'contact' ? heading.contact.id : heading.kind;
    const group = groups.get(key) ?? { heading, paths: [] };
    group.paths.push(path);
    groups.set(key, group);
  }
  return [...groups.values()];
}
