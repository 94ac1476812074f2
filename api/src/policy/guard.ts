import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import type { Context } from '../graphql/context.js';
import { notFound, PerlenError } from '../graphql/errors.js';
import {
  isOperation,
  type ObjectOperation,
  type Operation,
  type OwnOnlyOperation,
  operationRules,
} from './operation-rules.js';
import { type Route, routeRules } from './route-rules.js';
import { isObjectRule, type ObjectRule, type Reach, type Rule, reachOf } from './rule.js';

type Resolve = GraphQLFieldResolver<unknown, Context>;

/** Who asks, and of which store. */
type Asker = Pick<Context, 'application' | 'roles' | 'viewer'>;

/**
 * Puts the policy in front of every operation of a schema: its rule is looked at before anything of it runs. Throws for
 * an operation without a rule, so that no process starts with one.
 */
export function guardSchema(schema: GraphQLSchema): GraphQLSchema {
  if (schema.getSubscriptionType()) throw new Error('The policy knows of no subscriptions.');
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const [name, field] of Object.entries(type?.getFields() ?? {})) {
      if (!isOperation(name)) throw new Error(`The operation ${name} has no rule in the policy.`);
      if (field.resolve === undefined) throw new Error(`The operation ${name} has no resolver.`);
      field.resolve = guarded(name, field.resolve);
    }
  }
  return schema;
}

/** Throws UNAUTHENTICATED or FORBIDDEN unless the policy opens this address to whoever asks. */
export function allowRoute(context: Context, route: Route): void {
  enter(context, route, routeRules[route]);
}

/**
 * The one object rule. Throws what the rule of the operation says, FORBIDDEN or NOT_FOUND, if the object is somebody
 * else's and the viewer reaches their own alone.
 */
export interface RequireObject {
  (operation: OwnOnlyOperation, isOwn: boolean): asserts isOwn;
  (operation: ObjectOperation, isOwn: boolean): void;
}

/** The object rule for one request; `asked` notes for which operations it was put. */
export function objectRuleFor(asker: Asker, asked: Set<ObjectOperation>): RequireObject {
  function requireObject(operation: OwnOnlyOperation, isOwn: boolean): asserts isOwn;
  function requireObject(operation: ObjectOperation, isOwn: boolean): void;
  function requireObject(operation: ObjectOperation, isOwn: boolean): void {
    asked.add(operation);
    const rule = operationRules[operation];
    if (isOwn || reachFor(asker, rule) === 'ANY') return;
    throw rule.hiddenAs === null ? notOwn(rule) : notFound(rule.hiddenAs);
  }
  return requireObject;
}

function guarded(operation: Operation, resolve: Resolve): Resolve {
  const rule: Rule = operationRules[operation];
  if (isObjectOperation(operation)) return guardedObject(operation, resolve);
  return (source, input, context, info) => {
    enter(context, operation, rule);
    return resolve(source, input, context, info);
  };
}

function isObjectOperation(operation: Operation): operation is ObjectOperation {
  return isObjectRule(operationRules[operation]);
}

/** An operation that forgets to ask whose the object is answers nobody. */
function guardedObject(operation: ObjectOperation, resolve: Resolve): Resolve {
  const rule = operationRules[operation];
  return async (source, input, context, info) => {
    enter(context, operation, rule);
    context.askedObjects.delete(operation);
    const answer: unknown = await resolve(source, input, context, info);
    if (context.askedObjects.has(operation)) return answer;
    throw new Error(`The operation ${operation} did not ask whose the object is.`);
  };
}

/**
 * The one place that every operation and every file passes before anything of it is done: who asks (`context.viewer`,
 * `context.roles()`), for what (`name`), and for which purpose (`rule.purpose`).
 */
function enter(context: Context, name: Operation | Route, rule: Rule): void {
  if (reachFor(context, rule) === 'NO') throw refusal(name, rule, context);
}

function reachFor({ application, roles }: Asker, rule: Rule): Reach {
  return reachOf(rule, roles(), application.config.mode === 'trial');
}

/** UNAUTHENTICATED where signing in, or doing so as an employee, is what helps. */
function refusal(name: string, rule: Rule, asker: Asker): PerlenError {
  const roles = asker.roles();
  if (reachOf(rule, roles, true) !== 'NO') {
    return new PerlenError('FORBIDDEN', `In a live store ${name} is not open to you.`);
  }
  if (roles.length === 0 && asker.viewer.kind !== 'ACCOUNT') {
    return new PerlenError('UNAUTHENTICATED', 'Sign in first.');
  }
  if (asker.viewer.kind === 'OPERATOR' && rule.grants.EMPLOYEE !== undefined) {
    return new PerlenError('UNAUTHENTICATED', 'Sign in as an employee first: the operator is nobody.');
  }
  return new PerlenError('FORBIDDEN', `This needs one of the roles ${Object.keys(rule.grants).join(', ')}.`);
}

function notOwn({ grants, own }: ObjectRule): PerlenError {
  const others = Object.entries(grants).flatMap(([role, grant]) => (grant === 'OWN' ? [] : [role]));
  return new PerlenError(
    'FORBIDDEN',
    `Yours is ${own}. Anything else needs one of the roles ${others.join(', ')}.`,
  );
}
