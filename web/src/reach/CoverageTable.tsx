import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type MouseEvent, memo, useRef, useState } from 'react';
import { writeAddress } from '../app/address.js';
import { Name } from '../design/Name.js';
import type { FindSearch } from '../find/address.js';
import type { CoverageCell } from '../generated/graphql.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import { type GridPlace, nextPlace } from '../lists/grid-keys.js';
import { tieWordMessages } from '../ties/WordChip.js';
import './messages.js';
import { CoverageLegend, NoPathSign } from './CoverageLegend.js';
import type { Matrix, MatrixRow } from './coverage.js';
import { findSearch } from './find-search.js';

/** The words for a cell. */
const cellMessages = { ...tieWordMessages, NONE: 'reach.matrix.none' } as const satisfies Record<
  CoverageCell,
  MessageKey
>;

/**
 * Departments by organizations. Each cell is a link to the answer of that question; one of them is in the order of Tab,
 * arrow keys lead to the others. What is pointed at is said above, because the names of the columns stand on end.
 */
export function CoverageTable({
  matrix,
  hops,
  isOutdated,
}: {
  matrix: Matrix;
  hops: number;
  isOutdated: boolean;
}) {
  const { t } = useMessages();
  const { rows, columns } = matrix;
  const nameOf = useRowName();
  const open = useOpen(matrix, hops);
  const body = useRef<HTMLTableSectionElement>(null);
  const [active, setActive] = useState<GridPlace>({ row: 0, column: 0 });
  // The matrix may have become smaller.
  const tabStop = {
    row: Math.min(active.row, rows.length - 1),
    column: Math.min(active.column, columns.length - 1),
  };
  const [pointed, setPointed] = useState<GridPlace | null>(null);
  const move = (event: KeyboardEvent) => {
    const next = nextPlace(event, placeOf(event.target) ?? tabStop, {
      rows: rows.length,
      columns: columns.length,
      page: rows.length,
    });
    if (!next) return;
    event.preventDefault();
    const cell = body.current?.querySelector<HTMLElement>(`[data-place="${next.row} ${next.column}"]`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  return (
    <>
      <CoverageLegend said={pointed && <Said matrix={matrix} place={pointed} />} />
      {/* The frame scrolls sideways by the keys of its cells; it is no stop of its own. */}
      <div className="coverage-frame card">
        <table className="coverage" aria-busy={isOutdated} data-outdated={isOutdated || undefined}>
          <caption className="visually-hidden">
            {t('reach.matrix.caption')}. {t('reach.matrix.hint')}
          </caption>
          <thead>
            <tr>
              <th scope="col" className="coverage-corner">
                {t('reach.matrix.group')}
              </th>
              {columns.map(({ organization, hasWayIn }, place) => (
                <th
                  key={organization.id}
                  scope="col"
                  data-nothing={!hasWayIn || undefined}
                  data-pointed={pointed?.column === place || undefined}
                >
                  <span className="coverage-head">
                    <span className="coverage-name" title={organization.name.slice(0, 200)}>
                      <Name longest={60}>{organization.name}</Name>
                    </span>
                    {!hasWayIn && <NoPathSign />}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody
            ref={body}
            onKeyDown={move}
            onClick={open}
            onFocus={({ target }) => {
              const place = placeOf(target);
              if (!place) return;
              setActive(place);
              setPointed(place);
            }}
            onBlur={() => setPointed(null)}
            onPointerOver={({ target }) => setPointed(placeOf(target))}
            onPointerLeave={() => setPointed(null)}
          >
            {rows.map((row, place) => (
              <Row
                key={row.key}
                row={row}
                name={nameOf(row)}
                place={place}
                columns={columns}
                hops={hops}
                activeColumn={place === tabStop.row ? tabStop.column : null}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const Row = memo(function Row({
  row,
  name,
  place,
  columns,
  hops,
  activeColumn,
}: {
  row: MatrixRow;
  name: string;
  place: number;
  columns: Matrix['columns'];
  hops: number;
  /** The column whose cell is in the order of Tab; null if it is in another row. */
  activeColumn: number | null;
}) {
  const { t } = useMessages();
  return (
    <tr data-kind={row.kind}>
      <th scope="row">
        <Name longest={60}>{name}</Name>
      </th>
      {columns.map(({ organization, hasWayIn }, column) => {
        const cell = row.cells[column] ?? 'NONE';
        const word = t(cellMessages[cell]);
        return (
          <td key={organization.id} data-nothing={!hasWayIn || undefined}>
            <a
              href={`/find${writeAddress({ ...questionOf(row, organization.id, hops) })}`}
              className="coverage-cell"
              data-word={cell}
              data-place={`${place} ${column}`}
              tabIndex={activeColumn === column ? 0 : -1}
              aria-label={t('reach.matrix.cell', {
                row: name.slice(0, 80),
                organization: organization.name.slice(0, 80),
                word,
              })}
            >
              <span className="coverage-pearl" />
            </a>
          </td>
        );
      })}
    </tr>
  );
});

/** What is pointed at, in words. */
function Said({ matrix, place }: { matrix: Matrix; place: GridPlace }) {
  const { t } = useMessages();
  const nameOf = useRowName();
  const row = matrix.rows[place.row];
  const column = matrix.columns[place.column];
  if (!row || !column) return null;
  return (
    <>
      <Name longest={40}>{nameOf(row)}</Name> · <Name longest={48}>{column.organization.name}</Name>
      {': '}
      <strong>{t(cellMessages[row.cells[place.column] ?? 'NONE'])}</strong>
    </>
  );
}

function useRowName(): (row: MatrixRow) => string {
  const { t } = useMessages();
  return ({ kind, department }) => department?.name ?? t(rowMessages[kind]);
}

const rowMessages = {
  VIEWER: 'reach.matrix.row.viewer',
  COMPANY: 'reach.matrix.row.company',
  GROUP: 'reach.matrix.group',
  OFFER: 'reach.matrix.row.offer',
} as const satisfies Record<MatrixRow['kind'], MessageKey>;

/** The question to Find that a cell stands for. */
function questionOf({ kind, department }: MatrixRow, organization: string, hops: number): FindSearch {
  if (kind === 'VIEWER') return findSearch(organization, { from: 'VIEWER', hops });
  if (department) return findSearch(organization, { from: 'DEPARTMENTS', of: [department.id], hops });
  // An offer depends on its target alone.
  return findSearch(organization, kind === 'OFFER' ? {} : { hops });
}

/** Follows the link of a cell within the app, unless it is to open elsewhere. Thousands of links need no watch each. */
function useOpen({ rows, columns }: Matrix, hops: number): (event: MouseEvent) => void {
  const navigate = useNavigate();
  return (event) => {
    const place = placeOf(event.target);
    const row = rows[place?.row ?? -1];
    const organization = columns[place?.column ?? -1]?.organization;
    const isElsewhere =
      event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!row || !organization || isElsewhere) return;
    event.preventDefault();
    void navigate({ to: '/find', search: questionOf(row, organization.id, hops) });
  };
}

function placeOf(target: EventTarget | null): GridPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
  const [row, column] = (cell?.dataset['place'] ?? '').split(' ').map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}
