import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useState } from 'react';
import { type Entered, longestPaletteText } from '../app/PaletteWindow.js';
import { PaletteHitsDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { PaletteList } from './PaletteList.js';
import { holds, type PaletteEntry, type Subject, usePaletteEntries } from './palette-entries.js';
import './help.css';
import './messages.js';

const settleMs = 120;

/** Search everything, go anywhere, do anything, by a few letters. Ctrl+Enter on somebody shows the way to them. */
export function Palette({
  initialText,
  entered = null,
  onClose,
  onHelp,
}: {
  initialText: string;
  /** The Enter that was pressed before the palette was there. */
  entered?: Entered | null;
  onClose: () => void;
  onHelp: () => void;
}) {
  const { t } = useMessages();
  const listId = useId();
  const [text, setText] = useState(initialText);
  const [moved, setMoved] = useState<{ key: string; text: string } | null>(null);
  const [waiting, setWaiting] = useState<(Entered & { text: string }) | null>(
    entered && { ...entered, text: initialText },
  );
  const { subjects, state } = useHits(text);
  const { entries, isFirstCertain } = usePaletteEntries({ subjects, text, onHelp });
  // What was chosen with the arrows stays chosen while more arrives; other letters begin anew at the top.
  const found = moved?.text === text ? entries.findIndex(({ key }) => key === moved.key) : -1;
  const active = Math.max(0, found);
  const take = (run: PaletteEntry['open'] | undefined) => {
    if (!run) return;
    onClose();
    run();
  };
  const enter = (isForTheWay: boolean) => {
    const entry = entries[active];
    take(isForTheWay ? (entry?.findWay ?? entry?.open) : entry?.open);
  };
  // The same keys lead to the same place, however slow the answer is.
  const isSettled = state !== 'searching' || isFirstCertain;
  const enterAtLast = useEffectEvent(enter);
  useEffect(() => {
    if (waiting?.text !== text || !isSettled) return;
    setWaiting(null);
    enterAtLast(waiting.isForTheWay);
  }, [waiting, text, isSettled]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      const next = entries[(active + step + entries.length) % entries.length];
      if (next) setMoved({ key: next.key, text });
      setWaiting(null);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      const isForTheWay = event.ctrlKey || event.metaKey;
      if (isSettled || found >= 0) enter(isForTheWay);
      else setWaiting({ text, isForTheWay });
    }
  };
  return (
    <>
      <input
        className="palette-field"
        // Its window is open already, and what was typed so far stands in it.
        // biome-ignore lint/a11y/noAutofocus: see above
        autoFocus
        dir="auto"
        role="combobox"
        aria-expanded={entries.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={entries.length > 0 ? `${listId}-${active}` : undefined}
        aria-label={t('shell.palette')}
        placeholder={t('shell.palettePlaceholder')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value.slice(0, longestPaletteText))}
        onKeyDown={onKeyDown}
      />
      <PaletteList id={listId} entries={entries} active={active} onTake={(entry) => take(entry.open)} />
      <div role="status" className="palette-state">
        {waiting?.text === text && t('palette.searching')}
        {waiting?.text !== text &&
          entries.length === 0 &&
          t(state === 'searching' ? 'palette.searching' : 'palette.none')}
        {state === 'failed' && t('palette.failed')}
      </div>
      <p className="palette-hint">{t('palette.hint')}</p>
    </>
  );
}

/** What was found. Until the answer is there, of what was found for the letters before only what fits these as well. */
function useHits(text: string): { subjects: readonly Subject[]; state: 'searching' | 'settled' | 'failed' } {
  const trimmed = text.trim();
  const [settled] = useDebouncedValue(trimmed, settleMs);
  const { data, previousData, loading, error } = useQuery(PaletteHitsDocument, {
    variables: { text: settled },
    skip: settled === '',
    fetchPolicy: 'cache-and-network',
  });
  const isOfTheseLetters = settled === trimmed && data !== undefined;
  const hits = settled === '' || trimmed === '' ? [] : ((data ?? previousData)?.search ?? []);
  const subjects = hits.map(({ subject }) => subject);
  const isSearching = trimmed !== '' && (settled !== trimmed || (loading && !isOfTheseLetters));
  return {
    subjects: isOfTheseLetters ? subjects : subjects.filter(({ name }) => holds(name, trimmed)),
    state: isSearching ? 'searching' : error ? 'failed' : 'settled',
  };
}
