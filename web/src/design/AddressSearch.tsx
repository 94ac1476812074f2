import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { searchFieldAttribute } from '../app/useShortcuts.js';
import { useMessages } from '../i18n/i18n.js';
import './address-search.css';

const typingPauseMs = 250;

/**
 * A search field whose text stands in the address: what is typed goes there when the typing pauses, and an address that
 * changes by itself (back, forward, something saved) comes into the field. `className` frames it.
 */
export function AddressSearch({
  text,
  onText,
  longestText,
  label,
  placeholder,
  className,
  iconSize,
}: {
  text: string;
  onText: (text: string) => void;
  longestText: number;
  label: string;
  placeholder: string;
  className: string;
  iconSize: number;
}) {
  const { t } = useMessages();
  const [typed, setTyped] = useState(text);
  const told = useRef(text);
  useEffect(() => {
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
    <search className={className}>
      <IconSearch size={iconSize} aria-hidden="true" />
      <input
        type="text"
        {...{ [searchFieldAttribute]: '' }}
        aria-label={label}
        placeholder={placeholder}
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
          <IconX size={iconSize - 1} aria-hidden="true" />
        </button>
      )}
    </search>
  );
}
