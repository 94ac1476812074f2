import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import {
  MirrorPageDocument,
  type MirrorPageQuery,
  MirrorPreviewDocument,
  MirrorTieDocument,
  MirrorTiePreviewsDocument,
  MirrorTiesDocument,
  type MirrorTiesQuery,
  type PreviewRole,
} from '../generated/graphql.js';
import { type CannedAnswer, renderApp, viewer, whenAsked } from '../testing/render-app.js';
import { samplePerson, sampleReason } from '../testing/sample-paths.js';
import { readMirrorSearch } from './address.js';

type Mirror = MirrorPageQuery['mirror'];

const none: Mirror['possible'] = {
  __typename: 'SharingOutcome',
  askedCount: 0,
  acceptedCount: 0,
  declinedCount: 0,
  waitingCount: 0,
  wentOverCount: 0,
  latestAccepted: [],
  ties: { __typename: 'SharingCounts', NAMED: 3, BLIND: 0, PRIVATE: 1 },
  organizationCount: 0,
  prospectCount: 0,
  onlyThroughViewer: [],
  onlyThroughViewerCount: 0,
};

function fact(field: string, text: string, at: string | null = null): Mirror['facts'][number] {
  return {
    __typename: 'MirrorFact',
    field,
    values: [{ __typename: 'MirrorValue', text, detail: null, from: null, until: null }],
    origin:
      at === null
        ? null
        : { __typename: 'FactOrigin', field, kind: 'HAND', sourceKind: null, sourceName: null, at },
  };
}

function pageWith(changes: Partial<Mirror> = {}): MirrorPageQuery {
  return {
    __typename: 'Query',
    mirror: {
      __typename: 'Mirror',
      asOf: '2026-11-23',
      evidenceWithoutTieCount: 2,
      possible: none,
      facts: [
        fact('title', 'Engineer', '2026-11-20T10:00:00Z'),
        fact('roles', 'SALES'),
        fact('oddProperty', '7'),
      ],
      kept: [{ __typename: 'MirrorHolding', kind: 'TARGETS', count: 4 }],
      ...changes,
    },
  };
}

function page(changes: Partial<Mirror> = {}): CannedAnswer {
  return whenAsked(MirrorPageDocument).answer(() => pageWith(changes));
}

const asked: PreviewRole[] = [];
const preview = whenAsked(MirrorPreviewDocument).answer(({ as: role }) => {
  asked.push(role);
  return {
    __typename: 'Query',
    mirrorPreview: {
      __typename: 'MirrorPreview',
      as: role,
      facts: [fact('title', 'Engineer')],
      tieCount: 1,
      ties: [],
      mayChange: role === 'MANAGER' ? ['PROJECTS'] : [],
    },
  };
});

const weber = samplePerson('Weber', 'CONTACT');

function ties(nodes: MirrorTiesQuery['myContacts']['nodes']): CannedAnswer {
  return whenAsked(MirrorTiesDocument).answer(() => ({
    __typename: 'Query',
    myContacts: {
      __typename: 'MyContactConnection',
      totalCount: nodes.length,
      pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
      nodes,
    },
  }));
}

const tieToWeber: MirrorTiesQuery['myContacts']['nodes'][number] = {
  __typename: 'MyContact',
  person: weber,
  word: 'STRONG',
  strength: 0.71,
  sharing: 'PRIVATE',
  origin: 'CHOICE',
  evidence: ['MESSAGED'],
};

const detail = [
  whenAsked(MirrorTieDocument).answer(() => ({
    __typename: 'Query',
    person: {
      ...weber,
      ownTie: {
        __typename: 'Tie',
        word: 'STRONG',
        strength: 0.71,
        isOwn: true,
        sharing: 'PRIVATE',
        reasons: [sampleReason({ count: 12, first: '2026-01-02', last: '2026-11-03' })],
        explanation: null,
      },
    },
    evidence: {
      __typename: 'EvidenceConnection',
      pageInfo: { __typename: 'PageInfo', hasNextPage: false },
      nodes: [
        {
          __typename: 'Evidence',
          id: 'e1',
          kind: 'MESSAGED',
          from: { __typename: 'Person', id: viewer.id, name: viewer.name },
          count: 12,
          first: '2026-01-02',
          last: '2026-11-03',
          level: null,
          strength: null,
          isOwnRecord: false,
          source: { __typename: 'EvidenceSource', kind: 'MAIL', name: null },
        },
      ],
    },
  })),
  whenAsked(MirrorTiePreviewsDocument).answer(() => ({
    __typename: 'Query',
    sales: { __typename: 'MirrorTiePreview', isPersonShown: true, tie: null },
    manager: { __typename: 'MirrorTiePreview', isPersonShown: false, tie: null },
  })),
];

