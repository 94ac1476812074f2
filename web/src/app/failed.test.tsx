import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, it } from 'vitest';
import { LanguageProvider, startLanguage } from '../i18n/i18n.js';
import { Failed } from './Failed.js';

afterEach(cleanup);

async function showFailed(error: Error): Promise<void> {
  await startLanguage('en');
  render(
    <LanguageProvider>
      <Failed error={error} reset={() => undefined} />
    </LanguageProvider>,
  );
}

it('a page that could not be fetched is blamed on the connection, not on us', async () => {
  const error = new Error('Unable to preload CSS');
  dispatchEvent(Object.assign(new Event('vite:preloadError'), { payload: error }));
  await showFailed(error);
  screen.getByRole('heading', { name: 'The server cannot be reached' });
});

it('a page that broke is our fault, even by an error like those of the network', async () => {
  await showFailed(new TypeError('undefined is not a function'));
  screen.getByRole('heading', { name: 'Something went wrong' });
});
