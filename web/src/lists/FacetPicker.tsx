import { IconChevronDown, IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Dropdown } from '../design/Dropdown.js';
import { Name } from '../design/Name.js';
import { ProblemLine } from '../design/Problem.js';
import type { FacetFragment } from '../generated/graphql.js';
import { formatNumber } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import { toggled } from './address.js';
import type { FacetSpec } from './FacetBar.js';

type Option = FacetFragment['options'][number];

/** Asks for the values of a filter that are called so. */
export type FindOptions = (text: string) => Promise<readonly Option[]>;

/** So many values are looked through faster than typed. */
const mostWithoutSearch = 8;
const typingPauseMs = 200;
const longestTyped = 100;

/** A button that opens the values of one filter, with what each would leave. */
export function FacetPicker({
  spec,
  facet,
  find,
}: {
  spec: FacetSpec;
  facet: FacetFragment | undefined;
  find: FindOptions;
}) {
  const nameOf = (option: Pick<Option, 'name' | 'value'>) =>
    option.name ?? spec.nameOf?.(option.value) ?? option.value;
  const chosen = facet?.options.filter(({ value }) => spec.chosen.includes(value)) ?? [];
  const [first] = chosen;
  return (
    <Dropdown
      buttonClass="button filter-button"
      isMarked={spec.chosen.length > 0}
      button={
        <>
          <span>{spec.label}</span>
          {first && (
            <strong>
              <Name longest={18}>{nameOf(first)}</Name>
              {chosen.length > 1 && ` +${chosen.length - 1}`}
            </strong>
          )}
          <IconChevronDown size={15} aria-hidden="true" />
        </>
      }
    >
      {() => <FacetOptions spec={spec} facet={facet} find={find} nameOf={nameOf} />}
    </Dropdown>
  );
}

function FacetOptions({
  spec,
  facet,
  find,
  nameOf,
}: {
  spec: FacetSpec;
  facet: FacetFragment | undefined;
  find: FindOptions;
  nameOf: (option: Option) => string;
}) {
  const { t, language } = useMessages();
  const [typed, setTyped] = useState('');
  const { found, error } = useFound(typed, find);
  const options = (typed.trim() === '' ? facet?.options : found) ?? [];
  const isLong = (facet?.options.length ?? 0) + (facet?.moreCount ?? 0) > mostWithoutSearch;
  return (
    <fieldset className="facet-options">
      <legend>{spec.label}</legend>
      {isLong && (
        <label className="facet-search">
          <IconSearch size={15} aria-hidden="true" />
          <span className="visually-hidden">{t('lists.facet.search', { facet: spec.label })}</span>
          <input
            type="text"
            value={typed}
            maxLength={longestTyped}
            placeholder={t('lists.facet.searchShort')}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
      )}
      {error !== undefined && <ProblemLine error={error} />}
      {options.length === 0 && error === undefined && (
        <p className="faint facet-none">
          {t(typed !== '' && found === undefined ? 'shell.loading' : 'lists.facet.none')}
        </p>
      )}
      {options.map((option) => (
        <label key={option.value} className="facet-option">
          <input
            type="checkbox"
            checked={spec.chosen.includes(option.value)}
            onChange={() => spec.onChange(toggled(spec.chosen, option.value))}
          />
          <span className="facet-name">
            <Name longest={40}>{nameOf(option)}</Name>
          </span>
          <span className="facet-count">{formatNumber(language, option.count)}</span>
        </label>
      ))}
      {typed.trim() === '' && facet !== undefined && facet.moreCount > 0 && (
        <p className="faint facet-none">{t('lists.facet.more', { count: facet.moreCount })}</p>
      )}
      {spec.chosen.length > 0 && (
        <button type="button" className="link" onClick={() => spec.onChange([])}>
          {t('filter.clear')}
        </button>
      )}
    </fieldset>
  );
}

/** What is found by what was typed, once the typing pauses; undefined until then. */
function useFound(
  typed: string,
  find: FindOptions,
): { found: readonly Option[] | undefined; error: unknown } {
  const [answer, setAnswer] = useState<{ text: string; found?: readonly Option[]; error?: unknown }>({
    text: '',
  });
  const text = typed.trim();
  useEffect(() => {
    if (text === '') return;
    let isWanted = true;
    const timer = setTimeout(() => {
      find(text).then(
        (found) => isWanted && setAnswer({ text, found }),
        (error: unknown) => isWanted && setAnswer({ text, error }),
      );
    }, typingPauseMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [text, find]);
  return { found: answer.found, error: answer.text === text ? answer.error : undefined };
}
