import { useDebouncedValue } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Name } from '../design/Name.js';
import { nextOption } from '../find/suggestions.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import './form.css';

/** Somebody or something to choose. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  /** What tells it from others of its name. */
  readonly place?: string;
}

const settleMs = 120;
const longestText = 200;

/** A field that takes one record by its name: what is chosen stands there until it is taken out. */
export function PickField({
  label,
  chosen,
  onChange,
  useSuggestions,
  isRequired = false,
}: {
  label: string;
  chosen: Choice | null;
  onChange: (choice: Choice | null) => void;
  /** Suggests records for what is typed so far; a hook. */
  useSuggestions: (text: string) => readonly Choice[];
  isRequired?: boolean;
}) {
  const { t } = useMessages();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [settled] = useDebouncedValue(text.trim(), settleMs);
  const options = useSuggestions(settled);
  const isListShown = isOpen && text.trim() !== '' && options.length > 0;
  const choose = (choice: Choice) => {
    setText('');
    setActive(-1);
    setIsOpen(false);
    onChange(choice);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && text.trim() !== '') {
      event.preventDefault();
      const choice = options[active] ?? options[0];
      if (choice) choose(choice);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options.length > 0) {
      event.preventDefault();
      setIsOpen(true);
      setActive(nextOption(active, event.key === 'ArrowDown' ? 1 : -1, options.length));
    } else if (event.key === 'Escape' && isListShown) {
      event.preventDefault();
      event.stopPropagation();
      setIsOpen(false);
    }
  };
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      {chosen ? (
        <div className="pick-chosen">
          <span>
            <Name longest={60}>{chosen.name}</Name>
          </span>
          <button
            id={id}
            type="button"
            className="icon-button"
            aria-label={t('record.form.takeOut', { name: chosen.name.slice(0, 80) })}
            onClick={() => onChange(null)}
          >
            <IconX size={16} aria-hidden="true" />
          </button>
        </div>
      ) : (
        <div className="pick-field">
          <input
            ref={field}
            id={id}
            type="text"
            role="combobox"
            dir="auto"
            autoComplete="off"
            required={isRequired}
            aria-expanded={isListShown}
            aria-controls={`${id}-options`}
            aria-autocomplete="list"
            aria-activedescendant={isListShown && active >= 0 ? `${id}-option-${active}` : undefined}
            placeholder={t('record.form.typeName')}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value.slice(0, longestText));
              setActive(-1);
              setIsOpen(true);
            }}
            onBlur={() => setIsOpen(false)}
            onKeyDown={onKeyDown}
          />
          <div
            id={`${id}-options`}
            role="listbox"
            aria-label={t('search.suggestions')}
            className="suggestions words-options"
            hidden={!isListShown}
          >
            {options.map((option, position) => (
              <button
                key={option.id}
                id={`${id}-option-${position}`}
                type="button"
                role="option"
                tabIndex={-1}
                aria-selected={position === active}
                className="suggestion"
                onMouseDown={(event) => {
                  event.preventDefault();
                  choose(option);
                }}
              >
                <span className="pick-option">
                  <Name longest={60}>{option.name}</Name>
                  {option.place && (
                    <span className="faint">
                      <Name longest={60}>{option.place}</Name>
                    </span>
                  )}
                </span>
              </button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
