import { IconChevronDown } from '@tabler/icons-react';
import { Dropdown } from '../design/Dropdown.js';
import { Name } from '../design/Name.js';
import { formatNumber } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import { toggled } from '../lists/address.js';

/** A value to choose, with how many rows it has if that is known. */
export interface SeveralOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly count?: number;
}

/** A button that opens values of which several can be chosen. */
export function Several<Value extends string>({
  label,
  options,
  chosen,
  isMarked,
  onChange,
}: {
  label: string;
  options: readonly SeveralOption<Value>[];
  chosen: readonly Value[];
  /** True if what is chosen differs from what is chosen by itself. */
  isMarked: boolean;
  onChange: (chosen: Value[]) => void;
}) {
  const { t, language } = useMessages();
  const [first] = options.filter(({ value }) => chosen.includes(value));
  return (
    <Dropdown
      buttonClass="button filter-button"
      isMarked={isMarked}
      button={
        <>
          <span>{label}</span>
          {first && (
            <strong>
              <Name longest={18}>{first.label}</Name>
              {chosen.length > 1 && ` +${chosen.length - 1}`}
            </strong>
          )}
          <IconChevronDown size={15} aria-hidden="true" />
        </>
      }
    >
      {() => (
        <fieldset className="facet-options">
          <legend>{label}</legend>
          {options.map((option) => (
            <label key={option.value} className="facet-option">
              <input
                type="checkbox"
                checked={chosen.includes(option.value)}
                onChange={() => onChange(toggled(chosen, option.value))}
              />
              <span className="facet-name">
                <Name longest={40}>{option.label}</Name>
              </span>
              {option.count !== undefined && (
                <span className="facet-count">{formatNumber(language, option.count)}</span>
              )}
            </label>
          ))}
          {isMarked && (
            <button type="button" className="link" onClick={() => onChange([])}>
              {t('filter.clear')}
            </button>
          )}
        </fieldset>
      )}
    </Dropdown>
  );
}
