import { z } from 'zod';
import type { FactOrigin } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { askMeAboutOf, employmentsOf, managerOf, skillsOf } from '../people/person-fields.js';
import { projectsOfPerson } from '../projects/project-fields.js';
import { DESCRIBING_KINDS, originsOfPerson } from '../provenance/provenance.js';
import type { PersonRecord } from '../read-model/records.js';
import { sourceKeyOf } from '../read-model/source-keys.js';
import { compareByName } from '../search/name-order.js';
import { type SourceRecord, sourcesByIds } from '../sources/source-records.js';
import { defineQuery } from '../store/queries.js';

export interface ValueView {
  readonly text: string;
  readonly detail: string | null;
  readonly from: string | null;
  readonly until: string | null;
}

export interface FactView {
  readonly field: string;
  readonly values: ValueView[];
  readonly origin: FactOrigin | null;
}

const propertiesOf = defineQuery(
  'mirror/properties',
  z.object({ id: z.string(), properties: z.record(z.string(), z.unknown()) }),
);

/**
 * Everything that is kept of the viewer themselves. Properties that are told in words of their own come first; whatever
 * else is in the database follows by its name there, so that nothing kept can be left out.
 */
export async function factsOfViewer(context: Context, viewer: PersonRecord): Promise<FactView[]> {
  const { application, directory } = context;
  const [origins, rows] = await Promise.all([
    originsOfPerson(context, viewer),
    application.store.read(propertiesOf, { personIds: directory.idsOf(viewer.id) }),
  ]);
  const sources = await sourcesByIds(application.store, sourceIdsIn(rows));
  const facts = [
    ...describedFacts(context, viewer),
    ...systemFacts(viewer, sources),
    ...technicalFacts(rows.map(({ properties }) => properties)),
  ];
  return facts
    .filter(({ values }) => values.length > 0)
    .map((fact) => ({ ...fact, origin: origins.find(({ field }) => field === fact.field) ?? null }));
}

type Fact = Omit<FactView, 'origin'>;
type Row = z.output<typeof propertiesOf.row>;

function describedFacts(context: Context, viewer: PersonRecord): Fact[] {
  const { directory } = context;
  const manager = managerOf(context, viewer);
  const departments = viewer.departmentIds.flatMap((id) => directory.departments.get(id) ?? []);
  return [
    fact('name', [viewer.name]),
    fact('email', [viewer.email]),
    fact('otherEmails', viewer.otherEmails),
    fact('phone', [viewer.phone]),
    fact('title', [viewer.title]),
    fact(
      'department',
      departments.sort(compareByName).map(({ name }) => name),
    ),
    fact('reportsTo', [manager?.name ?? null]),
    fact('joinedAt', [viewer.joinedAt]),
    fact('leftAt', [viewer.leftAt]),
    fact('languages', viewer.languages),
    fact(
      'skills',
      skillsOf(context, viewer).map(({ name }) => name),
    ),
    fact('askMeAbout', [askMeAboutOf(context, viewer)]),
    {
      field: 'projects',
      values: projectsOfPerson(context, viewer).map(({ project, role, from, to }) =>
        told(project.name, { detail: role, from, until: to }),
      ),
    },
    {
      field: 'employments',
      values: employmentsOf(context, viewer).map(({ organization, title, since, until }) =>
        told(organization.name, { detail: title, from: since, until }),
      ),
    },
    fact(
      'accounts',
      directory
        .accountsOf(viewer.id)
        .sort(compareByName)
        .map(({ name }) => name),
    ),
    fact('roles', viewer.roles),
    fact('profile', [viewer.profile ?? null]),
  ];
}

/** Properties that other facts tell, and the names by which records know each other inside. */
const TOLD_OTHERWISE: ReadonlySet<string> = new Set([
  'id',
  'name',
  'email',
  'otherEmails',
  'phone',
  'title',
  'joinedAt',
  'leftAt',
  'languages',
  'askMeAbout',
  'roles',
  'profile',
  'key',
  'sourceKeys',
  'source',
  'sources',
  'origin',
  'byHand',
  'mergedInto',
]);

/** Which systems know the viewer, and by what. Of one that is somebody's own, its kind alone: it is theirs to name. */
function systemFacts({ key, sourceKeys }: PersonRecord, sources: readonly SourceRecord[]): Fact[] {
  const shown = new Map<string, ValueView>();
  const keys = new Set(key === null ? [] : [key]);
  for (const { id, kind, name } of sources) {
    const isNamed = DESCRIBING_KINDS.has(kind);
    const start = sourceKeyOf(id, '');
    const known = sourceKeys.filter((one) => one.startsWith(start)).map((one) => one.slice(start.length));
    for (const one of known) keys.delete(one);
    const value = isNamed ? told(name, { detail: known.sort().join(', ') || null }) : told(kind);
    shown.set(isNamed ? id : kind, value);
  }
  const systems = [...shown.values()].sort((one, other) => (one.text < other.text ? -1 : 1));
  return [{ field: 'systems', values: systems }, fact('key', [...keys])];
}

/** What else is kept, such as when something was looked at last. */
function technicalFacts(records: readonly Record<string, unknown>[]): Fact[] {
  const found = new Map<string, Set<string>>();
  for (const properties of records) {
    for (const [field, value] of Object.entries(properties)) {
      if (TOLD_OTHERWISE.has(field) || value === null) continue;
      const texts = found.get(field) ?? new Set();
      for (const one of Array.isArray(value) ? value : [value]) texts.add(String(one));
      found.set(field, texts);
    }
  }
  const others = records.length > 1 ? [fact('mergedRecords', [String(records.length - 1)])] : [];
  const byName = [...found].sort(([one], [other]) => (one < other ? -1 : 1));
  return [...others, ...byName.map(([field, texts]) => fact(field, [...texts].sort()))];
}

function sourceIdsIn(rows: readonly Row[]): string[] {
  const ids = rows.flatMap(({ properties: { source, sources, origin } }) => [
    source,
    origin,
    ...(Array.isArray(sources) ? sources : []),
  ]);
  return [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
}

function fact(field: string, values: readonly (string | null)[]): Fact {
  return { field, values: values.flatMap((text) => (text === null || text === '' ? [] : [told(text)])) };
}

function told(text: string, more: Partial<Omit<ValueView, 'text'>> = {}): ValueView {
  return { detail: null, from: null, until: null, ...more, text };
}
