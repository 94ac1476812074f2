import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import {
  AskForIntroductionDocument,
  type PersonLineFragment,
  TargetDocument,
  type WarmPathsInput,
  WarmPathsToDocument,
  type WarmPathsToQuery,
} from '../generated/graphql.js';
import { type CannedAnswer, renderApp, viewer, whenAsked } from '../testing/render-app.js';
import { samplePath, samplePerson } from '../testing/sample-paths.js';

type Result = WarmPathsToQuery['warmPaths'];

const weber = { ...samplePerson('Anna Weber', 'CONTACT'), title: 'Head of Purchasing' };
const address = `/find?to=${weber.id}`;
const rungs: Result['rungs'] = {
  __typename: 'Rungs',
  hasPaths: false,
  offer: null,
  facts: null,
  askAll: {
    __typename: 'AskAllRung',
    isAvailable: true,
    messageDe: 'Wer kennt sie?',
    messageEn: 'Who knows her?',
  },
};
const offer = { __typename: 'Offer' as const, id: 'offer-1', word: 'STRONG' as const };

function answering(
  result: Result,
  more: readonly CannedAnswer[] = [],
  target: PersonLineFragment | null = weber,
) {
  return [
    whenAsked(TargetDocument).answer(() => ({ __typename: 'Query', person: target, organization: null })),
    whenAsked(WarmPathsToDocument).answer(() => ({ __typename: 'Query', warmPaths: result })),
    ...more,
  ];
}

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
});

