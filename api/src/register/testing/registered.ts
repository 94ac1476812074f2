import { register } from '../register.js';
import type { StoredThing } from '../thing.js';
import type { MentionedField, WrittenMap } from './cypher-mentions.js';

const graphThings: readonly StoredThing[] = register.filter(
  ({ kind }) => kind === 'NODE' || kind === 'RELATIONSHIP',
);
const byName = new Map(
  graphThings.flatMap((thing) =>
    [thing.name, ...Object.keys(thing.marks)].map((name) => [name, thing] as const),
  ),
);

/** What the register holds of the graph, as `Person` and `Person.name`. */
export const registeredInGraph: readonly string[] = graphThings.flatMap(({ name, marks, fields }) => [
  name,
  ...Object.keys(marks),
  ...fields.map((field) => `${name}.${field.name}`),
]);

/** The name in the register of a property; of a label that only marks a node it is the node's. */
export function registeredName(thing: string, property: string): string {
  return `${byName.get(thing)?.name ?? thing}.${property}`;
}

/** Whether one of these has such a property in the register; any of all if it is not said of what. */
function isRegistered(things: readonly string[], property: string): boolean {
  const among = things.length === 0 ? graphThings.map(({ name }) => name) : things;
  return among.some((thing) => byName.get(thing)?.fields.some(({ name }) => name === property) === true);
}

/** Whether the register holds a label or type. */
export function isRegisteredThing(name: string): boolean {
  return byName.has(name);
}

/** The properties that a statement writes by a whole map, with these parameters. */
export function writtenBy(
  { things, at }: WrittenMap,
  params: Readonly<Record<string, unknown>>,
): MentionedField[] {
  if (at === null) return [];
  const properties = new Set(valuesAt(params, at.split('.')).flatMap((value) => Object.keys(value)));
  return [...properties].map((property) => ({ things, property }));
}

/** Those that the register does not hold, as `Person.name`. */
export function unregisteredOf(fields: readonly MentionedField[]): string[] {
  return fields
    .filter(({ things, property }) => !isRegistered(things, property))
    .map(({ things, property }) => `${things.join('|')}.${property}`);
}

/** All maps that lie at a place in the parameters; `[]` stands for each of a list. */
function valuesAt(value: unknown, path: readonly string[]): object[] {
  const [step, ...rest] = path;
  if (typeof value !== 'object' || value === null) return [];
  if (step === undefined) return [value];
  const next: unknown = Reflect.get(value, step.replace('[]', ''));
  if (!step.endsWith('[]')) return valuesAt(next, rest);
  return Array.isArray(next) ? next.flatMap((one: unknown) => valuesAt(one, rest)) : [];
}
