import { useQuery } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { AddressSearch } from '../design/AddressSearch.js';
import { PageHead } from '../design/PageHead.js';
import { Problem } from '../design/Problem.js';
import { ExpertsAboutDocument, type ExpertsAboutQuery } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import './experts.css';
import { longestAbout, readExpertsSearch } from './address.js';
import { BrowseSkills } from './BrowseSkills.js';
import { ExpertGroups } from './ExpertGroups.js';
import { NobodyStates } from './NobodyStates.js';

/** Who knows about something: found by what people state, their titles and their projects; else all skills to browse. */
export function ExpertsPage() {
  const { t } = useMessages();
  const { about = '', department } = useSearch({ from: '/experts' });
  const navigate = useNavigate();
  const ask = useCallback(
    (next: string, replace = false) =>
      void navigate({
        to: '/experts',
        search: (present) => readExpertsSearch({ ...present, about: next }),
        replace,
      }),
    [navigate],
  );
  const type = useCallback((next: string) => ask(next, true), [ask]);
  return (
    <div className="experts-page">
      <PageHead title={t('nav.experts')} lead={t('experts.lead')} />
      <AddressSearch
        text={about}
        onText={type}
        longestText={longestAbout}
        label={t('experts.label')}
        placeholder={t('experts.placeholder')}
        className="about-field"
        iconSize={20}
      />
      {about === '' ? (
        <BrowseSkills onAsk={ask} />
      ) : (
        <Answer key={about} about={about} departments={department ?? []} onAsk={ask} />
      )}
    </div>
  );
}

function Answer({
  about,
  departments,
  onAsk,
}: {
  about: string;
  departments: readonly string[];
  onAsk: (about: string) => void;
}) {
  const { t } = useMessages();
  const navigate = useNavigate();
  const { data, previousData, error, refetch, fetchMore, loading } = useQuery(ExpertsAboutDocument, {
    variables: { about, departments: [...departments], after: null },
    fetchPolicy: 'cache-and-network',
  });
  const found = (data ?? previousData)?.experts;
  if (error && !found) {
    return <Problem isPart error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  }
  if (!found) return <AnswerSkeleton />;
  const choose = (department: string | undefined) =>
    void navigate({ to: '/experts', search: { about, ...(department && { department: [department] }) } });
  const isNobody = found.totalCount === 0 && departments.length === 0;
  if (isNobody) return <NobodyStates about={about} relatedSkills={found.relatedSkills} onAsk={onAsk} />;
  return (
    <div className="experts-answer" aria-busy={loading}>
      <div className="experts-head">
        <p role="status" className="soft">
          {t('experts.count', { count: found.totalCount })}
        </p>
        <DepartmentChoice found={found} chosen={departments[0]} onChoose={choose} />
      </div>
      {found.totalCount === 0 && <p className="soft">{t('experts.noneInDepartment')}</p>}
      <ExpertGroups experts={found.nodes} />
      {found.pageInfo.hasNextPage && (
        <button
          type="button"
          className="button experts-more"
          disabled={loading}
          onClick={() =>
            void fetchMore({
              variables: { after: found.pageInfo.endCursor ?? null },
              updateQuery: (present, { fetchMoreResult: next }) => withPage(present, next),
            }).catch(() => undefined)
          }
        >
          {t('experts.more', { count: found.totalCount - found.nodes.length })}
        </button>
      )}
    </div>
  );
}

function withPage(present: ExpertsAboutQuery, next: ExpertsAboutQuery): ExpertsAboutQuery {
  return { ...next, experts: { ...next.experts, nodes: [...present.experts.nodes, ...next.experts.nodes] } };
}

function DepartmentChoice({
  found,
  chosen,
  onChoose,
}: {
  found: ExpertsAboutQuery['experts'];
  chosen: string | undefined;
  onChoose: (department: string | undefined) => void;
}) {
  const { t } = useMessages();
  if (found.departments.length < 2 && chosen === undefined) return null;
  const isKnown = found.departments.some(({ department }) => department.id === chosen);
  return (
    <label className="experts-department">
      <span>{t('experts.department')}</span>
      <select
        value={isKnown ? chosen : ''}
        onChange={(event) =>
          onChoose(event.currentTarget.value === '' ? undefined : event.currentTarget.value)
        }
      >
        <option value="">{t('experts.allDepartments')}</option>
        {found.departments.map(({ department, count }) => (
          <option key={department.id} value={department.id}>
            {`${department.name.slice(0, 60)} (${count})`}
          </option>
        ))}
      </select>
    </label>
  );
}

function AnswerSkeleton() {
  const { t } = useMessages();
  return (
    <div className="experts-answer" role="status">
      <span className="visually-hidden">{t('shell.loading')}</span>
      <div className="skeleton experts-skeleton-count" />
      <div className="card experts-list">
        {[1, 2, 3, 4].map((place) => (
          <div key={place} className="expert">
            <span className="skeleton experts-skeleton-pearl" />
            <div className="expert-text">
              <span className="skeleton experts-skeleton-name" />
              <span className="skeleton experts-skeleton-line" />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
