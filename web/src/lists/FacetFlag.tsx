import type { FacetFragment } from '../generated/graphql.js';
import { formatNumber } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import type { FacetSpec } from './FacetBar.js';

/** A filter that is either on or off, with what it would leave. */
export function FacetFlag({ spec, facet }: { spec: FacetSpec; facet: FacetFragment | undefined }) {
  const { language } = useMessages();
  const isOn = spec.chosen.length > 0;
  const count = facet?.options[0]?.count ?? 0;
  return (
    <label className="facet-flag" data-chosen={isOn || undefined}>
      <input type="checkbox" checked={isOn} onChange={() => spec.onChange(isOn ? [] : ['1'])} />
      <span>{spec.label}</span>
      {facet && <span className="facet-count">{formatNumber(language, count)}</span>}
    </label>
  );
}
