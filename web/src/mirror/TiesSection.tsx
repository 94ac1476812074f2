import { useQuery } from '@apollo/client/react';
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useCallback, useId } from 'react';
import { kindMessages } from '../contacts/contact-words.js';
import { SharingMark } from '../contacts/SharingMark.js';
import { AddressSearch } from '../design/AddressSearch.js';
import { Name } from '../design/Name.js';
import { Pearl } from '../design/Pearls.js';
import { Problem, ProblemLine } from '../design/Problem.js';
import { MirrorTiesDocument, type MirrorTiesQuery } from '../generated/graphql.js';
import { formatList, formatNumber, formatStrength } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import { placeOf } from '../people/person-place.js';
import { RowsSkeleton } from '../people/RecordSkeleton.js';
import { WordChip } from '../ties/WordChip.js';
import { longestText } from './address.js';
import { TieDetail } from './TieDetail.js';
import { useMirrorAddress } from './useMirrorAddress.js';
import './messages.js';
import '../contacts/messages.js';

const rowsPerPage = 20;

/** Every tie of the viewer, the strongest first; each opens to what it rests on and what others see of it. */
export function TiesSection({ viewerId, withoutTieCount }: { viewerId: string; withoutTieCount: number }) {
  const { t, language } = useMessages();
  const { search, change } = useMirrorAddress();
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(MirrorTiesDocument, {
    variables: { filter: search.q ? { text: search.q } : null, first: rowsPerPage, after: null },
    fetchPolicy: 'cache-and-network',
  });
  const ties = (data ?? previousData)?.myContacts;
  const onText = useCallback((q: string) => change({ q: q || undefined }), [change]);
  const more = () =>
    void fetchMore({
      variables: { after: ties?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult }) => joined(before, fetchMoreResult),
    }).catch(() => undefined);
  return (
    <section className="card record-section" aria-labelledby="mirror-ties">
      <div className="record-section-head">
        <h2 id="mirror-ties">{t('mirror.ties.title')}</h2>
        {ties && (
          <span className="count-note" role="status">
            {formatNumber(language, ties.totalCount)}
          </span>
        )}
        <Link to="/contacts" className="link record-section-action">
          {t('mirror.ties.contacts')}
        </Link>
      </div>
      {(search.q || !ties || ties.totalCount > 0) && (
        <AddressSearch
          text={search.q ?? ''}
          onText={onText}
          longestText={longestText}
          label={t('contacts.search')}
          placeholder={t('contacts.search')}
          className="search-within mirror-search"
          iconSize={16}
        />
      )}
      {error && !ties ? (
        <Problem isPart error={error} onRetry={() => void refetch().catch(() => undefined)} />
      ) : !ties ? (
        <RowsSkeleton rows={6} />
      ) : ties.nodes.length === 0 ? (
        <p className="soft">{t(search.q ? 'mirror.ties.notFound' : 'mirror.ties.none')}</p>
      ) : (
        <ul className="mirror-ties" aria-busy={loading || undefined}>
          {ties.nodes.map((tie) => (
            <TieItem
              key={tie.person.id}
              tie={tie}
              viewerId={viewerId}
              isOpen={search.tie === tie.person.id}
              onToggle={(isOpen) => change({ tie: isOpen ? tie.person.id : undefined })}
            />
          ))}
        </ul>
      )}
      {error && ties && <ProblemLine error={error} />}
      {ties?.pageInfo.hasNextPage && (
        <button type="button" className="button button-quiet record-more" onClick={more} disabled={loading}>
          {t('mirror.ties.more', {
            shown: formatNumber(language, ties.nodes.length),
            total: formatNumber(language, ties.totalCount),
          })}
        </button>
      )}
      {withoutTieCount > 0 && <p className="faint">{t('mirror.ties.without', { count: withoutTieCount })}</p>}
    </section>
  );
}

type TieOnList = MirrorTiesQuery['myContacts']['nodes'][number];

/** One tie; its row is the button that opens the rest. */
function TieItem({
  tie,
  viewerId,
  isOpen,
  onToggle,
}: {
  tie: TieOnList;
  viewerId: string;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
}) {
  const { t, language } = useMessages();
  const panelId = useId();
  const { person, word, strength, sharing, evidence } = tie;
  const kinds = formatList(
    language,
    evidence.map((kind) => t(kindMessages[kind])),
  );
  const place = placeOf(person);
  return (
    <li data-open={isOpen || undefined}>
      <button
        type="button"
        className="mirror-tie"
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => onToggle(!isOpen)}
      >
        <IconChevronRight size={16} className="mirror-tie-chevron" aria-hidden="true" />
        <Pearl name={person.name} size={32} tone={person.kind === 'EMPLOYEE' ? 'connector' : 'target'} />
        <span className="mirror-tie-who">
          <span className="mirror-tie-name">
            <Name longest={60}>{person.name}</Name>
          </span>
          <span className="faint">
            <Name longest={90}>{place === '' ? kinds : `${place} · ${kinds}`}</Name>
          </span>
        </span>
        <span className="mirror-tie-strength">
          <WordChip word={word} />
          <span className="faint tie-number">{formatStrength(language, strength)}</span>
        </span>
        <SharingMark sharing={sharing} />
      </button>
      <div id={panelId} hidden={!isOpen} className="mirror-tie-panel">
        {isOpen && <TieDetail viewerId={viewerId} personId={person.id} name={person.name} />}
      </div>
    </li>
  );
}

function joined(before: MirrorTiesQuery, more: MirrorTiesQuery): MirrorTiesQuery {
  const known = new Set(before.myContacts.nodes.map(({ person }) => person.id));
  const added = more.myContacts.nodes.filter(({ person }) => !known.has(person.id));
  return { ...more, myContacts: { ...more.myContacts, nodes: [...before.myContacts.nodes, ...added] } };
}
