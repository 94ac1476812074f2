import { useQuery } from '@apollo/client/react';
import { IconAffiliate, IconHierarchy2 } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Name } from '../design/Name.js';
import { PageHead } from '../design/PageHead.js';
import { Problem } from '../design/Problem.js';
import {
  DepartmentPageDocument,
  type DepartmentPageQuery,
  DepartmentPeopleDocument,
} from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { PersonRow } from '../people/PersonRow.js';
import { ProjectsSection } from '../people/ProjectsSection.js';
import { RecordSkeleton, RowsSkeleton } from '../people/RecordSkeleton.js';
import { RecordUnknown } from '../people/RecordUnknown.js';
import { formatShare } from './share.js';
import '../organizations/organizations.css';
import '../people/messages.js';
import '../people/people.css';
import '../people/record.css';
import './departments.css';
import './messages.js';

type DepartmentOnPage = NonNullable<DepartmentPageQuery['department']>;

const firstPeople = 24;
const mostPeople = 500;

/** A department: its people, who leads it, what is below it, and figures where the group is large enough. */
export function DepartmentPage() {
  const { id } = useParams({ from: '/departments/$id' });
  const { data, error, refetch } = useQuery(DepartmentPageDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  if (data?.department) return <ShownDepartment key={id} department={data.department} />;
  if (error && !data) return <Problem error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!data) return <RecordSkeleton />;
  return <RecordUnknown title="department.unknown" list={{ to: '/departments', label: 'nav.departments' }} />;
}

function ShownDepartment({ department }: { department: DepartmentOnPage }) {
  const { t } = useMessages();
  const { parent } = department;
  return (
    <article className="record department-page">
      <PageHead
        title={department.name}
        lead={
          parent ? (
            <>
              {t('department.partOf')}{' '}
              <Link to="/departments/$id" params={{ id: parent.id }} className="record-link">
                <Name longest={70}>{parent.name}</Name>
              </Link>
            </>
          ) : (
            <Link to="/departments" className="record-link">
              {t('nav.departments')}
            </Link>
          )
        }
        mark={
          <span className="organization-mark" aria-hidden="true">
            <IconHierarchy2 size={28} stroke={1.4} />
          </span>
        }
        actions={
          <Link to="/explore" search={{ at: department.id }} className="button">
            <IconAffiliate size={16} stroke={1.75} aria-hidden="true" />
            {t('record.explore')}
          </Link>
        }
      />
      <div className="record-columns">
        <div className="record-main">
          <People id={department.id} />
          <ProjectsSection title={t('department.projects')} projects={department.projects} />
        </div>
        <div className="record-side">
          <Figures department={department} />
          <Head department={department} />
          <Below department={department} />
        </div>
      </div>
    </article>
  );
}

function People({ id }: { id: string }) {
  const { t } = useMessages();
  const [first, setFirst] = useState(firstPeople);
  const { data, previousData, error, refetch } = useQuery(DepartmentPeopleDocument, {
    variables: { id, first },
    fetchPolicy: 'cache-and-network',
  });
  const people = (data ?? previousData)?.people;
  return (
    <section className="card record-section" aria-labelledby="department-people">
      <div className="record-section-head">
        <h2 id="department-people">{t('department.members')}</h2>
      </div>
      {error && !people ? (
        <Problem isPart error={error} onRetry={() => void refetch().catch(() => undefined)} />
      ) : !people ? (
        <RowsSkeleton rows={6} />
      ) : people.nodes.length === 0 ? (
        <p className="soft record-empty">{t('department.members.none')}</p>
      ) : (
        <ul className="record-rows department-people">
          {people.nodes.map((person) => (
            <li key={person.id}>
              <PersonRow person={person} place={person.title ?? ''} />
            </li>
          ))}
        </ul>
      )}
      {people?.pageInfo.hasNextPage && first < mostPeople && (
        <button
          type="button"
          className="button button-quiet record-more"
          onClick={() => setFirst(mostPeople)}
        >
          {t('department.members.more')}
        </button>
      )}
    </section>
  );
}

function Figures({ department }: { department: DepartmentOnPage }) {
  const { t, language } = useMessages();
  const { figures } = department;
  return (
    <section className="card record-section" aria-labelledby="department-figures">
      <div className="record-section-head">
        <h2 id="department-figures">{t('department.figures')}</h2>
      </div>
      {figures ? (
        <dl className="figures">
          <div>
            <dt>{t('department.figure.members')}</dt>
            <dd>{figures.memberCount}</dd>
          </div>
          <div>
            <dt>{t('department.figure.skills')}</dt>
            <dd>{formatShare(language, figures.membersWithSkill / figures.memberCount)}</dd>
          </div>
          <div>
            <dt>{t('department.figure.organizations')}</dt>
            <dd>{figures.organizationsKnown}</dd>
          </div>
          <div>
            <dt>{t('department.figure.projects')}</dt>
            <dd>{figures.projectCount}</dd>
          </div>
        </dl>
      ) : (
        <p className="soft record-empty">{t('department.figures.withheld')}</p>
      )}
      <details className="measured record-measured">
        <summary>{t('ownTie.measured')}</summary>
        <p className="faint">{t('department.figuresHelp')}</p>
      </details>
    </section>
  );
}

function Head({ department }: { department: DepartmentOnPage }) {
  const { t } = useMessages();
  if (!department.head) return null;
  return (
    <section className="card record-section" aria-labelledby="department-head">
      <div className="record-section-head">
        <h2 id="department-head">{t('department.head')}</h2>
      </div>
      <PersonRow person={department.head} place={department.head.title ?? ''} />
      <details className="measured record-measured">
        <summary>{t('department.head.how')}</summary>
        <p className="faint">{t('department.head.help')}</p>
      </details>
    </section>
  );
}

function Below({ department }: { department: DepartmentOnPage }) {
  const { t } = useMessages();
  if (department.children.length === 0) return null;
  return (
    <section className="card record-section" aria-labelledby="department-below">
      <div className="record-section-head">
        <h2 id="department-below">{t('department.below')}</h2>
      </div>
      <ul className="record-rows">
        {department.children.map(({ id, name, memberCount }) => (
          <li key={id} className="plain-row">
            <div className="person-row-text">
              <Link to="/departments/$id" params={{ id }} className="person-row-name">
                <Name longest={60}>{name}</Name>
              </Link>
            </div>
            {memberCount !== null && memberCount !== undefined && (
              <span className="faint">{t('department.people', { count: memberCount })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
