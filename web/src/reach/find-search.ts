import { withoutEmpty } from '../app/address.js';
import type { FindSearch } from '../find/address.js';
import { defaultHops as defaultFindHops } from '../find/address.js';

/** The question to Find for an organization, as far as the row asks the same. */
export function findSearch(
  to: string,
  { from, of, hops }: Pick<FindSearch, 'from' | 'of' | 'hops'>,
): FindSearch {
  return withoutEmpty<FindSearch>({ to, from, of, hops: hops === defaultFindHops ? undefined : hops });
}
