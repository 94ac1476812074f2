import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode, useId } from 'react';
import { useViewerId } from '../auth/viewer.js';
import { Name } from '../design/Name.js';
import { Problem } from '../design/Problem.js';
import type { EvidenceKind, TimelinePageFragment } from '../generated/graphql.js';
import { formatDay } from '../i18n/format.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import { RowsSkeleton } from './RecordSkeleton.js';
import { entriesByYear, introductionMessage, type TimelineEntry } from './timeline-words.js';
import './messages.js';
import './people.css';
import './record.css';
import './timeline.css';

/** As many entries as are shown at first, and at most. */
export const firstEntries = 12;
export const mostEntries = 500;

/**
 * What happened, latest first, month by month. `about` is the id of whose page this is: who needs no name there.
 * `page` is undefined while it is on its way.
 */
export function Timeline({
  page,
  about,
  error,
  onRetry,
  onMore,
}: {
  page: TimelinePageFragment | undefined;
  about: string;
  error: unknown;
  onRetry: () => void;
  onMore: () => void;
}) {
  const { t, language } = useMessages();
  const headingId = useId();
  return (
    <section className="card record-section" aria-labelledby={headingId}>
      <div className="record-section-head">
        <h2 id={headingId}>{t('record.timeline')}</h2>
      </div>
      {!page ? (
        error ? (
          <Problem isPart error={error} onRetry={onRetry} />
        ) : (
          <RowsSkeleton rows={4} />
        )
      ) : page.nodes.length === 0 ? (
        <p className="soft record-empty">{t('record.timeline.empty')}</p>
      ) : (
        <ol className="timeline">
          {entriesByYear(page.nodes).map(({ year, entries }) => (
            <li key={year}>
              <h3 className="timeline-year">{year}</h3>
              <ol>
                {entries.map((entry) => (
                  <li key={entry.id} className="timeline-entry" data-own={isOwn(entry) || undefined}>
                    <span className="timeline-text">
                      <EntrySentence entry={entry} about={about} />
                    </span>
                    <time className="faint" dateTime={entry.day}>
                      {formatDay(language, entry.day)}
                    </time>
                  </li>
                ))}
              </ol>
            </li>
          ))}
        </ol>
      )}
      {page?.pageInfo.hasNextPage && page.nodes.length < mostEntries && (
        <button type="button" className="button button-quiet record-more" onClick={onMore}>
          {t('record.timeline.more')}
        </button>
      )}
      {page && page.nodes.length > 0 && (
        <details className="measured record-measured">
          <summary>{t('record.timeline.what')}</summary>
          <p className="faint">{t('record.timeline.help')}</p>
        </details>
      )}
    </section>
  );
}

function isOwn({ kind }: TimelineEntry): boolean {
  return kind.startsWith('EVIDENCE') || kind.startsWith('INTRODUCTION');
}

function EntrySentence({ entry, about }: { entry: TimelineEntry; about: string }) {
  const { t } = useMessages();
  const viewerId = useViewerId();
  const { kind, role } = entry;
  if (entry.introduction) {
    const { introduction } = entry;
    const target = introduction.target ?? introduction.targetOrganization;
    return (
      <Sentence
        message={introductionMessage(kind, introduction, viewerId)}
        parts={{
          asker: <Name>{introduction.asker.name}</Name>,
          target: <Name>{target?.name ?? ''}</Name>,
          introducer: <Name>{introduction.introducer?.name ?? ''}</Name>,
        }}
      />
    );
  }
  if (entry.evidence) return <EvidenceSentence entry={entry} kind={entry.evidence} about={about} />;
  if (kind === 'JOINED_COMPANY' || kind === 'LEFT_COMPANY') return t(kindMessages[kind]);
  if (kind === 'PROJECT_BEGAN' || kind === 'PROJECT_ENDED') {
    if (entry.project?.id === about) {
      return t(kind === 'PROJECT_BEGAN' ? 'record.event.here.began' : 'record.event.here.ended');
    }
    return <Sentence message={kindMessages[kind]} parts={{ project: projectLink(entry, about) }} />;
  }
  const place = entry.organization ? organizationLink(entry, about) : projectLink(entry, about);
  const who = entry.person && entry.person.id !== about ? personLink(entry) : null;
  const isHere = entry.organization?.id === about || entry.project?.id === about;
  const message = (who ? (isHere ? hereMessages : othersMessages) : kindMessages)[kind];
  return (
    <Fragment>
      <Sentence message={message} parts={{ place, who }} />
      {role && (
        <span className="faint">
          {' · '}
          <Name longest={80}>{role}</Name>
        </span>
      )}
    </Fragment>
  );
}

