import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { memo, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import './grid-table.css';
import { type GridPlace, nextPlace } from './grid-keys.js';
import { useIsNarrow } from './useIsNarrow.js';
import type { ListRows } from './useListRows.js';

/** A column of a list. The first one names the row and leads to it. */
export interface ListColumn<Row, Sort extends string> {
  readonly name: string;
  readonly label: string;
  /** What it is sorted by; absent: it is not. */
  readonly sort?: Sort;
  /** Width as a track of a CSS grid. */
  readonly width: string;
  readonly cell: (row: Row, tabIndex: number) => ReactNode;
}

/** A row's height in root font sizes, so that larger letters have room. */
const rowRems = { wide: 3.25, narrow: 5.25 };
/** Below the bar at the top of the page, which covers what stands there. */
const barRems = 3.5;
const headRems = 2.5;

/**
 * The rows of a list, however many: only those in sight are drawn. A grid for screen readers; arrow keys, Page, Home
 * and End move the focus from row to row, left and right within one, Enter opens.
 */
export function ListGrid<Row, Sort extends string>({
  label,
  columns,
  rows,
  total,
  sort,
  isDescending = false,
  onSort,
}: {
  label: string;
  columns: readonly ListColumn<Row, Sort>[];
  rows: ListRows<Row>;
  total: number;
  /** What it is sorted by and how to sort anew; absent where no column sorts. */
  sort?: Sort;
  isDescending?: boolean;
  onSort?: (sort: Sort) => void;
}) {
  const isNarrow = useIsNarrow();
  // Scrolling draws the rows that come into sight, not those that are there.
  const [MemoRow] = useState(() => memo(GridRow<Row, Sort>));
  const body = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  const [active, setActive] = useState<GridPlace>({ row: 0, column: 0 });
  const isMoving = useRef(false);
  const tracks = columns.map(({ width }) => width).join(' ');
  const rem = rootFontPx();
  const rowPx = (isNarrow ? rowRems.narrow : rowRems.wide) * rem;
  const headPx = (isNarrow ? 0 : headRems) * rem;
  const virtualizer = useWindowVirtualizer({
    count: total,
    estimateSize: () => rowPx,
    overscan: 10,
    scrollMargin: top,
    scrollPaddingStart: barRems * rem + headPx,
    // The bar at a phone's foot covers what stands there.
    scrollPaddingEnd: isNarrow ? 5 * rem : rem,
    // The row with the focus stays, so that scrolling it out of sight does not lose the focus.
    rangeExtractor: (range) => withActive(defaultRangeExtractor(range), active.row, range.count),
  });
  const items = virtualizer.getVirtualItems();
  const { want } = rows;
  const firstInSight = virtualizer.range?.startIndex ?? 0;
  const lastInSight = Math.min(total - 1, (virtualizer.range?.endIndex ?? 0) + 20);
  useLayoutEffect(() => {
    const place = body.current;
    if (!place) return;
    // What stands above may grow or shrink: filters unfold, names are wrapped.
    const measure = () => setTop(place.getBoundingClientRect().top + window.scrollY);
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    measure();
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    // Rows are as high as the screen is wide or narrow.
    if (rowPx > 0) virtualizer.measure();
  }, [rowPx, virtualizer]);
  useEffect(() => {
    if (lastInSight >= 0) want(firstInSight, lastInSight);
  }, [want, firstInSight, lastInSight]);
  useEffect(() => {
    if (!isMoving.current) return;
    const target = focusTarget(body.current, active);
    if (!target) return;
    target.focus({ preventScroll: true });
    // A row that is not there yet gets the focus anew when it is.
    isMoving.current = target.matches('tr');
  });
  const move = (event: React.KeyboardEvent) => {
    const visibleRows = Math.max(1, Math.floor((window.innerHeight * 0.7) / rowPx));
    const next = nextPlace(event, active, { rows: total, columns: columns.length, page: visibleRows });
    if (!next) return;
    event.preventDefault();
    isMoving.current = true;
    setActive(next);
    virtualizer.scrollToIndex(next.row);
  };
  return (
    <table
      className="grid-table"
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrow keys lead through its rows
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-busy={rows.isOutdated}
      ref={(grid) => grid?.style.setProperty('--grid-columns', tracks)}
    >
      <thead className="grid-head">
        <tr aria-rowindex={1}>
          {columns.map((column, place) => (
            <HeadCell
              key={column.name}
              column={column}
              place={place}
              sorted={column.sort === sort ? (isDescending ? 'descending' : 'ascending') : 'none'}
              {...(onSort && { onSort })}
            />
          ))}
        </tr>
      </thead>
      <tbody
        ref={body}
        className="grid-body"
        style={{ height: virtualizer.getTotalSize() }}
        data-outdated={rows.isOutdated || undefined}
        onKeyDown={move}
        onFocus={({ target }) => {
          const place = Number(target.closest('tr')?.dataset['place'] ?? Number.NaN);
          if (isMoving.current || Number.isNaN(place)) return;
          setActive((present) => (present.row === place ? present : { row: place, column: 0 }));
        }}
      >
        {items.map((item) => (
          <MemoRow
            key={item.key}
            columns={columns}
            row={rows.rowAt(item.index)}
            place={item.index}
            isActive={active.row === item.index}
            heightPx={item.size}
            topPx={item.start - top}
          />
        ))}
      </tbody>
    </table>
  );
}

function GridRow<Row, Sort extends string>({
  columns,
  row,
  place,
  isActive,
  heightPx,
  topPx,
}: {
  columns: readonly ListColumn<Row, Sort>[];
  row: Row | undefined;
  place: number;
  isActive: boolean;
  heightPx: number;
  topPx: number;
}) {
  return (
    <tr
      className="grid-row"
      aria-rowindex={place + 2}
      aria-busy={row === undefined || undefined}
      data-place={place}
      tabIndex={-1}
      style={{ height: heightPx, transform: `translateY(${topPx}px)` }}
    >
      {columns.map((column, columnPlace) => {
        const content = row === undefined ? placeholder : column.cell(row, isActive ? 0 : -1);
        const attributes = {
          className: `grid-cell grid-cell-${column.name}`,
          'aria-colindex': columnPlace + 1,
          'data-column': columnPlace,
        };
        return columnPlace === 0 ? (
          <th key={column.name} scope="row" {...attributes}>
            {content}
          </th>
        ) : (
          <td key={column.name} {...attributes}>
            {content}
          </td>
        );
      })}
    </tr>
  );
}

const placeholder = <span className="skeleton grid-cell-skeleton" />;

function HeadCell<Row, Sort extends string>({
  column,
  place,
  sorted,
  onSort,
}: {
  column: ListColumn<Row, Sort>;
  place: number;
  sorted: 'ascending' | 'descending' | 'none';
  onSort?: (sort: Sort) => void;
}) {
  const { sort, label } = column;
  return (
    <th
      scope="col"
      className={`grid-cell grid-cell-${column.name}`}
      aria-colindex={place + 1}
      {...(sort !== undefined && { 'aria-sort': sorted })}
    >
      {sort === undefined ? (
        label
      ) : (
        <button type="button" className="grid-sort" onClick={() => onSort?.(sort)}>
          {label}
          {sorted === 'descending' ? (
            <IconArrowDown size={14} aria-hidden="true" />
          ) : (
            <IconArrowUp size={14} aria-hidden="true" data-idle={sorted === 'none' || undefined} />
          )}
        </button>
      )}
    </th>
  );
}

/** What is to have the focus: the link of a cell, else the first one of its row, else the row itself. */
function focusTarget(body: HTMLElement | null, { row, column }: GridPlace): HTMLElement | null {
  const element = body?.querySelector<HTMLElement>(`[data-place="${row}"]`);
  const cell = element?.querySelector<HTMLElement>(`[data-column="${column}"] :is(a, button)`);
  return cell ?? element?.querySelector<HTMLElement>(':is(a, button)') ?? element ?? null;
}

function withActive(places: number[], active: number, count: number): number[] {
  if (active >= count || places.includes(active)) return places;
  return [...places, active].sort((one, other) => one - other);
}

function rootFontPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