afterEach(() => {
  cleanup();
  asked.length = 0;
});

describe('what Perlen knows about me', () => {
  it('names every field, also one it has no words for, its source, and whether others are shown it', async () => {
    await renderApp('/me', [page(), preview, ties([])]);
    const row = (await screen.findAllByText('Job title'))[0]?.closest('div') ?? document.body;
    expect(row.textContent).toContain('Engineer');
    expect(row.textContent).toContain('by hand, 20 Nov 2026');
    expect(await within(row).findByText('Everybody here')).toBeTruthy();
    const role = screen.getByText('Role in Perlen').closest('div') ?? document.body;
    expect(within(role).getByText('Not shown')).toBeTruthy();
    expect(screen.getByText('oddProperty')).toBeTruthy();
    expect(screen.getByText(/^Of 2 more people something is kept/u)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Your targets' }).getAttribute('href')).toBe('/');
  });

  it('opens with what sharing made possible, and says in plain words if it is nothing yet', async () => {
    await renderApp('/me', [page(), preview, ties([])]);
    expect(await screen.findByText(/^Nothing yet\. When somebody is introduced/u)).toBeTruthy();
    expect(screen.getByText('Your ties: 3 with your name · 1 for you alone', { exact: false })).toBeTruthy();
    cleanup();
    const possible = {
      ...none,
      askedCount: 2,
      acceptedCount: 1,
      waitingCount: 1,
      latestAccepted: [
        {
          __typename: 'Introduction' as const,
          id: 'i1',
          answeredAt: '2026-11-03T10:00:00Z',
          asker: { __typename: 'Person' as const, id: samplePerson('Jana Kühn').id, name: 'Jana Kühn' },
          target: { __typename: 'Person' as const, id: weber.id, name: 'Weber' },
        },
      ],
    };
    await renderApp('/me', [page({ possible }), preview, ties([])]);
    expect(await screen.findByText('introduction you made')).toBeTruthy();
    expect(screen.getByText('asked 2 times, one request waits')).toBeTruthy();
    expect(screen.getByText('Jana Kühn').closest('li')?.textContent).toContain(
      'You introduced Jana Kühn to Weber.',
    );
  });

  it('shows me through the eyes of either role, which stands in the address', async () => {
    await renderApp('/me?eyes=manager', [page(), preview, ties([])]);
    expect(await screen.findByText('May change: your projects.')).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: 'Sales' }));
    expect(asked).toContain('SALES');
    expect(readMirrorSearch({ eyes: 'manager', tie: 'x', q: 7 })).toEqual({ eyes: 'manager', q: '7' });
  });

  it('opens a tie by key to its records with their source, and to what each role reads of it', async () => {
    await renderApp('/me', [page(), preview, ties([tieToWeber]), ...detail]);
    (await screen.findByRole('button', { name: /Weber/u })).focus();
    await userEvent.keyboard('{Enter}');
    const evidence = (await screen.findByText('Evidence and its source')).closest('section') ?? document.body;
    expect(evidence.textContent).toContain('12 by Lena');
    expect(evidence.textContent).toContain('2 Jan 2026 – 3 Nov 2026');
    expect(await screen.findByText('Nothing: to them there is no such tie.')).toBeTruthy();
    expect(screen.getByText('Nothing: to them there is no Weber either.')).toBeTruthy();
    expect(screen.getByRole('radio', { name: 'Only me' })).toHaveProperty('checked', true);
  });

  it('says what to do when it cannot be put together, and tries again', async () => {
    let isAway = true;
    const failing = whenAsked(MirrorPageDocument).answer(() => {
      if (isAway) throw new TypeError('Failed to fetch');
      return pageWith();
    });
    await renderApp('/me', [failing, preview, ties([])]);
    const alert = await screen.findByRole('alert');
    isAway = false;
    await userEvent.click(within(alert).getByRole('button'));
    expect((await screen.findAllByText('Job title')).length).toBeGreaterThan(0);
  });
});
