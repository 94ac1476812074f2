import { type MessageKey, useMessages } from '../i18n/i18n.js';
import { HangingString } from './Pearls.js';
import { type ProblemKind, problemKind } from './problem.js';

/** What went wrong and what to do next, with a way to try again; in place of a page, or of a part of one. */
export function Problem({
  error,
  onRetry,
  isPart = false,
}: {
  error: unknown;
  onRetry?: () => void;
  isPart?: boolean;
}) {
  const Heading = isPart ? 'h2' : 'h1';
  const { t } = useMessages();
  const kind = problemKind(error);
  return (
    <div className="empty" role="alert">
      <HangingString isOpen />
      <Heading>{t(titles[kind])}</Heading>
      <p>{t(bodies[kind])}</p>
      {onRetry && (
        <button type="button" className="button" onClick={onRetry}>
          {t('problem.retry')}
        </button>
      )}
    </div>
  );
}

/** The same in one line, for a drawer or a form. */
export function ProblemLine({ error }: { error: unknown }) {
  const { t } = useMessages();
  return (
    <div className="notice" data-tone="danger" role="alert">
      <p>{t(bodies[problemKind(error)])}</p>
    </div>
  );
}

/** What to do next about an error, for a message at the foot of the page. */
export function problemSentence(error: unknown): MessageKey {
  return bodies[problemKind(error)];
}

const titles = {
  offline: 'problem.offline.title',
  server: 'problem.server.title',
  session: 'problem.session.title',
  forbidden: 'problem.forbidden.title',
  refused: 'problem.refused.title',
  notFound: 'problem.notFound.title',
  busy: 'problem.busy.title',
} as const satisfies Record<ProblemKind, MessageKey>;

const bodies = {
  offline: 'problem.offline.body',
  server: 'problem.server.body',
  session: 'problem.session.body',
  forbidden: 'problem.forbidden.body',
  refused: 'problem.refused.body',
  notFound: 'problem.notFound.body',
  busy: 'problem.busy.body',
} as const satisfies Record<ProblemKind, MessageKey>;
