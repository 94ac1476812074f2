import { useMessages } from '../i18n/i18n.js';
import { LineField } from './LineField.js';
import './messages.js';

/** From which day to which somebody was somewhere, as ISO dates; empty where it is not known. */
export function SpanFields({
  since,
  until,
  onSince,
  onUntil,
  isSinceRequired = false,
}: {
  since: string;
  until: string;
  onSince: (day: string) => void;
  onUntil: (day: string) => void;
  isSinceRequired?: boolean;
}) {
  const { t } = useMessages();
  return (
    <div className="form-pair">
      <LineField
        label={t('record.form.since')}
        type="date"
        value={since}
        onChange={onSince}
        isRequired={isSinceRequired}
      />
      <LineField
        label={t('record.form.until')}
        type="date"
        earliest={since}
        value={until}
        onChange={onUntil}
      />
    </div>
  );
}
