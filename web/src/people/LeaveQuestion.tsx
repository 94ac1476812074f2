import { ConfirmModal } from '../design/ConfirmModal.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import { useUnsaved } from './useUnsaved.js';

/** Asks before a form is left in which something was typed that is not saved. */
export function LeaveQuestion({ isUnsaved }: { isUnsaved: boolean }) {
  const { t } = useMessages();
  const leaving = useUnsaved(isUnsaved);
  if (!leaving) return null;
  return (
    <ConfirmModal
      title={t('record.leave.title')}
      consequence={t('record.leave.consequence')}
      keep={t('record.leave.stay')}
      confirm={t('record.leave.leave')}
      isBusy={false}
      error={undefined}
      onConfirm={async () => leaving.leave()}
      onClose={leaving.stay}
    />
  );
}
