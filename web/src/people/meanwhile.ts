/** What a form holds: texts and lists of words, by field. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** A field that two people changed to different things. */
export interface Clash {
  readonly field: string;
  /** What is saved now. */
  readonly theirs: string | readonly string[];
  /** What stands in the form. */
  readonly mine: string | readonly string[];
}

/** A form brought together with what was saved since it was opened. */
export interface Merged<Values extends FormValues> {
  /** The form's values, with what others changed in fields nobody touched here. */
  readonly values: Values;
  /** Fields taken over from the others. */
  readonly taken: readonly (keyof Values & string)[];
  /** Fields to choose for: here the form's own value stands until somebody chooses. */
  readonly clashes: readonly Clash[];
}

/**
 * Brings a form together with what is saved now. `base` is what the form was opened with. Whatever was changed on one
 * side alone holds; nothing that was typed is lost.
 */
export function mergeMeanwhile<Values extends FormValues>(
  base: Values,
  theirs: Values,
  mine: Values,
): Merged<Values> {
  const values: Record<string, string | readonly string[]> = { ...mine };
  const taken: string[] = [];
  const clashes: Clash[] = [];
  for (const field of Object.keys(mine)) {
    const saved = theirs[field] ?? '';
    const typed = mine[field] ?? '';
    const before = base[field] ?? '';
    if (isSame(saved, before) || isSame(saved, typed)) continue;
    if (isSame(typed, before)) {
      values[field] = saved;
      taken.push(field);
    } else {
      clashes.push({ field, theirs: saved, mine: typed });
    }
  }
  return { values: values as Values, taken, clashes };
}

/** The fields of a form that differ from what it was opened with. */
export function changedFields<Values extends FormValues>(base: Values, mine: Values): Partial<Values> {
  return Object.fromEntries(
    Object.entries(mine).filter(([field, value]) => !isSame(value, base[field] ?? '')),
  ) as Partial<Values>;
}

/** What a form's values are in the API: a text that is empty there is null here. */
export type InputOf<Values> = {
  [Field in keyof Values]?: Values[Field] extends string ? Values[Field] | null : string[];
};

/** What is told to the API of changed fields: texts without space around them. */
export function inputOf<Values extends FormValues>(changed: Partial<Values>): InputOf<Values> {
  return Object.fromEntries(
    Object.entries(changed).map(([field, value]) => [
      field,
      typeof value === 'string' ? value.trim() || null : [...(value ?? [])],
    ]),
  ) as InputOf<Values>;
}

/** Lists are the same whatever their order. */
function isSame(one: string | readonly string[], other: string | readonly string[]): boolean {
  return sortKey(one) === sortKey(other);
}

function sortKey(value: string | readonly string[]): string {
  return JSON.stringify(typeof value === 'string' ? value.trim() : [...value].sort());
}
