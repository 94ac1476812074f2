import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type CoverageCell,
  CoverageColumnsDocument,
  type CoverageColumnsQuery,
  type CoverageInput,
  DepartmentChoicesDocument,
  type ReachableInput,
  type ReachRowFragment,
  ReachRowsDocument,
  type ReachRowsQuery,
  type TieWord,
} from '../generated/graphql.js';
import { type CannedAnswer, renderApp, whenAsked } from '../testing/render-app.js';
import { sampleId, samplePath } from '../testing/sample-paths.js';

function organization(name: string) {
  return {
    __typename: 'Organization' as const,
    id: sampleId(name),
    name,
    city: 'Ulm',
    stage: 'PROSPECT' as const,
  };
}

function reached(name: string, word: TieWord = 'STRONG'): ReachRowFragment {
  const path = samplePath(['Jana Kühn', `Contact of ${name}`], [word]);
  return {
    __typename: 'Reachable',
    word,
    hops: 1,
    isIntroducerKnownToViewer: true,
    introducer: { __typename: 'Person', id: path.introducer.id, name: 'Jana Kühn' },
    target: organization(name),
    path,
    offer: null,
  };
}

function unreached(name: string, offer: TieWord | null): ReachRowFragment {
  return {
    __typename: 'Reachable',
    word: null,
    hops: null,
    isIntroducerKnownToViewer: false,
    introducer: null,
    target: organization(name),
    path: null,
    offer: offer && { __typename: 'Offer', word: offer },
  };
}

type Answer = Partial<ReachRowsQuery['reachable']>;

function page(nodes: readonly ReachRowFragment[], changes: Answer = {}): ReachRowsQuery {
  return {
    __typename: 'Query',
    reachable: {
      __typename: 'ReachablePage',
      isPartial: false,
      totalCount: nodes.length,
      withinReachCount: nodes.length,
      withoutWayInCount: 0,
      pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
      introducers: [],
      nodes: [...nodes],
      ...changes,
    },
  };
}

/** Answers about those within reach and those without a path. */
function answers(
  within: readonly ReachRowFragment[],
  without: readonly ReachRowFragment[] = [],
  { asked = [], ...changes }: Answer & { asked?: ReachableInput[] } = {},
): CannedAnswer[] {
  return [
    whenAsked(ReachRowsDocument).answer(({ input }) => {
      asked.push(input);
      const counts = { withinReachCount: within.length, withoutWayInCount: without.length };
      return input.state === 'WITHOUT_WAY_IN'
        ? page(without, counts)
        : page(within, { ...counts, ...changes });
    }),
  ];
}

afterEach(() => {
  cleanup();
  sessionStorage.clear();
  localStorage.clear();
});

