import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useSession, ViewerContext } from '../auth/viewer.js';
import { HangingString } from '../design/Pearls.js';
import { Problem } from '../design/Problem.js';
import { useMessages } from '../i18n/i18n.js';
import { Header } from './Header.js';
import { TrialBanner } from './TrialBanner.js';
import { useSearchShortcut } from './useSearchShortcut.js';

const SignInPage = lazy(() =>
  import('../auth/SignInPage.js').then((module) => ({ default: module.SignInPage })),
);

/** The frame around every page. Whoever is not signed in sees the sign-in here; the address waits. */
export function Shell() {
  const { t } = useMessages();
  const { session, error, retry } = useSession();
  useSearchShortcut();
  if (!session) {
    return error ? (
      <main className="page">
        <Problem error={error} onRetry={retry} />
      </main>
    ) : (
      <Starting />
    );
  }
  if (!session.viewer) {
    return (
      <Suspense fallback={<Starting />}>
        <SignInPage system={session.system} />
      </Suspense>
    );
  }
  return (
    <ViewerContext.Provider value={session.viewer}>
      <a className="skip-link" href="#content">
        {t('shell.skip')}
      </a>
      {session.system.isTrial && <TrialBanner system={session.system} />}
      <Header />
      <main className="page" id="content" tabIndex={-1}>
        <Outlet />
      </main>
    </ViewerContext.Provider>
  );
}

function Starting() {
  const { t } = useMessages();
  return (
    <div className="starting" role="status">
      <HangingString />
      <span className="visually-hidden">{t('shell.loading')}</span>
    </div>
  );
}
