import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { searchFieldAttribute } from '../app/useShortcuts.js';
import { SuggestionsDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { SuggestionList } from './SuggestionList.js';
import { nextOption, type SuggestionGroup, suggestionGroups } from './suggestions.js';

/** Longer text than any name is cut; a pasted document must not become a question. */
const longestText = 200;
const settleMs = 120;

/**
 * The search field: a combobox whose list opens as one types. Arrows move, Enter takes, Escape closes. Enter without
 * a choice takes the first hit; without any hit the text itself becomes the question.
 */
export function SearchField({
  onChoose,
  isLarge = false,
  initialText = '',
}: {
  onChoose: (reference: string) => void;
  isLarge?: boolean;
  initialText?: string;
}) {
  const { t } = useMessages();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(initialText);
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const { groups, isSettled, error } = useSuggestions(text, isOpen);
  const options = groups.flatMap((group) => group.options);
  const isListShown = isOpen && text.trim() !== '';

  const choose = (reference: string) => {
    setIsOpen(false);
    setActive(-1);
    field.current?.blur();
    onChoose(reference);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape' && isListShown) {
      event.preventDefault();
      setIsOpen(false);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setIsOpen(true);
      setActive(nextOption(active, event.key === 'ArrowDown' ? 1 : -1, options.length));
    } else if (event.key === 'Enter' && text.trim() !== '' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose((options[active] ?? (isSettled ? options[0] : undefined))?.id ?? text.trim());
    }
  };

  return (
    <search className="search-field" data-large={isLarge || undefined}>
      <IconSearch className="search-field-icon" size={isLarge ? 24 : 18} stroke={1.75} aria-hidden="true" />
      <input
        ref={field}
        {...{ [searchFieldAttribute]: '' }}
        type="text"
        role="combobox"
        dir="auto"
        aria-label={t('search.label')}
        aria-expanded={isListShown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isListShown && options[active] ? `${listId}-${active}` : undefined}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        // The page is this field: whoever opens it came to type.
        // biome-ignore lint/a11y/noAutofocus: see above
        autoFocus={isLarge && !matchMedia('(pointer: coarse)').matches}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value.slice(0, longestText));
          setActive(-1);
          setIsOpen(true);
        }}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => setIsOpen(false)}
        onKeyDown={onKeyDown}
      />
      {text !== '' && (
        <button
          type="button"
          className="icon-button search-field-clear"
          aria-label={t('search.clear')}
          onClick={() => {
            setText('');
            field.current?.focus();
          }}
        >
          <IconX size={16} />
        </button>
      )}
      <SuggestionList
        id={listId}
        isShown={isListShown}
        groups={groups}
        active={active}
        state={error ? 'failed' : isSettled ? 'settled' : 'searching'}
        text={text.trim()}
        onChoose={choose}
      />
    </search>
  );
}

function useSuggestions(
  text: string,
  isOpen: boolean,
): { groups: SuggestionGroup[]; isSettled: boolean; error: unknown } {
  const trimmed = text.trim();
  const [settledText] = useDebouncedValue(trimmed, settleMs);
  const isAsked = isOpen && settledText !== '';
  const { data, previousData, loading, error } = useQuery(SuggestionsDocument, {
    variables: { text: settledText },
    skip: !isAsked,
    fetchPolicy: 'cache-and-network',
  });
  const isSettled = isAsked && settledText === trimmed && !loading && data !== undefined;
  return { groups: suggestionGroups((data ?? previousData)?.search ?? []), isSettled, error };
}
