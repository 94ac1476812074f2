import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useIsAway } from './away.js';
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
  const isAway = useIsAway();
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    const { current } = dialog;
    if (isAway || !current) return;
    if (!current.open) current.showModal();
    current.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      current.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [isAway, opener]);
  return (
    // A click on the dialog itself is one on its backdrop; Escape, which the browser handles, does the same.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <dialog
      ref={dialog}
      className="modal"
      aria-labelledby={titleId}
      style={{ width: `min(${widthPx}px, calc(100vw - 24px))` }}
      onCancel={onClose}
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
