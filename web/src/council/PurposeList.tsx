import { useMemo } from 'react';
import { formatNumber } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import { groupsOf, type Register } from './register-groups.js';
import { useCouncilAddress } from './useCouncilAddress.js';

/** What is stored at all, by what it is for: each with how much of it fits what is looked for. */
export function PurposeList({ register }: { register: Register }) {
  const { t, language } = useMessages();
  const { search, change } = useCouncilAddress();
  const { q, open } = search;
  const counts = useMemo(() => {
    const all = groupsOf(register, { ...(q !== undefined && { q }), ...(open && { open }) });
    return new Map(all.map(({ purpose, things }) => [purpose.key, things.length]));
  }, [register, q, open]);
  const choices = [{ key: undefined, title: t('council.all') }, ...register.purposes];
  return (
    <nav className="council-purposes" aria-label={t('council.purposes')}>
      {choices.map(({ key, title }) => {
        const count = key === undefined ? null : (counts.get(key) ?? 0);
        return (
          <button
            key={key ?? ''}
            type="button"
            className="rail-link"
            aria-current={search.purpose === key ? 'true' : undefined}
            data-status={search.purpose === key ? 'active' : undefined}
            disabled={count === 0 && search.purpose !== key}
            onClick={() => change({ purpose: key })}
          >
            <span>{title}</span>
            {count !== null && <span className="council-number">{formatNumber(language, count)}</span>}
          </button>
        );
      })}
    </nav>
  );
}
