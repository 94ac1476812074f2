import { useMutation, useQuery } from '@apollo/client/react';
import { useCallback, useMemo } from 'react';
import { AddTargetsDocument, RemoveTargetsDocument, TargetIdsDocument } from '../generated/graphql.js';

/** The viewer's targets by id, and the ways to star and unstar. */
export function useStars(): {
  /** Undefined until they are known. */
  ids: ReadonlySet<string> | undefined;
  add: (ids: readonly string[]) => Promise<void>;
  remove: (ids: readonly string[]) => Promise<void>;
  isBusy: boolean;
} {
  const { data } = useQuery(TargetIdsDocument);
  const [runAdd, adding] = useMutation(AddTargetsDocument);
  const [runRemove, removing] = useMutation(RemoveTargetsDocument);
  const ids = useMemo(() => data && new Set(data.targetIds), [data]);
  const add = useCallback(
    async (added: readonly string[]) => {
      await runAdd({
        variables: { ids: [...added] },
        update: (cache, { data: answer }) => {
          if (!answer) return;
          cache.writeQuery({
            query: TargetIdsDocument,
            data: { __typename: 'Query', targetIds: answer.addTargets },
          });
          cache.evict({ fieldName: 'targets' });
        },
      });
    },
    [runAdd],
  );
  const remove = useCallback(
    async (removed: readonly string[]) => {
      await runRemove({
        variables: { ids: [...removed] },
        update: (cache, { data: answer }) => {
          if (!answer) return;
          cache.writeQuery({
            query: TargetIdsDocument,
            data: { __typename: 'Query', targetIds: answer.removeTargets },
          });
          cache.evict({ fieldName: 'targets' });
        },
      });
    },
    [runRemove],
  );
  return { ids, add, remove, isBusy: adding.loading || removing.loading };
}
