import { Name } from '../design/Name.js';
import { TargetPlace } from '../find/SuggestionList.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import type { PaletteEntry } from './palette-entries.js';

/** What the palette offers, in groups. The focus stays in the field above; keys are handled there. */
export function PaletteList({
  id,
  entries,
  active,
  onTake,
}: {
  id: string;
  entries: readonly PaletteEntry[];
  active: number;
  onTake: (entry: PaletteEntry) => void;
}) {
  const { t } = useMessages();
  const groups = [...new Set(entries.map(({ heading }) => heading))];
  return (
    <div id={id} role="listbox" aria-label={t('shell.palette')} className="palette-list">
      {groups.map((heading) => (
        // A listbox groups its options by role alone; a fieldset would be a form.
        // biome-ignore lint/a11y/useSemanticElements: see above
        <div key={heading} role="group" aria-label={t(heading)}>
          <div className="palette-heading" aria-hidden="true">
            {t(heading)}
          </div>
          {entries.map(
            (entry, position) =>
              entry.heading === heading && (
                <Entry
                  key={entry.key}
                  id={`${id}-${position}`}
                  entry={entry}
                  isActive={position === active}
                  onTake={onTake}
                />
              ),
          )}
        </div>
      ))}
    </div>
  );
}

function Entry({
  id,
  entry,
  isActive,
  onTake,
}: {
  id: string;
  entry: PaletteEntry;
  isActive: boolean;
  onTake: (entry: PaletteEntry) => void;
}) {
  const { icon: Icon } = entry;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className="palette-item"
      ref={(element) => {
        if (isActive) element?.scrollIntoView({ block: 'nearest' });
      }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onTake(entry)}
    >
      <span className="palette-icon" aria-hidden="true">
        <Icon size={18} stroke={1.6} />
      </span>
      <span className="palette-words">
        <Name longest={90}>{entry.label}</Name>
        {entry.target && (
          <span className="faint">
            <TargetPlace target={entry.target} />
          </span>
        )}
      </span>
      {entry.shortcut && <kbd>{entry.shortcut}</kbd>}
    </div>
  );
}
