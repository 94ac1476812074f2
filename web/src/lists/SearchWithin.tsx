import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { searchFieldAttribute } from '../app/useShortcuts.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import { longestText } from './address.js';

const typingPauseMs = 250;

/** The field that searches within a list. What is typed goes to the address when the typing pauses. */
export function SearchWithin({ text, onText }: { text: string; onText: (text: string) => void }) {
  const { t } = useMessages();
  const [typed, setTyped] = useState(text);
  const told = useRef(text);
  useEffect(() => {
    // The address changed by itself: back, forward, a saved filter.
    if (text === told.current) return;
    told.current = text;
    setTyped(text);
  }, [text]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === told.current) return;
    const timer = setTimeout(() => {
      told.current = wanted;
      onText(wanted);
    }, typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed, onText]);
  return (
    <search className="search-within">
      <IconSearch size={16} aria-hidden="true" />
      <input
        type="text"
        {...{ [searchFieldAttribute]: '' }}
        aria-label={t('lists.searchWithin')}
        placeholder={t('lists.searchWithin')}
        value={typed}
        // Whatever is pasted, no more than this is looked for.
        onChange={(event) => setTyped(event.currentTarget.value.slice(0, longestText))}
        autoComplete="off"
        spellCheck={false}
      />
      {typed !== '' && (
        <button
          type="button"
          className="icon-button"
          aria-label={t('search.clear')}
          onClick={() => setTyped('')}
        >
          <IconX size={15} aria-hidden="true" />
        </button>
      )}
    </search>
  );
}
