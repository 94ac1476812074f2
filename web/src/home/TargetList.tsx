import { useState } from 'react';
import type { TargetLineFragment, TargetSort, TargetsQuery } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { TargetRow } from './TargetRow.js';
import './messages.js';

/** Targets in rows; those with news stand under a heading of their own while they come first. */
export function TargetList({
  targets,
  sort,
  onMore,
  isBusy,
}: {
  targets: TargetsQuery['targets'];
  sort: TargetSort;
  onMore: () => Promise<void>;
  isBusy: boolean;
}) {
  const { t } = useMessages();
  const [isLoading, setIsLoading] = useState(false);
  const { nodes, pageInfo, matchCount } = targets;
  const changed = sort === 'CHANGED' ? nodes.filter(({ changes }) => changes.length > 0) : [];
  const others = sort === 'CHANGED' ? nodes.filter(({ changes }) => changes.length === 0) : nodes;
  const more = async () => {
    setIsLoading(true);
    await onMore();
    setIsLoading(false);
  };
  return (
    <div aria-busy={isBusy}>
      {changed.length > 0 && <Rows heading={t('home.changed')} nodes={changed} />}
      {others.length > 0 && <Rows heading={changed.length > 0 ? t('home.others') : null} nodes={others} />}
      {pageInfo.hasNextPage && (
        <div className="home-more">
          <button type="button" className="button" disabled={isLoading} onClick={() => void more()}>
            {t('home.more', { count: matchCount - nodes.length })}
          </button>
        </div>
      )}
    </div>
  );
}

function Rows({ heading, nodes }: { heading: string | null; nodes: readonly TargetLineFragment[] }) {
  const { t } = useMessages();
  return (
    <section className="target-group" aria-label={heading ?? t('home.title')}>
      {heading !== null && <h2 className="eyebrow">{heading}</h2>}
      <ul className="card target-rows">
        {nodes.map((target) => (
          <TargetRow key={target.id} target={target} />
        ))}
      </ul>
    </section>
  );
}
