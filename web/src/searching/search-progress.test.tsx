import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TargetDocument, WarmPathsToDocument, type WarmPathsToQuery } from '../generated/graphql.js';
import { startLanguage } from '../i18n/i18n.js';
import { renderApp, whenAsked } from '../testing/render-app.js';
import { samplePath, samplePerson } from '../testing/sample-paths.js';
import { SearchProgress } from './SearchProgress.js';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  sessionStorage.clear();
  localStorage.clear();
});

describe('the progress of a search', () => {
  beforeEach(async () => {
    await startLanguage('en');
    vi.useFakeTimers();
  });

  const pass = (spanMs: number) => act(() => vi.advanceTimersByTime(spanMs));

  it('does not show in the first 300 milliseconds', () => {
    const { container } = render(<SearchProgress limitMs={2000} onStop={() => {}} />);
    pass(200);
    expect(container.textContent).toBe('');
    pass(200);
    expect(screen.getByRole('button', { name: 'Stop' })).toBeTruthy();
  });

  it('is the time that has passed of the time there is, and never more than all of it', () => {
    render(<SearchProgress limitMs={2000} onStop={() => {}} />);
    pass(1000);
    expect(screen.getByText('1.0 of at most 2 seconds')).toBeTruthy();
    expect(screen.getByRole('progressbar')).toMatchObject({ value: 1000, max: 2000 });
    pass(1500);
    expect(screen.getByText('The answer is about to come.')).toBeTruthy();
    expect(screen.getByRole('progressbar')).toMatchObject({ value: 2000, max: 2000 });
  });
});

describe('a search that takes long', () => {
  it('can be stopped, says so, and is asked again from there', async () => {
    const weber = samplePerson('Anna Weber', 'CONTACT');
    const found: WarmPathsToQuery = {
      __typename: 'Query',
      warmPaths: {
        __typename: 'WarmPaths',
        paths: [samplePath(['Jana', 'Anna Weber'])],
        rungs: {
          __typename: 'Rungs',
          hasPaths: true,
          offer: null,
          facts: null,
          askAll: { __typename: 'AskAllRung', isAvailable: true, messageDe: 'Wer?', messageEn: 'Who?' },
        },
      },
    };
    let isSlow = true;
    await renderApp(`/find?to=${weber.id}`, [
      whenAsked(TargetDocument).answer(() => ({ __typename: 'Query', person: weber, organization: null })),
      whenAsked(WarmPathsToDocument).answer(() => (isSlow ? new Promise(() => {}) : found)),
    ]);
    await userEvent.click(await screen.findByRole('button', { name: 'Stop' }));
    expect(screen.getByRole('heading', { level: 1, name: 'Search stopped' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Search for up to 10 seconds' })).toBeTruthy();
    const again = screen.getByRole('button', { name: 'Search again' });
    await waitFor(() => expect(document.activeElement).toBe(again));
    isSlow = false;
    await userEvent.click(again);
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe(
      'Ask Jana, who knows Anna Weber well.',
    );
  });
});
