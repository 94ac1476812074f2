import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import {
  MarkNotificationsReadDocument,
  NotificationsDocument,
  type NotificationsQuery,
  UnreadNotificationsDocument,
} from '../generated/graphql.js';
import { renderApp, whenAsked } from '../testing/render-app.js';

type Shown = NotificationsQuery['notifications']['nodes'][number];

const targetId = '00000000-0000-4000-8000-00000000000a';
const person = (name: string) => ({ __typename: 'Person' as const, id: `id-${name}`, name });

function notification(id: string, changes: Partial<Shown>): Shown {
  return {
    __typename: 'Notification',
    id,
    kind: 'TARGET_CHANGED',
    at: '2026-11-23T10:00:00Z',
    isRead: false,
    introduction: null,
    target: null,
    changes: [],
    ...changes,
  };
}

function introduction(state: 'ASKED' | 'ACCEPTED' | 'DECLINED', introducer: string | null) {
  return {
    __typename: 'Introduction' as const,
    id: `i-${state}-${introducer}`,
    state,
    isFromOffer: introducer === null,
    asker: person('Ada'),
    introducer: introducer === null ? null : person(introducer),
    target: person('Weber'),
    targetOrganization: null,
  };
}

const answering = (nodes: Shown[], marked: string[][] = []) => [
  whenAsked(UnreadNotificationsDocument).answer(() => ({
    __typename: 'Query',
    unreadNotifications: nodes.filter(({ isRead }) => !isRead).length,
  })),
  whenAsked(NotificationsDocument).answer(() => ({
    __typename: 'Query',
    notifications: {
      __typename: 'NotificationConnection',
      nodes,
      pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
    },
  })),
  whenAsked(MarkNotificationsReadDocument).answer(({ ids }) => {
    marked.push([...(ids ?? [])]);
    return { __typename: 'Mutation', markNotificationsRead: 0 };
  }),
];

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('the bell', () => {
  it('says how much is unread, and what, each a link to what it is about; shown is read', async () => {
    const marked: string[][] = [];
    const nodes = [
      notification('received:1', {
        kind: 'REQUEST_RECEIVED',
        introduction: introduction('ASKED', 'Lena'),
      }),
      notification('answered:2', {
        kind: 'REQUEST_ANSWERED',
        introduction: introduction('ACCEPTED', 'Jana'),
      }),
      notification('answered:3', {
        kind: 'REQUEST_ANSWERED',
        isRead: true,
        introduction: introduction('DECLINED', null),
      }),
      notification('news:4', {
        target: { __typename: 'Person', id: targetId, name: 'Bruno' },
        changes: [
          {
            __typename: 'TargetChange',
            kind: 'NEW_PATH',
            word: 'STRONG',
            formerWord: null,
            state: null,
            organization: null,
            formerOrganization: null,
          },
        ],
      }),
    ];
    await renderApp('/find', answering(nodes, marked));
    await userEvent.click(await screen.findByRole('button', { name: '3 unread notifications' }));
    const list = await screen.findByRole('region', { name: 'Notifications' });
    const links = await within(list).findAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/inbox',
      '/inbox?box=sent',
      '/inbox?box=sent',
      `/find?to=${targetId}`,
    ]);
    expect(links.map((link) => link.textContent)).toEqual([
      expect.stringContaining('Ada would like to meet Weber.'),
      expect.stringContaining('Jana will introduce you to Weber.'),
      expect.stringContaining('The introduction to Weber did not come about.'),
      expect.stringContaining('New path'),
    ]);
    await waitFor(() => expect(marked).toEqual([['received:1', 'answered:2', 'news:4']]));
    await screen.findByRole('button', { name: 'Notifications', expanded: true });
  });

  it('closes by Escape and says what comes here while there is nothing', async () => {
    await renderApp('/find', answering([]));
    const bell = await screen.findByRole('button', { name: 'Notifications' });
    await userEvent.click(bell);
    await screen.findByText('No notifications yet');
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByText('No notifications yet')).toBeNull();
    expect(document.activeElement).toBe(bell);
  });
});
