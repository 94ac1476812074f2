import { IconChevronRight, IconX } from '@tabler/icons-react';
import { Name } from '../design/Name.js';
import { useMessages } from '../i18n/i18n.js';
import { backToStep, type Step, toggleFold } from './board/board.js';
import type { Explore } from './useExplore.js';
import './messages.js';

/** Longer trails show their end. */
const mostSteps = 8;

/** How did I get here: every step, and the way back to it; what stands open, and the way to fold it. */
export function Trail({ explore }: { explore: Explore }) {
  const { t } = useMessages();
  const { board, scene } = explore;
  const all = board.steps
    .map((step, position) => ({ step, position }))
    .filter(({ step, position }) => !isSameAsNext(step, board.steps[position + 1]));
  const steps = all.slice(-mostSteps);
  return (
    <div className="explore-trail">
      <nav aria-label={t('explore.trail')}>
        <ol>
          {all.length > steps.length && <li className="faint">…</li>}
          {steps.map(({ step, position }, place) => {
            const isLast = position === board.steps.length - 1;
            return (
              <li key={position}>
                {place > 0 && <IconChevronRight size={14} aria-hidden="true" />}
                <button
                  type="button"
                  className="explore-crumb"
                  disabled={isLast}
                  aria-current={isLast ? 'step' : undefined}
                  onClick={() => explore.change((present) => backToStep(present, position))}
                >
                  <Name longest={26}>
                    {stepName(explore, step, t('explore.trail.paths'), t('explore.trail.gone'))}
                  </Name>
                </button>
              </li>
            );
          })}
        </ol>
      </nav>
      {scene.frames.length > 0 && (
        <ul className="explore-open-folds" aria-label={t('explore.fold.opened')}>
          {scene.frames.map(({ home }) => (
            <li key={home.id}>
              <button
                type="button"
                className="chip"
                onClick={() => explore.change((present) => toggleFold(present, home.id))}
              >
                <span className="visually-hidden">{t('explore.fold.close')} </span>
                <Name longest={26}>{home.name}</Name>
                <IconX size={12} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Starting with something expands it at once: that is one step to the eye. */
function isSameAsNext(step: Step, next: Step | undefined): boolean {
  return step.kind === 'start' && step.added.length === 1 && next?.of === step.added[0];
}

function stepName({ board }: Explore, { kind, of, added }: Step, paths: string, gone: string): string {
  if (kind === 'paths') return paths;
  const id = of ?? added[0];
  return (id === undefined ? undefined : board.things.get(id)?.name) ?? gone;
}
