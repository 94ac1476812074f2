import { Choices } from '../design/Choices.js';
import { FilterRow } from '../design/FilterRow.js';
import { useMessages } from '../i18n/i18n.js';
import { HopsField } from '../searching/HopsField.js';
import { defaultHops, mostHops, type Origin, originOf } from './address.js';
import { DepartmentPicker } from './DepartmentPicker.js';
import { type Target, targetKind } from './target.js';
import { useDepartmentChoices } from './useDepartmentChoices.js';
import { useFind } from './useFind.js';

/** Who is asked, how far, and past whom. Every choice is part of the address. */
export function FilterBar({ target }: { target: Target }) {
  const { t } = useMessages();
  const { search, change } = useFind();
  const choices = useDepartmentChoices();
  const origin = originOf(search, targetKind(target));
  const setOrigin = (from: Origin) => change({ from, of: undefined });
  return (
    <FilterRow
      label={t('filter.label')}
      isNarrowed={Boolean(search.hops ?? search.leave ?? search.of)}
      first={
        <Choices<'COMPANY' | 'VIEWER'>
          label={t('filter.origin')}
          value={origin === 'DEPARTMENTS' ? null : origin}
          onChange={setOrigin}
          options={[
            { value: 'COMPANY', label: t('filter.company') },
            { value: 'VIEWER', label: t('filter.viewer') },
          ]}
        />
      }
    >
      <HopsField
        value={search.hops ?? defaultHops}
        most={mostHops}
        onChange={(hops) => change({ hops: hops === defaultHops ? undefined : hops })}
      />
      <DepartmentPicker
        label={t('filter.from')}
        choices={choices}
        chosen={search.from === 'DEPARTMENTS' ? (search.of ?? []) : []}
        onChange={(of) =>
          change(of.length > 0 ? { from: 'DEPARTMENTS', of } : { from: undefined, of: undefined })
        }
      />
      <DepartmentPicker
        label={t('filter.leaveOut')}
        choices={choices}
        chosen={search.leave ?? []}
        onChange={(leave) => change({ leave: leave.length > 0 ? leave : undefined })}
      />
    </FilterRow>
  );
}
