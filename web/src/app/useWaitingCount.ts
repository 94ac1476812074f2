import { useQuery } from '@apollo/client/react';
import { WaitingIntroductionsDocument } from '../generated/graphql.js';

/** How often the number of open requests is asked for. */
const pollIntervalMs = 20_000;

/** How many requests for an introduction wait for the viewer's answer; asked anew now and then while the page is seen. */
export function useWaitingCount(): number {
  const { data } = useQuery(WaitingIntroductionsDocument, {
    pollInterval: pollIntervalMs,
    skipPollAttempt: () => document.hidden,
    fetchPolicy: 'cache-and-network',
  });
  return data?.introductions.filter((introduction) => introduction.state === 'ASKED').length ?? 0;
}
