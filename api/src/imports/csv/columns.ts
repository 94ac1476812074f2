import { CSV_FIELDS, columnKey, REQUIRED_FIELDS } from './fields.js';
import type { CsvColumn, CsvField, CsvKind, CsvMapping } from './types.js';

/** Which column holds which field. */
export interface ColumnAssignment {
  readonly columns: readonly CsvColumn[];
  /** Field -> position of its column. */
  readonly positions: ReadonlyMap<CsvField, number>;
  /** Each entry: one of these fields is needed and has no column. */
  readonly missing: readonly (readonly CsvField[])[];
  /** What is wrong with the given mapping. */
  readonly problems: readonly string[];
}

/**
 * Gives each column its field: by the mapping when there is one (columns it does not name are not read), else by
 * the synonym table. `samples` are the first rows.
 */
export function assignColumns(
  kind: CsvKind,
  names: readonly string[],
  samples: readonly (readonly string[])[],
  mapping?: CsvMapping,
): ColumnAssignment {
  const { positions, problems } =
    mapping === undefined ? recognise(kind, names) : apply(kind, names, mapping);
  const fieldAt = new Map([...positions].map(([field, position]) => [position, field]));
  const free = CSV_FIELDS[kind].map(({ field }) => field).filter((field) => !positions.has(field));
  const columns = names.map((name, position) => {
    const values = samples.map((row) => row[position] ?? '').filter((value) => value !== '');
    const field = fieldAt.get(position) ?? null;
    return {
      name,
      samples: values.slice(0, MAX_SAMPLES).map((value) => value.slice(0, MAX_SAMPLE_LENGTH)),
      field,
      guess: field === null ? guessField(kind, name, values, free) : null,
    };
  });
  const missing = REQUIRED_FIELDS[kind].filter((fields) => !fields.some((field) => positions.has(field)));
  return { columns, positions, missing, problems };
}

/** How many of these names the synonym table knows, for telling delimiters apart. */
export function countRecognised(kind: CsvKind, names: readonly string[]): number {
  return recognise(kind, names).positions.size;
}

const MAX_SAMPLES = 5;
const MAX_SAMPLE_LENGTH = 100;

type Positions = Map<CsvField, number>;

function recognise(kind: CsvKind, names: readonly string[]): { positions: Positions; problems: string[] } {
  const positions: Positions = new Map();
  names.forEach((name, position) => {
    const key = columnKey(name);
    const found = CSV_FIELDS[kind].find(
      ({ field, names: known }) => !positions.has(field) && known.includes(key),
    );
    if (found !== undefined) positions.set(found.field, position);
  });
  return { positions, problems: [] };
}

function apply(
  kind: CsvKind,
  names: readonly string[],
  mapping: CsvMapping,
): { positions: Positions; problems: string[] } {
  const positions: Positions = new Map();
  const problems: string[] = [];
  for (const [column, field] of Object.entries(mapping)) {
    const position = names.findIndex((name, at) => name === column && ![...positions.values()].includes(at));
    const isField = CSV_FIELDS[kind].some((definition) => definition.field === field);
    if (position < 0) problems.push(column);
    else if (!isField || positions.has(field)) problems.push(field);
    else positions.set(field, position);
  }
  return { positions, problems };
}

/** The free field whose name is nearest, or which the values show. */
function guessField(
  kind: CsvKind,
  name: string,
  values: readonly string[],
  free: readonly CsvField[],
): CsvField | null {
  const key = columnKey(name);
  let best: { field: CsvField; likeness: number } | null = null;
  for (const { field, names } of CSV_FIELDS[kind]) {
    if (!free.includes(field)) continue;
    const likeness = Math.max(...names.map((known) => likenessOf(key, known)));
    if (likeness >= MIN_LIKENESS && (best === null || likeness > best.likeness)) best = { field, likeness };
  }
  return best?.field ?? guessByValues(values, free);
}

const MIN_LIKENESS = 0.6;

/** Share of common letter pairs (Sørensen-Dice); 1 for the same text, and high when one holds the other. */
function likenessOf(a: string, b: string): number {
  if (a === b) return 1;
  if (b.length >= 4 && (a.startsWith(b) || a.endsWith(b))) return 0.8;
  const pairsA = letterPairs(a);
  const pairsB = letterPairs(b);
  if (pairsA.length === 0 || pairsB.length === 0) return 0;
  const left = [...pairsB];
  let common = 0;
  for (const pair of pairsA) {
    const at = left.indexOf(pair);
    if (at < 0) continue;
    left.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (pairsA.length + pairsB.length);
}

function letterPairs(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}

function guessByValues(values: readonly string[], free: readonly CsvField[]): CsvField | null {
  if (values.length === 0) return null;
  const all = (pattern: RegExp) => values.every((value) => pattern.test(value));
  if (all(/^\S+@\S+\.\S+$/))
    return ['email', 'source', 'target', 'person'].find((f) => free.includes(f)) ?? null;
  if (all(/^\+?[\d\s()/-]{6,}$/) && free.includes('phone') && !all(/^\d{4}-\d{2}-\d{2}$/)) return 'phone';
  if (all(/^(?:0?[.,]\d+|[01])$/) && free.includes('strength')) return 'strength';
  return null;
}
