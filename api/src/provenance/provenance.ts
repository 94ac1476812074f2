import { z } from 'zod';
import { readableSkillIds } from '../consent/shown-skills.js';
import type { FactOrigin } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { importsOf } from '../imports/import-service.js';
import { sourceIdOf } from '../imports/pipeline/run-facts.js';
import { canSeeContactDetails } from '../privacy/visibility.js';
import { projectOrganizations } from '../projects/project-fields.js';
import type { OrganizationRecord, PersonRecord, ProjectRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { sourcesByIds } from '../sources/source-records.js';
import { defineQuery } from '../store/queries.js';
import type { Query } from '../store/store.js';
import { comparable, readByHand } from './by-hand.js';

/** Where each fact that the viewer is shown of a person comes from. */
export function originsOfPerson(context: Context, person: PersonRecord): Promise<FactOrigin[]> {
  return originsOf(context, ofPerson, person.id, shownOfPerson(context, person));
}

export function originsOfOrganization(
  context: Context,
  organization: OrganizationRecord,
): Promise<FactOrigin[]> {
  return originsOf(context, ofOrganization, organization.id, factsOfOrganization(context, organization));
}

export function originsOfProject(context: Context, project: ProjectRecord): Promise<FactOrigin[]> {
  return originsOf(context, ofProject, project.id, shownOfProject(context, project));
}

/** What can be changed of a person by hand, by field: what is shown to this viewer alone. */
export function shownOfPerson(context: Context, person: PersonRecord): Record<string, unknown> {
  const { email, phone, ...facts } = factsOfPerson(context, person);
  facts['skills'] = readableSkillIds(context, person);
  return canSeeContactDetails(context.model, context.viewer, person) ? { email, phone, ...facts } : facts;
}

/** What can be changed of a person by hand, by field. */
export function factsOfPerson(
  { model, directory }: Pick<Context, 'model' | 'directory'>,
  person: PersonRecord,
): Record<string, unknown> {
  const { name, email, phone, title, languages } = person;
  const employments = person.employments.map(({ organizationId, title: as, since, until }) =>
    [organizationId, as ?? '', since ?? '', until ?? ''].join(' '),
  );
  const facts = { name, email, phone, title, languages, skills: person.skillIds, employments };
  if (!person.isEmployee) return facts;
  const { joinedAt, leftAt, askMeAbout, departmentIds } = person;
  const isPresent = standingOf(person, model.asOf) === 'EMPLOYEE';
  return {
    ...facts,
    joinedAt,
    leftAt,
    ...(isPresent && {
      department: departmentIds,
      reportsTo: person.reportsToIds.map(directory.canonicalId),
      askMeAbout,
    }),
  };
}

/** What can be changed of an organization by hand, by field. */
export function factsOfOrganization(
  { directory }: Pick<Context, 'directory'>,
  { name, domain, city, country, stage, accountOwnerIds }: OrganizationRecord,
): Record<string, unknown> {
  return { name, domain, city, country, stage, accountOwner: accountOwnerIds.map(directory.canonicalId) };
}

/** What can be changed of a project by hand, by field: of its organizations those that the viewer may know of. */
export function shownOfProject(context: Context, project: ProjectRecord): Record<string, unknown> {
  const { name, description, from, to } = project;
  const organizations = projectOrganizations(context, project).map(({ id }) => id);
  return { name, description, from, to, organizations };
}

export const provenanceRow = z.object({
  source: z.string().nullable(),
  origin: z.string().nullable(),
  originAt: z.string().nullable(),
  byHand: z.array(z.string()).nullable(),
});

export const ofPerson = defineQuery('provenance/of-person', provenanceRow);
export const ofOrganization = defineQuery('provenance/of-organization', provenanceRow);
export const ofProject = defineQuery('provenance/of-project', provenanceRow);

/**
 * Kinds of sources that describe records for the whole company. That a mailbox, an address book or a list of ties names
 * somebody would tell of ties that are not shared.
 */
export const DESCRIBING_KINDS: ReadonlySet<string> = new Set([
  'PEOPLE',
  'ORGANIZATIONS',
  'PROJECTS',
  'PERSONNEL',
  'CRM',
]);

/** What people say themselves: whatever describes the record says nothing of where this comes from. */
const OWN_WORD: ReadonlySet<string> = new Set(['skills', 'askMeAbout']);

const MOST_RUNS = 500;

async function originsOf(
  context: Context,
  query: Query<z.output<typeof provenanceRow>>,
  id: string,
  facts: Readonly<Record<string, unknown>>,
): Promise<FactOrigin[]> {
  const [row] = await context.application.store.read(query, { id });
  if (row === undefined) return [];
  const source = await describingSource(context, row);
  const byHand = new Map(readByHand(row.byHand).map((entry) => [entry.field, entry]));
  return Object.entries(facts).flatMap(([field, value]): FactOrigin[] => {
    const said = byHand.get(field);
    if (said !== undefined && said.value === comparable(value)) {
      return [{ field, kind: 'HAND', sourceKind: null, sourceName: null, at: said.at }];
    }
    if (source === undefined || isEmpty(value) || OWN_WORD.has(field)) return [];
    return [{ field, kind: 'SOURCE', ...source }];
  });
}

async function describingSource(
  context: Context,
  { source, origin, originAt }: z.output<typeof provenanceRow>,
): Promise<{ sourceKind: string; sourceName: string; at: string | null } | undefined> {
  const id = source ?? origin;
  if (id === null) return undefined;
  const [system] = await sourcesByIds(context.application.store, [id]);
  if (system === undefined || !DESCRIBING_KINDS.has(system.kind)) return undefined;
  const at = source === null ? originAt : await lastImportOf(context, id);
  return { sourceKind: system.kind, sourceName: system.name, at };
}

/** When a source was last read to its end. */
async function lastImportOf(context: Context, sourceId: string): Promise<string | null> {
  const runs = await importsOf(context.application).list(MOST_RUNS);
  const ended = runs.find(
    ({ stored, isDryRun }) =>
      !isDryRun && stored.state === 'DONE' && sourceIdOf(stored.kind, stored.fileName) === sourceId,
  );
  return ended?.stored.endedAt ?? null;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}
