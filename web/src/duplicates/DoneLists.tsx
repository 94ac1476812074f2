import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Name } from '../design/Name.js';
import { KeptApartDocument, MergesDocument } from '../generated/graphql.js';
import { formatAgo } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import './messages.js';

const shownAtFirst = 10;

/** What was answered before, each with the way back. */
export function DoneLists({
  onUndoMerge,
  onUndoApart,
}: {
  onUndoMerge: (id: string) => Promise<void>;
  onUndoApart: (one: string, other: string) => Promise<void>;
}) {
  return (
    <>
      <Merged onUndo={onUndoMerge} />
      <Apart onUndo={onUndoApart} />
    </>
  );
}

function Merged({ onUndo }: { onUndo: (id: string) => Promise<void> }) {
  const { t, language } = useMessages();
  const [now] = useState(() => new Date());
  const [isAll, setIsAll] = useState(false);
  const { data } = useQuery(MergesDocument, { fetchPolicy: 'cache-and-network' });
  const merges = data?.merges ?? [];
  if (merges.length === 0) return null;
  return (
    <section className="done-list">
      <h2>{t('duplicates.merges')}</h2>
      <ul className="card">
        {(isAll ? merges : merges.slice(0, shownAtFirst)).map((merge) => (
          <li key={merge.id} className="done-line" data-undone={merge.undoneAt != null || undefined}>
            <span>
              <Sentence
                message="duplicates.mergeLine"
                parts={{
                  removed: <Name>{merge.removedName}</Name>,
                  kept: (
                    <Link to="/people/$id" params={{ id: merge.keep.id }} className="link">
                      <Name>{merge.keep.name}</Name>
                    </Link>
                  ),
                }}
              />{' '}
              <span className="faint">
                {merge.undoneAt == null
                  ? formatAgo(language, merge.at, now)
                  : t('duplicates.takenBack', { when: formatAgo(language, merge.undoneAt, now) })}
              </span>
            </span>
            {merge.undoneAt == null && (
              <UndoButton
                label={t('duplicates.undoMergeOf', { name: merge.removedName })}
                onUndo={() => onUndo(merge.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {!isAll && merges.length > shownAtFirst && (
        <button type="button" className="button button-quiet" onClick={() => setIsAll(true)}>
          {t('duplicates.all', { count: merges.length })}
        </button>
      )}
    </section>
  );
}

function Apart({ onUndo }: { onUndo: (one: string, other: string) => Promise<void> }) {
  const { t, language } = useMessages();
  const [now] = useState(() => new Date());
  const { data, fetchMore } = useQuery(KeptApartDocument, {
    variables: { first: shownAtFirst, after: null },
    fetchPolicy: 'cache-and-network',
  });
  const list = data?.keptApart;
  if (!list || list.nodes.length === 0) return null;
  const more = () =>
    void fetchMore({
      variables: { after: list.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult }) => ({
        ...fetchMoreResult,
        keptApart: {
          ...fetchMoreResult.keptApart,
          nodes: [...before.keptApart.nodes, ...fetchMoreResult.keptApart.nodes],
        },
      }),
    }).catch(() => undefined);
  return (
    <section className="done-list">
      <h2>{t('duplicates.aparts')}</h2>
      <ul className="card">
        {list.nodes.map(({ id, people: [one, other], at }) => (
          <li key={id} className="done-line">
            <span>
              <Sentence
                message="duplicates.apartLine"
                parts={{
                  one: <Name>{one?.name ?? ''}</Name>,
                  other: <Name>{other?.name ?? ''}</Name>,
                }}
              />{' '}
              <span className="faint">{formatAgo(language, at, now)}</span>
            </span>
            {one && other && (
              <UndoButton
                label={t('duplicates.undoApartOf', { one: one.name, other: other.name })}
                onUndo={() => onUndo(one.id, other.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {list.pageInfo.hasNextPage && (
        <button type="button" className="button button-quiet" onClick={more}>
          {t('duplicates.more')}
        </button>
      )}
    </section>
  );
}

function UndoButton({ label, onUndo }: { label: string; onUndo: () => Promise<void> }) {
  const { t } = useMessages();
  const [isBusy, setIsBusy] = useState(false);
  return (
    <button
      type="button"
      className="button button-quiet"
      aria-label={label}
      disabled={isBusy}
      onClick={() => {
        setIsBusy(true);
        void onUndo().finally(() => setIsBusy(false));
      }}
    >
      {t('duplicates.undo')}
    </button>
  );
}
