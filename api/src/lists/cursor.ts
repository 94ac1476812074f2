import { z } from 'zod';
import { badInput } from '../graphql/errors.js';
import type { ListPosition } from './ordered-rows.js';

const cursorContent = z.tuple([z.string(), z.string().nullable(), z.string(), z.string()]);

/** An opaque text that names where a page under this sort ended. */
export function listCursor(sort: string, { key, name, id }: ListPosition): string {
  return Buffer.from(JSON.stringify([sort, key, name, id])).toString('base64url');
}

/**
 * The position a cursor names, null without one. It holds although the row it stood on has moved or gone. Throws
 * BAD_INPUT if it is none of ours or of another sort.
 */
export function listPositionOf(sort: string, cursor: string | null | undefined): ListPosition | null {
  if (cursor === null || cursor === undefined) return null;
  const parsed = cursorContent.safeParse(parseOrNull(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success || parsed.data[0] !== sort) {
    throw badInput('after', 'This is not a cursor that an earlier page of this sort ended with. Begin anew.');
  }
  const [, key, name, id] = parsed.data;
  return { key, name, id };
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
