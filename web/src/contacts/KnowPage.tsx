import { IconArrowBackUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type MouseEvent, useEffect, useEffectEvent, useState } from 'react';
import { PageHead } from '../design/PageHead.js';
import { HangingString, Pearl } from '../design/Pearls.js';
import { Problem, ProblemLine } from '../design/Problem.js';
import { useMessages } from '../i18n/i18n.js';
import { answerOfKey, cardsADay, onTable } from './deck.js';
import { KnowCard } from './KnowCard.js';
import { type DeckState, useDeck } from './useDeck.js';
import './messages.js';
import './know.css';

/** Five people at a time: how well do you know them? One key or one tap a person. */
export function KnowPage() {
  const { t } = useMessages();
  const state = useDeck();
  const [isGoingOn, setIsGoingOn] = useState(false);
  const { deck, isOver, isLoading, error, answerError } = state;
  useKeys(state);
  const table = onTable(deck);
  const isDayDone = deck.answers.size >= cardsADay && !isGoingOn && deck.current >= cardsADay;
  const isDone = (isOver && deck.answers.size === deck.cards.length) || isDayDone;
  const canUndo = deck.history.length > 0;
  return (
    <div className="know">
      <PageHead
        title={t('nav.know')}
        lead={t('know.lead')}
        actions={
          canUndo && (
            <button type="button" className="button" onClick={state.undo}>
              <IconArrowBackUp size={16} aria-hidden="true" />
              {t('undo')}
              <kbd className="know-keys">{t('know.undoKey')}</kbd>
            </button>
          )
        }
      />
      {deck.cards.length > 0 && <Progress state={state} />}
      {answerError !== undefined && <ProblemLine error={answerError} />}
      {error !== undefined && !isLoading ? (
        <Problem isPart error={error} onRetry={state.deal} />
      ) : isDone ? (
        <TheEnd state={state} isMore={isDayDone && !isOver} onGoOn={() => setIsGoingOn(true)} />
      ) : table.length === 0 ? (
        <KnowSkeleton />
      ) : (
        <>
          <ol className="know-table" aria-label={t('know.table')} onClickCapture={dropSecondClick}>
            {table.map((card) => {
              const place = deck.cards.indexOf(card);
              return (
                <KnowCard
                  key={card.person.id}
                  card={card}
                  answer={deck.answers.get(card.person.id) ?? null}
                  isCurrent={place === deck.current}
                  onTurn={() => state.turnTo(place)}
                  onAnswer={(answer) => state.answer(card.person.id, answer)}
                />
              );
            })}
          </ol>
          <p className="faint know-help">{t('know.keys')}</p>
          <p className="faint know-help">{t('know.privacy')}</p>
        </>
      )}
    </div>
  );
}

/** The second click of a double one was meant for the card that is answered, not for what has come in its place. */
function dropSecondClick(event: MouseEvent): void {
  if (event.detail < 2) return;
  event.preventDefault();
  event.stopPropagation();
}

/** Keys speak for the card in front, unless somebody is typing. */
function useKeys({ deck, answer, undo, turnTo }: DeckState): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event;
    if (document.querySelector('dialog[open]') || isTyping(target)) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      return undo();
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      return turnTo(deck.current + (event.key === 'ArrowDown' ? 1 : -1));
    }
    // The space bar presses a button that has the focus.
    if (event.key === ' ' && target instanceof HTMLElement && target.closest('button, a, summary')) return;
    const said = answerOfKey(event.key);
    const card = deck.cards[deck.current];
    if (said === undefined || card === undefined) return;
    event.preventDefault();
    answer(card.person.id, said);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

/** One pearl for each card of the day; those answered are strung. */
function Progress({ state: { deck, facts } }: { state: DeckState }) {
  const { t } = useMessages();
  const done = deck.answers.size;
  const open = (facts?.openCount ?? 0) + (facts?.answeredCount ?? 0);
  const total = Math.max(done, Math.min(cardsADay, Math.max(deck.cards.length, open)));
  return (
    <div className="know-progress">
      <div
        className="know-string"
        role="progressbar"
        aria-label={t('know.progress')}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={Math.min(done, total)}
      >
        {deck.cards.slice(0, cardsADay).map(({ person }, place) => (
          <span
            key={person.id}
            className="know-bead"
            data-done={deck.answers.has(person.id) || undefined}
            data-current={place === deck.current || undefined}
          >
            <Pearl name={person.name} size={14} tone={deck.answers.has(person.id) ? 'target' : 'connector'} />
          </span>
        ))}
      </div>
      <p className="faint" role="status">
        {t('know.done', { done: Math.min(done, total), total })}
      </p>
    </div>
  );
}

function TheEnd({ state, isMore, onGoOn }: { state: DeckState; isMore: boolean; onGoOn: () => void }) {
  const { t } = useMessages();
  const { deck, facts } = state;
  const said = [...deck.answers.values()].filter((answer) => answer !== 'SKIP').length;
  const skipped = facts?.skippedCount ?? 0;
  const isEmpty = deck.cards.length === 0;
  return (
    <div className="empty">
      <HangingString isOpen={isEmpty} />
      <h2>{isEmpty ? t('know.empty.title') : t('know.end.title')}</h2>
      <p>{isEmpty ? t('know.empty.body') : t('know.end.body', { count: said })}</p>
      <div className="know-end-actions">
        {isMore && (
          <button type="button" className="button button-primary" onClick={onGoOn}>
            {t('know.goOn')}
          </button>
        )}
        <Link to="/contacts/import" className={isMore ? 'button' : 'button button-primary'}>
          {t('know.import')}
        </Link>
        <Link to="/contacts" className="button">
          {t('nav.contacts')}
        </Link>
        {skipped > 0 && (
          <button
            type="button"
            className="button button-quiet"
            onClick={() => void state.askAgainAboutSkipped().catch(() => undefined)}
          >
            {t('know.again', { count: skipped })}
          </button>
        )}
      </div>
    </div>
  );
}

function KnowSkeleton() {
  const { t } = useMessages();
  return (
    <div className="know-table" role="status" aria-label={t('know.loading')}>
      {['a', 'b', 'c', 'd', 'e'].map((key, place) => (
        <div key={key} className="card know-card" aria-hidden="true">
          <span className="skeleton know-skeleton-pearl" />
          <span className="know-card-text">
            <span className="skeleton" style={{ height: 16, width: `${44 - place * 4}%` }} />
            <span className="skeleton" style={{ height: 12, width: `${62 - place * 5}%` }} />
          </span>
        </div>
      ))}
    </div>
  );
}