describe('prospects within reach', () => {
  it('says whom to ask for each, how warm, and leads to the answer of the same question', async () => {
    await renderApp('/reach?from=VIEWER&hops=2', answers([reached('Vossbrink')]));
    const row = (await screen.findByText('Vossbrink')).closest('tr') ?? document.body;
    expect(row.textContent).toContain('Ask Jana Kühn, who knows Contact of Vossbrink well.');
    expect(within(row).getByText('strong')).toBeTruthy();
    expect(within(row).getByText('You know them')).toBeTruthy();
    const address = within(row).getByRole('link').getAttribute('href') ?? '';
    expect(Object.fromEntries(new URL(address, 'http://perlen.test').searchParams)).toEqual({
      to: sampleId('Vossbrink'),
      from: 'VIEWER',
      hops: '2',
    });
  });

  it('asks what its address says, for the company and prospects unless it says otherwise', async () => {
    const asked: ReachableInput[] = [];
    await renderApp('/reach', answers([reached('Vossbrink')], [], { asked }));
    await screen.findByText('Vossbrink');
    expect(asked[0]).toMatchObject({ from: { kind: 'COMPANY' }, stages: ['PROSPECT'], maxHops: 3 });
    await userEvent.click(screen.getByRole('radio', { name: 'For me' }));
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ from: { kind: 'VIEWER' } }));
    await userEvent.click(screen.getByRole('button', { name: 'Filters' }));
    await userEvent.click(screen.getByRole('button', { name: 'Strength' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'medium' }));
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ words: ['MEDIUM'], from: { kind: 'VIEWER' } }));
  });

  it('marks whom nothing leads to by a word, and leads to the asking without names where somebody knows them', async () => {
    await renderApp(
      '/reach',
      answers([reached('Vossbrink')], [unreached('Known Ltd', 'WEAK'), unreached('Unknown Ltd', null)]),
    );
    const known = (await screen.findByText('Known Ltd')).closest('tr') ?? document.body;
    expect(within(known).getByRole('link', { name: 'Ask without names: Known Ltd' })).toBeTruthy();
    expect(within(known).queryByText('No path')).toBeNull();
    const unknown = screen.getByText('Unknown Ltd').closest('tr') ?? document.body;
    expect(within(unknown).getByText('No path')).toBeTruthy();
    expect(within(unknown).getByRole('link', { name: 'Ask everybody: Unknown Ltd' })).toBeTruthy();
    expect(screen.getByText('1 of 3 within reach')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '2 without a path yet' }));
    expect(document.activeElement?.textContent).toBe('No path yet');
  });

  it('does not call without any path whom others may have one to, and leads to looking there', async () => {
    await renderApp('/reach?from=VIEWER', answers([reached('Vossbrink')], [unreached('Unknown Ltd', null)]));
    const row = (await screen.findByText('Unknown Ltd')).closest('tr') ?? document.body;
    expect(within(row).queryByText('No path')).toBeNull();
    const link = within(row).getByRole('link', { name: 'Look company-wide: Unknown Ltd' });
    expect(link.getAttribute('href')).toBe(`/find?to=${sampleId('Unknown Ltd')}`);
  });

  it('fetches what comes later when it is looked at, and draws only what is in sight', async () => {
    const asked: (string | null | undefined)[] = [];
    await renderApp('/reach', [
      whenAsked(ReachRowsDocument).answer(({ input }) => {
        asked.push(input.after);
        const first = Number(input.after ?? 0);
        const rows = Array.from({ length: 100 }, (_, place) => reached(`Prospect ${first + place}`));
        return page(rows, {
          totalCount: 500,
          withinReachCount: 500,
          pageInfo: { __typename: 'PageInfo', endCursor: String(first + 100), hasNextPage: first < 400 },
        });
      }),
    ]);
    const link = await screen.findByRole('link', { name: 'Prospect 0' });
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('501');
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    expect(asked).toEqual([undefined]);
    expect(link.getAttribute('href')).toContain(sampleId('Prospect 0'));
    window.scrollTo(0, 90 * 84);
    window.dispatchEvent(new Event('scroll'));
    await waitFor(() => expect(asked).toContain('100'));
  });

  it('has a next step where nobody is within reach, where filters leave nothing, and where there is nobody', async () => {
    await renderApp('/reach?from=VIEWER', answers([], [unreached('Unknown Ltd', null)]));
    expect(await screen.findByRole('heading', { name: 'Nobody within reach yet' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Search with 4 steps' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Look through everybody here' }));
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Look through everybody here' })).toBeNull(),
    );
    cleanup();
    await renderApp('/reach?word=WEAK', answers([], [], { withinReachCount: 4 }));
    expect(await screen.findByRole('heading', { name: 'Nothing matches' })).toBeTruthy();
    cleanup();
    await renderApp('/reach', answers([]));
    expect(await screen.findByRole('heading', { name: 'No prospects yet' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Paste a list of targets' })).toBeTruthy();
  });

  it('marks what the time limit cut short, and offers more time', async () => {
    const asked: ReachableInput[] = [];
    await renderApp('/reach', answers([reached('Vossbrink')], [], { asked, isPartial: true }));
    expect(await screen.findByText(/more may be within reach/u)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Search for 10 seconds' }));
    await waitFor(() => expect(asked.at(-1)?.timeoutMs).toBe(10_000));
  });

  it('says when it cannot be asked, and tries again', async () => {
    let isDown = true;
    await renderApp('/reach', [
      whenAsked(ReachRowsDocument).answer(() => {
        if (isDown) throw new TypeError('down');
        return page([reached('Vossbrink')]);
      }),
    ]);
    expect(await screen.findByRole('heading', { name: 'The server cannot be reached' })).toBeTruthy();
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Vossbrink')).toBeTruthy();
  });
});

describe('by department', () => {
  const sales = { __typename: 'Department' as const, id: sampleId('Sales'), name: 'Sales' };
  const row = (kind: 'VIEWER' | 'COMPANY' | 'GROUP', cells: CoverageCell[]) => ({
    __typename: 'CoverageRow' as const,
    kind,
    cells,
    department: kind === 'GROUP' ? sales : null,
  });
  const coverage: CoverageColumnsQuery = {
    __typename: 'Query',
    coverage: {
      __typename: 'Coverage',
      isPartial: false,
      totalCount: 2,
      pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
      columns: [
        {
          __typename: 'CoverageColumn',
          hasWayIn: true,
          offer: null,
          organization: organization('Vossbrink'),
        },
        {
          __typename: 'CoverageColumn',
          hasWayIn: false,
          offer: null,
          organization: organization('Unknown Ltd'),
        },
      ],
      rows: [
        row('VIEWER', ['NONE', 'NONE']),
        row('COMPANY', ['STRONG', 'NONE']),
        row('GROUP', ['MEDIUM', 'NONE']),
      ],
    },
  };

  it('is a table whose cells say in words who knows whom how well, and which organization nobody knows', async () => {
    await renderApp('/reach?view=matrix', [whenAsked(CoverageColumnsDocument).answer(() => coverage)]);
    const table = await screen.findByRole('table', { name: /How well departments know organizations/u });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map((head) => head.textContent),
    ).toEqual(['Department', 'Vossbrink', 'Unknown Ltd: nobody, not even unnamed']);
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map((head) => head.textContent),
    ).toEqual(['You', 'Everybody else here', 'Sales', 'Somebody, unnamed']);
    expect(within(table).getByRole('link', { name: 'Sales, Vossbrink: medium' })).toBeTruthy();
    expect(within(table).getByRole('link', { name: 'You, Unknown Ltd: no path' })).toBeTruthy();
    expect(screen.getByText('2 organizations · one without any path')).toBeTruthy();
  });

  it('leads from a cell to its answer; arrow keys lead from cell to cell', async () => {
    await renderApp('/reach?view=matrix&hops=2', [whenAsked(CoverageColumnsDocument).answer(() => coverage)]);
    const cell = await screen.findByRole('link', { name: 'You, Vossbrink: no path' });
    expect(
      screen.getAllByRole('link').filter((link) => link.matches('.coverage-cell[tabindex="0"]')),
    ).toEqual([cell]);
    cell.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    const { activeElement } = document;
    expect(activeElement?.getAttribute('aria-label')).toBe('Sales, Vossbrink: medium');
    const address = new URL(activeElement?.getAttribute('href') ?? '', 'http://perlen.test');
    expect(Object.fromEntries(address.searchParams)).toEqual({
      to: sampleId('Vossbrink'),
      from: 'DEPARTMENTS',
      of: sales.id,
      hops: '2',
    });
  });

  /** Departments to choose from; of these Sales alone may be shown. */
  const choices = whenAsked(DepartmentChoicesDocument).answer(() => ({
    __typename: 'Query',
    departments: [
      { ...sales, parent: null },
      { __typename: 'Department', id: sampleId('Law'), name: 'Law', parent: sales },
    ],
  }));

  /** The matrix with the rows of those departments that are asked for. */
  function matrixOf(asked: CoverageInput[]): CannedAnswer {
    return whenAsked(CoverageColumnsDocument).answer(({ input }) => {
      asked.push(input);
      const rows = coverage.coverage.rows.filter(
        ({ department }) => !department || (input.departments ?? [sales.id]).includes(department.id),
      );
      return { ...coverage, coverage: { ...coverage.coverage, rows } };
    });
  }

  it('shows single departments by keyboard alone, as its address says, and all of them again', async () => {
    const asked: CoverageInput[] = [];
    await renderApp('/reach?view=matrix', [choices, matrixOf(asked)]);
    await screen.findByRole('rowheader', { name: 'Sales' });
    expect(asked.at(-1)?.departments).toBeNull();
    screen.getByRole('button', { name: 'Departments' }).focus();
    await userEvent.keyboard('{Enter}{Tab} ');
    await waitFor(() => expect(asked.at(-1)?.departments).toEqual([sales.id]));
    expect(screen.getByRole('button', { name: /^Departments\s?Sales$/u })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Show all departments' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Clear selection' }));
    await waitFor(() => expect(asked.at(-1)?.departments).toBeNull());
  });

  it('says which chosen departments may not be shown, or are not here, and leads back to all', async () => {
    const asked: CoverageInput[] = [];
    const gone = sampleId('Gone');
    await renderApp(`/reach?view=matrix&department=${sampleId('Law')},${gone}`, [choices, matrixOf(asked)]);
    expect(await screen.findByText(/^Not shown: Law\. Departments under five/u)).toBeTruthy();
    expect(screen.getByText(/^One of the chosen departments is not here/u)).toBeTruthy();
    expect(screen.getAllByRole('rowheader').map((head) => head.textContent)).toEqual([
      'You',
      'Everybody else here',
      'Somebody, unnamed',
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'Show all departments' }));
    await screen.findByRole('rowheader', { name: 'Sales' });
    expect(asked.at(-1)?.departments).toBeNull();
    expect(screen.queryByText(/Not shown/u)).toBeNull();
  });

  it('says when departments to choose from cannot be fetched, and tries again', async () => {
    let isDown = true;
    const failing = whenAsked(DepartmentChoicesDocument).answer(() => {
      if (isDown) throw new TypeError('down');
      return { __typename: 'Query', departments: [{ ...sales, parent: null }] };
    });
    await renderApp('/reach?view=matrix', [failing, matrixOf([])]);
    await screen.findByRole('rowheader', { name: 'Sales' });
    await userEvent.click(screen.getByRole('button', { name: 'Departments' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('checkbox', { name: 'Sales' })).toBeTruthy();
  });
});
