import type { Point } from '../board/board.js';

/** The node an arrow key leads to: near, and rather ahead than aside. The same node where nothing lies that way. */
export function nextInDirection(
  nodes: readonly (Point & { readonly id: string })[],
  fromId: string | null,
  dx: number,
  dy: number,
): string | null {
  const from = nodes.find(({ id }) => id === fromId);
  if (from === undefined) return nodes[0]?.id ?? null;
  let best: { id: string; cost: number } | null = null;
  for (const { id, x, y } of nodes) {
    const ahead = (x - from.x) * dx + (y - from.y) * dy;
    const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
    if (id === fromId || ahead <= 0 || aside > ahead * 2.2) continue;
    const cost = ahead + aside * 2;
    if (best === null || cost < best.cost) best = { id, cost };
  }
  return best?.id ?? from.id;
}
