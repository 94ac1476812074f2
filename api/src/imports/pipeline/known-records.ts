import { z } from 'zod';
import { allDepartments, readAllById, readInChunks } from '../../read-model/queries.js';
import {
  type departmentRow,
  employmentRecord,
  memberRecord,
  organizationRow,
} from '../../read-model/records.js';
import { type Keyed, keysOf, sourceKeyOf } from '../../read-model/source-keys.js';
import { changesSince, lastChange } from '../../store/feed.js';
import { defineQuery } from '../../store/queries.js';
import type { Reader } from '../../store/store.js';
import type { KeptToThemselves } from './own-contacts.js';
import { Table } from './table.js';

/** What an import knows of the store while it runs: people, organizations and, where it needs them, the rest. */

const text = z.string().nullable();

const seenNames = text.transform((json) =>
  json === null ? {} : z.record(z.string(), z.number()).parse(JSON.parse(json)),
);

const texts = z
  .array(z.string())
  .nullable()
  .transform((list) => list ?? []);

const provenance = {
  key: text,
  source: text,
  sources: texts,
  sourceKeys: texts,
};

const knownPersonRow = z.object({
  id: z.string(),
  ...provenance,
  name: z.string(),
  email: text,
  otherEmails: texts,
  phone: text,
  title: text,
  isEmployee: z.boolean(),
  leftAt: text,
  recorded: z
    .boolean()
    .nullable()
    .transform((value) => value ?? false),
  mergedInto: text,
  /** The forms in which mail names this person, and how often each. */
  seenNames,
  departmentIds: z.array(z.string()),
  skills: z.array(z.object({ skillId: z.string(), source: text })),
  employments: z.array(employmentRecord),
});

const knownOrganizationRow = organizationRow.extend(provenance);

const knownProjectRow = z.object({
  id: z.string(),
  ...provenance,
  name: z.string(),
  description: text,
  from: text,
  to: text,
  status: text,
  organizationIds: z.array(z.string()),
  members: z.array(memberRecord),
});

export type KnownPerson = z.output<typeof knownPersonRow>;
export type KnownProject = z.output<typeof knownProjectRow>;
export type KnownOrganization = z.output<typeof knownOrganizationRow>;
export type KnownDepartment = z.output<typeof departmentRow>;
export interface KnownSkill {
  readonly id: string;
  readonly name: string;
}

const knownPeople = defineQuery('imports/known-people', knownPersonRow);
const knownPeopleByIds = defineQuery('imports/known-people-by-ids', knownPersonRow);
const knownOrganizations = defineQuery('imports/known-organizations', knownOrganizationRow);
const knownOrganizationsByIds = defineQuery('imports/known-organizations-by-ids', knownOrganizationRow);
const knownProjects = defineQuery('imports/known-projects', knownProjectRow);
const knownProjectsByIds = defineQuery('imports/known-projects-by-ids', knownProjectRow);
const allSkills = defineQuery('skills/all', z.object({ id: z.string(), name: z.string() }));

const CHANGES_PER_READ = 200;

/** Names of organizations, departments and skills are compared without regard to case and spaces. */
export function nameKey(name: string): string {
  return `name:${name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()}`;
}

/** Tables of all that an import may look up. A draft of them holds what one batch changes. */
export class KnownRecords {
  readonly people: Table<KnownPerson>;
  readonly organizations: Table<KnownOrganization>;
  readonly projects: Table<KnownProject>;
  readonly departments: Table<KnownDepartment>;
  readonly skills: Table<KnownSkill>;
  readonly #kept: KeptToThemselves | undefined;
  #change = 0;

  constructor(below?: KnownRecords, kept?: KeptToThemselves) {
    this.#kept = below === undefined ? kept : below.#kept;
    this.people = below?.people.draft() ?? new Table(personKeys);
    this.organizations = below?.organizations.draft() ?? new Table(organizationKeys);
    this.projects = below?.projects.draft() ?? new Table(projectKeys);
    this.departments = below?.departments.draft() ?? new Table(({ name }) => [nameKey(name)]);
    this.skills = below?.skills.draft() ?? new Table(({ name }) => [nameKey(name)]);
  }

  /** Reads everything there is; what is `kept` is found neither by a further address nor by name. */
  static async load(reader: Reader, kept?: KeptToThemselves): Promise<KnownRecords> {
    const known = new KnownRecords(undefined, kept);
    await known.#loadAll(reader);
    return known;
  }

