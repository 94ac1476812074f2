import type { ReactNode } from 'react';
import { Problem } from '../design/Problem.js';
import { SearchProgress } from '../searching/SearchProgress.js';
import { StoppedSearch } from '../searching/StoppedSearch.js';
import type { Search } from '../searching/useSearch.js';
import { useWaysOn } from './useWaysOn.js';

/** The answer to a search with its progress over it; in its place what to do where it was stopped too early or failed. */
export function SearchedPart({
  search: { data, isRunning, isStopping, isStopped, stop, again },
  question,
  failure,
  onRetry,
  children,
}: {
  search: Search<unknown>;
  /** With another one the progress begins anew. */
  question: unknown;
  /** Why there is no answer; undefined where there is one, or one may come. */
  failure: unknown;
  onRetry: () => void;
  children: ReactNode;
}) {
  const ways = useWaysOn(again);
  return (
    <>
      {isRunning && (
        <SearchProgress
          isPart
          key={JSON.stringify(question)}
          limitMs={ways.timeoutMs}
          isStopping={isStopping}
          onStop={stop}
        />
      )}
      {isStopped && data === undefined ? (
        <StoppedSearch isPart ways={ways} />
      ) : failure !== undefined ? (
        <Problem isPart error={failure} onRetry={onRetry} />
      ) : (
        children
      )}
    </>
  );
}
