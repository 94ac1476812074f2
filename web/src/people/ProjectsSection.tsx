import { Link } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import { Name } from '../design/Name.js';
import { useMessages } from '../i18n/i18n.js';
import { stretchOf } from './stretch.js';
import './messages.js';
import './record.css';

/** A project in a list of a record. */
export interface ListedProject {
  readonly id: string;
  readonly name: string;
  readonly from?: string | null;
  readonly to?: string | null;
  /** More about it, below its name. */
  readonly detail?: ReactNode;
}

const firstShown = 6;

/** Projects of a record and when they were; the first few until all are asked for. Nothing where there is none and no words for that. */
export function ProjectsSection({
  title,
  projects,
  none,
}: {
  title: string;
  projects: readonly ListedProject[];
  none?: string;
}) {
  const { t, language } = useMessages();
  const headingId = useId();
  const [isAllShown, setIsAllShown] = useState(false);
  if (projects.length === 0 && none === undefined) return null;
  const shown = isAllShown ? projects : projects.slice(0, firstShown);
  return (
    <section className="card record-section" aria-labelledby={headingId}>
      <div className="record-section-head">
        <h2 id={headingId}>{title}</h2>
        {projects.length > 0 && <span className="count-note">{projects.length}</span>}
      </div>
      {projects.length === 0 && <p className="soft record-empty">{none}</p>}
      <ul className="record-rows">
        {shown.map(({ id, name, from, to, detail }) => (
          <li key={`${id} ${from}`} className="plain-row project-row">
            <div className="person-row-text">
              <Link to="/projects/$id" params={{ id }} className="person-row-name">
                <Name longest={90}>{name}</Name>
              </Link>
              {detail && <span className="faint">{detail}</span>}
            </div>
            <span className="faint plain-row-when">{stretchOf(t, language, from, to)}</span>
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
