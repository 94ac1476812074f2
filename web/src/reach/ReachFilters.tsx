import { useViewerId } from '../auth/viewer.js';
import { Choices } from '../design/Choices.js';
import { FilterRow } from '../design/FilterRow.js';
import type { ReachRowsQuery } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { HopsField } from '../searching/HopsField.js';
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
  return (
    <FilterRow
      label={t('lists.filters')}
      isNarrowed={isNarrowed(search)}
      first={
        viewerId !== null && (
          <Choices<'COMPANY' | 'VIEWER'>
            label={t('reach.for')}
            value={search.from ?? 'COMPANY'}
            onChange={(from) => change({ from: from === 'VIEWER' ? from : undefined, introducer: undefined })}
            options={[
              { value: 'COMPANY', label: t('reach.for.company') },
              { value: 'VIEWER', label: t('reach.for.me') },
            ]}
          />
        )
      }
    >
      <StageFilter />
      <HopsField value={hopsOf(search)} most={mostHops} onChange={(hops) => change({ hops })} />
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
    </FilterRow>
  );
}