describe('each answer has its page', () => {
  it('paths: one sentence, its reason, one primary button, two alternatives, the rest folded', async () => {
    const names = ['Jana', 'Marc', 'Ines', 'Olaf'];
    const paths = names.map((name) =>
      samplePath([name, 'Anna Weber'], undefined, { isIntroducerKnownToViewer: name === 'Ines' }),
    );
    await renderApp(address, answering({ __typename: 'WarmPaths', paths, rungs }));
    const sentence = await screen.findByRole('heading', { level: 1 });
    expect(sentence.textContent).toBe('Ask Jana, who knows Anna Weber well.');
    expect(screen.getAllByText(/^regular mail this quarter/u).length).toBeGreaterThan(0);
    const headings = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
    expect(headings.indexOf('Colleagues you know')).toBeLessThan(headings.indexOf('Other colleagues'));
    expect(screen.queryByRole('button', { name: 'Ask for an introduction: Olaf' })).toBeNull();
    expect(document.querySelectorAll('.button-primary').length).toBe(1);
    await userEvent.click(screen.getByRole('button', { name: 'Show one more path' }));
    expect(screen.getByRole('button', { name: 'Ask for an introduction: Olaf' })).toBeTruthy();
  });

  it('none: says so, who comes nearest, and how many steps are missing', async () => {
    const path = samplePath(['Jana', 'Kai', 'Tom']);
    await renderApp(
      address,
      answering({
        __typename: 'NoPath',
        reason: 'NONE_WITHIN_HOPS',
        nearest: {
          __typename: 'NearestPerson',
          hopsMissing: 2,
          person: samplePerson('Tom', 'CONTACT'),
          path,
        },
        rungs,
      }),
    );
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe(
      'There is no path to Anna Weber within 3 steps.',
    );
    expect(screen.getByText(/2 steps are missing/u)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Search with 4 steps' })).toBeTruthy();
    expect(screen.getByText('Who knows her?')).toBeTruthy();
  });

  it('not shared: the offer, unnamed, and the way to ask without names', async () => {
    await renderApp(address, answering({ __typename: 'PathsNotShared', rungs: { ...rungs, offer } }));
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe(
      'At least one colleague knows Anna Weber.',
    );
    expect(screen.getAllByRole('button', { name: 'Ask without names' }).length).toBe(1);
  });

  it('timed out: the partial list is marked, and more time is offered', async () => {
    const asked: WarmPathsInput[] = [];
    const result: Result = {
      __typename: 'PathsTimedOut',
      paths: [samplePath(['Jana', 'Anna Weber'])],
      rungs,
    };
    await renderApp(address, [
      ...answering(result),
      whenAsked(WarmPathsToDocument).answer(({ input }) => {
        asked.push(input);
        return { __typename: 'Query', warmPaths: result };
      }),
    ]);
    expect(await screen.findByText('The search ran out of time')).toBeTruthy();
    expect(screen.getByText(/some may be missing/u)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Search for 10 seconds' }));
    await waitFor(() => expect(asked.at(-1)?.timeoutMs).toBe(10_000));
  });

  it('not known here: what that means and what to do', async () => {
    const result: Result = { __typename: 'NoPath', reason: 'NOT_KNOWN_HERE', nearest: null, rungs };
    await renderApp(address, answering(result, [], null));
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('This is not known here');
    expect(screen.getByText(/Check the spelling/u)).toBeTruthy();
    expect(await screen.findByText('Who knows her?')).toBeTruthy();
  });

  it('same person: no path is pretended', async () => {
    const result: Result = { __typename: 'NoPath', reason: 'SAME_PERSON', nearest: null, rungs };
    await renderApp(`/find?to=${viewer.id}`, answering(result, [], viewer));
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe('That is you');
  });

  it('a failure: says what to do, and trying again works', async () => {
    let failures = 1;
    const good: Result = { __typename: 'PathsNotShared', rungs: { ...rungs, offer } };
    await renderApp(address, [
      ...answering(good),
      whenAsked(WarmPathsToDocument).answer(() => {
        if (failures-- > 0) throw new TypeError('Failed to fetch');
        return { __typename: 'Query', warmPaths: good };
      }),
    ]);
    const alert = await screen.findByRole('alert');
    expect(within(alert).getByText('The server cannot be reached')).toBeTruthy();
    await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Not shared')).toBeTruthy();
  });

  it('speaks German', async () => {
    const paths = [samplePath(['Ines', 'Marc', 'Anna Weber'])];
    await renderApp(address, answering({ __typename: 'WarmPaths', paths, rungs }), 'de');
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe(
      'Ines erreicht Anna Weber über Marc.',
    );
    expect(screen.getByText('Wer kennt sie?')).toBeTruthy();
  });
});

describe('names from outside', () => {
  it('are text, whatever is in them', async () => {
    const name = '<img src=x onerror=alert(1)> {{count}} $t(undo)';
    await renderApp(
      address,
      answering({ __typename: 'WarmPaths', paths: [samplePath([name, 'Anna Weber'])], rungs }),
    );
    expect((await screen.findByRole('heading', { level: 1 })).textContent).toBe(
      `Ask ${name}, who knows Anna Weber well.`,
    );
    expect(document.querySelector('img')).toBeNull();
  });

  it('of 10,000 characters are cut on the screen and whole for screen readers', async () => {
    const name = 'Ab'.repeat(5000);
    await renderApp(
      address,
      answering({ __typename: 'WarmPaths', paths: [samplePath([name, 'Anna Weber'])], rungs }),
    );
    const sentence = await screen.findByRole('heading', { level: 1 });
    const shown = sentence.querySelector('[aria-hidden]')?.textContent ?? '';
    expect(shown.length).toBeLessThan(60);
    expect(sentence.querySelector('.visually-hidden')?.textContent).toBe(name);
  });
});

describe('asking for an introduction', () => {
  it('keeps the text when sending fails, and says when it worked', async () => {
    let failures = 1;
    const messages: unknown[] = [];
    const result: Result = { __typename: 'PathsNotShared', rungs: { ...rungs, offer } };
    await renderApp(
      address,
      answering(result, [
        whenAsked(AskForIntroductionDocument).answer((variables) => {
          if (failures-- > 0) throw new TypeError('Failed to fetch');
          messages.push(variables);
          return {
            __typename: 'Mutation',
            askForIntroduction: {
              __typename: 'Introduction',
              id: 'i1',
              asker: viewer,
              target: weber,
              targetOrganization: null,
              introducer: null,
              introducerHasLeft: false,
              isFromOffer: true,
              message: 'Hello',
              state: 'ASKED',
              askedAt: '2026-11-23T08:00:00Z',
              answeredAt: null,
            },
          };
        }),
      ]),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Ask without names' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), 'Hello');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Send request' }));
    expect(await within(dialog).findByRole('alert')).toBeTruthy();
    expect(within(dialog).getByDisplayValue('Hello')).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Send again' }));
    expect(await within(dialog).findByText('Your request is on its way')).toBeTruthy();
    expect(messages).toEqual([{ input: { offer: 'offer-1', message: 'Hello' } }]);
  });
});
