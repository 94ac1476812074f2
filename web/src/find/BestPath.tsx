import { useState } from 'react';
import { NamedPearls } from '../design/Pearls.js';
import type { PathFragment } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { AlreadyAsked } from '../introductions/AlreadyAsked.js';
import { reasonPhrase } from '../ties/reasons.js';
import { WordChip } from '../ties/WordChip.js';
import { AlsoThrough } from './AlsoThrough.js';
import { askedPerson, decisiveTie } from './answer.js';
import type { PathActions } from './PathAnswer.js';
import { PathSentence } from './PathSentence.js';
import type { Target } from './target.js';
import { useFind } from './useFind.js';
import { WhySteps } from './WhySteps.js';

/** The answer itself: one sentence, its reason, one button. */
export function BestPath({
  path,
  viewerId,
  target,
  actions,
}: {
  path: PathFragment;
  viewerId: string | null;
  target: Target;
  actions: PathActions;
}) {
  const { t, language } = useMessages();
  const [isWhyOpen, setIsWhyOpen] = useState(false);
  const reasons = decisiveTie(path, viewerId)?.reasons ?? [];
  const reason = reasonPhrase(t, language, reasons);
  const asked = askedPerson(path, viewerId);
  const isOrganization = target.__typename === 'Organization';
  return (
    // Pointing at the card only lights up its string; nothing depends on it.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <section
      className="card best"
      data-active={actions.activePathId === path.id || undefined}
      onMouseEnter={() => actions.setActivePathId(path.id)}
      onMouseLeave={() => actions.setActivePathId(null)}
      onFocus={() => actions.setActivePathId(path.id)}
    >
      <p className="best-eyebrow">
        <span className="eyebrow">{t('answer.best')}</span>
        <WordChip word={path.word} />
        {path.isIntroducerKnownToViewer && asked && (
          <span className="chip">{t('answer.knownChip', { name: asked.name.slice(0, 30) })}</span>
        )}
      </p>
      <h1 className="best-sentence">
        <PathSentence path={path} viewerId={viewerId} />
      </h1>
      {reason !== '' && <p className="best-reason">{reason}.</p>}
      {isOrganization && path.people.at(-1)?.person.title && (
        <p className="faint best-contact">
          {t('answer.contactTitle', {
            name: path.people.at(-1)?.person.name.slice(0, 80) ?? '',
            title: path.people.at(-1)?.person.title?.slice(0, 120) ?? '',
          })}
        </p>
      )}
      <NamedPearls path={path} viewerId={viewerId} youLabel={t('viewer.you')} onPerson={actions.openPerson} />
      <div className="best-actions">
        <AskButton path={path} viewerId={viewerId} actions={actions} isPrimary />
        <button
          type="button"
          className="button button-quiet button-large"
          aria-expanded={isWhyOpen}
          onClick={() => setIsWhyOpen(!isWhyOpen)}
        >
          {t(isWhyOpen ? 'why.close' : 'why.open')}
        </button>
      </div>
      {isWhyOpen && <WhySteps path={path} viewerId={viewerId} openPerson={actions.openPerson} />}
      {asked && <AlsoThrough introducer={path.introducer} target={target} />}
    </section>
  );
}

/**
 * Asks for an introduction along a path. Where the viewer knows the target there is nobody to ask: the own tie opens.
 * Where the path begins at the viewer as one of all colleagues, the way from the viewer is the question to ask.
 */
export function AskButton({
  path,
  viewerId,
  actions,
  isPrimary = false,
}: {
  path: PathFragment;
  viewerId: string | null;
  actions: PathActions;
  isPrimary?: boolean;
}) {
  const { t } = useMessages();
  const { change } = useFind();
  const look = isPrimary ? 'button button-primary button-large' : 'button';
  const asked = askedPerson(path, viewerId);
  const end = path.people.at(-1)?.person;
  if (!asked && end) {
    return path.people[0]?.person.id === viewerId ? (
      <button type="button" className={look} onClick={() => actions.openPerson(end.id)}>
        {t('ask.ownTie')}
      </button>
    ) : null;
  }
  if (!asked || !end) return null;
  if (path.introducer.id === viewerId) {
    return (
      <button type="button" className={look} onClick={() => change({ from: 'VIEWER', of: undefined })}>
        {t('ask.fromMe')}
      </button>
    );
  }
  if (actions.isAlreadyAsked(asked.id, end.id)) return <AlreadyAsked isLarge={isPrimary} />;
  return (
    <button
      type="button"
      className={look}
      aria-label={t('ask.button.of', { name: asked.name.slice(0, 80) })}
      onClick={() => actions.onAsk({ kind: 'path', pathId: path.id, introducer: asked, target: end })}
    >
      {t('ask.button')}
    </button>
  );
}