  /** Follows the change feed to what `reader` sees, so that what others write meanwhile is known as well. */
  async refresh(reader: Reader): Promise<void> {
    const { number } = await lastChange(reader);
    while (this.#change < number) {
      const changes = await changesSince(reader, this.#change, CHANGES_PER_READ);
      const touched = new Set(changes.flatMap((change) => change.touched));
      if (changes[0]?.number !== this.#change + 1 || touched.has('everything')) return this.#loadAll(reader);
      await this.#reload(reader, touched);
      this.#change = changes.at(-1)?.number ?? number;
    }
  }

  draft(): KnownRecords {
    return new KnownRecords(this);
  }

  absorb(draft: KnownRecords): void {
    this.people.absorb(draft.people);
    this.organizations.absorb(draft.organizations);
    this.projects.absorb(draft.projects);
    this.departments.absorb(draft.departments);
    this.skills.absorb(draft.skills);
  }

  /** The record that an address belongs to, its first one before a further one; it may live on in another (`livingId`). */
  personByEmail(email: string): KnownPerson | undefined {
    const address = email.toLowerCase();
    const further = this.people.findAll(`other-email:${address}`);
    return this.people.find(`email:${address}`) ?? further.find((person) => !this.#isKept(person));
  }

  /** Every record that has an address. */
  peopleByEmail(email: string): KnownPerson[] {
    const address = email.toLowerCase();
    return [...this.people.findAll(`email:${address}`), ...this.people.findAll(`other-email:${address}`)];
  }

  #isKept({ id, email, recorded }: KnownPerson): boolean {
    return email === null && !recorded && this.#kept?.isPersonKept(id) === true;
  }

  /** Every record to which some source gave this key, by id; they may live on in others (`livingId`). */
  peopleByKey(key: string): KnownPerson[] {
    return this.people.findAll(byKey(key));
  }

  /** The record to which one source gave a key. */
  personBySourceKey(sourceId: string, key: string): KnownPerson | undefined {
    return this.people.find(bySourceKey(sourceKeyOf(sourceId, key)));
  }

  /** The id a record lives on under: its own unless it was merged into another. */
  livingId = (id: string): string => {
    let current = id;
    for (let next = this.people.get(id)?.mergedInto; next != null; next = this.people.get(next)?.mergedInto) {
      current = next;
    }
    return current;
  };

  /** The record a person lives on as. */
  living(person: KnownPerson): KnownPerson {
    return this.people.get(this.livingId(person.id)) ?? person;
  }

  organizationByDomain(domain: string): KnownOrganization | undefined {
    return this.organizations.find(`domain:${domain.toLowerCase()}`);
  }

  organizationByName(name: string): KnownOrganization | undefined {
    const named = this.organizations.findAll(nameKey(name));
    return named.find(({ id, domain }) => domain !== null || this.#kept?.isOrganizationKept(id) !== true);
  }

  ownOrganization(): KnownOrganization | undefined {
    return this.organizations.find(OWN_STAGE);
  }

  async #loadAll(reader: Reader): Promise<void> {
    this.#change = (await lastChange(reader)).number;
    replaceAll(this.people, await readAllById(reader, knownPeople));
    replaceAll(this.organizations, await readAllById(reader, knownOrganizations));
    replaceAll(this.projects, await readAllById(reader, knownProjects));
    replaceAll(this.departments, await reader.read(allDepartments));
    replaceAll(this.skills, await reader.read(allSkills));
  }

  async #reload(reader: Reader, touched: ReadonlySet<string>): Promise<void> {
    const ids = (kind: string) =>
      [...touched].filter((one) => one.startsWith(`${kind}:`)).map((one) => one.slice(kind.length + 1));
    const people = ids('person');
    const organizations = ids('organization');
    const projects = ids('project');
    replace(this.people, people, await readInChunks(reader, knownPeopleByIds, 'ids', people));
    replace(
      this.organizations,
      organizations,
      await readInChunks(reader, knownOrganizationsByIds, 'ids', organizations),
    );
    replace(this.projects, projects, await readInChunks(reader, knownProjectsByIds, 'ids', projects));
    if (ids('department').length > 0) replaceAll(this.departments, await reader.read(allDepartments));
    if (ids('skill').length > 0) replaceAll(this.skills, await reader.read(allSkills));
  }
}

const OWN_STAGE = 'stage:OWN';

/** How a table finds all records that have a key in some source. */
export function byKey(key: string): string {
  return `key:${key}`;
}

/** How a table finds the record that one source gave a key. */
export function bySourceKey(sourceKey: string): string {
  return `source-key:${sourceKey}`;
}

function sourceKeysOf(record: Keyed): string[] {
  return [...keysOf(record).map(byKey), ...record.sourceKeys.map(bySourceKey)];
}

function personKeys(person: KnownPerson): string[] {
  const { email, otherEmails } = person;
  return [
    ...(email === null ? [] : [`email:${email.toLowerCase()}`]),
    ...otherEmails.map((one) => `other-email:${one.toLowerCase()}`),
    ...sourceKeysOf(person),
  ];
}

function organizationKeys(organization: KnownOrganization): string[] {
  const { name, domain, stage } = organization;
  return [
    nameKey(name),
    ...(domain === null ? [] : [`domain:${domain.toLowerCase()}`]),
    ...(stage === 'OWN' ? [OWN_STAGE] : []),
    ...sourceKeysOf(organization),
  ];
}

function projectKeys(project: KnownProject): string[] {
  return [nameKey(project.name), ...sourceKeysOf(project)];
}

function replaceAll<Entry extends { readonly id: string }>(
  table: Table<Entry>,
  entries: readonly Entry[],
): void {
  for (const { id } of [...table.values()]) table.delete(id);
  for (const entry of entries) table.set(entry);
}

function replace<Entry extends { readonly id: string }>(
  table: Table<Entry>,
  ids: readonly string[],
  present: readonly Entry[],
): void {
  for (const id of ids) table.delete(id);
  for (const entry of present) table.set(entry);
}
