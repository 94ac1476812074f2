import { IconSearch, IconSpeakerphone, IconUnlink, IconUserQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Problem } from '../design/Problem.js';
import type { ReachRowFragment, TieWord } from '../generated/graphql.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import { type ListColumn, ListGrid } from '../lists/ListGrid.js';
import { WordChip } from '../ties/WordChip.js';
import '../lists/messages.js';
import './messages.js';
import { hopsOf } from './address.js';
import { findSearch } from './find-search.js';
import { organizationColumn } from './ReachList.js';
import { useReachAddress } from './useReachAddress.js';
import type { ReachRows } from './useReachRows.js';

/** The heading of the section, to go to. */
export const withoutPathId = 'without-path';

/** Those to whom no path leads yet, and what helps anyway: ask without names where somebody knows them, else ask all. */
export function WithoutPath({ without, count }: { without: ReachRows; count: number }) {
  const { t } = useMessages();
  const { search } = useReachAddress();
  const columns = useColumns();
  const { rows, page } = without;
  return (
    <section className="reach-without" aria-labelledby={withoutPathId}>
      <h2 id={withoutPathId} tabIndex={-1}>
        {t('reach.without.title')}
      </h2>
      <p className="soft">{t('reach.without.body', { count: hopsOf(search) })}</p>
      {rows.error !== undefined && !rows.isReady ? (
        <Problem isPart error={rows.error} onRetry={rows.retry} />
      ) : (
        <ListGrid
          label={t('reach.without.title')}
          columns={columns}
          rows={rows}
          total={page?.totalCount ?? count}
        />
      )}
    </section>
  );
}

function useColumns(): ListColumn<ReachRowFragment, never>[] {
  const { t } = useMessages();
  const { search } = useReachAddress();
  const isMine = search.from === 'VIEWER';
  const hops = hopsOf(search);
  return useMemo(
    () => [
      organizationColumn(t, search),
      {
        name: 'instead',
        label: t('reach.column.instead'),
        width: 'minmax(0, 9fr)',
        cell: ({ offer }) => <Instead offerWord={offer?.word ?? null} isMine={isMine} />,
      },
      {
        name: 'ask',
        label: t('lists.column.way'),
        width: '12rem',
        cell: ({ offer, target }, tabIndex) =>
          target.__typename === 'Organization' && (
            <NextStep
              target={target}
              step={offer ? 'offer' : isMine ? 'company' : 'all'}
              question={{ ...(offer && isMine && { from: 'VIEWER' }), hops }}
              tabIndex={tabIndex}
            />
          ),
      },
    ],
    [t, search, isMine, hops],
  );
}

/** What is known of an organization without a path. From the viewer alone it may be without one, and others have one. */
function Instead({ offerWord, isMine }: { offerWord: TieWord | null; isMine: boolean }) {
  const { t } = useMessages();
  return offerWord ? (
    <span className="way">
      <span className="way-icon" aria-hidden="true">
        <IconUserQuestion size={18} stroke={1.6} />
      </span>
      <span className="reach-sentence">{t('reach.offer')}</span>
      <WordChip word={offerWord} />
    </span>
  ) : (
    <span className="way">
      {!isMine && <NoPathMark />}
      <span className="reach-sentence">{t(isMine ? 'reach.nobody.mine' : 'reach.nobody.body')}</span>
    </span>
  );
}

const nextSteps = {
  offer: { words: 'unshared.ask', icon: IconUserQuestion },
  company: { words: 'reach.ask.company', icon: IconSearch },
  all: { words: 'askAll.title', icon: IconSpeakerphone },
} as const satisfies Record<string, { words: MessageKey; icon: typeof IconSearch }>;

/** Leads to the answer on Find where that can be done. */
function NextStep({
  target,
  step,
  question,
  tabIndex,
}: {
  target: { id: string; name: string };
  step: keyof typeof nextSteps;
  question: Parameters<typeof findSearch>[1];
  tabIndex: number;
}) {
  const { t } = useMessages();
  const { words, icon: Icon } = nextSteps[step];
  return (
    <Link
      to="/find"
      search={findSearch(target.id, question)}
      className="grid-way reach-ask"
      tabIndex={tabIndex}
      aria-label={`${t(words)}: ${target.name.slice(0, 120)}`}
    >
      <Icon size={16} aria-hidden="true" />
      {t(words)}
    </Link>
  );
}

/** Says that nothing leads there, not by colour alone. */
function NoPathMark() {
  const { t } = useMessages();
  return (
    <span className="chip no-path-mark">
      <IconUnlink size={14} aria-hidden="true" />
      {t('reach.nobody')}
    </span>
  );
}
