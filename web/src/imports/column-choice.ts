import type { ColumnMappingInput, ImportDetailsFragment } from '../generated/graphql.js';
import type { CsvKind } from './guess-kind.js';

/** The field chosen for each column by its place; null: the column is not read. */
export type ColumnChoice = readonly (string | null)[];

type Column = ImportDetailsFragment['columns'][number];

/** The guesses to begin with; each field is taken by the first column that probably holds it. */
export function firstChoice(columns: readonly Column[], csvKind: CsvKind | undefined): ColumnChoice {
  const taken = new Set<string>();
  return columns.map(({ field, guess }, place) => {
    const wanted = field ?? guess ?? null;
    const isFree = wanted !== null && !taken.has(wanted) && isChoosable(columns, place);
    if (!isFree || !csvKind?.fields.some((known) => known.field === wanted)) return null;
    taken.add(wanted);
    return wanted;
  });
}

/** A field is in one column: choosing it for another takes it away from the first. */
export function withField(choice: ColumnChoice, place: number, field: string | null): ColumnChoice {
  return choice.map((present, at) => (at === place ? field : present === field ? null : present));
}

/** Columns go by their names; of two of one name only the first can be named. */
export function isChoosable(columns: readonly Column[], place: number): boolean {
  return columns.findIndex(({ name }) => name === columns[place]?.name) === place;
}

/** What is needed and not yet chosen: of each entry one field. */
export function lacking(choice: ColumnChoice, csvKind: CsvKind | undefined): readonly (readonly string[])[] {
  return (csvKind?.needed ?? []).filter((fields) => !fields.some((field) => choice.includes(field)));
}

export function mappingOf(columns: readonly Column[], choice: ColumnChoice): ColumnMappingInput[] {
  return columns.flatMap(({ name }, place) => {
    const field = choice[place] ?? null;
    return field === null ? [] : [{ column: name, field }];
  });
}
