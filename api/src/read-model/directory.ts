import { Asks } from './asks.js';
import type {
  AskRow,
  DepartmentRecord,
  EmploymentRecord,
  OrganizationRecord,
  PersonRecord,
  ProjectRecord,
  SharingRow,
  SkillRecord,
  TieSharing,
} from './records.js';
import { type SharingRuleRecord, SharingRules } from './sharing-rules.js';
import { keysOf } from './source-keys.js';

export interface Settings {
  readonly defaultSharing: TieSharing;
  /** Every setting by its id, as stored. */
  readonly values: ReadonlyMap<string, string>;
}

/** All that a directory was made of, as it stood at one moment. */
export interface DirectoryRows {
  readonly settings: Settings;
  /** Merged records included. */
  readonly people: readonly PersonRecord[];
  readonly organizations: readonly OrganizationRecord[];
  readonly projects: readonly ProjectRecord[];
  readonly skills: readonly SkillRecord[];
  readonly departments: readonly DepartmentRecord[];
  readonly sharingRules: readonly SharingRuleRecord[];
  /** What was chosen for ties: owner and other as `chosenSharing` knows them, and the level. */
  readonly sharing: { readonly ties: readonly string[]; readonly levels: readonly TieSharing[] };
  readonly asks: readonly AskRow[];
}

/**
 * Everything the read model knows besides ties: who and what there is, by id. Merged records answer as the one they
 * live on in. Changed only by the loader; everybody else reads.
 */
export class Directory {
  readonly people = new Map<string, PersonRecord>();
  readonly organizations = new Map<string, OrganizationRecord>();
  readonly projects = new Map<string, ProjectRecord>();
  readonly skills = new Map<string, SkillRecord>();
  departments: ReadonlyMap<string, DepartmentRecord> = new Map();
  settings: Settings = { defaultSharing: 'NAMED', values: new Map() };
  readonly sharingRules = new SharingRules();
  /** Every record as it was last set, merged ones included, so that it can be taken out again. */
  readonly #records = new Map<string, PersonRecord>();
  readonly #mergedInto = new Map<string, string>();
  readonly #aliases = new Map<string, Set<string>>();
  readonly #personByEmail = new Map<string, string>();
  readonly #peopleByOtherEmail = new Map<string, Set<string>>();
  readonly #peopleByKey = new Map<string, Set<string>>();
  readonly #peopleByProfile = new Map<string, Set<string>>();
  readonly #organizationByDomain = new Map<string, string>();
  readonly #organizationsByOtherDomain = new Map<string, Set<string>>();
  readonly #projectsByPerson = new Map<string, Set<string>>();
  readonly #projectsByOrganization = new Map<string, Set<string>>();
  readonly #contactsByOrganization = new Map<string, Set<string>>();
  readonly #membersByDepartment = new Map<string, Set<string>>();
  readonly #accountsByOwner = new Map<string, Set<string>>();
  readonly #sharing = new Map<string, TieSharing>();

  /** The id a merged record lives on under; any other id unchanged. */
  canonicalId = (id: string): string => {
    let current = id;
    for (let next = this.#mergedInto.get(current); next !== undefined; next = this.#mergedInto.get(current)) {
      current = next;
    }
    return current;
  };

  /** Requests for introductions; here because they follow people through merges. */
  readonly asks = new Asks(this.canonicalId);

