import { existsSync } from 'node:fs';
import type { Application } from '../application.js';
import { standingOf } from '../read-model/standing.js';
import { embeddedDatabasePath, openEmbeddedStore } from '../store/embedded.js';
import { StoreUnavailable } from '../store/errors.js';
import { migrate } from '../store/migrate.js';
import { type BulkRows, type NodeRow, parentsFirst, writeBulk } from './bulk.js';
import { keepMode } from './first-start.js';

export interface Taken {
  readonly employees: number;
  readonly organizations: number;
  readonly departments: number;
  readonly projects: number;
}

/**
 * Makes a live store in an empty folder and takes what needs no consent: organizations, departments, projects and
 * present employees with their place in the company. No contacts, ties, evidence, sharing, skills or project work, and
 * no organization that only somebody's own contacts named.
 */
export async function goLive({ live, config }: Application, folder: string): Promise<Taken> {
  if (existsSync(embeddedDatabasePath(folder))) {
    throw new StoreUnavailable(`${folder} holds a database already: name an empty folder.`);
  }
  const rows = rowsToTake(live.current);
  const store = openEmbeddedStore({ folder, queryTimeoutMs: config.queryTimeoutMs });
  try {
    await migrate(store);
    await keepMode(store, 'live');
    await writeBulk(store, { ...rows, settings: { dataSet: 'OWN' } });
  } finally {
    await store.close();
  }
  return {
    employees: rows.people?.length ?? 0,
    organizations: rows.organizations?.length ?? 0,
    departments: rows.departments?.length ?? 0,
    projects: rows.projects?.length ?? 0,
  };
}

function rowsToTake({ directory, asOf }: Application['live']['current']): BulkRows {
  const employees = [...directory.people.values()].filter(
    (person) => standingOf(person, asOf) === 'EMPLOYEE',
  );
  const present = new Set(employees.map(({ id }) => id));
  const organizations = [...directory.organizations.values()].filter(({ isPersonal }) => isPersonal !== true);
  const taken = new Set(organizations.map(({ id }) => id));
  const node = (id: string, fields: Record<string, string | readonly string[] | null>): NodeRow => ({
    id,
    properties: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)),
  });
  return {
    organizations: organizations.map(({ id, key, name, domain, city, country, stage }) =>
      node(id, { key, name, domain, city, country, stage }),
    ),
    departments: parentsFirst([...directory.departments.values()]).map(({ id, key, name, parentIds }) => ({
      ...node(id, { key, name }),
      parentIds,
    })),
    projects: [...directory.projects.values()].map(
      ({ id, key, name, description, from, to, organizationIds }) => ({
        ...node(id, { key, name, description, from, to }),
        organizationIds: organizationIds.filter((to) => taken.has(to)),
      }),
    ),
    people: employees.map(({ id, key, name, email, phone, title }) => ({
      ...node(id, { key, name, email, phone, title }),
      isEmployee: true,
    })),
    relationships: {
      MEMBER_OF: employees.flatMap(({ id, departmentIds }) =>
        departmentIds.map((to) => ({ from: id, to, properties: {} })),
      ),
      REPORTS_TO: employees.flatMap(({ id, reportsToIds }) =>
        reportsToIds.filter((to) => present.has(to)).map((to) => ({ from: id, to, properties: {} })),
      ),
      OWNS_ACCOUNT: organizations.flatMap(({ id, accountOwnerIds }) =>
        accountOwnerIds.filter((from) => present.has(from)).map((from) => ({ from, to: id, properties: {} })),
      ),
    },
  };
}
