import { useQuery } from '@apollo/client/react';
import { IconAffiliate, IconEye, IconPencil, IconRoute } from '@tabler/icons-react';
import { Link, Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useViewer } from '../auth/viewer.js';
import { Name } from '../design/Name.js';
import { PageHead } from '../design/PageHead.js';
import { Pearl } from '../design/Pearls.js';
import { Problem } from '../design/Problem.js';
import {
  PersonOriginsDocument,
  PersonPageDocument,
  type PersonPageQuery,
  PersonTimelineDocument,
} from '../generated/graphql.js';
import { TargetStar } from '../home/TargetStar.js';
import { useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import { OwnTieSection } from '../ties/OwnTieSection.js';
import { EmploymentsSection } from './EmploymentsSection.js';
import { OfferLine, useOffer } from './OfferLine.js';
import { PersonFacts } from './PersonFacts.js';
import { PersonForm } from './PersonForm.js';
import { PersonProjects } from './PersonProjects.js';
import { PrintFoot } from './PrintFoot.js';
import { RecordSkeleton } from './RecordSkeleton.js';
import { RecordUnknown } from './RecordUnknown.js';
import { TieList } from './TieList.js';
import { firstEntries, mostEntries, Timeline } from './Timeline.js';
import './messages.js';
import './people.css';
import './record.css';

export type PersonOnPage = NonNullable<PersonPageQuery['person']>;

/** Everything about a person, as far as the viewer may know; one's own page can be changed. */
export function PersonPage() {
  const { id } = useParams({ from: '/people/$id' });
  const { data, error, refetch } = useQuery(PersonPageDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  if (data?.person) {
    // The address of a record that lives on in another leads to the one it lives on in.
    if (data.person.id !== id) {
      return <Navigate to="/people/$id" params={{ id: data.person.id }} search={(same) => same} replace />;
    }
    return <ShownPerson key={id} person={data.person} />;
  }
  if (error && !data) return <Problem error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!data) return <RecordSkeleton />;
  return <RecordUnknown title="personPage.unknown" list={{ to: '/people', label: 'nav.people' }} />;
}

function ShownPerson({ person }: { person: PersonOnPage }) {
  const { t } = useMessages();
  const viewer = useViewer();
  const { edit, preview } = useSearch({ from: '/people/$id' });
  const isSelf = viewer.person?.id === person.id;
  const isPreview = isSelf && preview === true;
  const canEdit = isSelf || viewer.roles.includes('STEWARD');
  const tone = isSelf && !isPreview ? 'you' : person.kind === 'EMPLOYEE' ? 'connector' : 'target';
  return (
    <article className="record person-page">
      <PageHead
        title={person.name}
        lead={<PersonLead person={person} />}
        mark={<Pearl name={person.name} size={64} tone={tone} />}
        actions={<PersonActions person={person} isSelf={isSelf} canEdit={canEdit} />}
      />
      {isPreview && <PreviewNotice />}
      {person.leftAt && person.kind === 'FORMER_EMPLOYEE' && <p className="notice">{t('person.left')}</p>}
      {edit && canEdit ? (
        <PersonForm person={person} isSelf={isSelf} />
      ) : (
        <div className="record-columns">
          <div className="record-main">
            <Ties person={person} isSelf={isSelf} isPreview={isPreview} />
            <PersonProjects person={person} />
            {!isPreview && <PersonHistory id={person.id} />}
          </div>
          <div className="record-side">
            {!isSelf && viewer.person && (
              <div className="card record-section own-tie-card">
                <OwnTieSection person={person} tie={person.ownTie ?? null} />
              </div>
            )}
            <PersonAbout person={person} isSelf={isSelf && !isPreview} />
          </div>
        </div>
      )}
      <PrintFoot />
    </article>
  );
}

function PersonLead({ person }: { person: PersonOnPage }) {
  const { t } = useMessages();
  const { organization, department, title } = person;
  return (
    <>
      {title && <Name longest={90}>{title}</Name>}
      {title && (organization || department) && ' · '}
      {organization ? (
        <Link to="/organizations/$id" params={{ id: organization.id }} className="record-link">
          <Name longest={70}>{organization.name}</Name>
        </Link>
      ) : department ? (
        <Link to="/departments/$id" params={{ id: department.id }} className="record-link">
          <Name longest={70}>{department.name}</Name>
        </Link>
      ) : null}
      {!title && !organization && !department && t(kindMessages[person.kind])}
    </>
  );
}

function PersonActions({
  person,
  isSelf,
  canEdit,
}: {
  person: PersonOnPage;
  isSelf: boolean;
  canEdit: boolean;
}) {
  const { t } = useMessages();
  const { edit, preview } = useSearch({ from: '/people/$id' });
  const params = { id: person.id };
  if (edit && canEdit) return null;
  return (
    <>
      {canEdit && !preview && (
        <Link
          to="/people/$id"
          params={params}
          search={{ edit: true }}
          className={isSelf ? 'button button-primary' : 'button'}
        >
          <IconPencil size={16} stroke={1.75} aria-hidden="true" />
          {t(isSelf ? 'personPage.editOwn' : 'record.edit')}
        </Link>
      )}
      {isSelf && !preview && (
        <Link to="/people/$id" params={params} search={{ preview: true }} className="button">
          <IconEye size={16} stroke={1.75} aria-hidden="true" />
          {t('personPage.preview')}
        </Link>
      )}
      {!isSelf && <TargetStar id={person.id} name={person.name} withWords />}
      <Link to="/explore" search={{ at: person.id }} className="button">
        <IconAffiliate size={16} stroke={1.75} aria-hidden="true" />
        {t('record.explore')}
      </Link>
      {!isSelf && (
        <Link to="/find" search={{ to: person.id }} className="button button-primary">
          <IconRoute size={16} stroke={1.75} aria-hidden="true" />
          {t('person.findPath')}
        </Link>
      )}
    </>
  );
}

function PreviewNotice() {
  const { t } = useMessages();
  const navigate = useNavigate({ from: '/people/$id' });
  return (
    <div className="notice preview-notice" role="status">
      <p>{t('personPage.previewNote')}</p>
      <button type="button" className="button" onClick={() => void navigate({ search: {} })}>
        {t('personPage.previewEnd')}
      </button>
    </div>
  );
}

function Ties({ person, isSelf, isPreview }: { person: PersonOnPage; isSelf: boolean; isPreview: boolean }) {
  const { t } = useMessages();
  const rungs = useOffer(person.id);
  const offer = isSelf ? null : rungs?.offer;
  const isColleague = person.kind === 'EMPLOYEE';
  const isMine = isSelf && !isPreview;
  return (
    <>
      <TieList
        personId={person.id}
        kinds={colleagues}
        asOthersSee={isPreview}
        title={t(
          isMine
            ? 'personPage.ties.mine'
            : isColleague
              ? 'personPage.ties.colleague'
              : 'personPage.ties.contact',
        )}
        empty={
          offer ? (
            <OfferLine offer={offer} target={person} />
          ) : (
            <Sentence
              message={isMine ? 'personPage.ties.noneMine' : 'personPage.ties.none'}
              parts={{ name: <Name>{person.name}</Name> }}
            />
          )
        }
      />
      <TieList
        personId={person.id}
        kinds={outsiders}
        asOthersSee={isPreview}
        isHiddenIfEmpty
        title={t(isMine ? 'personPage.outside.mine' : 'personPage.outside')}
      />
    </>
  );
}

/** Kept outside so that the question stays the same. */
const colleagues: ['EMPLOYEE'] = ['EMPLOYEE'];
const outsiders: ['CONTACT', 'FORMER_EMPLOYEE'] = ['CONTACT', 'FORMER_EMPLOYEE'];

function PersonAbout({ person, isSelf }: { person: PersonOnPage; isSelf: boolean }) {
  const { data } = useQuery(PersonOriginsDocument, {
    variables: { id: person.id },
    fetchPolicy: 'cache-and-network',
  });
  const origins = data?.person?.origins ?? [];
  return (
    <>
      <PersonFacts person={person} origins={origins} isSelf={isSelf} />
      <EmploymentsSection person={person} origin={origins.find(({ field }) => field === 'employments')} />
    </>
  );
}

function PersonHistory({ id }: { id: string }) {
  const [first, setFirst] = useState(firstEntries);
  const { data, previousData, error, refetch } = useQuery(PersonTimelineDocument, {
    variables: { id, first },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Timeline
      page={(data ?? previousData)?.person?.timeline}
      about={id}
      error={error}
      onRetry={() => void refetch().catch(() => undefined)}
      onMore={() => setFirst(mostEntries)}
    />
  );
}

/** What somebody is where nothing else is known of them. */
export const kindMessages = {
  EMPLOYEE: 'personPage.kind.employee',
  CONTACT: 'personPage.kind.contact',
  FORMER_EMPLOYEE: 'personPage.kind.former',
} as const;
