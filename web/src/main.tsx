import '@fontsource-variable/instrument-sans/wght.css';
import './design/tokens.css';
import './design/controls.css';
import './app/shell.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.js';
import { createClient } from './app/client.js';
import { createAppRouter } from './app/router.js';
import { preferredLanguage, startLanguage } from './i18n/i18n.js';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element #root.');

await startLanguage(preferredLanguage());
createRoot(root).render(
  <StrictMode>
    <App client={createClient()} router={createAppRouter()} />
  </StrictMode>,
);
