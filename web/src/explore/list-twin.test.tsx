import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import {
  ExploreLinksDocument,
  ExploreSurroundingsDocument,
  type ExploreSurroundingsQuery,
  ExploreTargetsDocument,
  ExploreThingsDocument,
  ExploreViewDocument,
} from '../generated/graphql.js';
import { renderApp, viewer, whenAsked } from '../testing/render-app.js';
import { sampleId } from '../testing/sample-paths.js';

type Page = ExploreSurroundingsQuery['surroundings'][number];
type PersonLine = Extract<Page['of'], { __typename: 'Person' }>;

const person = (name: string): PersonLine => ({
  __typename: 'Person',
  id: name === viewer.name ? viewer.id : sampleId(name),
  name,
  personKind: 'EMPLOYEE',
  title: null,
  department: null,
  organization: null,
});
const link = (one: string, other: string, word: 'STRONG' | 'MEDIUM' | 'WEAK') => ({
  __typename: 'ExploreLink' as const,
  from: person(one).id,
  to: person(other).id,
  kind: 'TIE' as const,
  word,
  isOwn: one === viewer.name,
});

/** Who knows whom in these tests. */
const ties = [
  link('Lena', 'Ada', 'STRONG'),
  link('Lena', 'Bo', 'MEDIUM'),
  link('Lena', 'Cy', 'WEAK'),
  link('Ada', 'Dee', 'STRONG'),
];
const names = ['Lena', 'Ada', 'Bo', 'Cy', 'Dee'];
const nameOf = (id: string) => names.find((name) => person(name).id === id) ?? '';

function surroundingsOf(id: string, restCount: number): Page {
  const links = ties.filter(({ from, to }) => from === id || to === id);
  return {
    __typename: 'Surroundings',
    of: person(nameOf(id)),
    totalCount: links.length + restCount,
    pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
    nodes: links.map((tie) => ({
      __typename: 'Surrounding',
      word: tie.word,
      thing: person(nameOf(tie.from === id ? tie.to : tie.from)),
      links: [tie],
    })),
  };
}

const answers = (restCount = 0) => [
  whenAsked(ExploreSurroundingsDocument).answer(({ of }) => ({
    __typename: 'Query',
    surroundings: [of].flat().flatMap((id) => (nameOf(id) === '' ? [] : [surroundingsOf(id, restCount)])),
  })),
  whenAsked(ExploreLinksDocument).answer(({ ids }) => ({
    __typename: 'Query',
    linksAmong: ties.filter(({ from, to }) => ids.includes(from) && ids.includes(to)),
  })),
  whenAsked(ExploreThingsDocument).answer(() => ({ __typename: 'Query', exploreThings: [] })),
  whenAsked(ExploreTargetsDocument).answer(() => ({
    __typename: 'Query',
    targets: { __typename: 'TargetConnection', nodes: [] },
  })),
  whenAsked(ExploreViewDocument).answer(() => ({ __typename: 'Query', exploreView: null })),
];

const shownNames = () =>
  within(screen.getByRole('table'))
    .getAllByRole('checkbox')
    .map((box) => box.getAttribute('aria-label')?.replace('Select ', ''));

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('the list beside the canvas', () => {
  it('says what stands there, strongest first, and hides weak ties until they are asked for', async () => {
    await renderApp(`/explore?at=${viewer.id}`, answers());
    await screen.findByRole('table', { name: 'Everything in the picture' });
    expect(shownNames()).toEqual(['Lena', 'Ada', 'Bo']);
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    await waitFor(() => expect(shownNames()).toEqual(['Lena', 'Ada', 'Bo', 'Cy']));
  });

  it('expands by its button, tells the trail, and goes back along it', async () => {
    await renderApp(`/explore?at=${viewer.id}`, answers());
    await userEvent.click(await screen.findByRole('button', { name: /^Expand\s*Ada$/u }));
    await waitFor(() => expect(shownNames()).toEqual(['Lena', 'Ada', 'Bo', 'Dee']));
    const trail = screen.getByRole('navigation', { name: 'How did I get here?' });
    expect(
      within(trail)
        .getAllByRole('button')
        .map((step) => step.textContent),
    ).toEqual(['Lena', 'Ada']);
    await userEvent.click(within(trail).getByRole('button', { name: 'Lena' }));
    await waitFor(() => expect(shownNames()).toEqual(['Lena', 'Ada', 'Bo']));
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(shownNames()).toEqual(['Lena', 'Ada', 'Bo', 'Dee']));
  });

  it('counts the rest without naming it until it is listed', async () => {
    await renderApp(`/explore?at=${viewer.id}`, answers(37));
    expect(await screen.findByRole('button', { name: '37 more next to Lena' })).toBeTruthy();
  });

  it('says that nothing stands there where an address leads nowhere, and where else to start', async () => {
    await renderApp(`/explore?view=${sampleId('gone')}`, answers());
    expect(await screen.findByRole('heading', { name: 'There is nothing here (any more)' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Me' })).toBeTruthy();
  });

  it('keeps what was found when adding fails, and says so', async () => {
    let asked = 0;
    const failing = whenAsked(ExploreSurroundingsDocument).answer(({ of }) => {
      asked += 1;
      if (asked > 1) throw new TypeError('Failed to fetch');
      return { __typename: 'Query', surroundings: [of].flat().map((id) => surroundingsOf(id, 0)) };
    });
    await renderApp(`/explore?at=${viewer.id}`, [...answers(), failing]);
    await userEvent.click(await screen.findByRole('button', { name: /^Expand\s*Ada$/u }));
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(shownNames()).toEqual(['Lena', 'Ada', 'Bo']);
  });
});
