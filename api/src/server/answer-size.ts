import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isOutputType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';
import type { Context } from '../graphql/context.js';

/** The largest answer that a query of one's own may ask for, in fields. A page of 500 with 50 fields each is 25,000. */
const MOST_FIELDS = 100_000;

/** Arguments that say how many entries a list has at most. */
const SIZES: readonly string[] = ['first', 'limit'];

/**
 * Refuses, before anything is read, a query whose answer could have more fields than anybody reads. Documents of the web
 * app are not measured: they are known.
 */
export function answerSizeLimit(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, operation, request, metrics }) => {
        if (metrics.persistedQueryHit === true || operation === undefined) return;
        const fields = mostFields(schema, document, operation, request.variables ?? {});
        if (fields <= MOST_FIELDS) return;
        throw new GraphQLError(
          `The query costs too much: its answer could have ${fields} fields, at most ${MOST_FIELDS} are allowed. Ask for smaller pages or fewer fields.`,
          { extensions: { code: 'BAD_INPUT', http: { status: 400 } } },
        );
      },
    }),
  };
}

/** How many fields the answer has at most if every page that is asked for is full. Lists without a size count once. */
function mostFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const root = schema.getRootType(operation.operation);
  if (root === undefined || root === null) return 0;
  return new FieldCounter(schema, document, withDefaults(operation, variables)).count(
    operation.selectionSet,
    root,
  );
}

class FieldCounter {
  readonly #schema: GraphQLSchema;
  readonly #document: DocumentNode;
  readonly #variables: Readonly<Record<string, unknown>>;
  /** By fragment: it counts the same wherever it stands, so that fragments in fragments take no longer than their text. */
  readonly #ofFragment = new Map<string, number>();

  constructor(schema: GraphQLSchema, document: DocumentNode, variables: Readonly<Record<string, unknown>>) {
    this.#schema = schema;
    this.#document = document;
    this.#variables = variables;
  }

  count(set: SelectionSetNode, type: GraphQLOutputType): number {
    let fields = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) fields += this.#countField(selection, type);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) fields += this.#countFragment(selection.name.value);
      else
        fields += this.count(
          selection.selectionSet,
          this.#typeNamed(selection.typeCondition?.name.value) ?? type,
        );
    }
    return fields;
  }

  #countField(node: FieldNode, type: GraphQLOutputType): number {
    const owner = getNamedType(type);
    const field =
      isObjectType(owner) || isInterfaceType(owner) ? owner.getFields()[node.name.value] : undefined;
    if (node.selectionSet === undefined || field === undefined) return 1;
    return 1 + this.#sizeOf(node, field) * this.count(node.selectionSet, field.type);
  }

  #countFragment(name: string): number {
    const known = this.#ofFragment.get(name);
    if (known !== undefined) return known;
    const fragment = this.#document.definitions.find(
      (definition): definition is FragmentDefinitionNode =>
        definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
    );
    const type = this.#typeNamed(fragment?.typeCondition.name.value);
    const fields = fragment === undefined || type === undefined ? 0 : this.count(fragment.selectionSet, type);
    this.#ofFragment.set(name, fields);
    return fields;
  }

  #typeNamed(name: string | undefined): GraphQLOutputType | undefined {
    const type = name === undefined ? undefined : this.#schema.getType(name);
    return type !== undefined && isOutputType(type) ? type : undefined;
  }

  /** The size of the page that a field is asked for: what the query says, or what the schema says for it. */
  #sizeOf(node: FieldNode, field: GraphQLField<unknown, unknown>): number {
    const given = new Map(node.arguments?.map(({ name, value }) => [name.value, this.#valueOf(value)]));
    const sizes = field.args.map(({ name, defaultValue }) => {
      const value = given.has(name) ? given.get(name) : defaultValue;
      if (SIZES.includes(name)) return value;
      return name === 'input' && isRecord(value) ? SIZES.map((size) => value[size]).find(isSize) : undefined;
    });
    return Math.max(1, ...sizes.filter(isSize));
  }

  #valueOf(node: ValueNode): unknown {
    return valueFromASTUntyped(node, this.#variables);
  }
}

function withDefaults(
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const defaults = (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
    defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)] as const],
  );
  return { ...Object.fromEntries(defaults), ...variables };
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && value > 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
