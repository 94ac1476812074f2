import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type DuplicatePairFragment,
  type DuplicatePersonFragment,
  DuplicatesDocument,
  KeepApartDocument,
  KeptApartDocument,
  MergeDuplicatesDocument,
  MergePreviewDocument,
  MergesDocument,
  UndoMergeDocument,
} from '../generated/graphql.js';
import { type CannedAnswer, renderApp, whenAsked } from '../testing/render-app.js';
import { samplePerson } from '../testing/sample-paths.js';
import { asSteward } from '../testing/steward.js';

function person(name: string, kind: DuplicatePersonFragment['kind'] = 'CONTACT'): DuplicatePersonFragment {
  return {
    ...samplePerson(name, kind),
    phone: null,
    skills: [],
    projects: [],
    employments: [],
    origins: [],
    ties: { __typename: 'TieConnection', totalCount: 2 },
  };
}

function pair(one: DuplicatePersonFragment, other: DuplicatePersonFragment): DuplicatePairFragment {
  return {
    __typename: 'DuplicatePair',
    id: `${one.id}|${other.id}`,
    reasons: ['SHORTENED_NAME', 'SAME_EMPLOYER'],
    isLikely: false,
    people: [one, other],
  };
}

const first = pair(person('Jeff Dasovich', 'EMPLOYEE'), person('J. Dasovich'));
const second = pair(person('Ute Weber'), person('Utte Weber'));

/** A server that remembers what it is told. */
function server(pairs: readonly DuplicatePairFragment[]) {
  const gone = new Set<string>();
  const asked: string[] = [];
  const merge = {
    __typename: 'PersonMerge' as const,
    id: 'merge',
    keep: first.people[0] ?? person('x'),
    removedName: 'J. Dasovich',
    removedId: 'x',
    at: '2026-11-23T09:00:00Z',
    undoneAt: null,
  };
  const answers: CannedAnswer[] = [
    asSteward,
    whenAsked(DuplicatesDocument).answer(() => {
      const nodes = pairs.filter(({ id }) => !gone.has(id));
      return {
        __typename: 'Query',
        duplicates: {
          __typename: 'DuplicateConnection',
          nodes,
          totalCount: nodes.length,
          pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
        },
      };
    }),
    whenAsked(MergePreviewDocument).answer(() => ({
      __typename: 'Query',
      mergePreview: { __typename: 'MergePreview', commonTieCount: 1, gainedTieCount: 3, differences: [] },
    })),
    whenAsked(MergesDocument).answer(() => ({
      __typename: 'Query',
      merges: gone.has(first.id) ? [merge] : [],
    })),
    whenAsked(KeptApartDocument).answer(() => ({
      __typename: 'Query',
      keptApart: {
        __typename: 'KeptApartConnection',
        nodes: [],
        pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
      },
    })),
    whenAsked(MergeDuplicatesDocument).answer(({ keep, remove }) => {
      asked.push(`merge ${keep} ${remove}`);
      gone.add(first.id);
      return { __typename: 'Mutation', mergePeople: merge };
    }),
    whenAsked(UndoMergeDocument).answer(({ id }) => {
      asked.push(`undo ${id}`);
      gone.delete(first.id);
      return { __typename: 'Mutation', undoMerge: { ...merge, undoneAt: '2026-11-23T09:01:00Z' } };
    }),
    whenAsked(KeepApartDocument).answer(({ one, other }) => {
      asked.push(`apart ${one} ${other}`);
      gone.add(`${one}|${other}`);
      return { __typename: 'Mutation', keepApart: { __typename: 'KeptApart', id: `${one}|${other}` } };
    }),
  ];
  return { answers, asked };
}

const shown = (name: RegExp) => screen.findByRole('region', { name });

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('records that may be one person', () => {
  it('are merged by a key, the next pair stands there at once, and it can be undone', async () => {
    const { answers, asked } = server([first, second]);
    await renderApp('/duplicates', answers);
    await shown(/Jeff Dasovich/u);
    expect(await screen.findByText(/3 ties are added\. One tie will count together/u)).toBeTruthy();
    await userEvent.keyboard('m');
    await shown(/Ute Weber/u);
    await waitFor(() => expect(asked).toEqual([`merge ${first.people[0]?.id} ${first.people[1]?.id}`]));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(asked.at(-1)).toBe('undo merge'));
    await shown(/Jeff Dasovich/u);
  });

  it('keep the record of the colleague', async () => {
    await renderApp('/duplicates', server([first]).answers);
    await shown(/Jeff Dasovich/u);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Keep J. Dasovich, record 2' }).disabled).toBe(
      true,
    );
  });

  it('keep the one that is chosen by an arrow', async () => {
    const { answers, asked } = server([second]);
    await renderApp('/duplicates', answers);
    await shown(/Ute Weber/u);
    await userEvent.keyboard('{ArrowRight}m');
    await waitFor(() => expect(asked).toEqual([`merge ${second.people[1]?.id} ${second.people[0]?.id}`]));
  });

  it('are two people by a key, and nothing is left', async () => {
    const { answers, asked } = server([first]);
    await renderApp('/duplicates', answers);
    await shown(/Jeff Dasovich/u);
    await userEvent.keyboard('n');
    await screen.findByRole('heading', { name: 'No duplicates in sight' });
    expect(asked).toEqual([`apart ${first.people[0]?.id} ${first.people[1]?.id}`]);
  });

  it('are skipped by a key, and come again when all were seen', async () => {
    await renderApp('/duplicates', server([first, second]).answers);
    await shown(/Jeff Dasovich/u);
    await userEvent.keyboard('s');
    await shown(/Ute Weber/u);
    await userEvent.keyboard('s');
    await screen.findByRole('heading', { name: 'Once through' });
    await userEvent.click(screen.getByRole('button', { name: 'Go through the skipped ones again' }));
    await shown(/Jeff Dasovich/u);
  });

  it('are not merged by the letter that leads to another page', async () => {
    const { answers, asked } = server([first]);
    await renderApp('/duplicates', answers);
    await shown(/Jeff Dasovich/u);
    await userEvent.keyboard('gn');
    expect(asked).toEqual([]);
  });
});
