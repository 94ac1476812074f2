import { useQuery } from '@apollo/client/react';
import { IconAffiliate, IconBuilding, IconPencil, IconRoute } from '@tabler/icons-react';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useViewer } from '../auth/viewer.js';
import { Name } from '../design/Name.js';
import { PageHead } from '../design/PageHead.js';
import { Problem } from '../design/Problem.js';
import { AskAll } from '../find/Rungs.js';
import {
  OrganizationOriginsDocument,
  OrganizationPageDocument,
  type OrganizationPageQuery,
  OrganizationTimelineDocument,
} from '../generated/graphql.js';
import { TargetStar } from '../home/TargetStar.js';
import { type Language, type Translate, useMessages } from '../i18n/i18n.js';
import { type Fact, FactList } from '../people/FactList.js';
import { OfferLine, useOffer } from '../people/OfferLine.js';
import { PrintFoot } from '../people/PrintFoot.js';
import { ProjectsSection } from '../people/ProjectsSection.js';
import { RecordSkeleton } from '../people/RecordSkeleton.js';
import { RecordUnknown } from '../people/RecordUnknown.js';
import { firstEntries, mostEntries, Timeline } from '../people/Timeline.js';
import { ContactsSection } from './ContactsSection.js';
import { countryName } from './country-names.js';
import { OrganizationForm } from './OrganizationForm.js';
import { stageMessage, stageMessages } from './stages.js';
import '../people/messages.js';
import '../people/record.css';
import './messages.js';
import './organizations.css';

export type OrganizationOnPage = NonNullable<OrganizationPageQuery['organization']>;

/** Everything the company knows of an organization, as far as the viewer may know. */
export function OrganizationPage() {
  const { id } = useParams({ from: '/organizations/$id' });
  const { data, error, refetch } = useQuery(OrganizationPageDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  if (data?.organization) return <ShownOrganization key={id} organization={data.organization} />;
  if (error && !data) return <Problem error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!data) return <RecordSkeleton />;
  return (
    <RecordUnknown title="organization.unknown" list={{ to: '/organizations', label: 'nav.organizations' }} />
  );
}

function ShownOrganization({ organization }: { organization: OrganizationOnPage }) {
  const { t, language } = useMessages();
  const { roles } = useViewer();
  const { edit } = useSearch({ from: '/organizations/$id' });
  const canEdit = roles.includes('STEWARD') || roles.includes('SALES');
  const isEditing = edit === true && canEdit;
  const stage = stageMessage(organization.stage);
  return (
    <article className="record organization-page">
      <PageHead
        title={organization.name}
        lead={
          <span className="organization-lead">
            {stage && (
              <span className="chip stage-chip" data-stage={organization.stage}>
                {t(stage)}
              </span>
            )}
            {[organization.city, organization.country && countryName(language, organization.country)]
              .filter((text): text is string => Boolean(text))
              .map((text) => (
                <Name key={text}>{text}</Name>
              ))}
          </span>
        }
        mark={
          <span className="organization-mark" aria-hidden="true">
            <IconBuilding size={30} stroke={1.4} />
          </span>
        }
        actions={!isEditing && <Actions organization={organization} canEdit={canEdit} />}
      />
      {isEditing ? (
        <OrganizationForm organization={organization} />
      ) : (
        <div className="record-columns">
          <div className="record-main">
            <ContactsSection organization={organization} />
            <History id={organization.id} />
          </div>
          <div className="record-side">
            <Facts organization={organization} />
            <ProjectsSection
              title={t('organization.projects')}
              projects={organization.projects}
              none={t('organization.projects.none')}
            />
            <Help organization={organization} />
          </div>
        </div>
      )}
      <PrintFoot />
    </article>
  );
}

function Actions({ organization, canEdit }: { organization: OrganizationOnPage; canEdit: boolean }) {
  const { t } = useMessages();
  const { id, name } = organization;
  return (
    <>
      {canEdit && (
        <Link to="/organizations/$id" params={{ id }} search={{ edit: true }} className="button">
          <IconPencil size={16} stroke={1.75} aria-hidden="true" />
          {t('record.edit')}
        </Link>
      )}
      <TargetStar id={id} name={name} withWords />
      <Link to="/explore" search={{ at: id }} className="button">
        <IconAffiliate size={16} stroke={1.75} aria-hidden="true" />
        {t('record.explore')}
      </Link>
      <Link to="/find" search={{ to: id }} className="button button-primary">
        <IconRoute size={16} stroke={1.75} aria-hidden="true" />
        {t('person.findPath')}
      </Link>
    </>
  );
}

function Facts({ organization }: { organization: OrganizationOnPage }) {
  const { t, language } = useMessages();
  const { data } = useQuery(OrganizationOriginsDocument, {
    variables: { id: organization.id },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <section className="card record-section" aria-labelledby="organization-facts">
      <div className="record-section-head">
        <h2 id="organization-facts">{t('organization.facts')}</h2>
      </div>
      <FactList facts={factsOf(organization, t, language)} origins={data?.organization?.origins ?? []} />
    </section>
  );
}

function factsOf(organization: OrganizationOnPage, t: Translate, language: Language): Fact[] {
  const { stage, accountOwner, domain, city, country, departments } = organization;
  return [
    { field: 'stage', label: t('organization.stage'), value: t(stageMessages[stage]) },
    {
      field: 'accountOwner',
      label: t('facts.owner'),
      value: accountOwner ? (
        <Link to="/people/$id" params={{ id: accountOwner.id }} className="record-link">
          <Name longest={60}>{accountOwner.name}</Name>
        </Link>
      ) : (
        <span className="faint">{t('organization.noOwner')}</span>
      ),
    },
    {
      field: 'domain',
      label: t('organization.domain'),
      value: domain ? <Name longest={80}>{domain}</Name> : null,
    },
    { field: 'city', label: t('organization.city'), value: city ? <Name longest={60}>{city}</Name> : null },
    {
      field: 'country',
      label: t('organization.country'),
      value: country ? <Name>{countryName(language, country)}</Name> : null,
    },
    {
      field: 'departments',
      label: t('facts.departments'),
      value:
        departments.length > 0 ? (
          <ul className="fact-links">
            {departments.slice(0, 20).map(({ id, name }) => (
              <li key={id}>
                <Link to="/departments/$id" params={{ id }} className="record-link">
                  <Name longest={60}>{name}</Name>
                </Link>
              </li>
            ))}
          </ul>
        ) : null,
    },
  ];
}

/** The offer, if there is one, and the message to everybody, which is always there. */
function Help({ organization }: { organization: OrganizationOnPage }) {
  const { t } = useMessages();
  const rungs = useOffer(organization.id);
  if (!rungs) return null;
  return (
    <section className="card record-section organization-help" aria-labelledby="organization-help">
      <div className="record-section-head">
        <h2 id="organization-help">{t('rungs.title')}</h2>
      </div>
      {rungs.offer && <OfferLine offer={rungs.offer} target={organization} />}
      <AskAll askAll={rungs.askAll} />
    </section>
  );
}

function History({ id }: { id: string }) {
  const [first, setFirst] = useState(firstEntries);
  const { data, previousData, error, refetch } = useQuery(OrganizationTimelineDocument, {
    variables: { id, first },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Timeline
      page={(data ?? previousData)?.organization?.timeline}
      about={id}
      error={error}
      onRetry={() => void refetch().catch(() => undefined)}
      onMore={() => setFirst(mostEntries)}
    />
  );
}
