import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** A place in the arguments of an operation where a client may put a text: an id, a name, a day, a cursor. */
export interface TextPlace {
  /** Such as `updatePerson.input.title`. */
  readonly name: string;
  readonly kind: 'query' | 'mutation';
  /** The operation with its variables, asking for everything an answer tells of itself without further arguments. */
  readonly source: string;
  /** The variables with this text at the place and what makes sense everywhere else. */
  readonly variables: (text: string) => Record<string, unknown>;
}

/**
 * Every place for a text in every operation of the schema. `idOf` gives an id that exists for an argument that is not
 * the place itself, so that the operation gets as far as it can.
 */
export function textPlaces(
  schema: GraphQLSchema,
  idOf: (operation: GraphQLField<unknown, unknown>, argument: string) => string,
): TextPlace[] {
  const operations = (['query', 'mutation'] as const).flatMap((kind) => {
    const type = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
    return Object.values(type?.getFields() ?? {}).map((field) => ({ kind, field }));
  });
  return operations.flatMap(({ kind, field }) =>
    field.args.flatMap((argument) =>
      pathsToText(argument.type).map((path): TextPlace => {
        const steps = [argument.name, ...path];
        return {
          name: [field.name, ...steps].join('.'),
          kind,
          source: sourceOf(kind, field, steps),
          variables: (text) => variablesOf(field, steps, text, (name) => idOf(field, name)),
        };
      }),
    ),
  );
}

/** Names of the input fields that lead to a text; an empty path where the value itself is one. */
function pathsToText(type: GraphQLInputType): string[][] {
  const named = getNamedType(type);
  if (isInputObjectType(named)) {
    return Object.values(named.getFields()).flatMap((field) =>
      pathsToText(field.type).map((path) => [field.name, ...path]),
    );
  }
  return isText(named.name) ? [[]] : [];
}

function isText(name: string): boolean {
  return ['String', 'ID', 'Date', 'DateTime'].includes(name);
}

function isWanted(input: GraphQLArgument | GraphQLInputField, steps: readonly string[]): boolean {
  return input.name === steps[0] || (isNonNullType(input.type) && input.defaultValue === undefined);
}

function sourceOf(kind: string, field: GraphQLField<unknown, unknown>, steps: readonly string[]): string {
  const given = field.args.filter((argument) => isWanted(argument, steps));
  const variables = given.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const args = given.map(({ name }) => `${name}: $${name}`).join(', ');
  return `${kind}(${variables}) { ${field.name}(${args}) ${selectionOf(field.type, 2)} }`;
}

function variablesOf(
  field: GraphQLField<unknown, unknown>,
  steps: readonly string[],
  text: string,
  idOf: (name: string) => string,
): Record<string, unknown> {
  const given = field.args.filter((argument) => isWanted(argument, steps));
  return Object.fromEntries(
    given.map((argument) => [argument.name, valueFor(argument, stepsInto(argument.name, steps), text, idOf)]),
  );
}

function stepsInto(name: string, steps: readonly string[]): readonly string[] | null {
  return steps[0] === name ? steps.slice(1) : null;
}

/** The text at the end of `steps`; beside them (null) what makes sense for the type and the name. */
function valueFor(
  { name, type }: GraphQLArgument | GraphQLInputField,
  steps: readonly string[] | null,
  text: string,
  idOf: (name: string) => string,
): unknown {
  const value = singleValue(name, type, steps, text, idOf);
  const bare = isNonNullType(type) ? type.ofType : type;
  return isListType(bare) ? [value] : value;
}

function singleValue(
  name: string,
  type: GraphQLInputType,
  steps: readonly string[] | null,
  text: string,
  idOf: (name: string) => string,
): unknown {
  const named = getNamedType(type);
  if (isInputObjectType(named)) {
    const fields = Object.values(named.getFields()).filter((field) => isWanted(field, steps ?? []));
    return Object.fromEntries(
      fields.map((field) => [
        field.name,
        valueFor(field, steps === null ? null : stepsInto(field.name, steps), text, idOf),
      ]),
    );
  }
  if (steps !== null) return text;
  if (isEnumType(named)) return named.getValues()[0]?.name;
  const samples: Record<string, unknown> = {
    Boolean: true,
    Int: 1,
    Float: 1,
    Date: '2026-01-01',
    ID: idOf(name),
  };
  return samples[named.name] ?? 'sample';
}

/** All leaves of an answer that need no arguments, so many steps down. */
function selectionOf(type: GraphQLOutputType, steps: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (!isObjectType(named)) return '{ __typename }';
  const fields = Object.values(named.getFields()).flatMap((field) => {
    if (field.args.some((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined))
      return [];
    const inner = getNamedType(field.type);
    if (isLeafType(inner)) return [field.name];
    return steps > 1 ? [`${field.name} ${selectionOf(field.type, steps - 1)}`] : [];
  });
  return `{ __typename ${fields.join(' ')} }`;
}
