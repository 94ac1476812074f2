import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { kindMessages } from '../contacts/contact-words.js';
import { Name } from '../design/Name.js';
import { Problem } from '../design/Problem.js';
import {
  MirrorTieDocument,
  MirrorTiePreviewsDocument,
  type MirrorTieQuery,
  type TiePreviewPartsFragment,
} from '../generated/graphql.js';
import { formatDay, formatNumber, formatStrength } from '../i18n/format.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import { RowsSkeleton } from '../people/RecordSkeleton.js';
import { OwnTieSection } from '../ties/OwnTieSection.js';
import { levelMessages, reasonPhrase } from '../ties/reasons.js';
import { WordChip } from '../ties/WordChip.js';
import { sourceKindText } from './fact-words.js';
import './messages.js';

type Evidence = MirrorTieQuery['evidence']['nodes'][number];

/** One tie of the viewer: what it rests on, record by record, who may use it, and what others see of it. */
export function TieDetail({
  viewerId,
  personId,
  name,
}: {
  viewerId: string;
  personId: string;
  name: string;
}) {
  const { t } = useMessages();
  const { data, error, refetch } = useQuery(MirrorTieDocument, {
    variables: { me: viewerId, other: personId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) {
    return <Problem isPart error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  }
  if (!data) return <RowsSkeleton rows={4} />;
  const { person, evidence } = data;
  return (
    <div className="mirror-detail">
      <div className="mirror-detail-part">
        {person && <OwnTieSection person={person} tie={person.ownTie ?? null} />}
      </div>
      <div className="mirror-detail-part">
        <SeenByOthers personId={personId} name={name} />
        <section>
          <h3>{t('mirror.tie.evidence')}</h3>
          <ul className="mirror-evidence">
            {evidence.nodes.map((record) => (
              <EvidenceLine key={record.id} record={record} />
            ))}
            {person?.ownTie?.reasons
              .filter(({ kind }) => kind === 'WORKED_WITH')
              .map((reason) => (
                <li key={reason.kind}>
                  <strong>{t(kindMessages[reason.kind])}</strong>
                  <span>{t('reason.workedWith.count', { count: reason.count ?? 0 })}</span>
                  <span className="faint">{t('mirror.tie.fromProjects')}</span>
                </li>
              ))}
          </ul>
          {evidence.pageInfo.hasNextPage && <p className="faint">{t('mirror.tie.moreEvidence')}</p>}
        </section>
        <Link to="/people/$id" params={{ id: personId }} className="link">
          {t('mirror.tie.page')}
        </Link>
      </div>
    </div>
  );
}

/** One record with its source and its days. */
function EvidenceLine({ record }: { record: Evidence }) {
  const { t, language } = useMessages();
  const { kind, count, first, last, level, strength, from, source, isOwnRecord } = record;
  const what =
    level !== null && level !== undefined
      ? t(levelMessages[level])
      : strength !== null && strength !== undefined
        ? formatStrength(language, strength)
        : count !== null && count !== undefined
          ? formatNumber(language, count)
          : null;
  const days = [...new Set([first, last].filter((day): day is string => Boolean(day)))];
  return (
    <li>
      <strong>{t(kindMessages[kind])}</strong>
      <span>
        {what}
        {from && (
          <>
            {' '}
            {t('mirror.tie.by')} <Name longest={40}>{from.name}</Name>
          </>
        )}
      </span>
      <span className="faint">
        {days.map((day) => formatDay(language, day)).join(' – ')}
        {source && (
          <>
            {' · '}
            {isOwnRecord ? (
              t('mirror.source.HAND')
            ) : (
              <Name longest={80}>{source.name ?? sourceKindText(t, source.kind)}</Name>
            )}
          </>
        )}
      </span>
    </li>
  );
}

/** What colleagues are answered about this tie, through the eyes of both roles. */
function SeenByOthers({ personId, name }: { personId: string; name: string }) {
  const { t } = useMessages();
  const { data, error, refetch } = useQuery(MirrorTiePreviewsDocument, {
    variables: { with: personId },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <section className="mirror-seen-tie">
      <h3>{t('mirror.tie.seen')}</h3>
      {error && !data ? (
        <Problem isPart error={error} onRetry={() => void refetch().catch(() => undefined)} />
      ) : !data ? (
        <RowsSkeleton rows={2} />
      ) : (
        <dl>
          <div>
            <dt>{t('mirror.preview.SALES')}</dt>
            <dd>
              <Seen preview={data.sales ?? null} name={name} />
            </dd>
          </div>
          <div>
            <dt>{t('mirror.preview.MANAGER')}</dt>
            <dd>
              <Seen preview={data.manager ?? null} name={name} />
            </dd>
          </div>
        </dl>
      )}
    </section>
  );
}

function Seen({ preview, name }: { preview: TiePreviewPartsFragment | null; name: string }) {
  const { t, language } = useMessages();
  if (preview?.tie) {
    return (
      <>
        <WordChip word={preview.tie.word} /> {reasonPhrase(t, language, preview.tie.reasons)}
      </>
    );
  }
  const message: MessageKey = preview?.isPersonShown ? 'mirror.tie.unseen' : 'mirror.tie.unseenPerson';
  return t(message, { name: name.slice(0, 60) });
}
