import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ProblemLine } from '../design/Problem.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import type { Match } from './ListUpload.js';
import { DoubtfulLine, ExactLine, QuietLine, UnknownLine } from './PreviewLine.js';
import { chosenIds, firstChoices, groupsOf, openLines, type PreviewGroup } from './preview.js';
import './messages.js';

/** What each line names: found, to be confirmed, unknown, and those that need nothing. Nothing is written before "take". */
export function ListPreview({
  matches,
  waitingCount,
  isBusy,
  error,
  onTake,
  onBack,
}: {
  matches: readonly Match[];
  waitingCount: number;
  isBusy: boolean;
  error: unknown;
  onTake: (ids: readonly string[], open: readonly string[]) => void;
  onBack: () => void;
}) {
  const { t } = useMessages();
  const [choices, setChoices] = useState(() => firstChoices(matches));
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.focus({ preventScroll: true });
    // It takes the place of a long text, of whose end the button was.
    scrollTo({ top: 0 });
  }, []);
  const groups = groupsOf(matches);
  const ids = chosenIds(choices);
  const open = openLines(matches, choices);
  const choose = (place: number, id: string | null) => setChoices((before) => new Map(before).set(place, id));
  return (
    <form
      ref={form}
      tabIndex={-1}
      aria-label={t('list.previewLead')}
      className="list-preview"
      onSubmit={(event) => {
        event.preventDefault();
        onTake(ids, open);
      }}
    >
      <Group name="exact" places={groups.exact}>
        {groups.exact.map((place) => (
          <ExactLine
            key={place}
            match={matches[place]}
            chosen={choices.get(place) ?? null}
            onChoose={(id) => choose(place, id)}
          />
        ))}
      </Group>
      <Group name="doubtful" places={groups.doubtful}>
        {groups.doubtful.map((place) => (
          <DoubtfulLine
            key={place}
            match={matches[place]}
            chosen={choices.get(place) ?? null}
            onChoose={(id) => choose(place, id)}
          />
        ))}
      </Group>
      <Group name="unknown" places={groups.unknown}>
        {groups.unknown.map((place) => (
          <UnknownLine key={place} match={matches[place]} onCreated={(id) => choose(place, id)} />
        ))}
      </Group>
      <Group name="quiet" places={groups.quiet} isFolded>
        {groups.quiet.map((place) => (
          <QuietLine
            key={place}
            match={matches[place]}
            earlier={matches[matches[place]?.duplicateOf ?? -1]}
          />
        ))}
      </Group>
      {error !== null && <ProblemLine error={error} />}
      <div className="list-foot">
        <p className="faint" role="status">
          {open.length + waitingCount > 0
            ? t('list.stays', { count: open.length + waitingCount })
            : t('list.allTaken')}
        </p>
        <button type="button" className="button" onClick={onBack}>
          {t('list.toText')}
        </button>
        <button type="submit" className="button button-primary" disabled={isBusy || ids.length === 0}>
          {t('list.take', { count: ids.length })}
        </button>
      </div>
    </form>
  );
}

function Group({
  name,
  places,
  isFolded = false,
  children,
}: {
  name: PreviewGroup;
  places: readonly number[];
  isFolded?: boolean;
  children: ReactNode;
}) {
  const { t } = useMessages();
  if (places.length === 0) return null;
  const heading = t(headings[name], { count: places.length });
  if (isFolded) {
    return (
      <details className="card list-group">
        <summary>{heading}</summary>
        <ul>{children}</ul>
      </details>
    );
  }
  return (
    <section className="list-section" aria-label={heading}>
      <h2 className="eyebrow">{heading}</h2>
      <ul className="card list-group">{children}</ul>
    </section>
  );
}

const headings = {
  exact: 'list.group.exact',
  doubtful: 'list.group.doubtful',
  unknown: 'list.group.unknown',
  quiet: 'list.group.quiet',
} as const satisfies Record<PreviewGroup, MessageKey>;
