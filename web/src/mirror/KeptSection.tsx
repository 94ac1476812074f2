import { Link } from '@tanstack/react-router';
import type { MirrorHoldingKind, MirrorPageQuery } from '../generated/graphql.js';
import { formatNumber } from '../i18n/format.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import './messages.js';

/** What is kept because of what the viewer did here, and where each can be looked at and taken back. */
export function KeptSection({ kept }: { kept: MirrorPageQuery['mirror']['kept'] }) {
  const { t, language } = useMessages();
  return (
    <section className="card record-section" aria-labelledby="mirror-kept">
      <div className="record-section-head">
        <h2 id="mirror-kept">{t('mirror.kept.title')}</h2>
      </div>
      {kept.length === 0 ? (
        <p className="soft">{t('mirror.kept.none')}</p>
      ) : (
        <ul className="mirror-kept">
          {kept.map(({ kind, count }) => {
            const { label, to, search } = places[kind];
            return (
              <li key={kind}>
                <Link to={to} search={search ?? {}} className="record-link">
                  {t(label)}
                </Link>
                <span className="count-note">{formatNumber(language, count)}</span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

interface KeptPlace {
  readonly label: MessageKey;
  readonly to: '/inbox' | '/' | '/people' | '/explore' | '/contacts' | '/know';
  readonly search?: { box?: 'sent'; rules?: true; mine?: true };
}

const places: Readonly<Record<MirrorHoldingKind, KeptPlace>> = {
  REQUESTS_SENT: { label: 'mirror.kept.REQUESTS_SENT', to: '/inbox', search: { box: 'sent' } },
  REQUESTS_RECEIVED: { label: 'mirror.kept.REQUESTS_RECEIVED', to: '/inbox' },
  TARGETS: { label: 'mirror.kept.TARGETS', to: '/' },
  SAVED_FILTERS: { label: 'mirror.kept.SAVED_FILTERS', to: '/people' },
  PICTURES: { label: 'mirror.kept.PICTURES', to: '/explore' },
  SHARING_RULES: { label: 'mirror.kept.SHARING_RULES', to: '/contacts', search: { rules: true } },
  SHARING_CHOICES: { label: 'mirror.kept.SHARING_CHOICES', to: '/contacts' },
  SKIPPED_QUESTIONS: { label: 'mirror.kept.SKIPPED_QUESTIONS', to: '/know' },
  PEOPLE_BROUGHT_IN: { label: 'mirror.kept.PEOPLE_BROUGHT_IN', to: '/contacts', search: { mine: true } },
};
