import { z } from 'zod';
import { badInput } from './errors.js';

/** Where a list stands: rows go by a sort key, equal ones by id, both by code unit. */
export interface Position {
  readonly key: string;
  readonly id: string;
}

export interface Page<Row> {
  readonly nodes: Row[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

export const LARGEST_PAGE = 500;

/** Answers `first` if it lies in 1..500; throws BAD_INPUT otherwise. */
export function checkPageSize(first: number): number {
  if (Number.isInteger(first) && first >= 1 && first <= LARGEST_PAGE) return first;
  throw badInput('first', `A page holds 1 to ${LARGEST_PAGE} rows, not ${first}.`);
}

/** An opaque text that names a position. */
function cursorOf({ key, id }: Position): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

/** The position a cursor names, null without one; throws BAD_INPUT if it is none of ours. */
export function positionOf(cursor: string | null | undefined): Position | null {
  if (cursor === null || cursor === undefined) return null;
  const parsed = cursorContent.safeParse(parseOrNull(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success) throw badInput('after', 'This is not a cursor that an earlier page ended with.');
  const [key, id] = parsed.data;
  return { key, id };
}

/** Below 0 if one comes before the other. */
export function comparePositions(one: Position, other: Position): number {
  if (one.key !== other.key) return one.key < other.key ? -1 : 1;
  return one.id === other.id ? 0 : one.id < other.id ? -1 : 1;
}

/** The first rows of what comes in order; reads one more to know whether a further page follows. */
export function pageOf<Row>(
  rows: Iterable<Row>,
  first: number,
  positionOfRow: (row: Row) => Position,
): Page<Row> {
  const nodes: Row[] = [];
  let hasNextPage = false;
  for (const row of rows) {
    hasNextPage = nodes.length === first;
    if (hasNextPage) break;
    nodes.push(row);
  }
  const last = nodes.at(-1);
  const endCursor = last === undefined ? null : cursorOf(positionOfRow(last));
  return { nodes, pageInfo: { endCursor, hasNextPage } };
}

/** The rows that are wanted, none looked at before it is asked for. */
export function* rowsWhere<Row>(rows: Iterable<Row>, isWanted: (row: Row) => boolean): Generator<Row> {
  for (const row of rows) if (isWanted(row)) yield row;
}

const cursorContent = z.tuple([z.string(), z.string()]);

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
