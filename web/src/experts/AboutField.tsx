import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { searchFieldAttribute } from '../app/useShortcuts.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import { longestAbout } from './address.js';

const typingPauseMs = 300;

/** The field that asks what somebody is to know about; answers come as one types. */
export function AboutField({ about, onAbout }: { about: string; onAbout: (about: string) => void }) {
  const { t } = useMessages();
  const [typed, setTyped] = useState(about);
  const told = useRef(about);
  useEffect(() => {
    // The address changed by itself: back, forward, a skill that was chosen.
    if (about === told.current) return;
    told.current = about;
    setTyped(about);
  }, [about]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === told.current) return;
    const timer = setTimeout(() => {
      told.current = wanted;
      onAbout(wanted);
    }, typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed, onAbout]);
  return (
    <search className="about-field">
      <IconSearch size={20} aria-hidden="true" />
      <input
        type="text"
        {...{ [searchFieldAttribute]: '' }}
        aria-label={t('experts.label')}
        placeholder={t('experts.placeholder')}
        value={typed}
        // Whatever is pasted, no more than this is looked for.
        onChange={(event) => setTyped(event.currentTarget.value.slice(0, longestAbout))}
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
          <IconX size={18} aria-hidden="true" />
        </button>
      )}
    </search>
  );
}
