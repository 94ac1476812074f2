import { z } from 'zod';
import type { Context } from '../graphql/context.js';
import { targetOf } from '../paths/paths.js';
import type { TargetRecord } from '../paths/rungs.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { Reader, WriteTransaction } from '../store/store.js';

/** How targets are kept: TARGETS from an employee to a person or an organization, with what they saw of it. */

const text = z.string().nullable();

const targetRow = z.object({
  ownerId: z.string(),
  id: z.string(),
  at: z.string(),
  /** The snapshot that news are measured from. */
  before: text,
  /** The snapshot of the last look. */
  seen: text,
  /** The snapshot that a notification told of last. */
  told: text,
  changedAt: text,
});

export type TargetRow = z.output<typeof targetRow>;

/** A stored target and what it is, as far as the viewer may know of it. */
export interface StoredTarget {
  readonly row: TargetRow;
  readonly target: TargetRecord;
}

const ofViewer = defineQuery('targets/of-viewer', targetRow);
const addPerson = defineQuery('targets/add-person', noRows);
const addOrganization = defineQuery('targets/add-organization', noRows);
const savePerson = defineQuery('targets/save-person', noRows);
const saveOrganization = defineQuery('targets/save-organization', noRows);
const remove = defineQuery('targets/remove', noRows);
const readLooks = defineQuery('targets/looks', z.object({ lookedAt: text, since: text }));
const saveLookQuery = defineQuery('targets/save-look', noRows);

/** The viewer's targets they may still know of, first starred first. Merged records are one target. */
export async function storedTargets(
  context: Context,
  reader: Reader = context.application.store,
): Promise<StoredTarget[]> {
  const viewer = context.requirePerson();
  const rows = await reader.read(ofViewer, { personIds: context.directory.idsOf(viewer.id) });
  const found = new Map<string, StoredTarget>();
  for (const row of rows) {
    const target = targetOf(context, context.model, row.id);
    if (target !== null && !found.has(target.id)) found.set(target.id, { row, target });
  }
  return [...found.values()];
}

export async function starTargets(
  transaction: WriteTransaction,
  ownerId: string,
  targets: readonly { readonly target: TargetRecord; readonly properties: Record<string, unknown> }[],
): Promise<void> {
  for (const [kind, query] of [
    ['Person', addPerson],
    ['Organization', addOrganization],
  ] as const) {
    const rows = targets
      .filter(({ target }) => target.__typename === kind)
      .map(({ target, properties }) => ({ id: target.id, properties }));
    if (rows.length > 0) await transaction.run(query, { ownerId, rows });
  }
}

/** Takes the stars away from these records, whichever of the viewer's own records gave them. */
export async function unstarTargets(
  context: Context,
  transaction: WriteTransaction,
  ids: readonly string[],
): Promise<void> {
  await transaction.run(remove, { personIds: context.directory.idsOf(context.requirePerson().id), ids });
}

/** Writes what was seen; only rows with something to write. */
export async function saveSeen(
  transaction: WriteTransaction,
  changed: readonly { readonly stored: StoredTarget; readonly properties: Record<string, unknown> }[],
): Promise<void> {
  for (const [kind, query] of [
    ['Person', savePerson],
    ['Organization', saveOrganization],
  ] as const) {
    const rows = changed
      .filter(
        ({ stored, properties }) => stored.target.__typename === kind && Object.keys(properties).length > 0,
      )
      .map(({ stored: { row }, properties }) => ({ ownerId: row.ownerId, id: row.id, properties }));
    if (rows.length > 0) await transaction.run(query, { rows });
  }
}

export interface Looks {
  /** When the viewer last looked; null before the first time. */
  readonly lookedAt: string | null;
  /** The last look of the visit before; null during the first visit. */
  readonly since: string | null;
}

export async function looksOf(context: Context, reader: Reader = context.application.store): Promise<Looks> {
  const { id } = context.requirePerson();
  return (await reader.read(readLooks, { id }))[0] ?? { lookedAt: null, since: null };
}

export async function saveLook(context: Context, transaction: WriteTransaction, looks: Looks): Promise<void> {
  await transaction.run(saveLookQuery, { id: context.requirePerson().id, ...looks });
}
