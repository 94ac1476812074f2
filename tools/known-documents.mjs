// @ts-check
import { createHash } from 'node:crypto';
import { concatAST, Kind, print, visit } from 'graphql';

/**
 * What the web app may ask, as the server is to know it: each operation with its fragments and with the type names that
 * the page's cache needs, by the SHA-256 of its text.
 * @param {readonly import('graphql').DocumentNode[]} files
 * @returns {{ textByHash: Map<string, string>, hashByName: Map<string, string> }}
 */
export function knownDocuments(files) {
  const { definitions } = concatAST(files);
  const fragments = new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION
        ? [/** @type {const} */ ([definition.name.value, definition])]
        : [],
    ),
  );
  const textByHash = new Map();
  const hashByName = new Map();
  for (const operation of definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION || operation.name === undefined) continue;
    const used = [...namesOfFragments(operation, fragments)].sort();
    const parts = [operation, ...used.flatMap((name) => fragments.get(name) ?? [])];
    const text = print(withTypeNames({ kind: Kind.DOCUMENT, definitions: parts }));
    const hash = createHash('sha256').update(text).digest('hex');
    textByHash.set(hash, text);
    hashByName.set(operation.name.value, hash);
  }
  return { textByHash, hashByName };
}

/**
 * @param {import('graphql').ASTNode} node
 * @param {ReadonlyMap<string, import('graphql').FragmentDefinitionNode>} fragments
 * @param {Set<string>} found
 * @returns {Set<string>}
 */
function namesOfFragments(node, fragments, found = new Set()) {
  visit(node, {
    FragmentSpread({ name: { value } }) {
      if (found.has(value)) return;
      found.add(value);
      const fragment = fragments.get(value);
      if (fragment !== undefined) namesOfFragments(fragment, fragments, found);
    },
  });
  return found;
}

/**
 * Every selection but an operation's own asks for the type's name, as the page's cache does.
 * @param {import('graphql').DocumentNode} document
 * @returns {import('graphql').DocumentNode}
 */
function withTypeNames(document) {
  return visit(document, {
    SelectionSet(set, _key, parent) {
      const isOfOperation =
        parent !== undefined && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
      const isThere = set.selections.some(
        (selection) => selection.kind === Kind.FIELD && selection.name.value === '__typename',
      );
      if (isOfOperation || isThere) return undefined;
      const typeName = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
      return { ...set, selections: [...set.selections, typeName] };
    },
  });
}
