import type { CoverageCell, CoverageColumnsQuery, CoverageRowKind } from '../generated/graphql.js';

type Page = CoverageColumnsQuery['coverage'];

/** A row of the matrix: the viewer, everybody else, a department, or somebody unnamed. */
export interface MatrixRow {
  readonly key: string;
  readonly kind: CoverageRowKind | 'OFFER';
  /** Of a department. */
  readonly department: { readonly id: string; readonly name: string } | null;
  /** One for each column. */
  readonly cells: readonly CoverageCell[];
}

/** The matrix as far as its columns have been asked for. */
export interface Matrix {
  readonly columns: Page['columns'];
  /** The offers are the last row, apart from those of people. */
  readonly rows: readonly MatrixRow[];
}

/** Puts pages of columns side by side. A row that a later page does not have knows nobody there. */
export function joinPages(pages: readonly Page[]): Matrix {
  const columns = pages.flatMap((page) => page.columns);
  const rows = (pages[0]?.rows ?? []).map(({ kind, department }): MatrixRow => {
    const key = department?.id ?? kind;
    const cells = pages.flatMap((page) => {
      const same = page.rows.find((row) => (row.department?.id ?? row.kind) === key);
      return page.columns.map((_, place) => same?.cells[place] ?? 'NONE');
    });
    return { key, kind, department: department ?? null, cells };
  });
  const offers: MatrixRow = {
    key: 'OFFER',
    kind: 'OFFER',
    department: null,
    cells: columns.map(({ offer }) => offer?.word ?? 'NONE'),
  };
  return { columns, rows: [...rows, offers] };
}
