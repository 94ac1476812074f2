import { lazy, Suspense, useState } from 'react';
import { Boundary } from '../design/Boundary.js';
import { Modal } from '../design/Modal.js';
import { useMessages } from '../i18n/i18n.js';
import { Unfetched } from './Failed.js';

const Palette = lazy(() => import('../help/Palette.js').then((module) => ({ default: module.Palette })));

/** Longer text than any name is cut; a pasted document must not become a question. */
export const longestPaletteText = 200;

/** An Enter; with Ctrl it asks for the way to somebody. */
export interface Entered {
  readonly isForTheWay: boolean;
}

/** The window of the palette: there at once, so that no key is lost while what fills it is fetched. */
export function PaletteWindow({ onClose, onHelp }: { onClose: () => void; onHelp: () => void }) {
  const { t } = useMessages();
  const [typed, setTyped] = useState('');
  const [entered, setEntered] = useState<Entered | null>(null);
  return (
    <Modal title={t('shell.palette')} isTitleShown={false} widthPx={640} onClose={onClose}>
      <Boundary fallback={<Unfetched isPart />}>
        <Suspense
          fallback={
            <input
              className="palette-field"
              data-autofocus
              dir="auto"
              aria-label={t('shell.palette')}
              placeholder={t('shell.palettePlaceholder')}
              value={typed}
              onChange={(event) => {
                setTyped(event.currentTarget.value.slice(0, longestPaletteText));
                setEntered(null);
              }}
              onKeyDown={(event) => {
                if (event.key === 'Enter') setEntered({ isForTheWay: event.ctrlKey || event.metaKey });
              }}
            />
          }
        >
          <Palette initialText={typed} entered={entered} onClose={onClose} onHelp={onHelp} />
        </Suspense>
      </Boundary>
    </Modal>
  );
}
