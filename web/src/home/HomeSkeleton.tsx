import { useMessages } from '../i18n/i18n.js';

/** The list of targets before it is there: rows of the same height, so that nothing jumps. */
export function HomeSkeleton() {
  const { t } = useMessages();
  return (
    <div role="status" aria-label={t('shell.loading')}>
      <div className="home-filters">
        <div className="skeleton" style={{ width: 'min(460px, 100%)', height: 36, borderRadius: 10 }} />
      </div>
      <div className="card target-rows">
        {Array.from({ length: 7 }, (_, row) => row).map((row) => (
          <div className="target-row" key={row}>
            <div className="skeleton" style={{ width: 36, height: 36, borderRadius: 18 }} />
            <div className="target-who">
              <div className="skeleton" style={{ width: `${60 - (row % 3) * 12}%`, height: 15 }} />
              <div
                className="skeleton"
                style={{ width: `${80 - (row % 4) * 10}%`, height: 12, marginTop: 8 }}
              />
            </div>
            <div className="target-way">
              <div className="skeleton" style={{ width: `${85 - (row % 3) * 15}%`, height: 15 }} />
            </div>
            <div className="skeleton" style={{ width: 20, height: 20, marginInline: 8 }} />
          </div>
        ))}
      </div>
    </div>
  );
}
