import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import './form.css';

/** What ends a form: saving, or leaving it as it was. */
export function FormActions({
  isSaving,
  canSave,
  onCancel,
  isLarge = false,
}: {
  isSaving: boolean;
  canSave: boolean;
  onCancel: () => void;
  isLarge?: boolean;
}) {
  const { t } = useMessages();
  const size = isLarge ? ' button-large' : '';
  return (
    <div className="record-form-actions">
      <button type="submit" className={`button button-primary${size}`} disabled={isSaving || !canSave}>
        {t(isSaving ? 'record.form.saving' : 'record.form.save')}
      </button>
      <button type="button" className={`button button-quiet${size}`} onClick={onCancel}>
        {t('ask.cancel')}
      </button>
    </div>
  );
}
