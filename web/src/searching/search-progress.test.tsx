import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  StopSearchDocument,
  TargetDocument,
  WarmPathsToDocument,
  type WarmPathsToQuery,
} from '../generated/graphql.js';
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

const weber = samplePerson('Anna Weber', 'CONTACT');
const address = `/find?to=${weber.id}`;
const target = whenAsked(TargetDocument).answer(() => ({
  __typename: 'Query',
  person: weber,
  organization: null,
}));

function answer(kind: 'WarmPaths' | 'PathsTimedOut'): WarmPathsToQuery {
  const rungs = {
    __typename: 'Rungs' as const,
    hasPaths: true,
    offer: null,
    facts: null,
    askAll: { __typename: 'AskAllRung' as const, isAvailable: true, messageDe: 'Wer?', messageEn: 'Who?' },
  };
  const paths = [samplePath(['Jana', 'Anna Weber'])];
  return { __typename: 'Query', warmPaths: { __typename: kind, paths, rungs } };
}

describe('a search that takes long', () => {
  it('answers with what it has found when it is stopped, says so, and is asked again from there', async () => {
    let stopped: string | null = null;
    let isSlow = true;
    let resolve: (found: WarmPathsToQuery) => void = () => {};
    const promise = new Promise<WarmPathsToQuery>((done) => {
      resolve = done;
    });
    await renderApp(address, [
      target,
      whenAsked(WarmPathsToDocument).answer(({ input }) => {
        expect(input.searchKey).toMatch(/^paths-/u);
        return isSlow ? promise : answer('WarmPaths');
      }),
      whenAsked(StopSearchDocument).answer(({ searchKey }) => {
        stopped = searchKey;
        resolve(answer('PathsTimedOut'));
        return { __typename: 'Mutation', stopSearch: true };
      }),
    ]);
    await userEvent.click(await screen.findByRole('button', { name: 'Stop' }));
    expect(await screen.findByRole('heading', { level: 2, name: 'Search stopped' })).toBeTruthy();
    expect(stopped).toMatch(/^paths-/u);
    expect(screen.getByText(/some may be missing/u)).toBeTruthy();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/^Ask Jana/u);
    isSlow = false;
    await userEvent.click(screen.getByRole('button', { name: 'Search again' }));
    await waitFor(() => expect(screen.queryByText('Search stopped')).toBeNull());
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toMatch(/^Ask Jana/u);
  });

  it('is given up where the server cannot be told, and asked again from there', async () => {
    let isSlow = true;
    await renderApp(address, [
      target,
      whenAsked(WarmPathsToDocument).answer(() => (isSlow ? new Promise(() => {}) : answer('WarmPaths'))),
      whenAsked(StopSearchDocument).answer(() => {
        throw new TypeError('down');
      }),
    ]);
    await userEvent.click(await screen.findByRole('button', { name: 'Stop' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Search stopped' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Search for up to 10 seconds' })).toBeTruthy();
    const again = screen.getByRole('button', { name: 'Search again' });
    await waitFor(() => expect(document.activeElement).toBe(again));
    isSlow = false;
    await userEvent.click(again);
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toMatch(/^Ask Jana/u);
  });
});
