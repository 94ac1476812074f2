/** Parses the part of an address behind `?` without guessing types. */
export function parseAddress(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

/** Writes what `parseAddress` reads; lists joined by commas, absent fields left out. */
export function writeAddress(search: Record<string, unknown>): string {
  const entries = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
  );
  const text = new URLSearchParams(entries).toString().replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}

/** What an address says, where a field may also be given as absent. */
export type Changes<Search> = { [Field in keyof Search]?: Search[Field] | undefined };

/** What an address says without fields that say nothing: absent ones, empty texts and empty lists. */
export function withoutEmpty<Search extends object>(search: Changes<Search>): Search {
  return Object.fromEntries(
    Object.entries(search).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  ) as Search;
}

/** The pieces of a list in an address, each once. */
export function piecesIn(value: unknown): string[] {
  const pieces: unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'string'
      ? value.slice(0, longestList).split(',')
      : [];
  return [...new Set(pieces.filter((piece): piece is string => typeof piece === 'string' && piece !== ''))];
}

/** Those of the allowed values that a list in an address names, in the order they are allowed in. */
export function chosenIn<Value extends string>(value: unknown, allowed: readonly Value[]): Value[] {
  const pieces = piecesIn(value);
  return allowed.filter((one) => pieces.includes(one));
}

/** The ids in a list in an address. */
export function idsIn(value: unknown): string[] {
  return piecesIn(value).filter(isId).slice(0, mostIds);
}

/** The whole number a field of an address says, if it lies between these; else undefined. */
export function wholeNumberIn(value: unknown, least: number, most: number): number | undefined {
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
  return Number.isInteger(number) && number >= least && number <= most ? number : undefined;
}

/** True if a field of an address says yes. */
export function isOn(value: unknown): boolean {
  return value === true || value === 'true' || value === '1';
}

/** True if a reference is an id and needs no resolving. */
export function isId(reference: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu.test(reference);
}

/** More than anybody chooses by hand, and as many as an address can bear. */
const mostIds = 100;
const longestList = 20_000;
