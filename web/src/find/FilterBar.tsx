import { IconAdjustmentsHorizontal, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { Choices } from '../design/Choices.js';
import { useMessages } from '../i18n/i18n.js';
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
  const hops = search.hops ?? defaultHops;
  const [isUnfolded, setIsUnfolded] = useState(false);
  const isFiltered = Boolean(search.hops ?? search.leave ?? search.of);
  const setOrigin = (from: Origin) => change({ from, of: undefined });
  return (
    <fieldset className="filter-bar" data-unfolded={isUnfolded || undefined}>
      <legend className="visually-hidden">{t('filter.label')}</legend>
      <Choices<'COMPANY' | 'VIEWER'>
        label={t('filter.origin')}
        value={origin === 'DEPARTMENTS' ? null : origin}
        onChange={setOrigin}
        options={[
          { value: 'COMPANY', label: t('filter.company') },
          { value: 'VIEWER', label: t('filter.viewer') },
        ]}
      />
      <button
        type="button"
        className="button filter-button filter-unfold"
        data-chosen={isFiltered || undefined}
        aria-expanded={isUnfolded}
        onClick={() => setIsUnfolded(!isUnfolded)}
      >
        <IconAdjustmentsHorizontal size={16} aria-hidden="true" />
        {t('filter.more')}
      </button>
      <div className="filter-more">
        <label className="filter-hops">
          <span>{t('filter.hops')}</span>
          <select
            value={hops}
            onChange={(event) => {
              const chosen = Number(event.currentTarget.value);
              change({ hops: chosen === defaultHops ? undefined : chosen });
            }}
          >
            {Array.from({ length: mostHops }, (_, step) => step + 1).map((count) => (
              <option key={count} value={count}>
                {t('filter.hops.count', { count })}
              </option>
            ))}
          </select>
          <IconChevronDown size={15} aria-hidden="true" />
        </label>
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
      </div>
    </fieldset>
  );
}
