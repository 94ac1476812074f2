import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useRef, useState } from 'react';
import { type Session, useSession, useViewer, type Viewer, ViewerContext } from '../auth/viewer.js';
import { AwayContext } from '../design/away.js';
import { Boundary } from '../design/Boundary.js';
import { Modal } from '../design/Modal.js';
import { HangingString } from '../design/Pearls.js';
import { Problem } from '../design/Problem.js';
import { useMessages } from '../i18n/i18n.js';
import { BottomBar } from './BottomBar.js';
import { Unfetched } from './Failed.js';
import { OfflineNotice } from './OfflineNotice.js';
import { PaletteWindow } from './PaletteWindow.js';
import { Rail } from './Rail.js';
import { TopBar } from './TopBar.js';
import { TrialBanner } from './TrialBanner.js';
import { useShortcuts } from './useShortcuts.js';
import { useWaitingCount } from './useWaitingCount.js';

const SignInPage = lazy(() =>
  import('../auth/SignInPage.js').then((module) => ({ default: module.SignInPage })),
);
const KeyboardHelp = lazy(() =>
  import('../help/KeyboardHelp.js').then((module) => ({ default: module.KeyboardHelp })),
);
const Tour = lazy(() => import('../help/Tour.js').then((module) => ({ default: module.Tour })));

/** The frame around every page. Whoever is not signed in sees the sign-in here; the address waits. */
export function Shell() {
  const { session, error, retry } = useSession();
  const lastViewer = useLastViewer(session);
  if (!session) {
    return error ? (
      <main className="page">
        <Problem error={error} onRetry={retry} />
      </main>
    ) : (
      <Starting />
    );
  }
  const { viewer, system } = session;
  return (
    <>
      {!viewer && (
        <Suspense fallback={<Starting />}>
          <SignInPage system={system} hasEnded={lastViewer !== null} />
        </Suspense>
      )}
      {lastViewer && (
        // A session that ended leaves the page as it was, out of sight: what was typed is there after the next sign-in.
        <div key={lastViewer.person?.id ?? 'operator'} hidden={!viewer} inert={!viewer}>
          <AwayContext.Provider value={!viewer}>
            <ViewerContext.Provider value={lastViewer}>
              <Frame system={system} />
            </ViewerContext.Provider>
          </AwayContext.Provider>
        </div>
      )}
    </>
  );
}

/** Who looks at the page, or did until the session ended; nobody after signing out. */
function useLastViewer(session: Session | undefined): Viewer | null {
  const last = useRef<Viewer | null>(null);
  if (session) last.current = session.viewer ?? (session.hasSignedOut ? null : last.current);
  return last.current;
}

function Frame({ system }: { system: Session['system'] }) {
  const { t } = useMessages();
  const [window, setWindow] = useState<'palette' | 'help' | null>(null);
  const { isTourDue } = useViewer();
  const [isTourClosed, setIsTourClosed] = useState(false);
  const openPalette = useCallback(() => setWindow('palette'), []);
  const openHelp = useCallback(() => setWindow('help'), []);
  const close = useCallback(() => setWindow((open) => (open === 'palette' ? null : open)), []);
  const waiting = useWaitingCount();
  useShortcuts({ openPalette, openHelp });
  return (
    <div className="frame">
      <a className="skip-link" href="#content">
        {t('shell.skip')}
      </a>
      <Rail waiting={waiting} />
      <div className="frame-main">
        {system.isTrial && <TrialBanner system={system} />}
        <TopBar onSearch={openPalette} />
        <OfflineNotice />
        <main className="page" id="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <BottomBar waiting={waiting} />
      {window === 'palette' && <PaletteWindow onClose={close} onHelp={openHelp} />}
      <Boundary fallback={null}>
        <Suspense fallback={null}>
          {isTourDue && !isTourClosed && <Tour onClose={() => setIsTourClosed(true)} />}
        </Suspense>
      </Boundary>
      {window === 'help' && (
        <Boundary fallback={<UnfetchedWindow onClose={() => setWindow(null)} />}>
          <Suspense fallback={null}>
            <KeyboardHelp onClose={() => setWindow(null)} />
          </Suspense>
        </Boundary>
      )}
    </div>
  );
}

function UnfetchedWindow({ onClose }: { onClose: () => void }) {
  const { t } = useMessages();
  return (
    <Modal title={t('problem.offline.title')} isTitleShown={false} widthPx={480} onClose={onClose}>
      <Unfetched isPart />
    </Modal>
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
