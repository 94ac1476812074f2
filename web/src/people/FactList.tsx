import type { ReactNode } from 'react';
import type { OriginFragment } from '../generated/graphql.js';
import { formatDay } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import './record.css';

/** A fact of a record, by the field it is. */
export interface Fact {
  readonly field: string;
  readonly label: string;
  /** Nothing is drawn for a fact that is null. */
  readonly value: ReactNode | null;
}

/** Facts with where each comes from and of when it is, as far as that is kept. */
export function FactList({ facts, origins }: { facts: readonly Fact[]; origins: readonly OriginFragment[] }) {
  const shown = facts.filter(({ value }) => value !== null);
  return (
    <dl className="fact-list">
      {shown.map(({ field, label, value }) => (
        <div key={field}>
          <dt>{label}</dt>
          <dd>
            {value}
            <OriginNote origin={origins.find((origin) => origin.field === field)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Where a fact comes from; nothing if that is not kept. */
export function OriginNote({ origin }: { origin: OriginFragment | undefined }) {
  const { t, language } = useMessages();
  if (!origin) return null;
  const at = origin.at ? formatDay(language, origin.at) : null;
  if (origin.kind === 'HAND') {
    return (
      <span className="origin-note">{at ? t('record.origin.handOn', { at }) : t('record.origin.hand')}</span>
    );
  }
  const source = (origin.sourceName ?? origin.sourceKind ?? '').slice(0, 80);
  return (
    <span className="origin-note">
      {at ? t('record.origin.sourceOn', { source, at }) : t('record.origin.source', { source })}
    </span>
  );
}
