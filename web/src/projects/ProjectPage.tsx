import { useQuery } from '@apollo/client/react';
import { IconAffiliate, IconBriefcase, IconPencil } from '@tabler/icons-react';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useViewer } from '../auth/viewer.js';
import { Name } from '../design/Name.js';
import { PageHead } from '../design/PageHead.js';
import { Problem } from '../design/Problem.js';
import {
  ProjectOriginsDocument,
  ProjectPageDocument,
  type ProjectPageQuery,
  ProjectTimelineDocument,
} from '../generated/graphql.js';
import { formatDay } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import { FactList } from '../people/FactList.js';
import { PrintFoot } from '../people/PrintFoot.js';
import { RecordSkeleton } from '../people/RecordSkeleton.js';
import { RecordUnknown } from '../people/RecordUnknown.js';
import { stretchOf } from '../people/stretch.js';
import { firstEntries, mostEntries, Timeline } from '../people/Timeline.js';
import { MembersSection } from './MembersSection.js';
import { ProjectForm } from './ProjectForm.js';
import { skillsOfMembers } from './project-skills.js';
import '../organizations/organizations.css';
import '../people/messages.js';
import '../people/record.css';
import './messages.js';
import './projects.css';

export type ProjectOnPage = NonNullable<ProjectPageQuery['project']>;

/** As many skills as fit without a count: how many state each is nobody's business here. */
const mostSkills = 24;

/** What a project was about, for whom, who was on it in which role, and what they know. */
export function ProjectPage() {
  const { id } = useParams({ from: '/projects/$id' });
  const { data, error, refetch } = useQuery(ProjectPageDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  if (data?.project) return <ShownProject key={id} project={data.project} />;
  if (error && !data) return <Problem error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!data) return <RecordSkeleton />;
  return <RecordUnknown title="project.unknown" list={{ to: '/projects', label: 'nav.projects' }} />;
}

function ShownProject({ project }: { project: ProjectOnPage }) {
  const { t, language } = useMessages();
  const { roles } = useViewer();
  const { edit } = useSearch({ from: '/projects/$id' });
  const canEdit = roles.includes('STEWARD') || roles.includes('MANAGER');
  const isEditing = edit === true && canEdit;
  const when = stretchOf(t, language, project.from, project.to);
  return (
    <article className="record project-page">
      <PageHead
        title={project.name}
        lead={
          <>
            {project.organizations.slice(0, 5).map(({ id, name }, position) => (
              <span key={id}>
                {position > 0 && ', '}
                <Link to="/organizations/$id" params={{ id }} className="record-link">
                  <Name longest={60}>{name}</Name>
                </Link>
              </span>
            ))}
            {project.organizations.length > 0 && when !== '' && ' · '}
            {when}
          </>
        }
        mark={
          <span className="organization-mark" aria-hidden="true">
            <IconBriefcase size={28} stroke={1.4} />
          </span>
        }
        actions={!isEditing && <Actions id={project.id} canEdit={canEdit} />}
      />
      {isEditing ? (
        <ProjectForm project={project} />
      ) : (
        <div className="record-columns">
          <div className="record-main">
            <MembersSection project={project} />
            <History id={project.id} />
          </div>
          <div className="record-side">
            <Facts project={project} />
            <Skills project={project} />
          </div>
        </div>
      )}
      <PrintFoot />
    </article>
  );
}

function Actions({ id, canEdit }: { id: string; canEdit: boolean }) {
  const { t } = useMessages();
  return (
    <>
      {canEdit && (
        <Link to="/projects/$id" params={{ id }} search={{ edit: true }} className="button">
          <IconPencil size={16} stroke={1.75} aria-hidden="true" />
          {t('record.edit')}
        </Link>
      )}
      <Link to="/explore" search={{ at: id }} className="button">
        <IconAffiliate size={16} stroke={1.75} aria-hidden="true" />
        {t('record.explore')}
      </Link>
    </>
  );
}

function Facts({ project }: { project: ProjectOnPage }) {
  const { t, language } = useMessages();
  const { data } = useQuery(ProjectOriginsDocument, {
    variables: { id: project.id },
    fetchPolicy: 'cache-and-network',
  });
  const { description, from, to, organizations } = project;
  return (
    <section className="card record-section" aria-labelledby="project-facts">
      <div className="record-section-head">
        <h2 id="project-facts">{t('project.facts')}</h2>
      </div>
      {description && (
        <p className="project-description" dir="auto">
          {description.slice(0, 4000)}
        </p>
      )}
      <FactList
        origins={data?.project?.origins ?? []}
        facts={[
          {
            field: 'organizations',
            label: t('project.for'),
            value:
              organizations.length > 0 ? (
                <ul className="fact-links">
                  {organizations.map(({ id, name }) => (
                    <li key={id}>
                      <Link to="/organizations/$id" params={{ id }} className="record-link">
                        <Name longest={60}>{name}</Name>
                      </Link>
                    </li>
                  ))}
                </ul>
              ) : (
                t('project.internal')
              ),
          },
          { field: 'from', label: t('project.from'), value: from ? formatDay(language, from) : null },
          {
            field: 'to',
            label: t('project.to'),
            value: to ? formatDay(language, to) : t('project.running'),
          },
        ]}
      />
    </section>
  );
}

function Skills({ project }: { project: ProjectOnPage }) {
  const { t } = useMessages();
  const skills = skillsOfMembers(project.members, mostSkills);
  if (skills.length === 0) return null;
  return (
    <section className="card record-section" aria-labelledby="project-skills">
      <div className="record-section-head">
        <h2 id="project-skills">{t('project.skills')}</h2>
      </div>
      <ul className="project-skills">
        {skills.map(({ id, name }) => (
          <li key={id}>
            <Link to="/experts" search={{ about: name }} className="chip chip-link">
              <Name longest={40}>{name}</Name>
            </Link>
          </li>
        ))}
      </ul>
      <p className="faint">{t('project.skills.help')}</p>
    </section>
  );
}

function History({ id }: { id: string }) {
  const [first, setFirst] = useState(firstEntries);
  const { data, previousData, error, refetch } = useQuery(ProjectTimelineDocument, {
    variables: { id, first },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Timeline
      page={(data ?? previousData)?.project?.timeline}
      about={id}
      error={error}
      onRetry={() => void refetch().catch(() => undefined)}
      onMore={() => setFirst(mostEntries)}
    />
  );
}
