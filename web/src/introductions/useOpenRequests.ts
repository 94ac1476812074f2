import { useQuery } from '@apollo/client/react';
import { useCallback } from 'react';
import { IntroductionsDocument } from '../generated/graphql.js';

/**
 * Tells whether the viewer already waits for an answer: from this colleague about this target, or, with null, from
 * whoever stands behind the target's offer. Nobody is to be asked the same twice.
 */
export function useOpenRequests(): (introducerId: string | null, targetId: string) => boolean {
  const { data } = useQuery(IntroductionsDocument, { variables: { box: 'SENT' } });
  return useCallback(
    (introducerId, targetId) =>
      data?.introductions.some(
        (request) =>
          request.state === 'ASKED' &&
          (request.target?.id ?? request.targetOrganization?.id) === targetId &&
          (introducerId === null ? request.isFromOffer : request.introducer?.id === introducerId),
      ) ?? false,
    [data],
  );
}
