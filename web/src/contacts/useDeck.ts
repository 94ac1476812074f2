import { useApolloClient, useMutation } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  KnowDeckDocument,
  type KnowDeckQuery,
  SayHowWellDocument,
  SkipSuggestionDocument,
  TakeWordBackDocument,
  UnskipSuggestionsDocument,
} from '../generated/graphql.js';
import { type Answer, answered, cardsAtOnce, type Deck, dealt, emptyDeck, turnedTo, undone } from './deck.js';

export interface DeckState {
  readonly deck: Deck;
  /** What the server said at the last deal, and how many answers it knew of then and no longer counted as open. */
  readonly facts: (Omit<KnowDeckQuery['doYouKnow'], 'cards'> & { readonly answeredCount: number }) | null;
  readonly isLoading: boolean;
  /** Nobody is left to be asked about. */
  readonly isOver: boolean;
  readonly error: unknown;
  /** An answer could not be sent; it is taken back on the page. */
  readonly answerError: unknown;
  answer(personId: string, answer: Answer): void;
  undo(): void;
  turnTo(place: number): void;
  deal(): void;
  askAgainAboutSkipped(): Promise<void>;
}

/** Plays the deck: answers show at once and are sent one after another; one that fails is taken back. */
export function useDeck(): DeckState {
  const client = useApolloClient();
  const [deck, setDeck] = useState(emptyDeck);
  const [facts, setFacts] = useState<DeckState['facts']>(null);
  const [isLoading, setIsLoading] = useState(true);
  const [isOver, setIsOver] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const [answerError, setAnswerError] = useState<unknown>(undefined);
  const { say, settled } = useAnswers();
  const latest = useRef(deck);
  latest.current = deck;

  const deal = useCallback(async () => {
    setIsLoading(true);
    setError(undefined);
    try {
      await settled();
      const answeredCount = latest.current.answers.size;
      const leaveOut = latest.current.cards.map(({ person }) => person.id);
      const { data } = await client.query({
        query: KnowDeckDocument,
        variables: { first: cardsAtOnce, leaveOut },
        fetchPolicy: 'network-only',
      });
      const next = data?.doYouKnow;
      if (next) {
        setFacts({ ...next, answeredCount });
        setIsOver(next.cards.length === 0);
        setDeck((before) => {
          const after = dealt(before, next.cards);
          return after.answers.size === before.cards.length
            ? { ...after, current: before.cards.length }
            : after;
        });
      }
    } catch (problem) {
      setError(problem);
    } finally {
      setIsLoading(false);
    }
  }, [client, settled]);

  useEffect(() => void deal(), [deal]);
  const isAnswered = deck.cards.length > 0 && deck.answers.size === deck.cards.length;
  useEffect(() => {
    if (isAnswered) void deal();
  }, [isAnswered, deal]);

  const send = (personId: string, next: Answer | null, before: Answer | null) => {
    setAnswerError(undefined);
    say(personId, next, before).catch((problem: unknown) => {
      setAnswerError(problem);
      setDeck((now) => {
        const answers = new Map(now.answers);
        if (before === null) answers.delete(personId);
        else answers.set(personId, before);
        const current = now.cards.findIndex(({ person }) => person.id === personId);
        return { ...now, answers, current, history: now.history.filter((one) => one.personId !== personId) };
      });
    });
  };
  return {
    deck,
    facts,
    isLoading,
    isOver,
    error,
    answerError,
    answer: (personId, next) => {
      const before = deck.answers.get(personId) ?? null;
      if (before === next) return;
      setDeck(answered(deck, personId, next));
      send(personId, next, before);
    },
    undo: () => {
      const last = deck.history.at(-1);
      if (last === undefined) return;
      setDeck(undone(deck));
      setIsOver(false);
      send(last.personId, last.before, deck.answers.get(last.personId) ?? null);
    },
    turnTo: (place) => setDeck(turnedTo(deck, place)),
    deal: () => void deal(),
    askAgainAboutSkipped: async () => {
      await settled();
      await client.mutate({ mutation: UnskipSuggestionsDocument, variables: { person: null } });
      setDeck(emptyDeck);
      latest.current = emptyDeck;
      await deal();
    },
  };
}

/** Sends answers in the order they were given. */
function useAnswers() {
  const [sayHowWell] = useMutation(SayHowWellDocument);
  const [takeBack] = useMutation(TakeWordBackDocument);
  const [skip] = useMutation(SkipSuggestionDocument);
  const [unskip] = useMutation(UnskipSuggestionsDocument);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const settled = useCallback(() => queue.current.then(noop, noop), []);
  const say = (personId: string, next: Answer | null, before: Answer | null): Promise<unknown> => {
    const work = async () => {
      if (before === 'SKIP') await unskip({ variables: { person: personId } });
      if (next === 'SKIP') {
        if (before !== null) await takeBack({ variables: { with: personId } });
        await skip({ variables: { person: personId } });
      } else if (next !== null) await sayHowWell({ variables: { with: personId, level: next } });
      else if (before !== 'SKIP') await takeBack({ variables: { with: personId } });
    };
    const done = queue.current.then(work, work);
    queue.current = done.catch(noop);
    return done;
  };
  return { say, settled };
}

function noop(): void {}
