import { useApolloClient, useQuery } from '@apollo/client/react';
import { IconSettings, IconUpload } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { PageHead } from '../design/PageHead.js';
import { HangingString } from '../design/Pearls.js';
import { Problem, ProblemLine } from '../design/Problem.js';
import { MyContactIdsDocument, MyContactsDocument, type MyContactsQuery } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { filterOf, isFiltered } from './address.js';
import { BulkBar } from './BulkBar.js';
import { ContactFilters } from './ContactFilters.js';
import { ContactRow } from './ContactRow.js';
import { useRemoval } from './useRemoval.js';
import { useSharing } from './useSharing.js';
import './messages.js';
import './contacts.css';

const RulesPanel = lazy(() => import('./RulesPanel.js').then((module) => ({ default: module.RulesPanel })));

const rowsPerPage = 100;

/** Everybody I know, how well, and who may use it: one by one, many at once, or by a rule. */
export function ContactsPage() {
  const { t } = useMessages();
  const search = useSearch({ from: '/contacts' });
  const navigate = useNavigate();
  const showRules = (isShown: boolean) => {
    const { rules: _, ...rest } = search;
    void navigate({ to: '/contacts', search: isShown ? { ...rest, rules: true } : rest, replace: !isShown });
  };
  return (
    <div className="contacts">
      <PageHead
        title={t('nav.contacts')}
        lead={t('contacts.lead')}
        actions={
          <>
            <button type="button" className="button" onClick={() => showRules(true)}>
              <IconSettings size={16} aria-hidden="true" />
              {t('contacts.rules')}
            </button>
            <Link to="/contacts/import" className="button button-primary">
              <IconUpload size={16} aria-hidden="true" />
              {t('contacts.import')}
            </Link>
          </>
        }
      />
      <Contacts />
      {search.rules && (
        <Suspense fallback={null}>
          <RulesPanel onClose={() => showRules(false)} />
        </Suspense>
      )}
    </div>
  );
}

function Contacts() {
  const { t } = useMessages();
  const search = useSearch({ from: '/contacts' });
  const client = useApolloClient();
  const sharing = useSharing();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { removed, remove } = useRemoval();
  const [anchor, setAnchor] = useState<string | null>(null);
  const filter = filterOf(search);
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(MyContactsDocument, {
    variables: { filter, sort: search.sort ?? 'NAME', first: rowsPerPage, after: null },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  if (error && !shown && !loading) {
    return <Problem isPart error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  }
  if (!shown) return <ContactsSkeleton />;
  const { nodes, totalCount, pageInfo, counts } = without(removed, shown.myContacts);
  if (data && totalCount === 0 && !isFiltered(search)) return <NobodyYet />;
  const pick = (id: string, isPicked: boolean, isRange: boolean) => {
    const ids = nodes.map(({ person }) => person.id);
    const [from, to] = [anchor === null ? -1 : ids.indexOf(anchor), ids.indexOf(id)].sort((a, b) => a - b);
    const range = isRange && from !== undefined && from >= 0 ? ids.slice(from, (to ?? from) + 1) : [id];
    setAnchor(id);
    setChosen((before) => {
      const after = new Set(before);
      for (const one of range)
        if (isPicked) after.add(one);
        else after.delete(one);
      return after;
    });
  };
  const chooseAll = async () => {
    const all = await client.query({
      query: MyContactIdsDocument,
      variables: { filter },
      fetchPolicy: 'network-only',
    });
    setChosen(new Set(all.data?.myContactIds ?? []));
  };
  const more = () =>
    void fetchMore({
      variables: { after: pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult }) => joined(before, fetchMoreResult),
    }).catch(() => undefined);
  return (
    <>
      <ContactFilters counts={counts} />
      {sharing.error !== undefined && <ProblemLine error={sharing.error} />}
      <p className="faint contacts-count" role="status">
        {t('contacts.count', { count: totalCount })}
      </p>
      {totalCount === 0 ? (
        <div className="empty">
          <h2>{t('contacts.nothing.title')}</h2>
          <Link to="/contacts" search={{}} className="button">
            {t('contacts.nothing.reset')}
          </Link>
        </div>
      ) : (
        <ul className="card contact-list" aria-label={t('nav.contacts')} aria-busy={loading || undefined}>
          {nodes.map((contact) => (
            <ContactRow
              key={contact.person.id}
              contact={contact}
              isChosen={chosen.has(contact.person.id)}
              isBusy={sharing.isBusy}
              onPick={(isPicked, isRange) => pick(contact.person.id, isPicked, isRange)}
              onShare={(next) => void sharing.choose([{ with: contact.person.id, sharing: next }])}
              onRemove={() => {
                pick(contact.person.id, false, false);
                remove(contact.person);
              }}
            />
          ))}
        </ul>
      )}
      {pageInfo.hasNextPage && (
        <p className="contacts-more">
          <button type="button" className="button" onClick={more} disabled={loading}>
            {t('contacts.more', { shown: nodes.length, total: totalCount })}
          </button>
        </p>
      )}
      {chosen.size > 0 && (
        <BulkBar
          count={chosen.size}
          totalCount={totalCount}
          isBusy={sharing.isBusy}
          onAll={() => void chooseAll().catch(() => undefined)}
          onNone={() => setChosen(new Set())}
          onShare={(next) =>
            void sharing
              .choose([...chosen].map((id) => ({ with: id, sharing: next })))
              .then(() => setChosen(new Set()))
          }
        />
      )}
    </>
  );
}

/** The list as it is without those about to be removed. */
function without(removed: ReadonlySet<string>, list: MyContactsQuery['myContacts']) {
  const nodes = list.nodes.filter(({ person }) => !removed.has(person.id));
  const counts = { ...list.counts };
  for (const { person, sharing } of list.nodes) if (removed.has(person.id)) counts[sharing] -= 1;
  return { ...list, nodes, counts, totalCount: list.totalCount - (list.nodes.length - nodes.length) };
}

function joined(before: MyContactsQuery, more: MyContactsQuery): MyContactsQuery {
  const known = new Set(before.myContacts.nodes.map(({ person }) => person.id));
  const added = more.myContacts.nodes.filter(({ person }) => !known.has(person.id));
  return { ...more, myContacts: { ...more.myContacts, nodes: [...before.myContacts.nodes, ...added] } };
}

function NobodyYet() {
  const { t } = useMessages();
  return (
    <div className="empty">
      <HangingString isOpen />
      <h2>{t('contacts.empty.title')}</h2>
      <p>{t('contacts.empty.body')}</p>
      <Link to="/know" className="button">
        {t('nav.know')}
      </Link>
    </div>
  );
}

function ContactsSkeleton() {
  const { t } = useMessages();
  return (
    <div className="card contact-list" role="status" aria-label={t('contacts.loading')}>
      {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key, place) => (
        <div key={key} className="contact-row" aria-hidden="true">
          <span className="skeleton contact-skeleton-pearl" />
          <span className="skeleton" style={{ height: 14, width: `${30 + ((place * 13) % 25)}%` }} />
        </div>
      ))}
    </div>
  );
}
