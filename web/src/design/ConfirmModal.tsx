import { Modal } from './Modal.js';
import { ProblemLine } from './Problem.js';

/** Asks before something is done that cannot be taken back by a click. The focus stands on what leaves things as they are. */
export function ConfirmModal({
  title,
  consequence,
  keep,
  confirm,
  isBusy,
  error,
  onConfirm,
  onClose,
}: {
  title: string;
  /** What will be different. */
  consequence: string;
  /** The words for leaving it as it is. */
  keep: string;
  /** The words for doing it. */
  confirm: string;
  isBusy: boolean;
  /** Why it did not work, if it did not. */
  error: unknown;
  onConfirm: () => Promise<void>;
  onClose: () => void;
}) {
  return (
    <Modal title={title} widthPx={480} onClose={onClose}>
      <p className="soft">{consequence}</p>
      {error !== undefined && <ProblemLine error={error} />}
      <div className="modal-actions">
        <button type="button" className="button" onClick={onClose} data-autofocus>
          {keep}
        </button>
        <button
          type="button"
          className="button button-primary"
          disabled={isBusy}
          onClick={() => void onConfirm().catch(() => undefined)}
        >
          {confirm}
        </button>
      </div>
    </Modal>
  );
}
