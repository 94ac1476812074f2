import { z } from 'zod';
import type { Context } from '../graphql/context.js';
import { notFound, PerlenError } from '../graphql/errors.js';
import type { PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { bestHits, type IndexHit } from '../search/search-index.js';
import { type Role, rolesOf } from './viewer.js';

/** Who is asking, signed in. */
export interface SignedIn {
  readonly person: PersonRecord | null;
  readonly roles: Role[];
}

export interface PersonaView {
  readonly person: PersonRecord;
  readonly role: Role;
  readonly introductionDe: string;
  readonly introductionEn: string;
}

const personaSetting = z.array(
  z.object({
    personId: z.string(),
    role: z.enum(['EMPLOYEE', 'SALES', 'MANAGER', 'STEWARD', 'WORKS_COUNCIL']),
    introductionDe: z.string(),
    introductionEn: z.string(),
  }),
);

const MOST_CANDIDATES = 50;

/** The demo personas; none in live mode or with another data set. */
export function personas(context: Context): PersonaView[] {
  const setting = context.directory.settings.values.get('personas');
  if (setting === undefined || context.application.config.mode !== 'trial') return [];
  return personaSetting.parse(JSON.parse(setting)).flatMap(({ personId, ...rest }) => {
    const person = context.directory.person(personId);
    return person === undefined ? [] : [{ person, ...rest }];
  });
}

/** Present employees whose name begins like the text, for signing in to a trial with one's own data. */
export function signInCandidates(context: Context, text: string, first: number): PersonRecord[] {
  if (context.application.config.mode !== 'trial') return [];
  const limit = Math.min(Math.max(first, 1), MOST_CANDIDATES);
  const hits = context.model.search.search(text.slice(0, 200), new Set(['PERSON']));
  const employeeOf = ({ thing }: IndexHit): PersonRecord | undefined => {
    const person = context.directory.person(thing.id);
    return person !== undefined && standingOf(person, context.model.asOf) === 'EMPLOYEE' ? person : undefined;
  };
  return bestHits(hits, limit, (hit) => employeeOf(hit) !== undefined).flatMap(
    (hit) => employeeOf(hit) ?? [],
  );
}

/** Signs a present employee in, in a trial. */
export function signInAs(context: Context, personId: string): SignedIn {
  if (context.application.config.mode !== 'trial') {
    throw new PerlenError('FORBIDDEN', 'Only a trial can be looked at through the eyes of any employee.');
  }
  const person = context.directory.person(personId);
  if (person === undefined || standingOf(person, context.model.asOf) !== 'EMPLOYEE')
    throw notFound('employee');
  context.setSession?.(person.id);
  return {
    person,
    roles: rolesOf({ kind: 'PERSON', personId: person.id }, context.directory, context.model.asOf),
  };
}

/** Who is asking; null before sign-in. */
export function currentViewer(context: Context): SignedIn | null {
  const roles = context.roles();
  if (roles.length === 0 && context.viewer.kind !== 'ACCOUNT') return null;
  const person =
    context.viewer.kind === 'PERSON' ? context.directory.person(context.viewer.personId) : undefined;
  return { person: person ?? null, roles };
}
