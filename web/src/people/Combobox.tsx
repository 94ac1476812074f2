import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react';
import { nextOption } from '../find/suggestions.js';
import { useMessages } from '../i18n/i18n.js';
import './form.css';

/** Text to type with suggestions below it: arrows move through them, Escape closes them, the focus stays in the field. */
export function Combobox<Option>({
  id,
  text,
  onText,
  options,
  keyOf,
  render,
  onChoose,
  onEnter,
  onDelete,
  onBlur,
  field,
  placeholder,
  describedBy,
  isRequired = false,
}: {
  id: string;
  text: string;
  onText: (text: string) => void;
  options: readonly Option[];
  keyOf: (option: Option) => string;
  render: (option: Option) => ReactNode;
  onChoose: (option: Option) => void;
  /** Enter, which submits no form here, and the suggestion the arrows stand on, if they do. */
  onEnter: (active: Option | undefined) => void;
  /** Backspace where nothing is typed. */
  onDelete?: () => void;
  onBlur?: () => void;
  field?: Ref<HTMLInputElement>;
  placeholder?: string;
  describedBy?: string;
  isRequired?: boolean;
}) {
  const { t } = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const isListShown = isOpen && text.trim() !== '' && options.length > 0;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      setActive(-1);
      onEnter(isListShown ? options[active] : undefined);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options.length > 0) {
      event.preventDefault();
      setIsOpen(true);
      setActive(nextOption(active, event.key === 'ArrowDown' ? 1 : -1, options.length));
    } else if (event.key === 'Escape' && isListShown) {
      event.preventDefault();
      event.stopPropagation();
      setIsOpen(false);
    } else if (event.key === 'Backspace' && text === '') {
      onDelete?.();
    }
  };
  return (
    <>
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
        aria-describedby={describedBy}
        aria-activedescendant={isListShown && active >= 0 ? `${id}-option-${active}` : undefined}
        placeholder={placeholder}
        value={text}
        onChange={(event) => {
          setActive(-1);
          setIsOpen(true);
          onText(event.currentTarget.value);
        }}
        onBlur={() => {
          setIsOpen(false);
          onBlur?.();
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
            key={keyOf(option)}
            id={`${id}-option-${position}`}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={position === active}
            className="suggestion"
            // Before the field loses the focus and takes what was typed so far.
            onMouseDown={(event) => {
              event.preventDefault();
              setActive(-1);
              onChoose(option);
            }}
          >
            {render(option)}
          </button>
        ))}
      </div>
    </>
  );
}
