import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import {
  OfferForDocument,
  PersonOriginsDocument,
  PersonPageDocument,
  type PersonPageQuery,
  PersonTiesDocument,
  type PersonTiesQuery,
  PersonTimelineDocument,
} from '../generated/graphql.js';
import { renderApp, viewer, whenAsked } from '../testing/render-app.js';
import { samplePerson, sampleReason } from '../testing/sample-paths.js';

afterEach(cleanup);

type Person = NonNullable<PersonPageQuery['person']>;
type Tie = NonNullable<PersonTiesQuery['person']>['ties']['nodes'][number];

const weber = samplePerson('Sabine Weber', 'CONTACT');

function onPage(changes: Partial<Person> = {}): Person {
  return {
    ...weber,
    version: 'v1',
    phone: null,
    languages: [],
    askMeAbout: null,
    joinedAt: null,
    skills: [],
    employments: [],
    reportsTo: null,
    projects: [],
    ownTie: null,
    ...changes,
  };
}

function answers(person: Person | null, ties: Tie[] = [], offer: 'STRONG' | null = null) {
  return [
    whenAsked(PersonPageDocument).answer(() => ({ __typename: 'Query', person })),
    whenAsked(PersonOriginsDocument).answer(() => ({
      __typename: 'Query',
      person: person && {
        __typename: 'Person',
        id: person.id,
        origins: [
          {
            __typename: 'FactOrigin',
            field: 'employments',
            kind: 'SOURCE',
            sourceKind: 'CRM',
            sourceName: 'CRM',
            at: '2026-11-03T09:00:00Z',
          },
        ],
      },
    })),
    whenAsked(PersonTiesDocument).answer(({ kinds }) => {
      const isColleagues = [kinds].flat().includes('EMPLOYEE');
      const nodes = isColleagues ? ties : [];
      return {
        __typename: 'Query',
        person: person && {
          __typename: 'Person',
          id: person.id,
          ties: {
            __typename: 'TieConnection',
            nodes,
            pageInfo: { __typename: 'PageInfo', hasNextPage: false },
            totalCount: nodes.length,
          },
        },
      };
    }),
    whenAsked(PersonTimelineDocument).answer(() => ({
      __typename: 'Query',
      person: person && {
        __typename: 'Person',
        id: person.id,
        timeline: {
          __typename: 'TimelineConnection',
          nodes: [],
          pageInfo: { __typename: 'PageInfo', hasNextPage: false },
        },
      },
    })),
    whenAsked(OfferForDocument).answer(() => ({
      __typename: 'Query',
      warmPaths: {
        __typename: 'NoPath',
        rungs: {
          __typename: 'Rungs',
          hasPaths: false,
          offer: offer && { __typename: 'Offer', id: 'offer:x', word: offer },
          askAll: { __typename: 'AskAllRung', isAvailable: false, messageDe: 'Wer?', messageEn: 'Who?' },
        },
      },
    })),
  ];
}

const tieTo = (name: string, strength: number | null, isOwn = false): Tie => ({
  __typename: 'Tie',
  people: [isOwn ? viewer : samplePerson(name), weber],
  word: 'STRONG',
  strength,
  isOwn,
  reasons: [sampleReason()],
});

describe('the page of a person', () => {
  it('shows who knows them: oneself with the number, others in words', async () => {
    const person = onPage();
    await renderApp(
      `/people/${person.id}`,
      answers(person, [tieTo('Lena', 0.71, true), tieTo('Jana Kühn', null)], 'STRONG'),
    );
    await screen.findByRole('heading', { level: 1, name: 'Sabine Weber' });
    await screen.findByText('0.71');
    expect(await screen.findByText('Jana Kühn')).toBeTruthy();
    expect((await screen.findAllByText('regular mail this quarter')).length).toBe(2);
    expect(screen.queryByText(/At least one colleague/u)).toBeNull();
  });

  it('shows the offer where nobody is known by name, and nothing of who stands behind it', async () => {
    const person = onPage();
    await renderApp(`/people/${person.id}`, answers(person, [], 'STRONG'));
    await screen.findByText(/At least one colleague knows/u);
    expect(screen.getByRole('button', { name: 'Ask without names' })).toBeTruthy();
  });

  it('says next to a fact where it comes from', async () => {
    const person = onPage({ title: 'Buyer' });
    await renderApp(`/people/${person.id}`, answers(person));
    await screen.findByText('from CRM, 3 Nov 2026');
  });

  it('says in German that nobody of this address is known', async () => {
    await renderApp(`/people/${weber.id}`, answers(null), 'de');
    await screen.findByRole('heading', { level: 1, name: 'Diese Person ist hier nicht bekannt' });
  });

  it('opens a form for oneself alone, and its words survive what the page reads meanwhile', async () => {
    const own = onPage({ ...viewer, kind: 'EMPLOYEE', skills: [] });
    await renderApp(`/people/${own.id}?edit=1`, answers(own));
    const user = userEvent.setup();
    const skills = await screen.findByRole('combobox', { name: 'Skills' });
    await user.type(skills, 'Pumpen, Ventile,');
    expect(screen.getByRole('button', { name: 'Remove Ventile' })).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'Name' })).toBeNull();
    await user.clear(skills);
    await user.keyboard('{Backspace}');
    expect(screen.queryByRole('button', { name: 'Remove Ventile' })).toBeNull();
  });
});
