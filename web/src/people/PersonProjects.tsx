import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { Name } from '../design/Name.js';
import { useMessages } from '../i18n/i18n.js';
import { stretchOf } from './EmploymentsSection.js';
import type { PersonOnPage } from './PersonPage.js';
import './messages.js';
import './record.css';

const firstShown = 6;

/** Projects somebody worked on, in which role and when, latest first. */
export function PersonProjects({ person }: { person: PersonOnPage }) {
  const { t, language } = useMessages();
  const headingId = useId();
  const [isAllShown, setIsAllShown] = useState(false);
  const { projects } = person;
  if (projects.length === 0) return null;
  const shown = isAllShown ? projects : projects.slice(0, firstShown);
  return (
    <section className="card record-section" aria-labelledby={headingId}>
      <div className="record-section-head">
        <h2 id={headingId}>{t('personPage.projects')}</h2>
        <span className="count-note">{projects.length}</span>
      </div>
      <ul className="record-rows">
        {shown.map(({ project, role, from, to }) => (
          <li key={`${project.id} ${from}`} className="plain-row">
            <div className="person-row-text">
              <Link to="/projects/$id" params={{ id: project.id }} className="person-row-name">
                <Name longest={90}>{project.name}</Name>
              </Link>
              <span className="faint">
                {role && <Name longest={60}>{role}</Name>}
                {role && project.organizations.length > 0 && ' · '}
                {project.organizations[0] && <Name longest={60}>{project.organizations[0].name}</Name>}
              </span>
            </div>
            <span className="faint plain-row-when">
              {stretchOf(t, language, { since: from ?? null, until: to ?? null })}
            </span>
          </li>
        ))}
      </ul>
      {shown.length < projects.length && (
        <button type="button" className="button button-quiet record-more" onClick={() => setIsAllShown(true)}>
          {t('record.showAll', { count: projects.length })}
        </button>
      )}
    </section>
  );
}
