import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';

/** A short message at the foot of the page, with at most one thing to do. */
export interface Toast {
  text: string;
  action?: { label: string; run: () => void };
}

const ToastContext = createContext<(toast: Toast) => void>(() => {});

/** Long enough to read it and reach the undo by keyboard. */
const shownMs = 10_000;

/** Shows a message; a later one replaces it. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext);
}

/** The place where messages appear, announced to screen readers. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<Toast | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = useCallback((next: Toast) => {
    clearTimeout(timer.current);
    setToast(next);
    timer.current = setTimeout(() => setToast(null), shownMs);
  }, []);
  const { action } = toast ?? {};
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div className="toasts" role="status">
        {toast && (
          <div className="toast">
            <span>{toast.text}</span>
            {action && (
              <button
                type="button"
                onClick={() => {
                  setToast(null);
                  action.run();
                }}
              >
                {action.label}
              </button>
            )}
          </div>
        )}
      </div>
    </ToastContext.Provider>
  );
}
