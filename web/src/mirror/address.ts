import { isId, withoutEmpty } from '../app/address.js';
import type { PreviewRole } from '../generated/graphql.js';

/** What the address of the page says; a field that is absent has its default. */
export interface MirrorSearch {
  /** Ties to people whose name, job title or employer has these words. */
  q?: string;
  /** Absent: as a colleague in sales. */
  eyes?: 'manager';
  /** The person whose tie is open. */
  tie?: string;
}

/** Reads an address; whatever makes no sense is left out rather than refused, so that an old link still opens. */
export function readMirrorSearch(raw: Record<string, unknown>): MirrorSearch {
  const { q, eyes, tie } = raw;
  return withoutEmpty<MirrorSearch>({
    q: typeof q === 'string' || typeof q === 'number' ? String(q).slice(0, longestText) : undefined,
    eyes: eyes === 'manager' ? eyes : undefined,
    tie: typeof tie === 'string' && isId(tie) ? tie : undefined,
  });
}

/** Through whose eyes an address looks. */
export function roleOf({ eyes }: MirrorSearch): PreviewRole {
  return eyes === 'manager' ? 'MANAGER' : 'SALES';
}

/** Nobody searches for more. */
export const longestText = 200;
