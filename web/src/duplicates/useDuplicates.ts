import { useMutation, useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useToast } from '../design/Toasts.js';
import {
  type DuplicatePairFragment,
  DuplicatesDocument,
  type DuplicatesQuery,
  KeepApartDocument,
  KeptApartDocument,
  MergeDuplicatesDocument,
  MergesDocument,
  UndoKeepApartDocument,
  UndoMergeDocument,
} from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { duplicateProblem } from './words.js';
import './messages.js';

/** What the page works on: the present pair, and everything that may be done with it. */
export interface DuplicateWork {
  readonly pair: DuplicatePairFragment | undefined;
  readonly openCount: number;
  readonly skippedCount: number;
  readonly isLoaded: boolean;
  readonly isFetching: boolean;
  readonly isBusy: boolean;
  readonly error: unknown;
  /** What was done last, for screen readers. */
  readonly announcement: string;
  readonly hasEarlier: boolean;
  merge(keepId: string, removeId: string): Promise<void>;
  keepApart(): Promise<void>;
  skip(): void;
  back(): void;
  showSkipped(): void;
  undoMerge(id: string): Promise<void>;
  undoApart(one: string, other: string): Promise<void>;
  retry(): void;
}

const pairsAtOnce = 20;
/** With fewer left the next ones are fetched, so that nobody waits for them. */
const fewLeft = 5;

/** Walks through the pairs; the next one stands there before the server has answered about the last. */
export function useDuplicates(): DuplicateWork {
  const { t } = useMessages();
  const showToast = useToast();
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  /** Answered here and perhaps still in the list. */
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setIsBusy] = useState(false);
  const [announcement, setAnnouncement] = useState('');
  const { data, error, loading, refetch, fetchMore } = useQuery(DuplicatesDocument, {
    variables: { first: pairsAtOnce, after: null },
    fetchPolicy: 'cache-and-network',
  });
  const [mutateMerge] = useMutation(MergeDuplicatesDocument);
  const [mutateUndoMerge] = useMutation(UndoMergeDocument);
  const [mutateApart] = useMutation(KeepApartDocument);
  const [mutateUndoApart] = useMutation(UndoKeepApartDocument);
  const list = data?.duplicates;
  const open = list?.nodes.filter(({ id }) => !(skipped.includes(id) || done.has(id))) ?? [];
  const [pair] = open;
  const after = list?.pageInfo.hasNextPage ? list.pageInfo.endCursor : null;
  const isWanting = open.length < fewLeft && after != null && !loading && !error;
  useEffect(() => {
    if (!isWanting) return;
    void fetchMore({
      variables: { after },
      updateQuery: (before, { fetchMoreResult }) => joined(before, fetchMoreResult),
    }).catch(() => undefined);
  }, [isWanting, after, fetchMore]);

  const load = async () => {
    await refetch().catch(() => undefined);
  };
  /** Hides a pair at once and brings it back if the server says no. */
  const answer = async (id: string, work: () => Promise<void>) => {
    setIsBusy(true);
    setDone((before) => new Set(before).add(id));
    try {
      await work();
      await load();
    } catch (failure) {
      showToast({ text: t(duplicateProblem(failure)) });
    }
    setDone((before) => without(before, id));
    setIsBusy(false);
  };
  const undoMerge = async (id: string) => {
    try {
      await mutateUndoMerge({ variables: { id }, refetchQueries: [MergesDocument] });
      setAnnouncement(t('duplicates.undone'));
      showToast({ text: t('duplicates.undone') });
      await load();
    } catch (failure) {
      showToast({ text: t(duplicateProblem(failure)) });
    }
  };
  const undoApart = async (one: string, other: string) => {
    try {
      await mutateUndoApart({ variables: { one, other }, refetchQueries: [KeptApartDocument] });
      setAnnouncement(t('duplicates.undone'));
      showToast({ text: t('duplicates.undone') });
      await load();
    } catch (failure) {
      showToast({ text: t(duplicateProblem(failure)) });
    }
  };
  return {
    pair,
    openCount: Math.max(0, (list?.totalCount ?? 0) - done.size),
    skippedCount: skipped.length,
    isLoaded: list !== undefined,
    isFetching: loading || isWanting,
    isBusy,
    error: error && !loading ? error : undefined,
    announcement,
    hasEarlier: skipped.length > 0,
    async merge(keepId, removeId) {
      if (!pair || isBusy) return;
      const kept = pair.people.find(({ id }) => id === keepId)?.name ?? '';
      await answer(pair.id, async () => {
        const merged = await mutateMerge({
          variables: { keep: keepId, remove: removeId },
          refetchQueries: [MergesDocument],
        });
        const mergeId = merged.data?.mergePeople.id;
        const text = t('duplicates.merged', { name: kept.slice(0, 60) });
        setAnnouncement(text);
        showToast({
          text,
          ...(mergeId && { action: { label: t('duplicates.undo'), run: () => void undoMerge(mergeId) } }),
        });
      });
    },
    async keepApart() {
      const [one, other] = pair?.people ?? [];
      if (!pair || !one || !other || isBusy) return;
      await answer(pair.id, async () => {
        await mutateApart({
          variables: { one: one.id, other: other.id },
          refetchQueries: [KeptApartDocument],
        });
        setAnnouncement(t('duplicates.apart'));
        showToast({
          text: t('duplicates.apart'),
          action: { label: t('duplicates.undo'), run: () => void undoApart(one.id, other.id) },
        });
      });
    },
    skip() {
      if (pair) setSkipped([...skipped, pair.id]);
    },
    back() {
      setSkipped(skipped.slice(0, -1));
    },
    showSkipped() {
      setSkipped([]);
    },
    undoMerge,
    undoApart,
    retry: () => void load(),
  };
}

function joined(before: DuplicatesQuery, more: DuplicatesQuery): DuplicatesQuery {
  const known = new Set(before.duplicates.nodes.map(({ id }) => id));
  const added = more.duplicates.nodes.filter(({ id }) => !known.has(id));
  return { ...more, duplicates: { ...more.duplicates, nodes: [...before.duplicates.nodes, ...added] } };
}

function without(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...set].filter((each) => each !== id));
}
