import type { Point } from '../board/board.js';
import { Grid, placesAround, spacingPx } from '../board/placing.js';
import type { Scene } from '../board/scene.js';

/** A graph to be laid out. */
export interface ForceTask {
  readonly nodes: readonly { readonly id: string; readonly x: number; readonly y: number }[];
  readonly edges: readonly (readonly [string, string])[];
  readonly spacingPx: number;
}

/** What a round has brought. */
export interface ForceProgress {
  /** 1 when it is done. */
  readonly share: number;
  readonly places: readonly (readonly [string, number, number])[];
}

/**
 * Lays a scene out by forces in a worker. `onProgress` gets the places after each round; the function answered stops it,
 * and what it has brought so far stands.
 */
export function layOutByForce(
  scene: Scene,
  places: ReadonlyMap<string, Point>,
  onProgress: (share: number, places: Map<string, Point>) => void,
  onFailure: () => void,
): () => void {
  const nodes = scene.nodes.filter(({ kind }) => kind !== 'rest');
  const task: ForceTask = {
    nodes: nodes.map(({ id }) => ({ id, ...(places.get(id) ?? { x: 0, y: 0 }) })),
    edges: scene.edges.map(({ from, to }) => [from, to] as const),
    spacingPx,
  };
  const worker = new Worker(new URL('./force-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<ForceProgress>) => {
    const found = new Map(data.places.map(([id, x, y]) => [id, { x, y }] as const));
    onProgress(data.share, data.share === 1 ? apart(found) : found);
    if (data.share === 1) worker.terminate();
  });
  worker.addEventListener('error', () => {
    worker.terminate();
    onFailure();
  });
  worker.postMessage(task);
  return () => worker.terminate();
}

/** Whatever stands on something else steps aside to the nearest free place. */
export function apart(places: ReadonlyMap<string, Point>): Map<string, Point> {
  const grid = new Grid();
  const found = new Map<string, Point>();
  for (const [id, place] of places) {
    if (grid.isFree(place)) {
      grid.add(place);
      found.set(id, place);
    } else {
      const [free = place] = placesAround(grid, place, place, 1);
      found.set(id, free);
    }
  }
  return found;
}
