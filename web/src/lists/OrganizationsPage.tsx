import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { Name } from '../design/Name.js';
import {
  OrganizationFacetsDocument,
  type OrganizationRowFragment,
  OrganizationRowsDocument,
  type OrganizationsListFilter,
  type OrganizationsSort,
} from '../generated/graphql.js';
import { formatNumber } from '../i18n/format.js';
import { type Language, useMessages } from '../i18n/i18n.js';
import { stageMessage, stageMessages, stages } from '../organizations/stages.js';
import '../organizations/messages.js';
import './messages.js';
import { type OrganizationsSearch, readOrganizationsSearch } from './address.js';
import { countryName } from './country.js';
import type { FacetSpec } from './FacetBar.js';
import type { ListColumn } from './ListGrid.js';
import { ListPage } from './ListPage.js';
import { NewLink } from './NewLink.js';
import { type Going, useListAddress, usualSort } from './useListAddress.js';

/** Every organization the viewer may know of. */
export function OrganizationsPage() {
  const { t, language } = useMessages();
  const search = useSearch({ from: '/organizations' });
  const navigate = useNavigate();
  const go = useCallback(
    (next: OrganizationsSearch, going: Going) =>
      void navigate({ to: '/organizations', search: next, ...going }),
    [navigate],
  );
  const { change, address } = useListAddress(search, readOrganizationsSearch, go);
  const columns = useOrganizationColumns();
  return (
    <ListPage
      definition={{
        kind: 'ORGANIZATIONS',
        exportName: 'organizations',
        title: t('nav.organizations'),
        rowsDocument: OrganizationRowsDocument,
        facetsDocument: OrganizationFacetsDocument,
        columns,
        facets: organizationFacets(t, language, search, change),
        countLabel: (count) =>
          t('lists.organizations.count', { count, number: formatNumber(language, count) }),
        create: (
          <NewLink to="/organizations/new" label={t('organization.new')} roles={['STEWARD', 'SALES']} />
        ),
        empty: (
          <>
            <h2>{t('lists.organizations.empty')}</h2>
            <p>{t('lists.organizations.emptyBody')}</p>
            <Link to="/" className="button">
              {t('lists.organizations.paste')}
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
function filterOf({ q, stage, country, owner, known, target }: OrganizationsSearch): OrganizationsListFilter {
  return {
    text: q ?? null,
    stages: stage ?? null,
    countries: country ?? null,
    accountOwners: owner ?? null,
    isKnown: known === '1',
    isTarget: target === '1',
  };
}

function organizationFacets(
  t: ReturnType<typeof useMessages>['t'],
  language: Language,
  search: OrganizationsSearch,
  change: (changes: object) => void,
): FacetSpec[] {
  return [
    {
      key: 'STAGE',
      label: t('lists.facet.stage'),
      chosen: search.stage ?? [],
      onChange: (stage) => change({ stage }),
      nameOf: (value) => {
        const stage = stages.find((one) => one === value);
        return stage === undefined ? value : t(stageMessages[stage]);
      },
    },
    {
      key: 'COUNTRY',
      label: t('lists.facet.country'),
      chosen: search.country ?? [],
      onChange: (country) => change({ country }),
      nameOf: (value) => countryName(language, value),
    },
    {
      key: 'OWNER',
      label: t('lists.facet.owner'),
      chosen: search.owner ?? [],
      onChange: (owner) => change({ owner }),
    },
    {
      key: 'KNOWN',
      label: t('lists.facet.knownThere'),
      chosen: search.known ? ['1'] : [],
      onChange: ([known]) => change({ known }),
      isFlag: true,
    },
    {
      key: 'TARGET',
      label: t('lists.facet.target'),
      chosen: search.target ? ['1'] : [],
      onChange: ([target]) => change({ target }),
      isFlag: true,
    },
  ];
}

function useOrganizationColumns(): ListColumn<OrganizationRowFragment, OrganizationsSort>[] {
  const { t, language } = useMessages();
  return useMemo(
    () => [
      {
        name: 'name',
        label: t('lists.column.name'),
        sort: 'NAME',
        width: 'minmax(0, 3fr)',
        cell: ({ organization: { id, name, domain } }, tabIndex) => (
          <span className="grid-two-lines">
            <Link to="/organizations/$id" params={{ id }} className="grid-link" tabIndex={tabIndex}>
              <Name longest={60}>{name}</Name>
            </Link>
            {domain && (
              <span className="grid-detail">
                <Name longest={50}>{domain}</Name>
              </span>
            )}
          </span>
        ),
      },
      {
        name: 'stage',
        label: t('lists.column.stage'),
        sort: 'STAGE',
        width: '9rem',
        cell: ({ organization: { stage } }) => {
          const words = stageMessage(stage);
          return words && <span className="chip">{t(words)}</span>;
        },
      },
      {
        name: 'where',
        label: t('lists.column.where'),
        sort: 'PLACE',
        width: 'minmax(0, 2fr)',
        cell: ({ organization: { city, country } }) => {
          const place = [city, country && countryName(language, country)].filter(Boolean).join(', ');
          return place === '' ? null : <Name longest={60}>{place}</Name>;
        },
      },
      {
        name: 'owner',
        label: t('lists.column.owner'),
        sort: 'OWNER',
        width: 'minmax(0, 2fr)',
        cell: ({ organization: { accountOwner } }, tabIndex) =>
          accountOwner && (
            <Link
              to="/people/$id"
              params={{ id: accountOwner.id }}
              className="grid-second"
              tabIndex={tabIndex}
            >
              <Name longest={50}>{accountOwner.name}</Name>
            </Link>
          ),
      },
      {
        name: 'contacts',
        label: t('lists.column.contacts'),
        width: '6.5rem',
        cell: ({ contactCount }) => formatNumber(language, contactCount),
      },
      {
        name: 'way',
        label: t('lists.column.way'),
        width: '11rem',
        cell: ({ isKnown, organization: { id, name } }, tabIndex) =>
          isKnown && (
            <Link to="/find" search={{ to: id }} className="grid-way" tabIndex={tabIndex}>
              {t('lists.way.known')}
              <span className="visually-hidden">: {name.slice(0, 120)}</span>
            </Link>
          ),
      },
    ],
    [t, language],
  );
}
