import { formatNumber } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import type { PurposeGroup } from './register-groups.js';
import { useCouncilAddress } from './useCouncilAddress.js';

/** What there is to read: a purpose a card, with how much is stored for it. */
export function Overview({ groups }: { groups: readonly PurposeGroup[] }) {
  const { t, language } = useMessages();
  const { change } = useCouncilAddress();
  const number = (value: number) => formatNumber(language, value);
  return (
    <ul className="council-overview">
      {groups.map(({ purpose, things }) => {
        const fieldCount = things.reduce((sum, { fields }) => sum + fields.length, 0);
        return (
          <li key={purpose.key} className="card">
            <h3>
              <button type="button" onClick={() => change({ purpose: purpose.key })}>
                {purpose.title}
              </button>
            </h3>
            <p>{purpose.about}</p>
            <p className="faint council-number">
              {t('council.kinds', { count: things.length, number: number(things.length) })}
              {' · '}
              {t('council.fields', { count: fieldCount, number: number(fieldCount) })}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
