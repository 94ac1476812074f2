import { IconAdjustmentsHorizontal, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useViewerId } from '../auth/viewer.js';
import { Choices } from '../design/Choices.js';
import type { ReachRowsQuery } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { tieWordMessages } from '../ties/WordChip.js';
import '../lists/messages.js';
import './messages.js';
import { hopsOf, isNarrowed, mostHops, words } from './address.js';
import { Several } from './Several.js';
import { StageFilter } from './StageFilter.js';
import { useReachAddress } from './useReachAddress.js';

/** For whom, and which of them. Every choice is part of the address. */
export function ReachFilters({ introducers }: { introducers: ReachRowsQuery['reachable']['introducers'] }) {
  const { t } = useMessages();
  const { search, change } = useReachAddress();
  const viewerId = useViewerId();
  const [isUnfolded, setIsUnfolded] = useState(false);
  return (
    <fieldset className="filter-bar" data-unfolded={isUnfolded || undefined}>
      <legend className="visually-hidden">{t('lists.filters')}</legend>
      {viewerId !== null && (
        <Choices<'COMPANY' | 'VIEWER'>
          label={t('reach.for')}
          value={search.from ?? 'COMPANY'}
          onChange={(from) => change({ from: from === 'VIEWER' ? from : undefined, introducer: undefined })}
          options={[
            { value: 'COMPANY', label: t('reach.for.company') },
            { value: 'VIEWER', label: t('reach.for.me') },
          ]}
        />
      )}
      <button
        type="button"
        className="button filter-button filter-unfold"
        data-chosen={isNarrowed(search) || undefined}
        aria-expanded={isUnfolded}
        onClick={() => setIsUnfolded(!isUnfolded)}
      >
        <IconAdjustmentsHorizontal size={16} aria-hidden="true" />
        {t('filter.more')}
      </button>
      <div className="filter-more">
        <StageFilter />
        <label className="filter-hops">
          <span>{t('filter.hops')}</span>
          <select
            value={hopsOf(search)}
            onChange={(event) => change({ hops: Number(event.currentTarget.value) })}
          >
            {Array.from({ length: mostHops }, (_, step) => step + 1).map((count) => (
              <option key={count} value={count}>
                {t('filter.hops.count', { count })}
              </option>
            ))}
          </select>
          <IconChevronDown size={15} aria-hidden="true" />
        </label>
        <Several
          label={t('reach.facet.word')}
          options={words.map((word) => ({ value: word, label: t(tieWordMessages[word]) }))}
          chosen={search.word ?? []}
          isMarked={search.word !== undefined}
          onChange={(word) => change({ word })}
        />
        <Several
          label={t('reach.facet.introducer')}
          options={introducers.map(({ person: { id, name }, count }) => ({ value: id, label: name, count }))}
          chosen={search.introducer ?? []}
          isMarked={search.introducer !== undefined}
          onChange={(introducer) => change({ introducer })}
        />
        {isNarrowed(search) && (
          <button
            type="button"
            className="button button-quiet"
            onClick={() =>
              change({ stage: undefined, word: undefined, introducer: undefined, hops: undefined })
            }
          >
            {t('lists.clear')}
          </button>
        )}
      </div>
    </fieldset>
  );
}
