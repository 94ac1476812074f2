import { IconChevronDown } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Choices } from '../design/Choices.js';
import { Dropdown } from '../design/Dropdown.js';
import type { TargetRung, TargetSort, TargetsQuery } from '../generated/graphql.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import { stageMessages } from '../organizations/stages.js';
import {
  defaultSort,
  filterStages,
  type HomeSearch,
  isFiltered,
  readHomeSearch,
  rungs,
  sorts,
} from './address.js';
import './messages.js';

/** Narrows the list down and orders it; the address says how. */
export function TargetFilters({ targets }: { targets: TargetsQuery['targets'] }) {
  const { t } = useMessages();
  const search = useSearch({ from: '/' });
  const change = useChange();
  return (
    <div className="home-filters">
      <Choices
        label={t('home.kind')}
        value={search.kind ?? 'ALL'}
        options={[
          { value: 'ALL', label: t('home.kind.all') },
          { value: 'PERSON', label: t('home.kind.people') },
          { value: 'ORGANIZATION', label: t('home.kind.organizations') },
        ]}
        onChange={(kind) => change({ kind: kind === 'ALL' ? undefined : kind })}
      />
      <button
        type="button"
        className="button"
        aria-pressed={search.changed === true}
        data-chosen={search.changed || undefined}
        onClick={() => change({ changed: search.changed ? undefined : true })}
      >
        {t('home.onlyChanged')}
        {targets.changedCount > 0 && <span className="count">{targets.changedCount}</span>}
      </button>
      <Several
        label={t('home.rungs')}
        values={rungs}
        chosen={search.rungs ?? []}
        words={(rung) => t(rungMessages[rung])}
        onChange={(chosen) => change({ rungs: chosen })}
      />
      <Several
        label={t('home.stages')}
        values={filterStages}
        chosen={search.stages ?? []}
        words={(stage) => t(stageMessages[stage])}
        onChange={(chosen) => change({ stages: chosen })}
      />
      {isFiltered(search) && (
        <Link to="/" search={search.sort ? { sort: search.sort } : {}} className="button button-quiet">
          {t('home.clearFilters')}
        </Link>
      )}
      <span className="visually-hidden" role="status">
        {t('home.matches', { count: targets.matchCount })}
      </span>
      <Order sort={search.sort ?? defaultSort} onChange={(sort) => change({ sort })} />
    </div>
  );
}

function Order({ sort, onChange }: { sort: TargetSort; onChange: (sort: TargetSort) => void }) {
  const { t } = useMessages();
  return (
    <label className="home-order">
      <span className="faint">{t('home.sort')}</span>
      <select
        className="text-field"
        value={sort}
        onChange={({ target }) => onChange(sorts.find((one) => one === target.value) ?? defaultSort)}
      >
        {sorts.map((one) => (
          <option key={one} value={one}>
            {t(sortMessages[one])}
          </option>
        ))}
      </select>
    </label>
  );
}

function Several<Value extends string>({
  label,
  values,
  chosen,
  words,
  onChange,
}: {
  label: string;
  values: readonly Value[];
  chosen: readonly Value[];
  words: (value: Value) => string;
  onChange: (chosen: Value[]) => void;
}) {
  return (
    <Dropdown
      buttonClass="button"
      isMarked={chosen.length > 0}
      button={
        <>
          {label}
          {chosen.length > 0 && <span className="count">{chosen.length}</span>}
          <IconChevronDown size={15} aria-hidden="true" />
        </>
      }
    >
      {() => (
        <fieldset className="home-several">
          <legend className="visually-hidden">{label}</legend>
          {values.map((value) => (
            <label key={value} className="dropdown-item">
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={({ target }) =>
                  onChange(values.filter((one) => (one === value ? target.checked : chosen.includes(one))))
                }
              />
              {words(value)}
            </label>
          ))}
        </fieldset>
      )}
    </Dropdown>
  );
}

type Changes = { [Field in keyof HomeSearch]?: HomeSearch[Field] | undefined };

/** Changes the address; each change is a step that back can undo. */
function useChange(): (changes: Changes) => void {
  const navigate = useNavigate();
  return (changes) =>
    void navigate({
      to: '/',
      search: (present) => readHomeSearch({ ...present, ...changes }),
      resetScroll: false,
    });
}

const rungMessages = {
  COLLEAGUE: 'home.rung.colleague',
  PATH: 'home.rung.path',
  OFFER: 'home.rung.offer',
  FACTS: 'home.rung.facts',
  ASK_ALL: 'home.rung.askAll',
} as const satisfies Record<TargetRung, MessageKey>;

const sortMessages = {
  CHANGED: 'home.sort.changed',
  RUNG: 'home.sort.rung',
  NAME: 'home.sort.name',
  ADDED: 'home.sort.added',
} as const satisfies Record<TargetSort, MessageKey>;
