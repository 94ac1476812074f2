import type { ListSearch } from './address.js';

/** What a click on a column's heading makes of the order: that column, then the other way round. */
export function sortedBy<Sort extends string>(
  { sort, down }: ListSearch<Sort>,
  wanted: Sort,
  usual: Sort,
): { sort: Sort | undefined; down: '1' | undefined } {
  const isSame = (sort ?? usual) === wanted;
  return {
    sort: wanted === usual ? undefined : wanted,
    down: isSame && down === undefined ? '1' : undefined,
  };
}
