import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useViewerId } from '../auth/viewer.js';
import { problemSentence } from '../design/Problem.js';
import { useToast } from '../design/Toasts.js';
import { useMessages } from '../i18n/i18n.js';
import { useStars } from './useStars.js';
import './target-star.css';

/**
 * Stars a person or an organization as one's own target, or takes the star away; with undo. `name` is for screen
 * readers. Shows nothing to whoever has no targets (the operator). Only oneself sees one's stars.
 */
export function TargetStar({
  id,
  name,
  withWords = false,
}: {
  id: string;
  name: string;
  withWords?: boolean;
}) {
  const { t } = useMessages();
  const showToast = useToast();
  const viewerId = useViewerId();
  const { ids, add, remove, isBusy } = useStars();
  if (viewerId === null || viewerId === id) return null;
  const isStarred = ids?.has(id) ?? false;
  const shortName = name.slice(0, 80);
  const fail = (error: unknown) => showToast({ text: t(problemSentence(error)) });
  const star = () => add([id]).then(() => showToast({ text: t('star.added', { name: shortName }) }), fail);
  const unstar = () =>
    remove([id]).then(
      () =>
        showToast({
          text: t('star.removed', { name: shortName }),
          action: { label: t('star.undo'), run: () => void star() },
        }),
      fail,
    );
  const words = t(isStarred ? 'star.on' : 'star.off');
  return (
    <button
      type="button"
      className={withWords ? 'button target-star' : 'icon-button target-star'}
      aria-pressed={isStarred}
      aria-label={withWords ? undefined : t('star.label', { name: shortName })}
      title={withWords ? undefined : words}
      disabled={ids === undefined}
      aria-disabled={isBusy}
      onClick={() => {
        if (!isBusy) void (isStarred ? unstar() : star());
      }}
    >
      {isStarred ? (
        <IconStarFilled size={18} aria-hidden="true" />
      ) : (
        <IconStar size={18} stroke={1.6} aria-hidden="true" />
      )}
      {withWords && (
        <span>
          {words} <span className="visually-hidden">{shortName}</span>
        </span>
      )}
    </button>
  );
}
