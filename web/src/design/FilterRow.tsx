import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useMessages } from '../i18n/i18n.js';
import './filter-row.css';

/** Ways to narrow something down, in a row; on a phone all but the first fold behind one button. */
export function FilterRow({
  label,
  first,
  isNarrowed,
  children,
}: {
  label: string;
  /** What is never folded away. */
  first?: ReactNode;
  /** True if one of those that fold away is in use. */
  isNarrowed: boolean;
  children: ReactNode;
}) {
  const { t } = useMessages();
  const [isUnfolded, setIsUnfolded] = useState(false);
  return (
    <fieldset className="filter-bar" data-unfolded={isUnfolded || undefined}>
      <legend className="visually-hidden">{label}</legend>
      {first}
      <button
        type="button"
        className="button filter-button filter-unfold"
        data-chosen={isNarrowed || undefined}
        aria-expanded={isUnfolded}
        onClick={() => setIsUnfolded(!isUnfolded)}
      >
        <IconAdjustmentsHorizontal size={16} aria-hidden="true" />
        {t('filter.more')}
      </button>
      <div className="filter-more">{children}</div>
    </fieldset>
  );
}
