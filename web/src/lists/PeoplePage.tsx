import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { Name } from '../design/Name.js';
import { Pearl } from '../design/Pearls.js';
import {
  PeopleFacetsDocument,
  type PeopleListFilter,
  PeopleRowsDocument,
  type PeopleSort,
  type PersonKind,
  type PersonRowFragment,
} from '../generated/graphql.js';
import { formatMonth, formatNumber } from '../i18n/format.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import { WordChip } from '../ties/WordChip.js';
import '../people/messages.js';
import './messages.js';
import { type PeopleSearch, personKinds, readPeopleSearch } from './address.js';
import type { FacetSpec } from './FacetBar.js';
import type { ListColumn } from './ListGrid.js';
import { ListPage } from './ListPage.js';
import { NewLink } from './NewLink.js';
import { type Going, useListAddress, usualSort } from './useListAddress.js';

/** Everybody the viewer may know of. */
export function PeoplePage() {
  const { t, language } = useMessages();
  const search = useSearch({ from: '/people' });
  const navigate = useNavigate();
  const go = useCallback(
    (next: PeopleSearch, going: Going) => void navigate({ to: '/people', search: next, ...going }),
    [navigate],
  );
  const { change, address } = useListAddress(search, readPeopleSearch, go);
  const columns = usePeopleColumns();
  return (
    <ListPage
      definition={{
        kind: 'PEOPLE',
        exportName: 'people',
        title: t('nav.people'),
        rowsDocument: PeopleRowsDocument,
        facetsDocument: PeopleFacetsDocument,
        columns,
        facets: peopleFacets(t, search, change),
        countLabel: (count) => t('lists.people.count', { count, number: formatNumber(language, count) }),
        create: <NewLink to="/people/new" label={t('personPage.new')} roles={['EMPLOYEE', 'STEWARD']} />,
        empty: (
          <>
            <h2>{t('lists.people.empty')}</h2>
            <p>{t('lists.people.emptyBody')}</p>
            <Link to="/contacts/import" className="button">
              {t('lists.people.import')}
            </Link>
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
function filterOf({ q, kind, department, organization, skill, known }: PeopleSearch): PeopleListFilter {
  return {
    text: q ?? null,
    kinds: kind ?? null,
    departments: department ?? null,
    organizations: organization ?? null,
    skills: skill ?? null,
    isKnown: known === '1',
  };
}

const kindMessages = {
  EMPLOYEE: 'lists.kind.employee',
  CONTACT: 'lists.kind.contact',
  FORMER_EMPLOYEE: 'lists.kind.left',
} as const satisfies Record<PersonKind, MessageKey>;

function peopleFacets(
  t: ReturnType<typeof useMessages>['t'],
  search: PeopleSearch,
  change: (changes: object) => void,
): FacetSpec[] {
  return [
    {
      key: 'KIND',
      label: t('lists.facet.kind'),
      chosen: search.kind ?? [],
      onChange: (kind) => change({ kind }),
      nameOf: (value) => {
        const kind = personKinds.find((one) => one === value);
        return kind === undefined ? value : t(kindMessages[kind]);
      },
    },
    {
      key: 'DEPARTMENT',
      label: t('lists.facet.department'),
      chosen: search.department ?? [],
      onChange: (department) => change({ department }),
    },
    {
      key: 'ORGANIZATION',
      label: t('lists.facet.organization'),
      chosen: search.organization ?? [],
      onChange: (organization) => change({ organization }),
    },
    {
      key: 'SKILL',
      label: t('lists.facet.skill'),
      chosen: search.skill ?? [],
      onChange: (skill) => change({ skill }),
    },
    {
      key: 'KNOWN',
      label: t('lists.facet.known'),
      chosen: search.known ? ['1'] : [],
      onChange: ([known]) => change({ known }),
      isFlag: true,
    },
  ];
}

function usePeopleColumns(): ListColumn<PersonRowFragment, PeopleSort>[] {
  const { t, language } = useMessages();
  return useMemo(
    () => [
      {
        name: 'name',
        label: t('lists.column.name'),
        sort: 'NAME',
        width: 'minmax(0, 3fr)',
        cell: ({ person }, tabIndex) => (
          <span className="grid-name">
            <Pearl name={person.name} size={30} tone={person.kind === 'CONTACT' ? 'target' : 'connector'} />
            <Link to="/people/$id" params={{ id: person.id }} className="grid-link" tabIndex={tabIndex}>
              <Name longest={60}>{person.name}</Name>
            </Link>
            {person.kind === 'FORMER_EMPLOYEE' && <span className="chip">{t('lists.kind.left')}</span>}
          </span>
        ),
      },
      {
        name: 'title',
        label: t('lists.column.title'),
        sort: 'TITLE',
        width: 'minmax(0, 3fr)',
        cell: ({ person }) => person.title && <Name longest={70}>{person.title}</Name>,
      },
      {
        name: 'place',
        label: t('lists.column.place'),
        sort: 'PLACE',
        width: 'minmax(0, 3fr)',
        cell: ({ person }, tabIndex) => <Place person={person} tabIndex={tabIndex} />,
      },
      {
        name: 'since',
        label: t('lists.column.since'),
        sort: 'SINCE',
        width: '7.5rem',
        cell: ({ since }) => (since ? formatMonth(language, since) : ''),
      },
      {
        name: 'tie',
        label: t('lists.column.tie'),
        width: '7.5rem',
        cell: ({ person }) => person.ownTie && <WordChip word={person.ownTie.word} />,
      },
    ],
    [t, language],
  );
}

function Place({ person, tabIndex }: { person: PersonRowFragment['person']; tabIndex: number }) {
  const { department, organization } = person;
  if (department) {
    return (
      <Link to="/departments/$id" params={{ id: department.id }} className="grid-second" tabIndex={tabIndex}>
        <Name longest={60}>{department.name}</Name>
      </Link>
    );
  }
  return (
    organization && (
      <Link
        to="/organizations/$id"
        params={{ id: organization.id }}
        className="grid-second"
        tabIndex={tabIndex}
      >
        <Name longest={60}>{organization.name}</Name>
      </Link>
    )
  );
}
