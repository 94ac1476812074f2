import type { RefusalCountFragment } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { formatCount } from './amounts.js';

/** How often something was left out for which reason, in words, the most frequent first. */
export function ReasonList({ reasons }: { reasons: readonly RefusalCountFragment[] }) {
  const { language } = useMessages();
  if (reasons.length === 0) return null;
  return (
    <ul className="reason-list">
      {reasons.map(({ reason, count, messageDe, messageEn }) => (
        <li key={reason}>
          <span className="reason-count">{formatCount(language, count)}</span>
          <span>{language === 'de' ? messageDe : messageEn}</span>
        </li>
      ))}
    </ul>
  );
}
