import { z } from 'zod';
import type { Context } from '../graphql/context.js';
import type { PersonRecord } from '../read-model/records.js';
import type { SourceRecord } from '../sources/source-records.js';
import { importedId } from '../store/ids.js';
import { defineQuery } from '../store/queries.js';
import { type ContactFileKind, contactFileKinds } from './files/types.js';

const peopleOfSources = defineQuery(
  'contacts/people-of-sources',
  z.object({ source: z.string(), id: z.string() }),
);

/** Everything of one kind that an employee brings in is one source of their own, however often they do it. */
export function ownSourceId(kind: ContactFileKind, ownerId: string): string {
  return importedId('source', `${kind} of ${ownerId}`);
}

const OWN_SOURCE = 'ADDRESS_BOOK';

/** The key under which the store keeps such a source. */
export function ownSourceKey(kind: ContactFileKind, ownerId: string): string {
  return `${OWN_SOURCE} ${kind} ${ownerId}`;
}

/** The record of the employee whose own a source is; undefined for any other source. */
export function ownerOfSource({ kind, key }: Pick<SourceRecord, 'kind' | 'key'>): string | undefined {
  if (kind !== OWN_SOURCE || key === null) return undefined;
  return key.split(' ').slice(2).join(' ');
}

/** An employee's own sources; those of records that live on in theirs included. */
export function ownSourceIds(
  { directory }: Pick<Context, 'directory'>,
  owner: PersonRecord,
  kinds: readonly ContactFileKind[] = contactFileKinds,
): string[] {
  return kinds.flatMap((kind) => directory.idsOf(owner.id).map((id) => ownSourceId(kind, id)));
}

/** Whom an employee brought in from files of their own, by id. */
export async function peopleBroughtIn(context: Context, owner: PersonRecord): Promise<Set<string>> {
  const rows = await readPeopleBroughtIn(context, owner);
  return new Set(rows.map(({ id }) => id));
}

/** The same with the source of each. */
export async function readPeopleBroughtIn(
  context: Context,
  owner: PersonRecord,
): Promise<{ readonly source: string; readonly id: string }[]> {
  const { directory, application } = context;
  const rows = await application.store.read(peopleOfSources, {
    ids: directory.idsOf(owner.id),
    sources: ownSourceIds(context, owner),
  });
  return rows.map(({ source, id }) => ({ source, id: directory.canonicalId(id) }));
}
