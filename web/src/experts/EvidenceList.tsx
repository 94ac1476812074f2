import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Name } from '../design/Name.js';
import type { ExpertHitFragment } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';

type Evidence = ExpertHitFragment['evidence'][number];

const shownAtFirst = 4;

/** Why we believe that somebody knows about it: skills in their own words, title, work on projects. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  const { t } = useMessages();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? evidence : evidence.slice(0, shownAtFirst);
  const hiddenCount = evidence.length - shown.length;
  return (
    <ul className="expert-evidence">
      {shown.map((one) => (
        <li key={`${one.kind} ${one.project?.id ?? one.text}`}>
          <EvidenceLine evidence={one} />
        </li>
      ))}
      {hiddenCount > 0 && (
        <li>
          <button type="button" className="link" onClick={() => setIsWhole(true)}>
            {t('experts.evidence.more', { count: hiddenCount })}
          </button>
        </li>
      )}
    </ul>
  );
}

function EvidenceLine({ evidence: { kind, text, role, from, to, project } }: { evidence: Evidence }) {
  const { t } = useMessages();
  if (kind === 'SKILL') {
    return (
      <span className="chip" title={t('experts.evidence.skill')}>
        <span className="visually-hidden">{t('experts.evidence.skill')}: </span>
        <Name longest={50}>{text}</Name>
      </span>
    );
  }
  if (kind === 'TITLE' || !project) {
    return (
      <span>
        <span className="faint">{t('experts.evidence.title')}</span> <Name longest={70}>{text}</Name>
      </span>
    );
  }
  const years = yearsOf(t, from ?? null, to ?? null);
  const details = [role, years].filter((detail) => detail !== null && detail !== undefined && detail !== '');
  return (
    <span>
      <span className="faint">{t('experts.evidence.project')}</span>{' '}
      <Link to="/projects/$id" params={{ id: project.id }} className="link">
        <Name longest={60}>{project.name}</Name>
      </Link>
      {details.length > 0 && (
        <span className="faint">
          {', '}
          <Name longest={80}>{details.join(', ')}</Name>
        </span>
      )}
    </span>
  );
}

function yearsOf(t: ReturnType<typeof useMessages>['t'], from: string | null, to: string | null): string {
  const [first, last] = [from?.slice(0, 4), to?.slice(0, 4)];
  if (first && last) return first === last ? first : t('experts.years', { first, last });
  if (first) return t('experts.since', { first });
  return last ? t('experts.until', { last }) : '';
}
