import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useState } from 'react';
import type { FacetFragment, ListFacetKey } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import './facets.css';
import { AddressSearch } from '../design/AddressSearch.js';
import { longestText } from './address.js';
import { FacetFlag } from './FacetFlag.js';
import { FacetPicker, type FindOptions } from './FacetPicker.js';

/** A way to narrow a list down, as the page offers it. */
export interface FacetSpec {
  readonly key: ListFacetKey;
  readonly label: string;
  /** Values the address says are chosen. */
  readonly chosen: readonly string[];
  readonly onChange: (values: string[]) => void;
  /** What a value without a name of its own is called. */
  readonly nameOf?: (value: string) => string;
  /** Yes or no instead of one of several. */
  readonly isFlag?: boolean;
}

/** The filters of a list, each with what it would leave; on a phone folded behind one button. */
export function FacetBar({
  text,
  onText,
  specs,
  facets,
  findOptions,
  onClear,
}: {
  text: string;
  onText: (text: string) => void;
  specs: readonly FacetSpec[];
  facets: readonly FacetFragment[];
  findOptions: (key: ListFacetKey) => FindOptions;
  /** Takes all filters back. */
  onClear: () => void;
}) {
  const { t } = useMessages();
  const [isUnfolded, setIsUnfolded] = useState(false);
  const chosenCount = specs.filter(({ chosen }) => chosen.length > 0).length;
  return (
    <fieldset className="facet-bar" data-unfolded={isUnfolded || undefined}>
      <legend className="visually-hidden">{t('lists.filters')}</legend>
      <AddressSearch
        text={text}
        onText={onText}
        longestText={longestText}
        label={t('lists.searchWithin')}
        placeholder={t('lists.searchWithin')}
        className="search-within"
        iconSize={16}
      />
      <button
        type="button"
        className="button filter-button facet-unfold"
        data-chosen={chosenCount > 0 || undefined}
        aria-expanded={isUnfolded}
        onClick={() => setIsUnfolded(!isUnfolded)}
      >
        <IconAdjustmentsHorizontal size={16} aria-hidden="true" />
        {t('lists.filters')}
        {chosenCount > 0 && <span className="count">{chosenCount}</span>}
      </button>
      <div className="facet-more">
        {specs.map((spec) => {
          const facet = facets.find(({ key }) => key === spec.key);
          return spec.isFlag ? (
            <FacetFlag key={spec.key} spec={spec} facet={facet} />
          ) : (
            <FacetPicker key={spec.key} spec={spec} facet={facet} find={findOptions(spec.key)} />
          );
        })}
        {(chosenCount > 0 || text !== '') && (
          <button type="button" className="button button-quiet" onClick={onClear}>
            {t('lists.clear')}
          </button>
        )}
      </div>
    </fieldset>
  );
}
