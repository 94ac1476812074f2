import { useEffect, useState } from 'react';
import { useMessages } from '../i18n/i18n.js';

/** Says that the network is gone, and that it is back. */
export function OfflineNotice() {
  const { t } = useMessages();
  const [state, setState] = useState<'online' | 'offline' | 'back'>(navigator.onLine ? 'online' : 'offline');
  useEffect(() => {
    const goOffline = () => setState('offline');
    const comeBack = () => setState('back');
    addEventListener('offline', goOffline);
    addEventListener('online', comeBack);
    return () => {
      removeEventListener('offline', goOffline);
      removeEventListener('online', comeBack);
    };
  }, []);
  useEffect(() => {
    if (state !== 'back') return;
    const timer = setTimeout(() => setState('online'), backShownMs);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <div role="status">
      {state !== 'online' && (
        <p className="offline-notice" data-state={state}>
          {t(state === 'offline' ? 'shell.offline' : 'shell.online')}
        </p>
      )}
    </div>
  );
}

const backShownMs = 4000;
