import { keepSharing } from '../../people/keep-sharing.js';
import { runInChunks } from '../../read-model/queries.js';
import { defineQuery, noRows } from '../../store/queries.js';
import type { Query, WriteTransaction } from '../../store/store.js';
import type { BatchPlan, EvidenceKind } from './batch.js';
import type { KnownDepartment, KnownPerson, KnownProject, KnownRecords } from './known-records.js';
import type { Changed } from './table.js';

const define = (name: string): Query<unknown> => defineQuery(`imports/${name}`, noRows);

const savePeople = define('save-people');
const saveSeenNames = define('save-seen-names');
const saveOrganizations = define('save-organizations');
const saveDepartments = define('save-departments');
const saveSkills = define('save-skills');
const saveProjects = define('save-projects');
const saveEmployments = define('save-employments');
const removeEmployments = define('remove-employments');
const saveMemberships = define('save-memberships');
const removeMemberships = define('remove-memberships');
const saveSkillClaims = define('save-skill-claims');
const removeSkillClaims = define('remove-skill-claims');
const saveAccountOwners = define('save-account-owners');
const removeAccountOwners = define('remove-account-owners');
const saveProjectCustomers = define('save-project-customers');
const removeProjectCustomers = define('remove-project-customers');
const saveMembers = define('save-members');
const removeMembers = define('remove-members');
const saveCountedMessages = define('save-counted-messages');
const updateEvidence = define('update-evidence');
const createEvidence: Record<EvidenceKind, Query<unknown>> = {
  MESSAGED: defineQuery('seed/messaged', noRows),
  MET: defineQuery('seed/met', noRows),
  CONNECTED: defineQuery('seed/connected', noRows),
  STATED: defineQuery('seed/stated', noRows),
};

/** Writes what a batch changes on an ISO date, and names it for the change feed; ties are derived afterwards. */
export async function saveBatch(
  transaction: WriteTransaction,
  draft: KnownRecords,
  plan: BatchPlan,
  { sourceId, day }: { readonly sourceId: string; readonly day: string },
): Promise<void> {
  const save = (query: Query<unknown>, rows: readonly unknown[]) =>
    runInChunks(transaction, query, 'rows', rows, { source: sourceId });
  await saveThings(transaction, draft, save);
  const people = draft.people.changed();
  const visible = people.filter(isVisiblyChanged);
  const writePeople = async () => {
    await save(
      savePeople,
      visible.map(({ after }) => personRow(after)),
    );
    await save(
      saveSeenNames,
      people
        .map(({ after }) => ({ id: after.id, seenNames: JSON.stringify(after.seenNames) }))
        .filter(hasNames),
    );
    await saveLinks(visible, save);
  };
  const newColleagues = visible.filter(isNowColleague).map(({ after }) => after.id);
  await keepSharing(transaction, newColleagues, day, writePeople);
  transaction.touch(...visible.map(({ after }) => `person:${after.id}` as const));
  await saveProjectChanges(transaction, draft.projects.changed(), save);
  await save(saveCountedMessages, plan.countedMessages);
  await saveEvidence(plan, sourceId, save);
}

/** A contact, or somebody who had left, whom a file describes as staff. */
function isNowColleague({ before, after }: Changed<KnownPerson>): boolean {
  if (before === undefined || !after.isEmployee) return false;
  return !before.isEmployee || before.leftAt !== after.leftAt;
}

type Save = (query: Query<unknown>, rows: readonly unknown[]) => Promise<void>;

async function saveThings(transaction: WriteTransaction, draft: KnownRecords, save: Save): Promise<void> {
  const organizations = draft.organizations.changed();
  await save(
    saveOrganizations,
    organizations.map(({ after: { id, accountOwnerIds: _, ...properties } }) => ({ id, properties })),
  );
  transaction.touch(...organizations.map(({ after }) => `organization:${after.id}` as const));
  await saveDepartmentsTopDown(draft.departments.changed(), save);
  transaction.touch(...draft.departments.changed().map(({ after }) => `department:${after.id}` as const));
  const skills = draft.skills.changed().map(({ after: { id, name } }) => ({ id, name }));
  await save(saveSkills, skills);
  transaction.touch(...skills.map(({ id }) => `skill:${id}` as const));
  const owners = differences(organizations, ({ accountOwnerIds }) => accountOwnerIds);
  const toOwner = ([organizationId, personId]: Link) => ({ organizationId, personId });
  await save(removeAccountOwners, owners.gone.map(toOwner));
  await save(saveAccountOwners, owners.added.map(toOwner));
}

/** A department is made after the one above it: one statement cannot rely on the order of its rows. */
async function saveDepartmentsTopDown(
  changed: readonly Changed<KnownDepartment>[],
  save: Save,
): Promise<void> {
  for (const { after } of changed) {
    await save(saveDepartments, [{ id: after.id, name: after.name, parentId: after.parentIds[0] ?? null }]);
  }
}

