import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { Name } from '../design/Name.js';
import {
  ProjectFacetsDocument,
  type ProjectRowFragment,
  ProjectRowsDocument,
  type ProjectState,
  type ProjectsListFilter,
  type ProjectsSort,
} from '../generated/graphql.js';
import { formatMonth, formatNumber } from '../i18n/format.js';
import { type Language, type MessageKey, useMessages } from '../i18n/i18n.js';
import '../projects/messages.js';
import './messages.js';
import { type ProjectsSearch, readProjectsSearch } from './address.js';
import type { FacetSpec } from './FacetBar.js';
import type { ListColumn } from './ListGrid.js';
import { ListPage } from './ListPage.js';
import { NewLink } from './NewLink.js';
import { type Going, useListAddress, usualSort } from './useListAddress.js';

/** Every project. */
export function ProjectsPage() {
  const { t, language } = useMessages();
  const search = useSearch({ from: '/projects' });
  const navigate = useNavigate();
  const go = useCallback(
    (next: ProjectsSearch, going: Going) => void navigate({ to: '/projects', search: next, ...going }),
    [navigate],
  );
  const { change, address } = useListAddress(search, readProjectsSearch, go);
  const columns = useProjectColumns();
  return (
    <ListPage
      definition={{
        kind: 'PROJECTS',
        exportName: 'projects',
        title: t('nav.projects'),
        rowsDocument: ProjectRowsDocument,
        facetsDocument: ProjectFacetsDocument,
        columns,
        facets: projectFacets(t, search, change),
        countLabel: (count) => t('lists.projects.count', { count, number: formatNumber(language, count) }),
        create: <NewLink to="/projects/new" label={t('project.new')} roles={['STEWARD', 'MANAGER']} />,
        empty: (
          <>
            <h2>{t('lists.projects.empty')}</h2>
            <p>{t('lists.projects.emptyBody')}</p>
          </>
        ),
      }}
      filter={filterOf(search)}
      sort={search.sort ?? usualSort}
      {...address}
    />
  );
}

/** The question an address stands for. */
function filterOf({ q, organization, department, year, state }: ProjectsSearch): ProjectsListFilter {
  return {
    text: q ?? null,
    organizations: organization ?? null,
    departments: department ?? null,
    years: year?.map(Number) ?? null,
    states: state ?? null,
  };
}

const stateMessages = {
  PLANNED: 'lists.state.planned',
  RUNNING: 'lists.state.running',
  ENDED: 'lists.state.ended',
} as const satisfies Record<ProjectState, MessageKey>;

function isState(value: string): value is ProjectState {
  return value in stateMessages;
}

function projectFacets(
  t: ReturnType<typeof useMessages>['t'],
  search: ProjectsSearch,
  change: (changes: object) => void,
): FacetSpec[] {
  return [
    {
      key: 'ORGANIZATION',
      label: t('lists.facet.organization'),
      chosen: search.organization ?? [],
      onChange: (organization) => change({ organization }),
    },
    {
      key: 'DEPARTMENT',
      label: t('lists.facet.department'),
      chosen: search.department ?? [],
      onChange: (department) => change({ department }),
    },
    {
      key: 'YEAR',
      label: t('lists.facet.year'),
      chosen: search.year ?? [],
      onChange: (year) => change({ year }),
    },
    {
      key: 'STATE',
      label: t('lists.facet.state'),
      chosen: search.state ?? [],
      onChange: (state) => change({ state }),
      nameOf: (value) => (isState(value) ? t(stateMessages[value]) : value),
    },
  ];
}

function useProjectColumns(): ListColumn<ProjectRowFragment, ProjectsSort>[] {
  const { t, language } = useMessages();
  return useMemo(
    () => [
      {
        name: 'name',
        label: t('lists.column.name'),
        sort: 'NAME',
        width: 'minmax(0, 3fr)',
        cell: ({ project: { id, name } }, tabIndex) => (
          <Link to="/projects/$id" params={{ id }} className="grid-link" tabIndex={tabIndex}>
            <Name longest={70}>{name}</Name>
          </Link>
        ),
      },
      {
        name: 'organization',
        label: t('lists.column.for'),
        sort: 'ORGANIZATION',
        width: 'minmax(0, 2fr)',
        cell: ({ project: { organizations } }, tabIndex) => {
          const [first] = organizations;
          return (
            first && (
              <span className="grid-line">
                <Link
                  to="/organizations/$id"
                  params={{ id: first.id }}
                  className="grid-second"
                  tabIndex={tabIndex}
                >
                  <Name longest={50}>{first.name}</Name>
                </Link>
                <More names={organizations.slice(1).map(({ name }) => name)} />
              </span>
            )
          );
        },
      },
      {
        name: 'departments',
        label: t('lists.column.departments'),
        width: 'minmax(0, 2fr)',
        cell: ({ departments }) => {
          const [first] = departments;
          return (
            first && (
              <span className="grid-line">
                <Name longest={40}>{first.name}</Name>
                <More names={departments.slice(1).map(({ name }) => name)} />
              </span>
            )
          );
        },
      },
      {
        name: 'from',
        label: t('lists.column.from'),
        sort: 'FROM',
        width: '6.5rem',
        cell: ({ project: { from } }) => month(language, from),
      },
      {
        name: 'to',
        label: t('lists.column.to'),
        sort: 'TO',
        width: '6.5rem',
        cell: ({ project: { to } }) => month(language, to),
      },
      {
        name: 'state',
        label: t('lists.column.state'),
        width: '6.5rem',
        cell: ({ state }) => (
          <span className="chip" data-state={state}>
            {t(stateMessages[state])}
          </span>
        ),
      },
      {
        name: 'people',
        label: t('lists.column.people'),
        width: '6rem',
        cell: ({ memberCount }) => formatNumber(language, memberCount),
      },
    ],
    [t, language],
  );
}

/** "+2" for those who have no room, with their names for screen readers and as a tooltip. */
function More({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null;
  const all = names.join(', ').slice(0, 500);
  return (
    <span className="faint" title={all}>
      <span aria-hidden="true">+{names.length}</span>
      <span className="visually-hidden">{all}</span>
    </span>
  );
}

function month(language: Language, day: string | null | undefined): string {
  return day ? formatMonth(language, day) : '';
}
