import { Asks } from './asks.js';
import {
  type AgreementRecord,
  type ConsentRow,
  Consents,
  type Permitting,
  type Purpose,
} from './consents.js';
import { ManyByKey } from './many-by-key.js';
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
  /** The store is live, not a trial: only what was agreed and consented to counts. */
  readonly isLive: boolean;
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
  readonly consents: readonly ConsentRow[];
  readonly agreements: readonly AgreementRecord[];
  /** What was chosen for ties: owner and other as `chosenSharing` knows them, and the level. */
  readonly sharing: { readonly ties: readonly string[]; readonly levels: readonly TieSharing[] };
  readonly asks: readonly AskRow[];
}

/**
 * Everything the read model knows besides ties: who and what there is, by id. Merged records answer as the one they
 * live on in. Changed only by the loader; everybody else reads.
 */
export class Directory implements Permitting {
  readonly people = new Map<string, PersonRecord>();
  readonly organizations = new Map<string, OrganizationRecord>();
  readonly projects = new Map<string, ProjectRecord>();
  readonly skills = new Map<string, SkillRecord>();
  departments: ReadonlyMap<string, DepartmentRecord> = new Map();
  settings: Settings = { defaultSharing: 'NAMED', isLive: false, values: new Map() };
  /** What was last agreed with the works council. */
  agreement: AgreementRecord | null = null;
  readonly consents = new Consents();
  readonly sharingRules = new SharingRules();
  /** Every record as it was last set, merged ones included, so that it can be taken out again. */
  readonly #records = new Map<string, PersonRecord>();
  readonly #mergedInto = new Map<string, string>();
  readonly #aliases = new ManyByKey();
  readonly #personByEmail = new Map<string, string>();
  readonly #peopleByOtherEmail = new ManyByKey();
  readonly #peopleByKey = new ManyByKey();
  readonly #peopleByProfile = new ManyByKey();
  readonly #organizationByDomain = new Map<string, string>();
  readonly #organizationsByOtherDomain = new ManyByKey();
  readonly #projectsByPerson = new ManyByKey();
  readonly #projectsByOrganization = new ManyByKey();
  readonly #contactsByOrganization = new ManyByKey();
  readonly #membersByDepartment = new ManyByKey();
  readonly #accountsByOwner = new ManyByKey();
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

  get isLive(): boolean {
    return this.settings.isLive;
  }

  /** Whether a person gave consent that is in force; an arrow, so that it can be handed on. */
  hasConsent = (personId: string, purpose: Purpose): boolean => {
    if (!this.hasSeveralRecords(personId)) return this.consents.has(personId, purpose);
    return this.idsOf(this.canonicalId(personId)).some((id) => this.consents.has(id, purpose));
  };

