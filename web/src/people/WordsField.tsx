import { useDebouncedValue } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { shortened } from '../design/Name.js';
import { nextOption } from '../find/suggestions.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import './form.css';

const settleMs = 120;

/**
 * A list of words, each a chip that can be taken out. Enter or a comma takes what was typed, arrows move through the
 * suggestions, Backspace in the empty field takes the last word out. Several words pasted with commas are taken at once.
 */
export function WordsField({
  label,
  help,
  words,
  most,
  longest,
  onChange,
  useSuggestions,
  shownAs = (word) => word,
}: {
  label: string;
  help: string;
  words: readonly string[];
  most: number;
  longest: number;
  onChange: (words: string[]) => void;
  /** Suggests words for what is typed so far; a hook. */
  useSuggestions: (text: string) => readonly string[];
  /** How a word is shown where it is a code. */
  shownAs?: (word: string) => string;
}) {
  const { t } = useMessages();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [settled] = useDebouncedValue(text.trim(), settleMs);
  const known = new Set(words.map((word) => word.toLocaleLowerCase()));
  const options = useSuggestions(settled).filter((word) => !known.has(word.toLocaleLowerCase()));
  const isListShown = isOpen && text.trim() !== '' && options.length > 0;

  const add = (added: readonly string[]) => {
    const fresh = added
      .map((word) => word.replace(/\s+/gu, ' ').trim().slice(0, longest))
      .filter((word) => word !== '');
    const next = [...words];
    for (const word of fresh) {
      if (!next.some((one) => one.toLocaleLowerCase() === word.toLocaleLowerCase())) next.push(word);
    }
    onChange(next.slice(0, most));
    setText('');
    setActive(-1);
  };
  const type = (value: string) => {
    setIsOpen(true);
    setActive(-1);
    if (!/[,;\n]/u.test(value)) return setText(value.slice(0, longest));
    const parts = value.slice(0, 5000).split(/[,;\n]/u);
    const rest = parts.pop() ?? '';
    add(parts);
    setText(rest.slice(0, longest));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      const chosen = isListShown ? options[active] : undefined;
      if (chosen || text.trim() !== '') add([chosen ?? text]);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options.length > 0) {
      event.preventDefault();
      setIsOpen(true);
      setActive(nextOption(active, event.key === 'ArrowDown' ? 1 : -1, options.length));
    } else if (event.key === 'Escape' && isListShown) {
      event.preventDefault();
      event.stopPropagation();
      setIsOpen(false);
    } else if (event.key === 'Backspace' && text === '' && words.length > 0) {
      onChange(words.slice(0, -1));
    }
  };

  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      <div className="words-field" data-empty={words.length === 0 || undefined}>
        {words.length > 0 && (
          <ul aria-label={label}>
            {words.map((word) => (
              <li key={word} className="chip word-chip">
                <bdi title={shownAs(word)}>{shortened(shownAs(word), 40)}</bdi>
                <button
                  type="button"
                  aria-label={t('record.form.removeWord', { word: shortened(shownAs(word), 60) })}
                  onClick={() => {
                    onChange(words.filter((one) => one !== word));
                    field.current?.focus();
                  }}
                >
                  <IconX size={13} aria-hidden="true" />
                </button>
              </li>
            ))}
          </ul>
        )}
        <input
          ref={field}
          id={id}
          type="text"
          role="combobox"
          dir="auto"
          autoComplete="off"
          aria-expanded={isListShown}
          aria-controls={`${id}-options`}
          aria-autocomplete="list"
          aria-describedby={`${id}-help`}
          aria-activedescendant={isListShown && active >= 0 ? `${id}-option-${active}` : undefined}
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={() => {
            setIsOpen(false);
            if (text.trim() !== '') add([text]);
          }}
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
              key={option}
              id={`${id}-option-${position}`}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={position === active}
              className="suggestion"
              // Before the field loses the focus and takes what was typed so far.
              onMouseDown={(event) => {
                event.preventDefault();
                add([option]);
              }}
            >
              <bdi>{shortened(option, 60)}</bdi>
            </button>
          ))}
        </div>
      </div>
      <p id={`${id}-help`} className="faint">
        {help}
      </p>
    </div>
  );
}