function EvidenceSentence({
  entry,
  kind,
  about,
}: {
  entry: TimelineEntry;
  kind: EvidenceKind;
  about: string;
}) {
  const { t } = useMessages();
  const who = entry.person && entry.person.id !== about ? personLink(entry) : null;
  const isFirst = entry.kind === 'EVIDENCE_FIRST';
  const what = t(isFirst ? firstMessages[kind] : latestMessages[kind]);
  const count = entry.count !== null && entry.count !== undefined && entry.count > 1 ? entry.count : null;
  return (
    <>
      {who ? <Sentence message="record.evidence.with" parts={{ what, who }} /> : what}
      {count !== null && kind !== 'DECLARED' && kind !== 'STATED' && (
        <span className="faint"> · {t('record.evidence.count', { count })}</span>
      )}
    </>
  );
}

function personLink({ person }: TimelineEntry): ReactNode {
  if (!person) return null;
  return (
    <Link to="/people/$id" params={{ id: person.id }} className="record-link">
      <Name>{person.name}</Name>
    </Link>
  );
}

function organizationLink({ organization }: TimelineEntry, about: string): ReactNode {
  if (!organization) return null;
  if (organization.id === about) return <Name>{organization.name}</Name>;
  return (
    <Link to="/organizations/$id" params={{ id: organization.id }} className="record-link">
      <Name longest={80}>{organization.name}</Name>
    </Link>
  );
}

function projectLink({ project }: TimelineEntry, about: string): ReactNode {
  if (!project) return null;
  if (project.id === about) return <Name longest={80}>{project.name}</Name>;
  return (
    <Link to="/projects/$id" params={{ id: project.id }} className="record-link">
      <Name longest={80}>{project.name}</Name>
    </Link>
  );
}

const kindMessages = {
  JOINED_COMPANY: 'record.event.joined',
  LEFT_COMPANY: 'record.event.left',
  EMPLOYMENT_BEGAN: 'record.event.employmentBegan',
  EMPLOYMENT_ENDED: 'record.event.employmentEnded',
  PROJECT_BEGAN: 'record.event.projectBegan',
  PROJECT_ENDED: 'record.event.projectEnded',
  PROJECT_JOINED: 'record.event.projectJoined',
  PROJECT_LEFT: 'record.event.projectLeft',
  INTRODUCTION_ASKED: 'record.event.joined',
  INTRODUCTION_ANSWERED: 'record.event.joined',
  EVIDENCE_FIRST: 'record.event.joined',
  EVIDENCE_LATEST: 'record.event.joined',
} as const satisfies Record<TimelineEntry['kind'], MessageKey>;

const othersMessages = {
  ...kindMessages,
  EMPLOYMENT_BEGAN: 'record.event.other.employmentBegan',
  EMPLOYMENT_ENDED: 'record.event.other.employmentEnded',
  PROJECT_JOINED: 'record.event.other.projectJoined',
  PROJECT_LEFT: 'record.event.other.projectLeft',
} as const satisfies Record<TimelineEntry['kind'], MessageKey>;

/** On the page of the very organization or project: it needs no name. */
const hereMessages = {
  ...kindMessages,
  EMPLOYMENT_BEGAN: 'record.event.here.employmentBegan',
  EMPLOYMENT_ENDED: 'record.event.here.employmentEnded',
  PROJECT_JOINED: 'record.event.here.joined',
  PROJECT_LEFT: 'record.event.here.left',
} as const satisfies Record<TimelineEntry['kind'], MessageKey>;

const firstMessages = {
  MESSAGED: 'record.evidence.first.messaged',
  MET: 'record.evidence.first.met',
  WORKED_WITH: 'record.evidence.first.workedWith',
  CONNECTED: 'record.evidence.first.connected',
  STATED: 'record.evidence.first.connected',
  DECLARED: 'record.evidence.latest.declared',
} as const satisfies Record<EvidenceKind, MessageKey>;

const latestMessages = {
  MESSAGED: 'record.evidence.latest.messaged',
  MET: 'record.evidence.latest.met',
  WORKED_WITH: 'record.evidence.latest.workedWith',
  CONNECTED: 'record.evidence.latest.connected',
  STATED: 'record.evidence.latest.stated',
  DECLARED: 'record.evidence.latest.declared',
} as const satisfies Record<EvidenceKind, MessageKey>;
