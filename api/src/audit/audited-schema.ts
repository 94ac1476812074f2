import type { ApolloServerPlugin } from '@apollo/server';
import {
  defaultFieldResolver,
  type ExecutionResult,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  graphql,
  isObjectType,
} from 'graphql';
import type { Context } from '../graphql/context.js';
import { loggingRule } from './operations.js';
import { beginOperation, endRequest, recordOf } from './request-record.js';

/** Types whose objects are personal data, and whose. */
const PERSONAL = { Person: 'id', ContactFileMatch: 'personId' } as const;

/**
 * Notes of every operation of a schema whom it names and whose data its answer holds. What was noted is written down
 * when the request ends: by `auditPlugin` in a server, by `runOperation` in this process.
 */
export function auditedSchema(schema: GraphQLSchema): GraphQLSchema {
  auditOperations(schema.getQueryType(), false);
  auditOperations(schema.getMutationType(), true);
  for (const [name, key] of Object.entries(PERSONAL)) {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`The schema has no type ${name}.`);
    // Asked once for each object of an answer, before its fields are.
    type.isTypeOf = (source: unknown, context: Context, info) => {
      notePerson(context, info, source, key);
      return true;
    };
  }
  return schema;
}

/** Writes down what a request did once its answer stands. */
export const auditPlugin: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ contextValue, response: { body } }) => {
      endRequest(contextValue, (body.kind === 'single' ? body.singleResult.errors : undefined) ?? []);
    },
  }),
};

/** Runs an operation in this process, and writes down what it did as the server would. */
export async function runOperation(
  schema: GraphQLSchema,
  contextValue: Context,
  source: string,
  variables?: Record<string, unknown>,
): Promise<ExecutionResult> {
  const given = variables === undefined ? {} : { variableValues: variables };
  const result = await graphql({ schema, source, contextValue, ...given });
  endRequest(contextValue, result.errors ?? []);
  return result;
}

function auditOperations(type: GraphQLObjectType | null | undefined, isChange: boolean): void {
  for (const [operation, field] of Object.entries(type?.getFields() ?? {})) {
    const rule = loggingRule(operation);
    if (rule === null) continue;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, input, context: Context, info) => {
      beginOperation(context, info.path.key, { operation, rule, isChange }, input);
      return resolve(source, input, context, info);
    };
  }
}

function notePerson(context: Context, info: GraphQLResolveInfo, source: unknown, key: string): void {
  const record = recordOf(context);
  if (record === undefined || typeof source !== 'object' || source === null) return;
  let { path } = info;
  while (path.prev !== undefined) path = path.prev;
  const id: unknown = Reflect.get(source, key);
  if (typeof id === 'string') record.get(path.key)?.shown.add(id);
}
