import { Choices } from '../design/Choices.js';
import { FilterRow } from '../design/FilterRow.js';
import { DepartmentPicker } from '../find/DepartmentPicker.js';
import type { DepartmentChoices } from '../find/useDepartmentChoices.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import { hopsOf } from './address.js';
import { StageFilter } from './StageFilter.js';
import { useReachAddress } from './useReachAddress.js';

/** How far, which organizations and which departments. Every choice is part of the address. */
export function CoverageFilters({ choices }: { choices: DepartmentChoices }) {
  const { t } = useMessages();
  const { search, change } = useReachAddress();
  return (
    <FilterRow
      label={t('filter.more')}
      isNarrowed={Boolean(search.stage ?? search.department)}
      first={
        <Choices<'1' | '2' | '3'>
          label={t('reach.matrix.steps')}
          value={stepsOf(hopsOf(search))}
          onChange={(hops) => change({ hops: Number(hops) })}
          options={[
            { value: '1', label: t('reach.matrix.steps.1') },
            { value: '2', label: t('reach.matrix.steps.2') },
            { value: '3', label: t('reach.matrix.steps.3') },
          ]}
        />
      }
    >
      <StageFilter />
      <DepartmentPicker
        label={t('reach.matrix.departments')}
        choices={choices}
        chosen={search.department ?? []}
        onChange={(department) => change({ department })}
      />
    </FilterRow>
  );
}

function stepsOf(hops: number): '1' | '2' | '3' {
  return hops >= 3 ? '3' : hops === 2 ? '2' : '1';
}
