import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Name } from '../design/Name.js';
import { nextOption } from '../find/suggestions.js';
import { ExploreSearchDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import type { Thing } from './board/board.js';
import { thingOf } from './explore-data.js';
import { ThingMark } from './ThingMark.js';
import { lineOf } from './words.js';
import './messages.js';

/** Longer text than any name is cut; a pasted document must not become a question. */
const longestText = 200;
const settleMs = 120;
const mostOnCanvas = 5;

/** Finds what stands on the canvas, and what could be added: first the one, then the other. */
export function FindField({
  placed,
  onFound,
  onAdd,
  isLarge = false,
}: {
  placed: readonly Thing[];
  onFound: (id: string) => void;
  onAdd: (id: string) => void;
  isLarge?: boolean;
}) {
  const { t } = useMessages();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const { here, elsewhere, isSettled, hasFailed } = useHits(text, isOpen, placed);
  const options = [...here, ...elsewhere];
  const isListShown = isOpen && text.trim() !== '';
  const choose = (position: number) => {
    const thing = options[position];
    if (!thing) return;
    setText('');
    setIsOpen(false);
    setActive(-1);
    if (position < here.length) onFound(thing.id);
    else onAdd(thing.id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape' && isListShown) {
      event.preventDefault();
      event.stopPropagation();
      setIsOpen(false);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setIsOpen(true);
      setActive(nextOption(active, event.key === 'ArrowDown' ? 1 : -1, options.length));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      if (active >= 0 || isSettled) choose(Math.max(0, active));
    }
  };
  const group = (things: readonly Thing[], heading: string, from: number) =>
    things.length > 0 && (
      // A listbox groups its options by role alone; a fieldset would be a form.
      // biome-ignore lint/a11y/useSemanticElements: see above
      <div role="group" aria-label={heading}>
        <div className="explore-find-heading" aria-hidden="true">
          {heading}
        </div>
        {things.map((thing, position) => (
          // The focus stays in the field; keys are handled there.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          <div
            key={thing.id}
            id={`${listId}-${from + position}`}
            role="option"
            aria-selected={from + position === active}
            className="explore-find-option"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(from + position)}
          >
            <ThingMark thing={thing} size={26} />
            <span>
              <Name>{thing.name}</Name>
              <span className="faint">
                <Name>{lineOf(t, thing)}</Name>
              </span>
            </span>
          </div>
        ))}
      </div>
    );
  return (
    <search className="explore-find" data-large={isLarge || undefined}>
      <IconSearch size={isLarge ? 22 : 16} stroke={1.75} aria-hidden="true" />
      <input
        ref={field}
        type="text"
        role="combobox"
        dir="auto"
        aria-label={t('explore.find.label')}
        aria-expanded={isListShown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isListShown && options[active] ? `${listId}-${active}` : undefined}
        placeholder={t(placed.length > 0 ? 'explore.find.placeholder' : 'explore.find.start')}
        autoComplete="off"
        spellCheck={false}
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
        id={listId}
        role="listbox"
        aria-label={t('explore.find.hits')}
        className="explore-find-hits"
        hidden={!isListShown || options.length === 0}
      >
        {group(here, t('explore.find.here'), 0)}
        {group(elsewhere, t('explore.find.add'), here.length)}
      </div>
      {isListShown && options.length === 0 && (isSettled || hasFailed) && (
        <div className="explore-find-hits explore-find-none">
          {hasFailed ? t('search.failed') : t('search.none', { text: text.trim().slice(0, 60) })}
        </div>
      )}
      <span className="visually-hidden" role="status">
        {isListShown && isSettled ? t('search.count', { count: options.length }) : ''}
      </span>
    </search>
  );
}

function useHits(text: string, isOpen: boolean, placed: readonly Thing[]) {
  const trimmed = text.trim();
  const [settledText] = useDebouncedValue(trimmed, settleMs);
  const isAsked = isOpen && settledText !== '';
  const { data, previousData, loading, error } = useQuery(ExploreSearchDocument, {
    variables: { text: settledText },
    skip: !isAsked,
    fetchPolicy: 'no-cache',
  });
  const folded = foldText(trimmed);
  const here =
    trimmed === '' ? [] : placed.filter(({ name }) => foldText(name).includes(folded)).slice(0, mostOnCanvas);
  const known = new Set(placed.map(({ id }) => id));
  const elsewhere = ((data ?? previousData)?.search ?? []).flatMap(({ subject }) =>
    subject.__typename === 'Skill' || known.has(subject.id) ? [] : [thingOf(subject)],
  );
  const isSettled = isAsked && settledText === trimmed && !loading && data !== undefined;
  return { here, elsewhere, isSettled, hasFailed: error !== undefined };
}

/** Without accents and capitals, so that Müller is found by muller. */
function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
