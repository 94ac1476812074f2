import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { Context } from '../graphql/context.js';
import { PerlenError } from '../graphql/errors.js';
import { organizationsByIds, peopleByIds, projectsByIds } from '../read-model/queries.js';
import type { OrganizationRecord, PersonRecord, ProjectRecord } from '../read-model/records.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { Query, WriteTransaction } from '../store/store.js';
import { comparable, saidByHand } from './by-hand.js';
import {
  factsOfOrganization,
  factsOfPerson,
  ofOrganization,
  ofPerson,
  ofProject,
  type provenanceRow,
  shownOfPerson,
  shownOfProject,
} from './provenance.js';

/** How a kind of record is changed by hand: its queries, and what of it is a fact. */
interface Kind<Row> {
  readonly byIds: Query<Row>;
  readonly provenance: Query<z.output<typeof provenanceRow>>;
  /** Takes the record's lock until the transaction ends. */
  readonly hold: Query<unknown>;
  readonly update: Query<unknown>;
  readonly facts: (context: Context, row: Row) => Record<string, unknown>;
  /** Of these as much as the viewer is shown: nobody can guess at the rest by a version. */
  readonly shown: (context: Context, row: Row) => Record<string, unknown>;
}

export const PERSON: Kind<PersonRecord> = {
  byIds: peopleByIds,
  provenance: ofPerson,
  hold: defineQuery('people/hold', noRows),
  update: defineQuery('people/update', noRows),
  facts: factsOfPerson,
  shown: shownOfPerson,
};

export const ORGANIZATION: Kind<OrganizationRecord> = {
  byIds: organizationsByIds,
  provenance: ofOrganization,
  hold: defineQuery('organizations/hold', noRows),
  update: defineQuery('organizations/update', noRows),
  facts: factsOfOrganization,
  shown: factsOfOrganization,
};

export const PROJECT: Kind<ProjectRecord> = {
  byIds: projectsByIds,
  provenance: ofProject,
  hold: defineQuery('projects/hold', noRows),
  update: defineQuery('projects/update', noRows),
  // Who changes it has a say in no organization that they may not know of.
  facts: shownOfProject,
  shown: shownOfProject,
};

/** Changes whenever one of the facts that this viewer is shown does. */
export function versionOf<Row>(context: Context, kind: Kind<Row>, row: Row): string {
  const facts = Object.entries(kind.shown(context, row)).map(([field, value]) => [field, comparable(value)]);
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 22);
}

/**
 * Changes a record as somebody here says: `change` writes, and what it changed is remembered as said by hand. With
 * `expected`, the version the change was made upon, throws CONFLICT where something was changed meanwhile.
 */
export async function changeByHand<Row>(
  context: Context,
  transaction: WriteTransaction,
  kind: Kind<Row>,
  { id, expected }: { readonly id: string; readonly expected?: string | null | undefined },
  change: () => Promise<unknown>,
): Promise<void> {
  const at = new Date();
  await transaction.run(kind.hold, { id, at: at.toISOString() });
  const before = (await transaction.read(kind.byIds, { ids: [id] }))[0];
  if (expected && before !== undefined && versionOf(context, kind, before) !== expected) {
    throw new PerlenError('CONFLICT', 'Somebody changed this meanwhile; look at it again.', 'expected');
  }
  await change();
  const after = (await transaction.read(kind.byIds, { ids: [id] }))[0];
  const [provenance] = await transaction.read(kind.provenance, { id });
  if (after === undefined || provenance === undefined) return;
  const known = before === undefined ? {} : kind.facts(context, before);
  const said = Object.entries(kind.facts(context, after)).filter(
    ([field, value]) => comparable(value) !== comparable(known[field]) && !isNothing(value, before),
  );
  if (said.length === 0) return;
  const byHand = saidByHand(provenance.byHand, Object.fromEntries(said), at);
  await transaction.run(kind.update, { id, properties: { byHand } });
}

/** Of what was made just now, a field that is empty was not said to be. */
function isNothing(value: unknown, before: unknown): boolean {
  return before === undefined && (comparable(value) === 'null' || comparable(value) === '[]');
}
