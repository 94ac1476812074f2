import {
  IconAdjustmentsHorizontal,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconLayoutDistributeHorizontal,
} from '@tabler/icons-react';
import { useId } from 'react';
import { Dropdown } from '../design/Dropdown.js';
import { Name } from '../design/Name.js';
import type { TieWord } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { stageMessages, stages } from '../organizations/stages.js';
import { tieWordMessages } from '../ties/WordChip.js';
import { type ExploreSearch, kinds, type LayoutName, layoutNames, words } from './address.js';
import type { Thing } from './board/board.js';
import type { Explore } from './useExplore.js';
import { kindsMessages, layoutMessages } from './words.js';
import './messages.js';

type Change = (changes: { [Field in keyof ExploreSearch]?: ExploreSearch[Field] | undefined }) => void;

/** What narrows and orders the canvas. */
export function Toolbar({
  explore,
  onChange,
  onLayout,
}: {
  explore: Explore;
  onChange: Change;
  onLayout: (name: LayoutName) => void;
}) {
  const { t } = useMessages();
  return (
    <div className="explore-toolbar" role="toolbar" aria-label={t('explore.toolbar')}>
      <StrengthSlider explore={explore} onChange={onChange} />
      <LayoutMenu explore={explore} onLayout={onLayout} />
      <FilterMenu explore={explore} onChange={onChange} />
      <span className="explore-toolbar-gap" />
      <button
        type="button"
        className="icon-button"
        aria-label={t('explore.undo')}
        title={`${t('explore.undo')} (Ctrl+Z)`}
        disabled={!explore.canUndo}
        onClick={explore.undo}
      >
        <IconArrowBackUp size={18} stroke={1.75} />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={t('explore.redo')}
        title={`${t('explore.redo')} (Ctrl+Shift+Z)`}
        disabled={!explore.canRedo}
        onClick={explore.redo}
      >
        <IconArrowForwardUp size={18} stroke={1.75} />
      </button>
    </div>
  );
}

function StrengthSlider({ explore, onChange }: { explore: Explore; onChange: Change }) {
  const { t } = useMessages();
  const id = useId();
  const { weakest } = explore.settings;
  const { tieCount } = explore.scene;
  const set = (word: TieWord) => onChange({ weakest: word === 'MEDIUM' ? undefined : word });
  return (
    <div className="explore-strength">
      <label htmlFor={id}>{t('explore.strength')}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={2}
        step={1}
        value={words.indexOf(weakest)}
        aria-valuetext={t('explore.strength.value', { word: t(tieWordMessages[weakest]) })}
        onChange={(event) => set(words[Number(event.currentTarget.value)] ?? 'MEDIUM')}
      />
      <output htmlFor={id} aria-live="polite">
        <strong>{t(strengthMessages[weakest])}</strong>
        <span className="faint">{t('explore.strength.ties', { count: tieCount })}</span>
      </output>
    </div>
  );
}

const strengthMessages = {
  WEAK: 'explore.strength.weak',
  MEDIUM: 'explore.strength.medium',
  STRONG: 'explore.strength.strong',
} as const satisfies Record<TieWord, string>;

function LayoutMenu({ explore, onLayout }: { explore: Explore; onLayout: (name: LayoutName) => void }) {
  const { t } = useMessages();
  return (
    <Dropdown
      buttonClass="button button-quiet"
      button={
        <>
          <IconLayoutDistributeHorizontal size={17} stroke={1.75} aria-hidden="true" />
          {t('explore.layout')}
        </>
      }
    >
      {(close) =>
        layoutNames.map((name) => (
          <button
            key={name}
            type="button"
            className="dropdown-item"
            aria-pressed={explore.search.layout === name}
            onClick={() => {
              close();
              onLayout(name);
            }}
          >
            {t(layoutMessages[name])}
          </button>
        ))
      }
    </Dropdown>
  );
}

function FilterMenu({ explore, onChange }: { explore: Explore; onChange: Change }) {
  const { t } = useMessages();
  const { settings, board, search } = explore;
  const things = [...board.things.values()];
  const departments = departmentsOf(things);
  const presentStages = stages.filter((stage) => things.some((thing) => thing.stage === stage));
  const count = settings.hiddenKinds.length + settings.departments.length + settings.stages.length;
  const toggled = <Value extends string>(list: readonly Value[], value: Value): Value[] | undefined => {
    const next = list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
    return next.length > 0 ? next : undefined;
  };
  return (
    <Dropdown
      buttonClass="button button-quiet"
      isMarked={count > 0}
      button={
        <>
          <IconAdjustmentsHorizontal size={17} stroke={1.75} aria-hidden="true" />
          {t('explore.filter')}
          {count > 0 && <span className="count">{count}</span>}
        </>
      }
    >
      {() => (
        <div className="explore-filters">
          <Checks
            legend={t('explore.filter.kinds')}
            options={kinds.map((kind) => ({
              value: kind,
              label: t(kindsMessages[kind]),
              isOn: !settings.hiddenKinds.includes(kind),
            }))}
            onToggle={(kind) => onChange({ hide: toggled(settings.hiddenKinds, kind) })}
          />
          {departments.length > 1 && (
            <Checks
              legend={t('explore.filter.departments')}
              options={departments.map(({ id, name }) => ({
                value: id,
                label: name,
                isOn: settings.departments.includes(id),
              }))}
              onToggle={(id) => onChange({ departments: toggled(settings.departments, id) })}
            />
          )}
          {presentStages.length > 1 && (
            <Checks
              legend={t('explore.filter.stages')}
              options={presentStages.map((stage) => ({
                value: stage,
                label: t(stageMessages[stage]),
                isOn: settings.stages.includes(stage),
              }))}
              onToggle={(stage) => onChange({ stages: toggled(settings.stages, stage) })}
            />
          )}
          <Checks
            legend={t('explore.filter.folding')}
            options={[{ value: 'fold', label: t('explore.filter.fold'), isOn: settings.isFolding }]}
            onToggle={() => onChange({ fold: search.fold === 'off' ? undefined : 'off' })}
          />
          {count > 0 && (
            <button
              type="button"
              className="link"
              onClick={() => onChange({ hide: undefined, departments: undefined, stages: undefined })}
            >
              {t('explore.filter.clear')}
            </button>
          )}
        </div>
      )}
    </Dropdown>
  );
}

function Checks<Value extends string>({
  legend,
  options,
  onToggle,
}: {
  legend: string;
  options: readonly { value: Value; label: string; isOn: boolean }[];
  onToggle: (value: Value) => void;
}) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map(({ value, label, isOn }) => (
        <label key={value}>
          <input type="checkbox" className="explore-check" checked={isOn} onChange={() => onToggle(value)} />
          <Name longest={40}>{label}</Name>
        </label>
      ))}
    </fieldset>
  );
}

/** Where the employees on the canvas are. */
function departmentsOf(things: readonly Thing[]): { readonly id: string; readonly name: string }[] {
  const found = new Map<string, { id: string; name: string }>();
  for (const { kind, id, name, home } of things) {
    if (kind === 'DEPARTMENT') found.set(id, { id, name });
    else if (kind === 'EMPLOYEE' && home !== null) found.set(home.id, home);
  }
  return [...found.values()].sort((one, other) => one.name.localeCompare(other.name));
}
