import type { WaysOn } from '../searching/StoppedWays.js';
import { defaultTimeoutMs } from '../searching/time-limit.js';
import { useReachAddress } from './useReachAddress.js';

/** The ways on from the search of the present address. */
export function useWaysOn(onAgain: () => void): WaysOn {
  const { search, change } = useReachAddress();
  return {
    timeoutMs: search.timeoutMs ?? defaultTimeoutMs,
    onAgain,
    onLonger: (timeoutMs) => change({ timeoutMs }),
  };
}
