/** A place in a grid, both counted from 0. */
export interface GridPlace {
  row: number;
  column: number;
}

/** Where a key leads from a place; undefined for a key that leads nowhere. */
export function nextPlace(
  {
    key,
    ctrlKey,
    altKey,
    metaKey,
    shiftKey,
  }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>,
  { row, column }: GridPlace,
  size: { rows: number; columns: number; page: number },
): GridPlace | undefined {
  if (altKey || metaKey || shiftKey || size.rows === 0) return undefined;
  const at = (nextRow: number, nextColumn = column): GridPlace => ({
    row: Math.min(size.rows - 1, Math.max(0, nextRow)),
    column: Math.min(size.columns - 1, Math.max(0, nextColumn)),
  });
  switch (key) {
    case 'ArrowDown':
      return at(row + 1);
    case 'ArrowUp':
      return at(row - 1);
    case 'ArrowRight':
      return at(row, column + 1);
    case 'ArrowLeft':
      return at(row, column - 1);
    case 'PageDown':
      return at(row + size.page);
    case 'PageUp':
      return at(row - size.page);
    case 'Home':
      return ctrlKey ? at(0, 0) : at(0);
    case 'End':
      return ctrlKey ? at(size.rows - 1, size.columns - 1) : at(size.rows - 1);
    default:
      return undefined;
  }
}
