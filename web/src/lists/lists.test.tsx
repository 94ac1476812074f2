import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type FacetFragment,
  PeopleFacetsDocument,
  PeopleRowsDocument,
  type PeopleRowsQueryVariables,
  type PersonRowFragment,
  SavedFiltersDocument,
} from '../generated/graphql.js';
import { type CannedAnswer, renderApp, whenAsked } from '../testing/render-app.js';

function row(place: number): PersonRowFragment {
  return {
    __typename: 'PeopleListRow',
    since: null,
    person: {
      __typename: 'Person',
      id: `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`,
      name: `Person ${String(place).padStart(6, '0')}`,
      kind: 'EMPLOYEE',
      title: 'Engineer',
      department: null,
      organization: null,
      ownTie: null,
    },
  };
}

const kinds: FacetFragment = {
  __typename: 'ListFacet',
  key: 'KIND',
  moreCount: 0,
  options: [{ __typename: 'ListFacetOption', value: 'CONTACT', name: null, count: 7, isChosen: false }],
};

function answers(total: number, asked: PeopleRowsQueryVariables[] = []): CannedAnswer[] {
  return [
    whenAsked(PeopleRowsDocument).answer((variables) => {
      asked.push(variables);
      const first = variables.after ? Number(variables.after) : variables.skip;
      const last = Math.min(total, first + 100);
      return {
        __typename: 'Query',
        list: {
          __typename: 'PeopleList',
          nodes: Array.from({ length: last - first }, (_, place) => row(first + place)),
          pageInfo: { __typename: 'PageInfo', endCursor: String(last) },
        },
      };
    }),
    whenAsked(PeopleFacetsDocument).answer(() => ({
      __typename: 'Query',
      list: { __typename: 'PeopleList', totalCount: total, facets: [kinds] },
    })),
    whenAsked(SavedFiltersDocument).answer(() => ({ __typename: 'Query', savedFilters: [] })),
  ];
}

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
});

describe('a list', () => {
  it('says how many rows there are and draws only those in sight', async () => {
    await renderApp('/people', answers(100_000));
    expect(await screen.findByText('100,000 people')).toBeTruthy();
    const grid = await screen.findByRole('grid', { name: 'People' });
    expect(grid.getAttribute('aria-rowcount')).toBe('100001');
    const rows = within(grid).getAllByRole('row');
    expect(rows.length).toBeLessThan(60);
    expect(rows[1]?.getAttribute('aria-rowindex')).toBe('2');
  });

  it('sorts by its headings, which say so', async () => {
    const asked: PeopleRowsQueryVariables[] = [];
    await renderApp('/people', answers(3, asked));
    const title = await screen.findByRole('columnheader', { name: 'Job title' });
    expect(title.getAttribute('aria-sort')).toBe('none');
    await userEvent.click(within(title).getByRole('button'));
    await userEvent.click(within(title).getByRole('button'));
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ sort: 'TITLE', isDescending: true }));
    expect(screen.getByRole('columnheader', { name: 'Job title' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
  });

  it('asks what its address says', async () => {
    const asked: PeopleRowsQueryVariables[] = [];
    await renderApp('/people?known=1&kind=CONTACT,NOBODY&q=weber&sort=PLACE', answers(3, asked));
    await screen.findByText('3 people');
    expect(asked[0]).toMatchObject({
      filter: { isKnown: true, kinds: ['CONTACT'], text: 'weber' },
      sort: 'PLACE',
    });
  });

  it('has a next step where filters leave nothing, and where there is nothing at all', async () => {
    await renderApp('/people?q=nobody', answers(0));
    expect(await screen.findByRole('heading', { name: 'Nothing matches' })).toBeTruthy();
    await userEvent.click(screen.getAllByRole('button', { name: 'Clear filters' })[0] ?? document.body);
    expect(await screen.findByRole('heading', { name: 'Nobody here yet' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Bring in my contacts' })).toBeTruthy();
  });

  it('says when it cannot be fetched, and tries again', async () => {
    let isDown = true;
    const [rows, ...others] = answers(3);
    await renderApp('/people', [
      {
        operationName: 'PeopleRows',
        answer: (variables) => {
          if (isDown) throw new TypeError('down');
          return rows?.answer(variables);
        },
      },
      ...others,
    ]);
    expect(await screen.findByRole('heading', { name: 'The server cannot be reached' })).toBeTruthy();
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'Person 000001' })).toBeTruthy();
  });

  it('moves the focus by arrow keys', async () => {
    await renderApp('/people', answers(50));
    const first = await screen.findByRole('link', { name: 'Person 000000' });
    first.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Person 000001'));
    expect(
      screen.getAllByRole('link', { name: /^Person/u }).filter((link) => link.tabIndex === 0),
    ).toHaveLength(1);
  });
});
