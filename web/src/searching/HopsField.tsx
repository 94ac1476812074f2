import { IconChevronDown } from '@tabler/icons-react';
import { useMessages } from '../i18n/i18n.js';

/** How many steps a search goes at most. */
export function HopsField({
  value,
  most,
  onChange,
}: {
  value: number;
  most: number;
  onChange: (hops: number) => void;
}) {
  const { t } = useMessages();
  return (
    <label className="filter-hops">
      <span>{t('filter.hops')}</span>
      <select value={value} onChange={(event) => onChange(Number(event.currentTarget.value))}>
        {Array.from({ length: most }, (_, step) => step + 1).map((count) => (
          <option key={count} value={count}>
            {t('filter.hops.count', { count })}
          </option>
        ))}
      </select>
      <IconChevronDown size={15} aria-hidden="true" />
    </label>
  );
}
