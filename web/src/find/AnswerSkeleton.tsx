import { useMessages } from '../i18n/i18n.js';

/** The shape of an answer while it is being found: nothing jumps when it comes. */
export function AnswerSkeleton() {
  const { t } = useMessages();
  return (
    <div className="answer-columns" role="status" aria-label={t('answer.searching')}>
      <div className="answer-list">
        <div className="card best">
          <div className="skeleton" style={{ width: 120, height: 14 }} />
          <div className="skeleton" style={{ width: '86%', height: 34, marginTop: 14 }} />
          <div className="skeleton" style={{ width: '64%', height: 16, marginTop: 14 }} />
          <div className="skeleton-string">
            <div className="skeleton skeleton-pearl" />
            <div className="skeleton skeleton-thread" />
            <div className="skeleton skeleton-pearl" />
          </div>
          <div className="skeleton" style={{ width: 190, height: 44, marginTop: 20 }} />
        </div>
        <div className="skeleton" style={{ height: 92, borderRadius: 16 }} />
        <div className="skeleton" style={{ height: 92, borderRadius: 16 }} />
      </div>
      <div className="answer-canvas card" aria-hidden="true" />
    </div>
  );
}
