import type { KnowCardPartsFragment, TieLevel } from '../generated/graphql.js';

/** What can be said about a card. */
export type Answer = TieLevel | 'SKIP';

export const cardsAtOnce = 5;
/** After so many the day's deck ends; whoever wants goes on. */
export const cardsADay = 25;

/** The deck as it is played: cards in the order they came, what was said, and what can be taken back. */
export interface Deck {
  readonly cards: readonly KnowCardPartsFragment[];
  readonly answers: ReadonlyMap<string, Answer>;
  readonly current: number;
  readonly history: readonly { readonly personId: string; readonly before: Answer | null }[];
}

export const emptyDeck: Deck = { cards: [], answers: new Map(), current: 0, history: [] };

/** Adds cards that were fetched; whoever is there already is passed over. */
export function dealt(deck: Deck, cards: readonly KnowCardPartsFragment[]): Deck {
  const known = new Set(deck.cards.map(({ person }) => person.id));
  return { ...deck, cards: [...deck.cards, ...cards.filter(({ person }) => !known.has(person.id))] };
}

/** Says something about a card and goes on to the next one that is open. */
export function answered(deck: Deck, personId: string, answer: Answer): Deck {
  const place = deck.cards.findIndex(({ person }) => person.id === personId);
  if (place < 0) return deck;
  const before = deck.answers.get(personId) ?? null;
  const answers = new Map(deck.answers).set(personId, answer);
  const open = deck.cards.findIndex(({ person }, at) => at > place && !answers.has(person.id));
  const earlier = deck.cards.findIndex(({ person }) => !answers.has(person.id));
  const current = open >= 0 ? open : earlier >= 0 ? earlier : deck.cards.length;
  return { ...deck, answers, current, history: [...deck.history, { personId, before }] };
}

/** Takes the last answer back: what was said before holds again, and that card comes forward. */
export function undone(deck: Deck): Deck {
  const last = deck.history.at(-1);
  if (last === undefined) return deck;
  const answers = new Map(deck.answers);
  if (last.before === null) answers.delete(last.personId);
  else answers.set(last.personId, last.before);
  const current = deck.cards.findIndex(({ person }) => person.id === last.personId);
  return { ...deck, answers, current, history: deck.history.slice(0, -1) };
}

/** Brings a card forward. */
export function turnedTo(deck: Deck, place: number): Deck {
  return { ...deck, current: Math.max(0, Math.min(place, deck.cards.length - 1)) };
}

/** The cards that lie on the table: the five around the present one. */
export function onTable(deck: Deck): readonly KnowCardPartsFragment[] {
  const start = Math.floor(Math.min(deck.current, deck.cards.length - 1) / cardsAtOnce) * cardsAtOnce;
  return deck.cards.slice(Math.max(0, start), Math.max(0, start) + cardsAtOnce);
}

/** What a key says; undefined for keys that say nothing. */
export function answerOfKey(key: string): Answer | undefined {
  return KEYS[key];
}

export const answers = ['WELL', 'SOMEWHAT', 'BARELY', 'NO', 'SKIP'] as const satisfies readonly Answer[];

const KEYS: Readonly<Record<string, Answer>> = {
  1: 'WELL',
  2: 'SOMEWHAT',
  3: 'BARELY',
  4: 'NO',
  0: 'SKIP',
  ' ': 'SKIP',
};
