import { useState } from 'react';
import { PearlString } from '../design/Pearls.js';
import type { PathFragment } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { reasonPhrase } from '../ties/reasons.js';
import { WordChip } from '../ties/WordChip.js';
import { decisiveTie } from './answer.js';
import { AskButton } from './BestPath.js';
import type { PathActions } from './PathAnswer.js';
import { PathSentence } from './PathSentence.js';
import { WhySteps } from './WhySteps.js';

/** Another way, in a row. */
export function PathRow({
  path,
  viewerId,
  actions,
}: {
  path: PathFragment;
  viewerId: string | null;
  actions: PathActions;
}) {
  const { t, language } = useMessages();
  const [isWhyOpen, setIsWhyOpen] = useState(false);
  const reason = reasonPhrase(t, language, decisiveTie(path, viewerId)?.reasons ?? []);
  return (
    <li
      className="path-row"
      data-active={actions.activePathId === path.id || undefined}
      onMouseEnter={() => actions.setActivePathId(path.id)}
      onMouseLeave={() => actions.setActivePathId(null)}
      onFocus={() => actions.setActivePathId(path.id)}
    >
      <div className="path-row-head">
        <PearlString path={path} viewerId={viewerId} />
        <WordChip word={path.word} />
        {path.people.some((step) => step.isOftenAsked) && (
          <span className="chip">{t('answer.oftenAsked')}</span>
        )}
      </div>
      <p className="path-row-sentence">
        <PathSentence path={path} viewerId={viewerId} />
      </p>
      {reason !== '' && <p className="faint path-row-reason">{reason}.</p>}
      <div className="path-row-actions">
        <AskButton path={path} viewerId={viewerId} actions={actions} />
        <button
          type="button"
          className="button button-quiet"
          aria-expanded={isWhyOpen}
          onClick={() => setIsWhyOpen(!isWhyOpen)}
        >
          {t(isWhyOpen ? 'why.close' : 'why.open')}
        </button>
      </div>
      {isWhyOpen && <WhySteps path={path} viewerId={viewerId} openPerson={actions.openPerson} />}
    </li>
  );
}
