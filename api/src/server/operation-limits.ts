import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { RateKind } from '../config/access.js';
import type { Mutation, Query } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import type { RateCounters } from './rate-limits.js';

/** Operations that take long, or that somebody who wants in would repeat. All other mutations count as `write`. */
const KIND_OF_FIELD: Readonly<Partial<Record<keyof Query | keyof Mutation, RateKind>>> = {
  warmPaths: 'search',
  reachable: 'search',
  coverage: 'search',
  neighbourhood: 'search',
  surroundings: 'search',
  signIn: 'signIn',
  signInAs: 'signIn',
  acceptInvitation: 'signIn',
  changePassword: 'signIn',
  confirmSecondFactor: 'signIn',
  renewRecoveryCodes: 'signIn',
  removeSecondFactor: 'signIn',
  signInCandidates: 'signIn',
};

const kindOfField: ReadonlyMap<string, RateKind> = new Map(Object.entries(KIND_OF_FIELD));

/** Counts each field that an operation asks for at its root, under whatever alias and in whatever fragment it stands. */
export function operationLimits(counters: RateCounters): ApolloServerPlugin<Context> {
  const listener: GraphQLRequestListener<Context> = {
    didResolveOperation: async ({ document, operation, contextValue }) => {
      const counted = counters.countedFor(contextValue.signal);
      if (counted === undefined || operation === undefined) return;
      for (const [kind, requests] of kindsAsked(document, operation)) {
        const of = kind === 'signIn' ? counted.address : counted.user;
        if (of !== null) await counters.take(kind, of, requests);
      }
    },
  };
  return { requestDidStart: async () => listener };
}

function kindsAsked(document: DocumentNode, operation: OperationDefinitionNode): Map<RateKind, number> {
  const counts = new Map<RateKind, number>();
  const isMutation = operation.operation === 'mutation';
  for (const { name } of rootFields(document, operation.selectionSet)) {
    const kind = kindOfField.get(name.value) ?? (isMutation ? 'write' : undefined);
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/** The fields at the root, each fragment looked at once: what stands twice under one name is asked once. */
function rootFields(document: DocumentNode, root: SelectionSetNode): FieldNode[] {
  const fields: FieldNode[] = [];
  const seen = new Set<string>();
  const waiting: SelectionSetNode[] = [root];
  for (let set = waiting.pop(); set !== undefined; set = waiting.pop()) {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) fields.push(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) waiting.push(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = fragmentNamed(document, selection.name.value);
        if (fragment !== undefined) waiting.push(fragment.selectionSet);
      }
    }
  }
  return fields;
}

function fragmentNamed(document: DocumentNode, name: string): FragmentDefinitionNode | undefined {
  return document.definitions.find(
    (definition): definition is FragmentDefinitionNode =>
      definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
  );
}
