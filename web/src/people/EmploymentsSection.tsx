import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useViewer } from '../auth/viewer.js';
import { Name } from '../design/Name.js';
import type { OriginFragment } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { EmploymentForm } from './EmploymentForm.js';
import { OriginNote } from './FactList.js';
import type { PersonOnPage } from './PersonPage.js';
import { stretchOf } from './stretch.js';
import './messages.js';
import './record.css';

type Employment = PersonOnPage['employments'][number];

/** Present and former employers outside, latest first; whoever knows the person, and the steward, may add one. */
export function EmploymentsSection({
  person,
  origin,
}: {
  person: PersonOnPage;
  origin: OriginFragment | undefined;
}) {
  const { t, language } = useMessages();
  const viewer = useViewer();
  const [isAdding, setIsAdding] = useState(false);
  const canAdd = person.kind !== 'EMPLOYEE' && (viewer.roles.includes('STEWARD') || Boolean(person.ownTie));
  if (person.employments.length === 0 && !canAdd) return null;
  return (
    <section className="card record-section" aria-labelledby="person-employers">
      <div className="record-section-head">
        <h2 id="person-employers">{t('personPage.employers')}</h2>
        {canAdd && !isAdding && (
          <button type="button" className="link record-section-action" onClick={() => setIsAdding(true)}>
            {t('personPage.employers.add')}
          </button>
        )}
      </div>
      {isAdding && <EmploymentForm person={person} onDone={() => setIsAdding(false)} />}
      {person.employments.length === 0 && !isAdding && (
        <p className="soft record-empty">{t('personPage.employers.none')}</p>
      )}
      <ul className="record-rows">
        {person.employments.map((employment) => (
          <EmploymentRow
            key={`${employment.organization.id} ${employment.since}`}
            employment={employment}
            when={stretchOf(t, language, employment.since, employment.until)}
          />
        ))}
      </ul>
      {person.employments.length > 0 && <OriginNote origin={origin} />}
    </section>
  );
}

function EmploymentRow({ employment, when }: { employment: Employment; when: string }) {
  const { t } = useMessages();
  const { organization, title, isCurrent } = employment;
  return (
    <li className="plain-row" data-past={!isCurrent || undefined}>
      <div className="person-row-text">
        <Link to="/organizations/$id" params={{ id: organization.id }} className="person-row-name">
          <Name longest={70}>{organization.name}</Name>
        </Link>
        {title && (
          <span className="faint">
            <Name longest={80}>{title}</Name>
          </span>
        )}
      </div>
      <span className="faint plain-row-when">
        {when || t(isCurrent ? 'personPage.employers.now' : 'personPage.employers.former')}
      </span>
    </li>
  );
}
