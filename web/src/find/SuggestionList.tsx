import { IconBuilding, IconUser } from '@tabler/icons-react';
import { Name } from '../design/Name.js';
import { useMessages } from '../i18n/i18n.js';
import { stageMessage } from '../organizations/stages.js';
import { placeOf } from '../people/person-place.js';
import type { SuggestionGroup, SuggestionOption } from './suggestions.js';

/** The list under the search field, grouped by kind. */
export function SuggestionList({
  id,
  isShown,
  groups,
  active,
  state,
  text,
  onChoose,
}: {
  id: string;
  isShown: boolean;
  groups: readonly SuggestionGroup[];
  active: number;
  state: 'searching' | 'settled' | 'failed';
  text: string;
  onChoose: (id: string) => void;
}) {
  const { t } = useMessages();
  const count = groups.reduce((sum, group) => sum + group.options.length, 0);
  return (
    <>
      <div
        id={id}
        role="listbox"
        aria-label={t('search.suggestions')}
        className="suggestions"
        hidden={!isShown || count === 0}
      >
        {groups.map((group) => (
          // A listbox groups its options by role alone; a fieldset would be a form.
          // biome-ignore lint/a11y/useSemanticElements: see above
          <div key={group.kind} role="group" aria-label={t(groupMessages[group.kind])}>
            <div className="suggestions-heading" aria-hidden="true">
              {t(groupMessages[group.kind])}
            </div>
            {group.options.map((option) => (
              <Suggestion
                key={option.id}
                id={`${id}-${option.position}`}
                option={option}
                isActive={option.position === active}
                onChoose={onChoose}
              />
            ))}
          </div>
        ))}
      </div>
      {isShown && count === 0 && state !== 'searching' && (
        <div className="suggestions suggestions-none">
          {state === 'failed' ? t('search.failed') : t('search.none', { text })}
        </div>
      )}
      <span className="visually-hidden" role="status">
        {isShown && state === 'settled' ? t('search.count', { count }) : ''}
      </span>
    </>
  );
}

const groupMessages = { people: 'search.people', organizations: 'search.organizations' } as const;

function Suggestion({
  id,
  option,
  isActive,
  onChoose,
}: {
  id: string;
  option: SuggestionOption;
  isActive: boolean;
  onChoose: (id: string) => void;
}) {
  const { t } = useMessages();
  const { target } = option;
  const Icon = target.__typename === 'Person' ? IconUser : IconBuilding;
  return (
    // The focus stays in the field; keys are handled there.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className="suggestion"
      ref={(element) => {
        if (isActive) element?.scrollIntoView({ block: 'nearest' });
      }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(option.id)}
    >
      <Icon size={18} stroke={1.6} aria-hidden="true" />
      <span className="suggestion-text">
        <Name>{target.name}</Name>
        <span className="faint">
          <TargetPlace target={target} />
        </span>
      </span>
      {option.isKnownToViewer && <span className="chip">{t('search.known')}</span>}
    </div>
  );
}

/** Where somebody is to be found: title and employer, or stage and town. */
export function TargetPlace({ target }: { target: SuggestionOption['target'] }) {
  const { t } = useMessages();
  const stage = target.__typename === 'Organization' ? stageMessage(target.stage) : null;
  const pieces = target.__typename === 'Person' ? [placeOf(target)] : [stage && t(stage), target.city];
  const shown = pieces.filter((piece): piece is string => typeof piece === 'string' && piece !== '');
  return shown.map((piece, position) => (
    <span key={piece}>
      {position > 0 && ' · '}
      <Name>{piece}</Name>
    </span>
  ));
}