  /** A person's own id and those of all records that live on in it. */
  idsOf(id: string): string[] {
    const found = [id];
    for (const one of found) found.push(...this.#aliases.of(one));
    return found;
  }

  /** Several records stand for this person, or this is one of several. */
  hasSeveralRecords(id: string): boolean {
    return this.#mergedInto.has(id) || this.#aliases.has(id);
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
      consents: this.consents.all(),
      agreements: this.agreement === null ? [] : [this.agreement],
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
    const others = this.#peopleByOtherEmail.of(address).sort();
    const found = [...(own === undefined ? [] : [own]), ...others].flatMap((id) => this.person(id) ?? []);
    return [...new Set(found)];
  }

  personByEmail(email: string): PersonRecord | undefined {
    return this.peopleByEmail(email)[0];
  }

  /** Everybody who has this key in some source system, by id: two systems may give one key to two people. */
  peopleByKey(key: string): PersonRecord[] {
    const found = this.#peopleByKey.of(key).flatMap((id) => this.person(id) ?? []);
    return [...new Set(found)].sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  /** Everybody whose profile elsewhere has this address, by id. */
  peopleByProfile(profile: string): PersonRecord[] {
    const found = this.#peopleByProfile.of(profile).sort();
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
    const others = this.#organizationsByOtherDomain.of(domain.toLowerCase()).sort();
    const found = others.flatMap((id) => this.organizations.get(id) ?? []);
    return [...new Set(own === undefined ? found : [own, ...found])];
  }

  ownOrganization(): OrganizationRecord | undefined {
    for (const organization of this.organizations.values())
      if (organization.stage === 'OWN') return organization;
    return undefined;
  }

  projectsOfPerson(id: string): ProjectRecord[] {
    return this.#lookUp(this.#projectsByPerson.of(id), this.projects);
  }

  projectsOfOrganization(id: string): ProjectRecord[] {
    return this.#lookUp(this.#projectsByOrganization.of(id), this.projects);
  }

  /** Everybody who has or had an employment there. */
  peopleEmployedAt(organizationId: string): PersonRecord[] {
    return this.#lookUp(this.#contactsByOrganization.of(organizationId), this.people);
  }

  /** Everybody in this very department, those who have left included. */
  peopleOfDepartment(departmentId: string): PersonRecord[] {
    return this.#lookUp(this.#membersByDepartment.of(departmentId), this.people);
  }

  accountsOf(personId: string): OrganizationRecord[] {
    return this.#lookUp(this.#accountsByOwner.of(personId), this.organizations);
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
    return this.#sharing.size === 0 ? undefined : this.#sharing.get(`${ownerId}|${otherId}`);
  }

  setPerson(record: PersonRecord): void {
    this.removePerson(record.id);
    if (record.mergedInto !== null) {
      this.#mergedInto.set(record.id, record.mergedInto);
      this.#aliases.add(record.mergedInto, record.id);
    } else {
      this.people.set(record.id, record);
      for (const employment of record.employments) {
        this.#contactsByOrganization.add(employment.organizationId, record.id);
      }
      for (const departmentId of record.departmentIds) this.#membersByDepartment.add(departmentId, record.id);
    }
    if (record.email !== null) this.#personByEmail.set(record.email.toLowerCase(), record.id);
    for (const email of record.otherEmails) this.#peopleByOtherEmail.add(email.toLowerCase(), record.id);
    for (const key of keysOf(record)) this.#peopleByKey.add(key, record.id);
    if (record.profile != null) this.#peopleByProfile.add(record.profile, record.id);
    this.#records.set(record.id, record);
  }

  removePerson(id: string): void {
    const record = this.#records.get(id);
    if (record === undefined) return;
    this.#records.delete(id);
    this.people.delete(id);
    const into = this.#mergedInto.get(id);
    if (into !== undefined) this.#aliases.remove(into, id);
    this.#mergedInto.delete(id);
    for (const employment of record.employments)
      this.#contactsByOrganization.remove(employment.organizationId, id);
    for (const departmentId of record.departmentIds) this.#membersByDepartment.remove(departmentId, id);
    if (record.email !== null) forget(this.#personByEmail, record.email.toLowerCase(), id);
    for (const email of record.otherEmails) this.#peopleByOtherEmail.remove(email.toLowerCase(), id);
    for (const key of keysOf(record)) this.#peopleByKey.remove(key, id);
    if (record.profile != null) this.#peopleByProfile.remove(record.profile, id);
  }

  setOrganization(record: OrganizationRecord): void {
    this.removeOrganization(record.id);
    this.organizations.set(record.id, record);
    if (record.domain !== null) this.#organizationByDomain.set(record.domain.toLowerCase(), record.id);
    for (const domain of record.otherDomains ?? [])
      this.#organizationsByOtherDomain.add(domain.toLowerCase(), record.id);
    for (const ownerId of record.accountOwnerIds) this.#accountsByOwner.add(ownerId, record.id);
  }

  removeOrganization(id: string): void {
    const record = this.organizations.get(id);
    if (record === undefined) return;
    this.organizations.delete(id);
    if (record.domain !== null) forget(this.#organizationByDomain, record.domain.toLowerCase(), id);
    for (const domain of record.otherDomains ?? [])
      this.#organizationsByOtherDomain.remove(domain.toLowerCase(), id);
    for (const ownerId of record.accountOwnerIds) this.#accountsByOwner.remove(ownerId, id);
  }

  setProject(record: ProjectRecord): void {
    this.removeProject(record.id);
    this.projects.set(record.id, record);
    for (const member of record.members)
      this.#projectsByPerson.add(this.canonicalId(member.personId), record.id);
    for (const organizationId of record.organizationIds) {
      this.#projectsByOrganization.add(organizationId, record.id);
    }
  }

  removeProject(id: string): void {
    const record = this.projects.get(id);
    if (record === undefined) return;
    this.projects.delete(id);
    for (const member of record.members) this.#projectsByPerson.remove(this.canonicalId(member.personId), id);
    for (const organizationId of record.organizationIds)
      this.#projectsByOrganization.remove(organizationId, id);
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

  #lookUp<Value>(ids: readonly string[], among: ReadonlyMap<string, Value>): Value[] {
    return ids.flatMap((id) => {
      const value = among.get(id);
      return value === undefined ? [] : [value];
    });
  }
}

/** The higher, the fewer may use a tie. */
export const STRICTNESS: Record<TieSharing, number> = { NAMED: 0, BLIND: 1, PRIVATE: 2 };

function forget(map: Map<string, string>, key: string, id: string): void {
  if (map.get(key) === id) map.delete(key);
}

/** The employments that last on a day. */
export function currentEmployments(person: PersonRecord, day: string): EmploymentRecord[] {
  return person.employments.filter(
    ({ since, until }) => (since === null || since <= day) && (until === null || until >= day),
  );
}