  /** A person's own id and those of all records that live on in it. */
  idsOf(id: string): string[] {
    const found = [id];
    for (const one of found) found.push(...(this.#aliases.get(one) ?? []));
    return found;
  }

  /** Several records stand for this person, or this is one of several. */
  hasSeveralRecords(id: string): boolean {
    return this.#mergedInto.has(id) || (this.#aliases.get(id)?.size ?? 0) > 0;
  }

  /** The ids of all records of people, those that live on in another included. */
  recordIds(): string[] {
    return [...this.#records.keys()];
  }

  /** Everything as it is now; records are replaced and never altered, so it stays so. */
  rows(): DirectoryRows {
    return {
      settings: this.settings,
      people: [...this.#records.values()],
      organizations: [...this.organizations.values()],
      projects: [...this.projects.values()],
      skills: [...this.skills.values()],
      departments: [...this.departments.values()],
      sharingRules: this.sharingRules.all(),
      sharing: { ties: [...this.#sharing.keys()], levels: [...this.#sharing.values()] },
      asks: this.asks.rows(),
    };
  }

  /** Takes back what `rows` named of a tie. */
  restoreSharing(tie: string, level: TieSharing): void {
    this.#sharing.set(tie, level);
  }

  /** A person by id, also by the id of a record merged into it; undefined if unknown. */
  person(id: string): PersonRecord | undefined {
    return this.people.get(this.canonicalId(id));
  }

  /** Everybody who has this address: whose own it is, then those who have it as a further one, by id. */
  peopleByEmail(email: string): PersonRecord[] {
    const address = email.toLowerCase();
    const own = this.#personByEmail.get(address);
    const others = [...(this.#peopleByOtherEmail.get(address) ?? [])].sort();
    const found = [...(own === undefined ? [] : [own]), ...others].flatMap((id) => this.person(id) ?? []);
    return [...new Set(found)];
  }

  personByEmail(email: string): PersonRecord | undefined {
    return this.peopleByEmail(email)[0];
  }

  /** Everybody who has this key in some source system, by id: two systems may give one key to two people. */
  peopleByKey(key: string): PersonRecord[] {
    const found = [...(this.#peopleByKey.get(key) ?? [])].flatMap((id) => this.person(id) ?? []);
    return [...new Set(found)].sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  /** Everybody whose profile elsewhere has this address, by id. */
  peopleByProfile(profile: string): PersonRecord[] {
    const found = [...(this.#peopleByProfile.get(profile) ?? [])].sort();
    return [...new Set(found.flatMap((id) => this.person(id) ?? []))];
  }

  personByKey(key: string): PersonRecord | undefined {
    return this.peopleByKey(key)[0];
  }

  organizationByDomain(domain: string): OrganizationRecord | undefined {
    const id = this.#organizationByDomain.get(domain.toLowerCase());
    return id === undefined ? undefined : this.organizations.get(id);
  }

  /** Every organization with this domain: whose own it is, then those whose contacts have it, by id. */
  organizationsByDomain(domain: string): OrganizationRecord[] {
    const own = this.organizationByDomain(domain);
    const others = [...(this.#organizationsByOtherDomain.get(domain.toLowerCase()) ?? [])].sort();
    const found = others.flatMap((id) => this.organizations.get(id) ?? []);
    return [...new Set(own === undefined ? found : [own, ...found])];
  }

  ownOrganization(): OrganizationRecord | undefined {
    for (const organization of this.organizations.values())
      if (organization.stage === 'OWN') return organization;
    return undefined;
  }

  projectsOfPerson(id: string): ProjectRecord[] {
    return this.#lookUp(this.#projectsByPerson.get(id), this.projects);
  }

  projectsOfOrganization(id: string): ProjectRecord[] {
    return this.#lookUp(this.#projectsByOrganization.get(id), this.projects);
  }

  /** Everybody who has or had an employment there. */
  peopleEmployedAt(organizationId: string): PersonRecord[] {
    return this.#lookUp(this.#contactsByOrganization.get(organizationId), this.people);
  }

  /** Everybody in this very department, those who have left included. */
  peopleOfDepartment(departmentId: string): PersonRecord[] {
    return this.#lookUp(this.#membersByDepartment.get(departmentId), this.people);
  }

  accountsOf(personId: string): OrganizationRecord[] {
    return this.#lookUp(this.#accountsByOwner.get(personId), this.organizations);
  }

  /** A department and all below it. */
  departmentWithBelow(id: string): string[] {
    const found = [id];
    for (const one of found) {
      for (const department of this.departments.values()) {
        if (department.parentIds.includes(one) && !found.includes(department.id)) found.push(department.id);
      }
    }
    return found;
  }

  /** What this owner chose for the tie to another; undefined if nothing was chosen. */
  chosenSharing(ownerId: string, otherId: string): TieSharing | undefined {
    return this.#sharing.get(`${ownerId}|${otherId}`);
  }

  setPerson(record: PersonRecord): void {
    this.removePerson(record.id);
    if (record.mergedInto !== null) {
      this.#mergedInto.set(record.id, record.mergedInto);
      addTo(this.#aliases, record.mergedInto, record.id);
    } else {
      this.people.set(record.id, record);
      for (const employment of record.employments) {
        addTo(this.#contactsByOrganization, employment.organizationId, record.id);
      }
      for (const departmentId of record.departmentIds)
        addTo(this.#membersByDepartment, departmentId, record.id);
    }
    if (record.email !== null) this.#personByEmail.set(record.email.toLowerCase(), record.id);
    for (const email of record.otherEmails) addTo(this.#peopleByOtherEmail, email.toLowerCase(), record.id);
    for (const key of keysOf(record)) addTo(this.#peopleByKey, key, record.id);
    if (record.profile != null) addTo(this.#peopleByProfile, record.profile, record.id);
    this.#records.set(record.id, record);
  }

  removePerson(id: string): void {
    const record = this.#records.get(id);
    if (record === undefined) return;
    this.#records.delete(id);
    this.people.delete(id);
    const into = this.#mergedInto.get(id);
    if (into !== undefined) this.#aliases.get(into)?.delete(id);
    this.#mergedInto.delete(id);
    for (const employment of record.employments)
      this.#contactsByOrganization.get(employment.organizationId)?.delete(id);
    for (const departmentId of record.departmentIds) this.#membersByDepartment.get(departmentId)?.delete(id);
    if (record.email !== null) forget(this.#personByEmail, record.email.toLowerCase(), id);
    for (const email of record.otherEmails) removeFrom(this.#peopleByOtherEmail, email.toLowerCase(), id);
    for (const key of keysOf(record)) removeFrom(this.#peopleByKey, key, id);
    if (record.profile != null) removeFrom(this.#peopleByProfile, record.profile, id);
  }

  setOrganization(record: OrganizationRecord): void {
    this.removeOrganization(record.id);
    this.organizations.set(record.id, record);
    if (record.domain !== null) this.#organizationByDomain.set(record.domain.toLowerCase(), record.id);
    for (const domain of record.otherDomains ?? [])
      addTo(this.#organizationsByOtherDomain, domain.toLowerCase(), record.id);
    for (const ownerId of record.accountOwnerIds) addTo(this.#accountsByOwner, ownerId, record.id);
  }

  removeOrganization(id: string): void {
    const record = this.organizations.get(id);
    if (record === undefined) return;
    this.organizations.delete(id);
    if (record.domain !== null) forget(this.#organizationByDomain, record.domain.toLowerCase(), id);
    for (const domain of record.otherDomains ?? [])
      removeFrom(this.#organizationsByOtherDomain, domain.toLowerCase(), id);
    for (const ownerId of record.accountOwnerIds) this.#accountsByOwner.get(ownerId)?.delete(id);
  }

  setProject(record: ProjectRecord): void {
    this.removeProject(record.id);
    this.projects.set(record.id, record);
    for (const member of record.members)
      addTo(this.#projectsByPerson, this.canonicalId(member.personId), record.id);
    for (const organizationId of record.organizationIds) {
      addTo(this.#projectsByOrganization, organizationId, record.id);
    }
  }

  removeProject(id: string): void {
    const record = this.projects.get(id);
    if (record === undefined) return;
    this.projects.delete(id);
    for (const member of record.members)
      this.#projectsByPerson.get(this.canonicalId(member.personId))?.delete(id);
    for (const organizationId of record.organizationIds)
      this.#projectsByOrganization.get(organizationId)?.delete(id);
  }

  /** Forgets what either of two chose for their tie, then takes these rows. */
  setSharing(a: string, b: string, rows: readonly SharingRow[]): void {
    this.#sharing.delete(`${a}|${b}`);
    this.#sharing.delete(`${b}|${a}`);
    for (const row of rows) this.addSharing(row);
  }

  /** Of several records of one person the stricter choice holds. */
  addSharing(row: SharingRow): void {
    const key = `${this.canonicalId(row.ownerId)}|${this.canonicalId(row.otherId)}`;
    const known = this.#sharing.get(key);
    if (known === undefined || STRICTNESS[row.level] > STRICTNESS[known]) this.#sharing.set(key, row.level);
  }

  #lookUp<Value>(ids: ReadonlySet<string> | undefined, among: ReadonlyMap<string, Value>): Value[] {
    return [...(ids ?? [])].flatMap((id) => {
      const value = among.get(id);
      return value === undefined ? [] : [value];
    });
  }
}

const STRICTNESS: Record<TieSharing, number> = { NAMED: 0, BLIND: 1, PRIVATE: 2 };

function forget(map: Map<string, string>, key: string, id: string): void {
  if (map.get(key) === id) map.delete(key);
}

function removeFrom(map: Map<string, Set<string>>, key: string, value: string): void {
  const left = map.get(key);
  left?.delete(value);
  if (left?.size === 0) map.delete(key);
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}

/** The employments that last on a day. */
export function currentEmployments(person: PersonRecord, day: string): EmploymentRecord[] {
  return person.employments.filter(
    ({ since, until }) => (since === null || since <= day) && (until === null || until >= day),
  );
}
