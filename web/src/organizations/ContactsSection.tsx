import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useViewerId } from '../auth/viewer.js';
import { Name } from '../design/Name.js';
import { Pearl } from '../design/Pearls.js';
import { Problem } from '../design/Problem.js';
import { OrganizationContactsDocument, type OrganizationContactsQuery } from '../generated/graphql.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import { PersonRow } from '../people/PersonRow.js';
import { RowsSkeleton } from '../people/RecordSkeleton.js';
import { TieHelp } from '../people/TieList.js';
import { reasonPhrase } from '../ties/reasons.js';
import { WordChip } from '../ties/WordChip.js';
import { byFunction, type ContactFunction } from './contact-function.js';
import './messages.js';
import './organizations.css';

type Contact = NonNullable<OrganizationContactsQuery['organization']>['contacts']['nodes'][number];

/** As many as are read at first, and at most. */
const firstContacts = 60;
const mostContacts = 500;

/** Who works there, by what they do, and who here knows them, as far as the viewer may know. */
export function ContactsSection({ organization }: { organization: { id: string; name: string } }) {
  const { t } = useMessages();
  const [first, setFirst] = useState(firstContacts);
  const { data, previousData, error, refetch } = useQuery(OrganizationContactsDocument, {
    variables: { id: organization.id, first },
    fetchPolicy: 'cache-and-network',
  });
  const contacts = (data ?? previousData)?.organization?.contacts;
  return (
    <section className="card record-section" aria-labelledby="organization-contacts">
      <div className="record-section-head">
        <h2 id="organization-contacts">{t('organization.contacts')}</h2>
        {contacts && contacts.nodes.length > 0 && (
          <span className="count-note">
            {contacts.nodes.length}
            {contacts.pageInfo.hasNextPage && '+'}
          </span>
        )}
      </div>
      {error && !contacts ? (
        <Problem isPart error={error} onRetry={() => void refetch().catch(() => undefined)} />
      ) : !contacts ? (
        <RowsSkeleton rows={5} />
      ) : contacts.nodes.length === 0 ? (
        <div className="record-empty soft">
          <p>{t('organization.contacts.none')}</p>
        </div>
      ) : (
        byFunction(contacts.nodes).map((group) => (
          <div key={group.function} className="contact-group">
            <h3>{t(functionMessages[group.function])}</h3>
            <ul className="record-rows">
              {group.contacts.map((contact) => (
                <ContactRow key={contact.id} contact={contact} />
              ))}
            </ul>
          </div>
        ))
      )}
      {contacts?.pageInfo.hasNextPage && first < mostContacts && (
        <button
          type="button"
          className="button button-quiet record-more"
          onClick={() => setFirst(mostContacts)}
        >
          {t('organization.contacts.more')}
        </button>
      )}
      {contacts && contacts.nodes.length > 0 && <TieHelp />}
    </section>
  );
}

function ContactRow({ contact }: { contact: Contact }) {
  return (
    <li className="contact-row">
      <PersonRow person={contact} place={contact.title ?? ''} />
      <WhoKnows contact={contact} />
    </li>
  );
}

/** Colleagues who know somebody, the viewer first. */
function WhoKnows({ contact }: { contact: Contact }) {
  const { t, language } = useMessages();
  const viewerId = useViewerId();
  const { nodes, totalCount } = contact.ties;
  if (nodes.length === 0)
    return <span className="faint who-knows-none">{t('organization.nobodyKnown')}</span>;
  return (
    <ul className="who-knows">
      {nodes.map((tie) => {
        const colleague = tie.people.find(({ id }) => id !== contact.id);
        if (!colleague) return null;
        const isViewer = colleague.id === viewerId;
        return (
          <li key={colleague.id} title={reasonPhrase(t, language, tie.reasons)}>
            <Pearl name={colleague.name} size={24} tone={isViewer ? 'you' : 'connector'} />
            {isViewer ? (
              <span>{t('viewer.you')}</span>
            ) : (
              <Link to="/people/$id" params={{ id: colleague.id }} className="record-link">
                <Name longest={28}>{colleague.name}</Name>
              </Link>
            )}
            <WordChip word={tie.word} />
            <span className="visually-hidden">{reasonPhrase(t, language, tie.reasons)}</span>
          </li>
        );
      })}
      {totalCount > nodes.length && (
        <li>
          <Link to="/people/$id" params={{ id: contact.id }} className="faint record-link">
            {t('organization.moreKnow', { count: totalCount - nodes.length })}
          </Link>
        </li>
      )}
    </ul>
  );
}

const functionMessages = {
  management: 'organization.function.management',
  purchasing: 'organization.function.purchasing',
  engineering: 'organization.function.engineering',
  operations: 'organization.function.operations',
  it: 'organization.function.it',
  sales: 'organization.function.sales',
  finance: 'organization.function.finance',
  people: 'organization.function.people',
  other: 'organization.function.other',
} as const satisfies Record<ContactFunction, MessageKey>;
