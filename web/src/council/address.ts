import { isOn, withoutEmpty } from '../app/address.js';

/** What the address of the works council's page says; a field that is absent has its default. */
export interface CouncilSearch {
  /** The key of a purpose; absent: all. */
  purpose?: string;
  q?: string;
  /** What nothing ends by itself yet, alone. */
  open?: true;
}

export const longestText = 80;

/** Reads an address; whatever makes no sense is left out rather than refused, so that an old link still opens. */
export function readCouncilSearch(raw: Record<string, unknown>): CouncilSearch {
  const { purpose, q } = raw;
  return withoutEmpty<CouncilSearch>({
    purpose: typeof purpose === 'string' && /^[A-Z_]{1,40}$/u.test(purpose) ? purpose : undefined,
    q: typeof q === 'string' ? q.slice(0, longestText).trim() : undefined,
    open: isOn(raw['open']) ? true : undefined,
  });
}
