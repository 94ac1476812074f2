import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';

/** A short message at the foot of the page, with at most one thing to do. */
export interface Toast {
  text: string;
  /** Undoes what the message tells, and Ctrl+Z does the same, unless `isUndo` is false. */
  action?: { label: string; run: () => void; isUndo?: false };
  /** Runs once the message has gone and its action was not used: the moment for what the action could have prevented. */
  onGone?: () => void;
}

interface Toasts {
  show: (toast: Toast) => void;
  end: () => void;
}

const ToastContext = createContext<Toasts>({ show: () => {}, end: () => {} });

/** Long enough to read it and reach the undo by keyboard. */
const shownMs = 10_000;

/** Shows a message; a later one replaces it. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext).show;
}

/** Takes away the message that is shown, if any, before its time. */
export function useToastEnd(): () => void {
  return useContext(ToastContext).end;
}

/** The place where messages appear, announced to screen readers. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<Toast | null>(null);
  const shown = useRef<Toast>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const takeAway = useCallback(() => {
    const gone = shown.current;
    clearTimeout(timer.current);
    shown.current = undefined;
    setToast(null);
    return gone;
  }, []);
  const toasts = useMemo<Toasts>(() => {
    const end = () => takeAway()?.onGone?.();
    const show = (next: Toast) => {
      end();
      shown.current = next;
      setToast(next);
      timer.current = setTimeout(end, shownMs);
    };
    return { show, end };
  }, [takeAway]);
  const { action } = toast ?? {};
  const use = useMemo(() => {
    if (!action) return;
    return () => {
      takeAway();
      action.run();
    };
  }, [action, takeAway]);
  useUndoKey(action?.isUndo === false ? undefined : use);
  return (
    <ToastContext.Provider value={toasts}>
      {children}
      <div className="toasts" role="status">
        {toast && (
          <div className="toast">
            <span>{toast.text}</span>
            {action && (
              <button type="button" onClick={use}>
                {action.label}
              </button>
            )}
          </div>
        )}
      </div>
    </ToastContext.Provider>
  );
}

/** Ctrl+Z, unless it undoes what is being typed, a window lies over the page, or the page itself has taken it. */
function useUndoKey(undo: (() => void) | undefined): void {
  useEffect(() => {
    if (!undo) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      if (!isUndo || event.defaultPrevented || isTypedInto(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      event.preventDefault();
      undo();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [undo]);
}

function isTypedInto(target: EventTarget | null): boolean {
  const typedInto = 'input:not([type=radio]):not([type=checkbox]), textarea, [contenteditable]';
  return target instanceof HTMLElement && target.closest(typedInto) !== null;
}
