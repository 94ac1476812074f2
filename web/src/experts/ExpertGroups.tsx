import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useViewerId } from '../auth/viewer.js';
import { Name } from '../design/Name.js';
import { Pearl } from '../design/Pearls.js';
import type { ExpertEvidenceKind, ExpertHitFragment } from '../generated/graphql.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import { WordChip } from '../ties/WordChip.js';
import './messages.js';
import { EvidenceList } from './EvidenceList.js';

/** Experts under the strongest evidence there is for them. The order is the server's. */
export function ExpertGroups({ experts }: { experts: readonly ExpertHitFragment[] }) {
  return kinds.map((kind) => (
    <ExpertGroup key={kind} kind={kind} experts={experts.filter((expert) => kindOf(expert) === kind)} />
  ));
}

const kinds: readonly ExpertEvidenceKind[] = ['SKILL', 'TITLE', 'PROJECT'];

const headings = {
  SKILL: 'experts.group.skill',
  TITLE: 'experts.group.title',
  PROJECT: 'experts.group.project',
} as const satisfies Record<ExpertEvidenceKind, MessageKey>;

function kindOf({ evidence }: ExpertHitFragment): ExpertEvidenceKind {
  return kinds.find((kind) => evidence.some((one) => one.kind === kind)) ?? 'PROJECT';
}

function ExpertGroup({ kind, experts }: { kind: ExpertEvidenceKind; experts: readonly ExpertHitFragment[] }) {
  const { t } = useMessages();
  const headingId = useId();
  if (experts.length === 0) return null;
  return (
    <section aria-labelledby={headingId} className="experts-group">
      <h2 id={headingId} className="eyebrow">
        {t(headings[kind])}
      </h2>
      <ul className="card experts-list">
        {experts.map((expert) => (
          <ExpertLine key={expert.person.id} expert={expert} />
        ))}
      </ul>
    </section>
  );
}

function ExpertLine({ expert }: { expert: ExpertHitFragment }) {
  const { person, evidence } = expert;
  const place = [person.title, person.department?.name].filter((text) => text !== null && text !== undefined);
  return (
    <li className="expert">
      <Pearl name={person.name} size={40} />
      <div className="expert-text">
        <h3>
          <Link to="/people/$id" params={{ id: person.id }} className="expert-name">
            <Name longest={60}>{person.name}</Name>
          </Link>
        </h3>
        <p className="faint">
          <Name longest={90}>{place.join(' · ')}</Name>
        </p>
        <EvidenceList evidence={evidence} />
      </div>
      <WayTo expert={expert} />
    </li>
  );
}

/** How the viewer reaches them inside the company. */
function WayTo({ expert: { person, path } }: { expert: ExpertHitFragment }) {
  const { t } = useMessages();
  const viewerId = useViewerId();
  const between = path && path.people.length > 2 ? path.people[1]?.person : undefined;
  if (person.id === viewerId) return <p className="expert-way faint">{t('experts.way.you')}</p>;
  return (
    <div className="expert-way">
      {path && !between && (
        <p className="expert-known">
          {t('experts.way.known')} <WordChip word={path.word} />
        </p>
      )}
      {between && (
        <p>
          <Sentence
            message="experts.way.over"
            parts={{
              name: (
                <Link key={between.id} to="/find" search={{ to: person.id }} className="link">
                  <Name longest={40}>{between.name}</Name>
                </Link>
              ),
            }}
          />
        </p>
      )}
      {!path && person.department && (
        <p className="faint">
          <Sentence
            message="experts.way.department"
            parts={{
              department: (
                <Link
                  key={person.department.id}
                  to="/departments/$id"
                  params={{ id: person.department.id }}
                  className="link"
                >
                  <Name longest={40}>{person.department.name}</Name>
                </Link>
              ),
            }}
          />
        </p>
      )}
      {person.email && (
        <a className="link expert-mail" href={`mailto:${encodeURIComponent(person.email)}`}>
          <Name longest={44}>{person.email}</Name>
        </a>
      )}
    </div>
  );
}
