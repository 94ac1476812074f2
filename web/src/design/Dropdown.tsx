import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import './dropdown.css';

/**
 * A button that opens a small panel below itself. Escape and a click elsewhere close it; Escape brings the focus back.
 * `children` gets a function that closes it.
 */
export function Dropdown({
  button,
  buttonClass,
  isMarked = false,
  align = 'start',
  children,
}: {
  button: ReactNode;
  buttonClass: string;
  isMarked?: boolean;
  align?: 'start' | 'end';
  children: (close: () => void) => ReactNode;
}) {
  const panelId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !frame.current?.contains(event.target)) setIsOpen(false);
    };
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setIsOpen(false);
      opener.current?.focus();
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    document.addEventListener('keydown', closeByKey);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
      document.removeEventListener('keydown', closeByKey);
    };
  }, [isOpen]);
  return (
    <div className="dropdown" ref={frame}>
      <button
        ref={opener}
        type="button"
        className={buttonClass}
        data-chosen={isMarked || undefined}
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => setIsOpen(!isOpen)}
      >
        {button}
      </button>
      <div id={panelId} className="dropdown-panel" data-align={align} hidden={!isOpen}>
        {isOpen && children(() => setIsOpen(false))}
      </div>
    </div>
  );
}
