import { v7 as uuidV7 } from 'uuid';
import { z } from 'zod';
import type { OrganizationInput, OrganizationsFilter, UpdateOrganizationInput } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput, notFound, PerlenError } from '../graphql/errors.js';
import { lineInput, nameInput } from '../graphql/inputs.js';
import { checkPageSize, type Page, pageOf, positionOf, rowsWhere } from '../graphql/paging.js';
import { writeUnique } from '../graphql/write-unique.js';
import { normaliseDomain } from '../imports/mail/domain.js';
import { canSeeOrganization, canSeePerson } from '../privacy/visibility.js';
import { changeByHand, ORGANIZATION } from '../provenance/change-by-hand.js';
import type { OrganizationRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { fold } from '../search/fold.js';
import { namePosition, organizationsByName } from '../search/name-order.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { WriteTransaction } from '../store/store.js';
import { visiblePerson } from '../ties/tie-view.js';

/** An organization, null if there is none of that id. */
export function organization(context: Context, id: string): OrganizationRecord | null {
  return visible(context, id) ?? null;
}

/** Organizations by name, page by page. */
export function organizations(
  context: Context,
  input: { filter?: OrganizationsFilter | null; after?: string | null; first: number },
): Page<OrganizationRecord> {
  const first = checkPageSize(input.first);
  const filter = input.filter ?? {};
  const rows = organizationsByName(context.model).after(
    positionOf(input.after),
    fold(filter.nameStartsWith ?? ''),
  );
  return pageOf(
    rowsWhere(
      rows,
      (row) => matches(context, row, filter) && canSeeOrganization(context.model, context.viewer, row),
    ),
    first,
    namePosition,
  );
}

/** Creates an organization. Throws ALREADY_EXISTS if its domain is taken. */
export async function createOrganization(
  context: Context,
  input: OrganizationInput,
): Promise<OrganizationRecord> {
  const id = uuidV7();
  const properties = propertiesOf(context, input);
  const ownerIds = accountOwnerIds(context, input.accountOwner);
  await writeUnique(context, domainTaken, async (transaction) => {
    await takeDomain(context, transaction, properties['domain'], id);
    await changeByHand(context, transaction, ORGANIZATION, { id }, async () => {
      await transaction.run(createQuery, { id, properties });
      if (ownerIds !== undefined) await transaction.run(setAccountOwner, { id, ownerIds });
    });
    transaction.touch(`organization:${id}`);
  });
  return known(context, id);
}

/**
 * Changes the fields that are given; null empties one. With `expected`, the version the change was made upon, throws
 * CONFLICT where it has changed.
 */
export async function updateOrganization(
  context: Context,
  id: string,
  input: UpdateOrganizationInput,
  expected?: string | null,
): Promise<OrganizationRecord> {
  known(context, id);
  const properties = propertiesOf(context, input, id);
  const ownerIds = accountOwnerIds(context, input.accountOwner);
  await writeUnique(context, domainTaken, async (transaction) => {
    await takeDomain(context, transaction, properties['domain'], id);
    await changeByHand(context, transaction, ORGANIZATION, { id, expected }, async () => {
      await transaction.run(updateQuery, { id, properties });
      if (ownerIds !== undefined) await transaction.run(setAccountOwner, { id, ownerIds });
    });
    transaction.touch(`organization:${id}`);
    // Contacts are found by the name of their organization, too.
    if ('name' in properties) {
      transaction.touch(...context.directory.peopleEmployedAt(id).map(({ id }) => `person:${id}` as const));
    }
  });
  return known(context, id);
}

/**
 * Removes an organization. Throws IN_USE while an employment or a project hangs on it that the viewer may know of. Where
 * hidden contacts alone work there, everything the company says of it goes and its name stays with them (decision 7).
 */
export async function removeOrganization(context: Context, id: string): Promise<boolean> {
  known(context, id);
  await context.application.live.write(async (transaction) => {
    const [uses = { peopleIds: [], projects: 0 }] = await transaction.read(usesQuery, { id });
    const { model, viewer, directory } = context;
    const isInUse = (personId: string) => {
      const person = directory.person(personId);
      return person === undefined || canSeePerson(model, viewer, person);
    };
    if (uses.projects > 0 || uses.peopleIds.some(isInUse)) {
      throw new PerlenError(
        'IN_USE',
        'Employments or projects hang on this organization. Remove or move them first.',
      );
    }
    await transaction.run(uses.peopleIds.length > 0 ? keepForContacts : removeQuery, { id });
    transaction.touch(`organization:${id}`);
  });
  return true;
}

/** An organization named in an input. Throws BAD_INPUT naming the field if there is none of that id. */
export function organizationInput(context: Context, field: string, id: string): OrganizationRecord {
  const found = visible(context, id);
  if (found === undefined) throw badInput(field, 'There is no such organization.');
  return found;
}

const createQuery = defineQuery('organizations/create', noRows);
const updateQuery = defineQuery('organizations/update', noRows);
const removeQuery = defineQuery('organizations/remove', noRows);
const keepForContacts = defineQuery('organizations/keep-for-contacts', noRows);
const setAccountOwner = defineQuery('organizations/set-account-owner', noRows);
const usesQuery = defineQuery(
  'organizations/uses',
  z.object({ peopleIds: z.array(z.string()), projects: z.number() }),
);

function matches(context: Context, row: OrganizationRecord, filter: OrganizationsFilter): boolean {
  if (filter.stages && !filter.stages.includes(row.stage)) return false;
  if (filter.country && row.country?.toLowerCase() !== filter.country.trim().toLowerCase()) return false;
  if (!filter.accountOwner) return true;
  const { canonicalId } = context.directory;
  const ownerId = canonicalId(filter.accountOwner);
  return row.accountOwnerIds.some((id) => canonicalId(id) === ownerId);
}

function known(context: Context, id: string): OrganizationRecord {
  const found = visible(context, id);
  if (found === undefined) throw notFound('organization');
  return found;
}

function visible({ directory, model, viewer }: Context, id: string): OrganizationRecord | undefined {
  const found = directory.organizations.get(id);
  return found !== undefined && canSeeOrganization(model, viewer, found) ? found : undefined;
}

function propertiesOf(
  context: Context,
  input: UpdateOrganizationInput,
  ownId?: string,
): Record<string, string | null> {
  const properties: Record<string, string | null> = {};
  if (input.name !== undefined) properties['name'] = nameInput('name', input.name);
  if (input.domain !== undefined) properties['domain'] = domainInput(context, input.domain, ownId);
  if (input.city !== undefined) properties['city'] = lineInput('city', input.city);
  if (input.country !== undefined) properties['country'] = lineInput('country', input.country);
  if (input.stage === null) throw badInput('stage', 'An organization has a stage; say UNKNOWN if in doubt.');
  if (input.stage !== undefined) {
    const own = context.directory.ownOrganization();
    if (input.stage === 'OWN' && own !== undefined && own.id !== ownId) {
      throw badInput('stage', `There is one own company: ${own.name}.`);
    }
    properties['stage'] = input.stage;
  }
  return properties;
}

function domainInput(context: Context, value: string | null, ownId: string | undefined): string | null {
  if (value === null || value.trim() === '') return null;
  const domain = value.length > 300 ? null : normaliseDomain(value);
  if (domain === null || !domain.includes('.')) {
    throw badInput('domain', 'This is not a domain; write it like example.com.');
  }
  const holder = context.directory.organizationByDomain(domain);
  const isTaken = holder !== undefined && holder.id !== ownId;
  if (isTaken && visible(context, holder.id) !== undefined) throw domainTaken();
  return domain;
}

/** An organization that the viewer must not know of gives up its domain: see `domainInput`. */
async function takeDomain(
  context: Context,
  transaction: WriteTransaction,
  domain: string | null | undefined,
  ownId: string,
): Promise<void> {
  const holder = domain == null ? undefined : context.directory.organizationByDomain(domain);
  if (holder === undefined || holder.id === ownId) return;
  await transaction.run(updateQuery, { id: holder.id, properties: { domain: null } });
  transaction.touch(`organization:${holder.id}`);
}

/** Undefined leaves the owner as it is. */
function accountOwnerIds(context: Context, id: string | null | undefined): string[] | undefined {
  if (id === undefined) return undefined;
  if (id === null) return [];
  const owner = visiblePerson(context, id);
  if (owner === undefined || standingOf(owner, context.model.asOf) !== 'EMPLOYEE') {
    throw badInput('accountOwner', 'Only a present employee can answer for an organization.');
  }
  return [owner.id];
}

function domainTaken(): PerlenError {
  return new PerlenError('ALREADY_EXISTS', 'Another organization has this domain.', 'domain');
}
