import { describe, expect, it } from 'vitest';
import type { CoverageCell, CoverageColumnsQuery, TieWord } from '../generated/graphql.js';
import { joinPages } from './coverage.js';

type Page = CoverageColumnsQuery['coverage'];

function page(names: readonly string[], groups: Record<string, CoverageCell[]>, offer: TieWord | null): Page {
  return {
    __typename: 'Coverage',
    isPartial: false,
    totalCount: 3,
    pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
    columns: names.map((name) => ({
      __typename: 'CoverageColumn',
      hasWayIn: true,
      offer: offer && { __typename: 'Offer', word: offer },
      organization: { __typename: 'Organization', id: name, name },
    })),
    rows: Object.entries(groups).map(([name, cells]) => ({
      __typename: 'CoverageRow',
      kind: 'GROUP',
      cells,
      department: { __typename: 'Department', id: name, name },
    })),
  };
}

describe('the matrix of departments and organizations', () => {
  const matrix = joinPages([
    page(['A', 'B'], { Sales: ['STRONG', 'NONE'], Service: ['NONE', 'WEAK'] }, null),
    page(['C'], { Service: ['MEDIUM'] }, 'WEAK'),
  ]);

  it('puts pages of columns side by side, each cell under its organization', () => {
    expect(matrix.columns.map(({ organization }) => organization.name)).toEqual(['A', 'B', 'C']);
    expect(matrix.rows.map(({ key, cells }) => [key, cells])).toEqual([
      ['Sales', ['STRONG', 'NONE', 'NONE']],
      ['Service', ['NONE', 'WEAK', 'MEDIUM']],
      ['OFFER', ['NONE', 'NONE', 'WEAK']],
    ]);
  });

  it('keeps offers in a row of their own, in no row of people', () => {
    expect(matrix.rows.filter(({ kind }) => kind === 'OFFER')).toHaveLength(1);
    expect(matrix.rows.at(-1)?.kind).toBe('OFFER');
  });
});
