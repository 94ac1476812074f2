/**
 * Maps every number of a parameter that is a safe integer through `toInteger`, deeply. JavaScript has one number type,
 * the databases have two: LIMIT takes only an integer, and 1 must be the same value in both engines.
 */
export function mapIntegers(value: unknown, toInteger: (value: number) => unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? toInteger(value) : value;
  if (Array.isArray(value)) return value.map((item) => mapIntegers(item, toInteger));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => [key, mapIntegers(item, toInteger)]),
    );
  }
  return value;
}