async function saveLinks(people: readonly Changed<KnownPerson>[], save: Save): Promise<void> {
  const departments = differences(people, ({ departmentIds }) => departmentIds);
  const toMembership = ([personId, departmentId]: Link) => ({ personId, departmentId });
  await save(removeMemberships, departments.gone.map(toMembership));
  await save(saveMemberships, departments.added.map(toMembership));
  const skills = differences(people, (person) => person.skills.map(({ skillId }) => skillId));
  const toClaim = ([personId, skillId]: Link) => ({ personId, skillId });
  await save(removeSkillClaims, skills.gone.map(toClaim));
  await save(saveSkillClaims, skills.added.map(toClaim));
  const moved = people.filter(({ before, after }) => !isEqual(before?.employments ?? [], after.employments));
  const gone = moved.flatMap(({ before }) =>
    [...new Set(before?.employments.map((one) => one.organizationId))].map((organizationId) => ({
      personId: before?.id,
      organizationId,
    })),
  );
  await save(removeEmployments, gone);
  const employments = moved.flatMap(({ after }) =>
    after.employments.map(({ organizationId, ...properties }) => ({
      personId: after.id,
      organizationId,
      properties: withoutNulls(properties),
    })),
  );
  await save(saveEmployments, employments);
}

async function saveProjectChanges(
  transaction: WriteTransaction,
  projects: readonly Changed<KnownProject>[],
  save: Save,
): Promise<void> {
  await save(
    saveProjects,
    projects.map(({ after: { id, organizationIds: _, members: __, ...properties } }) => ({ id, properties })),
  );
  const customers = differences(projects, ({ organizationIds }) => organizationIds);
  const toCustomer = ([projectId, organizationId]: Link) => ({ projectId, organizationId });
  await save(removeProjectCustomers, customers.gone.map(toCustomer));
  await save(saveProjectCustomers, customers.added.map(toCustomer));
  const moved = projects.filter(({ before, after }) => !isEqual(before?.members ?? [], after.members));
  const gone = moved.flatMap(({ before }) =>
    [...new Set(before?.members.map((member) => member.personId))].map((personId) => ({
      projectId: before?.id,
      personId,
    })),
  );
  await save(removeMembers, gone);
  const members = moved.flatMap(({ after }) =>
    after.members.map(({ personId, ...properties }) => ({
      projectId: after.id,
      personId,
      properties: withoutNulls(properties),
    })),
  );
  await save(saveMembers, members);
  transaction.touch(...projects.map(({ after }) => `project:${after.id}` as const));
}

async function saveEvidence(plan: BatchPlan, source: string, save: Save): Promise<void> {
  for (const kind of ['MESSAGED', 'MET', 'CONNECTED', 'STATED'] as const) {
    const rows = plan.evidence.filter((one) => one.kind === kind && one.isNew);
    const withSource = rows.map(({ from, to, properties }) => ({
      from,
      to,
      properties: { ...properties, source },
    }));
    await save(createEvidence[kind], withSource);
  }
  const changed = plan.evidence.filter(({ isNew }) => !isNew);
  await save(
    updateEvidence,
    changed.map(({ from, to, kind, properties }) => ({ from, to, kind, properties })),
  );
}

function personRow(person: KnownPerson) {
  const { id, isEmployee, name, email, otherEmails, phone, title, leftAt, recorded } = person;
  const provenance = {
    key: person.key,
    source: person.source,
    sources: person.sources,
    sourceKeys: person.sourceKeys,
  };
  return {
    id,
    isEmployee,
    properties: { ...provenance, name, email, otherEmails, phone, title, leftAt, recorded },
  };
}

/** How mail names somebody is for later imports; nobody else sees it. */
function isVisiblyChanged({ before, after }: Changed<KnownPerson>): boolean {
  return before === undefined || !isEqual({ ...before, seenNames: {} }, { ...after, seenNames: {} });
}

function hasNames({ seenNames }: { readonly seenNames: string }): boolean {
  return seenNames !== '{}';
}

type Link = readonly [id: string, other: string];

/** Links that a draft adds or takes away, each with the record it hangs on. */
function differences<Entry extends { readonly id: string }>(
  changed: readonly Changed<Entry>[],
  linksOf: (entry: Entry) => readonly string[],
): { readonly added: readonly Link[]; readonly gone: readonly Link[] } {
  const added: Link[] = [];
  const gone: Link[] = [];
  for (const { before, after } of changed) {
    const then = new Set(before === undefined ? [] : linksOf(before));
    const now = new Set(linksOf(after));
    for (const other of now) if (!then.has(other)) added.push([after.id, other]);
    for (const other of then) if (!now.has(other)) gone.push([after.id, other]);
  }
  return { added, gone };
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function withoutNulls(properties: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  );
}
