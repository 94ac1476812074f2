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
  x: number;
  y: number;
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
}

export const columnWidth = 190;
export const rowHeight = 96;

/**
 * Lays paths out as strings of pearls from left to right: a person stands once, the targets at the right, everybody
 * as many columns before them as the longest string needs, the warmest string on top. Pure: same paths, same picture.
 */
export function layoutPaths(
  paths: readonly Pick<PathFragment, 'id' | 'people' | 'ties'>[],
  viewerId: string | null,
): PathLayout {
  const pearls = new Map<string, LaidPearl & { stepsToEnd: number; rows: number[] }>();
  const threads = new Map<string, LaidThread>();
  const targetIds = new Set(paths.flatMap((path) => path.people.at(-1)?.person.id ?? []));
  paths.forEach((path, row) => {
    path.people.forEach(({ person }, position) => {
      const stepsToEnd = targetIds.has(person.id) ? 0 : path.people.length - 1 - position;
      const pearl = pearls.get(person.id) ?? {
        person,
        role: targetIds.has(person.id) ? 'target' : person.id === viewerId ? 'you' : 'connector',
        x: 0,
        y: 0,
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
  const longest = Math.max(0, ...[...pearls.values()].map((pearl) => pearl.stepsToEnd));
  for (const column of columns([...pearls.values()])) placeColumn(column, longest);
  return {
    pearls: [...pearls.values()].map(({ stepsToEnd: _steps, rows: _rows, ...pearl }) => pearl),
    threads: [...threads.values()],
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
    x: position * columnWidth,
    y: 0,
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
      x: (path.people.length - 1 + step) * columnWidth,
      y: 0,
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
  return { pearls, threads: [...threads.values()] };
}

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

function columns<Pearl extends { stepsToEnd: number }>(pearls: Pearl[]): Pearl[][] {
  const byStep = new Map<number, Pearl[]>();
  for (const pearl of pearls) {
    byStep.set(pearl.stepsToEnd, [...(byStep.get(pearl.stepsToEnd) ?? []), pearl]);
  }
  return [...byStep.values()];
}

/** Spreads a column around the middle, in the order of the strings that run through it; odd columns a little lower. */
function placeColumn(column: (LaidPearl & { stepsToEnd: number; rows: number[] })[], longest: number): void {
  const mean = (rows: number[]) => rows.reduce((sum, row) => sum + row, 0) / Math.max(1, rows.length);
  const ordered = [...column].sort(
    (one, other) => mean(one.rows) - mean(other.rows) || (one.person.id < other.person.id ? -1 : 1),
  );
  ordered.forEach((pearl, position) => {
    pearl.x = (longest - pearl.stepsToEnd) * columnWidth;
    pearl.y = (position - (ordered.length - 1) / 2) * rowHeight;
  });
}
