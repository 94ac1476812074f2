import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/ScrollArea.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Drawer.css';
import './panel.css';
import { Drawer, MantineProvider } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useMessages } from '../i18n/i18n.js';
import { useIsAway } from './away.js';
import { useColorScheme } from './color-scheme.js';
import { styleNonce } from './style-nonce.js';
import { theme } from './theme.js';

// What locks the scrolling of the page behind a drawer takes the nonce of its style from here.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });

/**
 * A drawer at the right. Brings Mantine along, which is why whatever uses it is fetched when first opened: the first
 * load of a page stays small.
 */
export function Panel({
  title,
  widthPx,
  onClose,
  children,
}: {
  title: string;
  widthPx: number;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useMessages();
  const { scheme } = useColorScheme();
  const isAway = useIsAway();
  useFocusReturn();
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme} getStyleNonce={styleNonce}>
      <Drawer.Root
        opened
        onClose={onClose}
        position="right"
        size={widthPx}
        withinPortal={false}
        trapFocus={!isAway}
        lockScroll={!isAway}
      >
        <Drawer.Overlay backgroundOpacity={0.35} />
        <Drawer.Content>
          <div className="panel-head">
            <Drawer.Title>{title}</Drawer.Title>
            <Drawer.CloseButton aria-label={t('drawer.close')} />
          </div>
          <Drawer.Body>{children}</Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
    </MantineProvider>
  );
}

/** Whatever had the focus when the panel came gets it back when the panel goes. */
function useFocusReturn(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // After the panel's own focus trap has let go.
      setTimeout(() => {
        if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      });
    },
    [opener],
  );
}
