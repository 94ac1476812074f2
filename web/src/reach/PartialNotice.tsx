import '../searching/messages.js';
import { StoppedNotice } from '../searching/StoppedNotice.js';
import { TimedOutNotice } from '../searching/TimedOutNotice.js';
import './messages.js';
import { hopsOf } from './address.js';
import { useReachAddress } from './useReachAddress.js';
import { useWaysOn } from './useWaysOn.js';

/** The search was stopped, or its time limit came first: says what is shown, and offers more time or fewer steps. */
export function PartialNotice({ isStopped, onAgain }: { isStopped: boolean; onAgain: () => void }) {
  const { search, change } = useReachAddress();
  const ways = useWaysOn(onAgain);
  const hops = hopsOf(search);
  return isStopped ? (
    <StoppedNotice isPart body="searching.stopped.reach" ways={ways} />
  ) : (
    <TimedOutNotice
      isPart
      body="reach.partial"
      timeoutMs={ways.timeoutMs}
      onLonger={ways.onLonger}
      lessFar={hops > 1 ? { words: 'reach.partial.fewer', search: () => change({ hops: hops - 1 }) } : null}
    />
  );
}
