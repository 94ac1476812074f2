import type { Connection } from './connection.js';
import { type Candidate, Refused } from './outcome.js';

const RESOLVE = /* GraphQL */ `
  query Resolve($text: String!) {
    resolve(text: $text) {
      kind: __typename
      ... on Person { id key name email }
      ... on Organization { id key name }
      ... on Department { id key name }
    }
  }
`;

interface Resolved {
  readonly kind: 'Person' | 'Organization' | 'Department' | 'Project' | 'Skill';
  readonly id: string;
  readonly key: string | null;
  readonly name: string;
  readonly email?: string | null;
}

/**
 * What a reference on the command line means: id, key, e-mail, domain or exact name, in that order. Refuses an unknown
 * one, and several of one name with all of them as candidates.
 */
export async function resolveReference(
  connection: Connection,
  text: string,
  kinds: readonly Resolved['kind'][],
  as?: string,
): Promise<Candidate> {
  const { resolve } = await connection.ask<{ resolve: Resolved[] }>(RESOLVE, { text }, as);
  const candidates = resolve
    .filter((one) => kinds.includes(one.kind))
    .map(({ kind, id, key, name, email }) => ({ kind, id, key, name, email: email ?? null }));
  const [only, ...more] = candidates;
  if (only === undefined) {
    throw new Refused(
      'NOT_KNOWN_HERE',
      `Nothing is known here as "${text}": give an id, key, e-mail, domain or name.`,
    );
  }
  if (more.length > 0) {
    throw new Refused('AMBIGUOUS', `"${text}" can be ${candidates.length} things: give the id.`, candidates);
  }
  return only;
}
