import { NetworkStatus, type OperationVariables, type TypedDocumentNode } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { StopSearchDocument } from '../generated/graphql.js';

/** A question that may take long, as far as it is answered. */
export interface Search<Data> {
  /** The answer to the present question; what was found by then, if it was stopped. */
  readonly data: Data | undefined;
  /** The answer to the question before, while there is none to the present one. */
  readonly previousData: Data | undefined;
  readonly error: unknown;
  /** True while there is no answer to the present question and one is to be expected. */
  readonly isRunning: boolean;
  /** True from being told to stop until what was found is there, or not waited for any longer. */
  readonly isStopping: boolean;
  /** True once the present question was to stop. With data these are what was found by then; else it was given up. */
  readonly isStopped: boolean;
  /** Has the server answer with what it has found, or gives the question up where it does not. */
  readonly stop: () => void;
  /** Asks the present question once more. */
  readonly again: () => void;
}

/** How long what was found may take to come after a search was stopped; then it is given up. */
const lastWordsMs = 1500;

/**
 * Asks a question that one can stop. `searchKey` is what its variables tell the server to call it by. `isWanted` false:
 * it is not asked yet.
 */
export function useSearch<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { searchKey, isWanted = true }: { searchKey: string; isWanted?: boolean },
): Search<Data> {
  const client = useApolloClient();
  const [attempt, setAttempt] = useState(0);
  const [stopped, setStopped] = useState<string | null>(null);
  const [givenUp, setGivenUp] = useState<string | null>(null);
  const name = `${attempt} ${JSON.stringify(variables)}`;
  const { controller, context } = useMemo(() => stoppable(name), [name]);
  const answer = useQuery(document, {
    variables,
    context,
    fetchPolicy: 'cache-and-network',
    skip: !isWanted,
  });
  const { refetch, loading, error } = answer;
  const isAskedAgain = answer.networkStatus === NetworkStatus.refetch && attempt > 0;
  const data = isAskedAgain ? undefined : answer.data;
  const isGivenUp = givenUp === name && data === undefined;
  useEffect(() => {
    if (attempt > 0) void refetch().catch(() => undefined);
  }, [attempt, refetch]);
  const giveUp = useCallback(() => {
    controller.abort();
    setGivenUp(name);
  }, [controller, name]);
  const isStopping = stopped === name && data === undefined && !isGivenUp;
  useEffect(() => {
    if (!isStopping) return;
    const timer = setTimeout(giveUp, lastWordsMs);
    return () => clearTimeout(timer);
  }, [isStopping, giveUp]);
  const stop = useCallback(() => {
    setStopped(name);
    client
      .mutate({ mutation: StopSearchDocument, variables: { searchKey } })
      .then(({ error: refused }) => refused && giveUp(), giveUp);
  }, [client, giveUp, name, searchKey]);
  const again = useCallback(() => setAttempt((before) => before + 1), []);
  return {
    data,
    previousData: answer.previousData,
    error,
    isStopping,
    isStopped: stopped === name && (data !== undefined || isGivenUp),
    // One that was given up and is asked once more still has the error of having been given up.
    isRunning: isWanted && data === undefined && !isGivenUp && (loading || isAbort(error)),
    stop,
    again,
  };
}

/** What makes a request end early. The name makes each attempt differ from the one before. */
function stoppable(name: string) {
  const controller = new AbortController();
  return { controller, context: { name, fetchOptions: { signal: controller.signal } } };
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
