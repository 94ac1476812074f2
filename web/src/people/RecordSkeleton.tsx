import { useMessages } from '../i18n/i18n.js';
import './record.css';

/** The shape of a record's page while it is on its way. */
export function RecordSkeleton() {
  const { t } = useMessages();
  return (
    <div role="status" aria-label={t('shell.loading')}>
      <div className="page-head">
        <div className="skeleton" style={{ width: 64, height: 64, borderRadius: '50%' }} />
        <div className="page-head-text">
          <div className="skeleton" style={{ width: 'min(280px, 70%)', height: 36 }} />
          <div className="skeleton" style={{ width: 'min(380px, 90%)', height: 18 }} />
        </div>
      </div>
      <div className="record-columns">
        <div className="record-main">
          <div className="card record-section">
            <div className="skeleton" style={{ width: 180, height: 20 }} />
            <RowsSkeleton rows={5} />
          </div>
          <div className="card record-section">
            <div className="skeleton" style={{ width: 120, height: 20 }} />
            <RowsSkeleton rows={4} />
          </div>
        </div>
        <div className="record-side">
          <div className="card record-section">
            <div className="skeleton" style={{ width: 100, height: 20 }} />
            <div className="skeleton" style={{ height: 132 }} />
          </div>
          <div className="card record-section">
            <div className="skeleton" style={{ width: 140, height: 20 }} />
            <div className="skeleton" style={{ height: 92 }} />
          </div>
        </div>
      </div>
    </div>
  );
}

/** Rows of people on their way. */
export function RowsSkeleton({ rows }: { rows: number }) {
  return (
    <div className="record-rows" aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className="person-row">
          <div className="skeleton" style={{ width: 32, height: 32, borderRadius: '50%' }} />
          <div className="person-row-text">
            <div className="skeleton" style={{ width: `${58 - ((row * 13) % 30)}%`, height: 15 }} />
            <div className="skeleton" style={{ width: `${82 - ((row * 17) % 34)}%`, height: 13 }} />
          </div>
        </div>
      ))}
    </div>
  );
}
