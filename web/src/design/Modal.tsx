import { type ReactNode, useEffect, useId, useRef } from 'react';
import './modal.css';

/**
 * A window over the page, by the browser's own dialog: it keeps the focus, closes by Escape and by a click beside it,
 * and gives the focus back to what had it. What is marked with `data-autofocus` gets it first. `isTitleShown` false: the title is for screen readers alone.
 */
export function Modal({
  title,
  isTitleShown = true,
  widthPx,
  onClose,
  children,
}: {
  title: string;
  isTitleShown?: boolean;
  widthPx: number;
  onClose: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const opener = document.activeElement;
    if (!dialog.current?.open) dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    // A click on the dialog itself is one on its backdrop; Escape, which the browser handles, does the same.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <dialog
      ref={dialog}
      className="modal"
      aria-labelledby={titleId}
      style={{ width: `min(${widthPx}px, calc(100vw - 24px))` }}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="modal-body">
        <h2 id={titleId} className={isTitleShown ? 'modal-title' : 'visually-hidden'}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
