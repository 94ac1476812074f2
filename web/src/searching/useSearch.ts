import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useCallback, useEffect, useMemo, useState } from 'react';

/** A question that may take long, as far as it is answered. */
export interface Search<Data> {
  /** The answer to the present question. */
  readonly data: Data | undefined;
  /** The answer to the question before, while there is none to the present one. */
  readonly previousData: Data | undefined;
  readonly error: unknown;
  /** True while there is no answer to the present question and one is to be expected. */
  readonly isRunning: boolean;
  /** True if the present question was given up before it was answered. */
  readonly isStopped: boolean;
  /** Gives the present question up; the server is told. */
  readonly stop: () => void;
  /** Asks the present question once more. */
  readonly again: () => void;
}

/** Asks a question that one can stop. `isWanted` false: it is not asked yet. */
export function useSearch<Data, Variables extends OperationVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  { isWanted = true }: { isWanted?: boolean } = {},
): Search<Data> {
  const [attempt, setAttempt] = useState(0);
  const [stopped, setStopped] = useState<string | null>(null);
  const name = `${attempt} ${JSON.stringify(variables)}`;
  const { controller, context } = useMemo(() => stoppable(name), [name]);
  const { data, previousData, error, loading, refetch } = useQuery(document, {
    variables,
    context,
    fetchPolicy: 'cache-and-network',
    skip: !isWanted,
  });
  useEffect(() => {
    if (attempt > 0) void refetch().catch(() => undefined);
  }, [attempt, refetch]);
  const stop = useCallback(() => {
    controller.abort();
    setStopped(name);
  }, [controller, name]);
  const again = useCallback(() => setAttempt((before) => before + 1), []);
  const isStopped = stopped === name && data === undefined;
  return {
    data,
    previousData,
    error,
    isStopped,
    // One that was given up and is asked once more still has the error of having been given up.
    isRunning: isWanted && data === undefined && !isStopped && (loading || isGivenUp(error)),
    stop,
    again,
  };
}

/** What makes a request end early. The name makes each attempt differ from the one before. */
function stoppable(name: string) {
  const controller = new AbortController();
  return { controller, context: { name, fetchOptions: { signal: controller.signal } } };
}

function isGivenUp(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
