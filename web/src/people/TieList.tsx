import { useQuery } from '@apollo/client/react';
import { type ReactNode, useId, useState } from 'react';
import { useViewerId } from '../auth/viewer.js';
import { Problem } from '../design/Problem.js';
import { type PersonKind, PersonTiesDocument, type TieRowFragment } from '../generated/graphql.js';
import { formatStrength } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import { reasonPhrase } from '../ties/reasons.js';
import { WordChip } from '../ties/WordChip.js';
import { PersonRow } from './PersonRow.js';
import { RowsSkeleton } from './RecordSkeleton.js';
import './messages.js';
import './people.css';
import './record.css';

/** As many as are shown at first, and at most. */
const firstShown = 8;
const mostShown = 500;

/**
 * Whom somebody knows among people of some kinds, as far as the viewer may know. `empty` stands in the place of an empty
 * list; with `isHiddenIfEmpty` nothing is drawn where there is nobody.
 */
export function TieList({
  personId,
  kinds,
  title,
  asOthersSee = false,
  isHiddenIfEmpty = false,
  empty,
}: {
  personId: string;
  kinds: PersonKind[];
  title: string;
  asOthersSee?: boolean;
  isHiddenIfEmpty?: boolean;
  empty?: ReactNode;
}) {
  const { t } = useMessages();
  const headingId = useId();
  const [first, setFirst] = useState(firstShown);
  const { data, previousData, error, refetch } = useQuery(PersonTiesDocument, {
    variables: { id: personId, kinds, first, asOthersSee },
    fetchPolicy: 'cache-and-network',
  });
  const person = (data ?? (previousData?.person?.id === personId ? previousData : undefined))?.person;
  const ties = person?.ties;
  if (isHiddenIfEmpty && (!ties || ties.totalCount === 0)) return null;
  return (
    <section className="card record-section" aria-labelledby={headingId}>
      <div className="record-section-head">
        <h2 id={headingId}>{title}</h2>
        {ties && ties.totalCount > 0 && <span className="count-note">{ties.totalCount}</span>}
      </div>
      {error && !ties ? (
        <Problem isPart error={error} onRetry={() => void refetch().catch(() => undefined)} />
      ) : !ties ? (
        <RowsSkeleton rows={4} />
      ) : ties.nodes.length === 0 ? (
        <div className="soft record-empty">{empty}</div>
      ) : (
        <ul className="record-rows">
          {ties.nodes.map((tie) => (
            <TieRow
              key={tie.people.map(({ id }) => id).join()}
              tie={tie}
              of={personId}
              isWordsOnly={asOthersSee}
            />
          ))}
        </ul>
      )}
      {ties?.pageInfo.hasNextPage && first < mostShown && (
        <button type="button" className="button button-quiet record-more" onClick={() => setFirst(mostShown)}>
          {t('record.showAll', { count: Math.min(ties.totalCount, mostShown) })}
        </button>
      )}
      {ties && ties.nodes.length > 0 && <TieHelp />}
    </section>
  );
}

/** The other end of a tie, how well and why. One's own with its number, those of others in words. */
function TieRow({
  tie,
  of,
  isWordsOnly = false,
}: {
  tie: TieRowFragment;
  of: string;
  isWordsOnly?: boolean;
}) {
  const { t, language } = useMessages();
  const viewerId = useViewerId();
  const other = tie.people.find(({ id }) => id !== of);
  if (!other) return null;
  const isViewer = other.id === viewerId;
  const hasNumber = !isWordsOnly && tie.isOwn && tie.strength !== null && tie.strength !== undefined;
  return (
    <li data-own={isViewer || undefined}>
      <PersonRow
        person={other}
        tone={isViewer ? 'you' : other.kind === 'EMPLOYEE' ? 'connector' : 'target'}
        aside={
          <>
            {isViewer && <span className="chip you-chip">{t('viewer.you')}</span>}
            <WordChip word={tie.word} />
            {hasNumber && (
              <span className="faint tie-number">{formatStrength(language, tie.strength ?? 0)}</span>
            )}
          </>
        }
        below={<span className="tie-reason">{reasonPhrase(t, language, tie.reasons)}</span>}
      />
    </li>
  );
}

/** What the words mean, and what is not shown. */
export function TieHelp() {
  const { t } = useMessages();
  return (
    <details className="measured record-measured">
      <summary>{t('ownTie.measured')}</summary>
      <p className="faint">{t('record.tieHelp')}</p>
    </details>
  );
}
