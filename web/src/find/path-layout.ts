import type { PathFragment, TieWord } from '../generated/graphql.js';

/** Somebody or something drawn as a pearl. */
export interface PearlSubject {
  id: string;
  name: string;
}

/** A pearl on the canvas. */
export interface LaidPearl {
  person: PearlSubject;
  role: 'you' | 'connector' | 'target' | 'missing';
  /** Columns from the left, whole. */
  column: number;
  /** Rows from the middle; may be a half. */
  row: number;
  pathIds: string[];
}

/** A thread between two pearls; `word` null where a step is missing. */
export interface LaidThread {
  id: string;
  sourceId: string;
  targetId: string;
  word: TieWord | null;
  pathIds: string[];
}

export interface PathLayout {
  pearls: LaidPearl[];
  threads: LaidThread[];
  /** The string that stands out. */
  bestPathId: string | null;
}

/**
 * Lays paths out as strings of pearls from left to right: a person stands once, the targets at the right, everybody
 * as many columns before them as the longest string needs, the warmest string on top. Pure: same paths, same picture.
 */
export function layoutPaths(
  paths: readonly Pick<PathFragment, 'id' | 'people' | 'ties'>[],
  viewerId: string | null,
): PathLayout {
  const pearls = new Map<string, PlacedPearl>();
  const threads = new Map<string, LaidThread>();
  const targetIds = new Set(paths.flatMap((path) => path.people.at(-1)?.person.id ?? []));
  paths.forEach((path, row) => {
    path.people.forEach(({ person }, position) => {
      const stepsToEnd = targetIds.has(person.id) ? 0 : path.people.length - 1 - position;
      const pearl = pearls.get(person.id) ?? {
        person,
        role: targetIds.has(person.id) ? 'target' : person.id === viewerId ? 'you' : 'connector',
        column: 0,
        row: 0,
        pathIds: [],
        stepsToEnd,
        rows: [],
      };
      pearl.stepsToEnd = Math.max(pearl.stepsToEnd, stepsToEnd);
      pearl.rows.push(row);
      pearl.pathIds.push(path.id);
      pearls.set(person.id, pearl);
    });
    addThreads(threads, path);
  });
  placeColumns([...pearls.values()], [...threads.values()]);
  return {
    pearls: [...pearls.values()].map(({ stepsToEnd: _steps, rows: _rows, ...pearl }) => pearl),
    threads: [...threads.values()],
    bestPathId: paths[0]?.id ?? null,
  };
}

/** The string to the nearest person, then the steps that are missing, then the target. */
export function layoutNearest(
  path: Pick<PathFragment, 'id' | 'people' | 'ties'>,
  hopsMissing: number,
  target: PearlSubject,
  viewerId: string | null,
): PathLayout {
  const last = path.people.at(-1)?.person;
  const pearls: LaidPearl[] = path.people.map(({ person }, position) => ({
    person,
    role: person.id === viewerId ? 'you' : 'connector',
    column: position,
    row: 0,
    pathIds: [path.id],
  }));
  const threads = new Map<string, LaidThread>();
  addThreads(threads, path);
  let previousId = last?.id ?? path.id;
  for (let step = 1; step <= hopsMissing; step += 1) {
    const isTarget = step === hopsMissing;
    const person = isTarget ? target : { id: `missing-${step}`, name: '' };
    pearls.push({
      person,
      role: isTarget ? 'target' : 'missing',
      column: path.people.length - 1 + step,
      row: 0,
      pathIds: [],
    });
    threads.set(person.id, {
      id: `${previousId} ${person.id}`,
      sourceId: previousId,
      targetId: person.id,
      word: null,
      pathIds: [],
    });
    previousId = person.id;
  }
  return { pearls, threads: [...threads.values()], bestPathId: path.id };
}

/** Pixels between columns and between rows that make the picture fill its frame without becoming sparse. */
export function gridSteps(
  layout: PathLayout,
  widthPx: number,
  heightPx: number,
): { columnPx: number; rowPx: number } {
  const columns = Math.max(0, ...layout.pearls.map((pearl) => pearl.column));
  const rows = 2 * Math.max(0, ...layout.pearls.map((pearl) => Math.abs(pearl.row)));
  const step = (spacePx: number, count: number, most: number) =>
    count === 0 ? most : Math.min(most, Math.max(leastStepPx, spacePx / count));
  return {
    columnPx: step(widthPx - 2 * marginPx.sides, columns, mostStepPx.column),
    rowPx: step(heightPx - 2 * marginPx.ends, rows, mostStepPx.row),
  };
}

const marginPx = { sides: 72, ends: 80 };
const mostStepPx = { column: 300, row: 160 };
const leastStepPx = 52;

function addThreads(
  threads: Map<string, LaidThread>,
  path: Pick<PathFragment, 'id' | 'people' | 'ties'>,
): void {
  path.ties.forEach((tie, position) => {
    const source = path.people[position]?.person.id;
    const target = path.people[position + 1]?.person.id;
    if (!source || !target) return;
    const id = [source, target].sort().join(' ');
    const thread = threads.get(id) ?? { id, sourceId: source, targetId: target, word: tie.word, pathIds: [] };
    thread.pathIds.push(path.id);
    threads.set(id, thread);
  });
}

interface PlacedPearl extends LaidPearl {
  stepsToEnd: number;
  rows: number[];
}

/**
 * Spreads each column around the middle. From the targets leftwards, each pearl stands about where the pearls it is
 * tied to in the columns already placed stand, so that threads cross as little as possible; then the warmer string first.
 */
function placeColumns(pearls: PlacedPearl[], threads: readonly LaidThread[]): void {
  const longest = Math.max(0, ...pearls.map((pearl) => pearl.stepsToEnd));
  const placed = new Map<string, PlacedPearl>();
  for (let step = 0; step <= longest; step += 1) {
    const column = pearls.filter((pearl) => pearl.stepsToEnd === step);
    const rows = new Map(column.map((pearl) => [pearl, meanRow(pearl, threads, placed)]));
    column.sort(
      (one, other) =>
        (rows.get(one) ?? 0) - (rows.get(other) ?? 0) || Math.min(...one.rows) - Math.min(...other.rows),
    );
    column.forEach((pearl, position) => {
      pearl.column = longest - step;
      pearl.row = position - (column.length - 1) / 2;
      placed.set(pearl.person.id, pearl);
    });
  }
}

function meanRow(
  pearl: PlacedPearl,
  threads: readonly LaidThread[],
  placed: ReadonlyMap<string, PlacedPearl>,
): number {
  const rows = threads.flatMap(({ sourceId, targetId }) => {
    const otherId = sourceId === pearl.person.id ? targetId : targetId === pearl.person.id ? sourceId : null;
    const other = otherId === null ? undefined : placed.get(otherId);
    return other ? [other.row] : [];
  });
  return rows.length === 0 ? 0 : rows.reduce((sum, row) => sum + row, 0) / rows.length;
}
