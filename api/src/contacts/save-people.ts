import type { Context } from '../graphql/context.js';
import { organizationDomain } from '../imports/mail/domain.js';
import { nameOfDomain } from '../imports/pipeline/find-or-make.js';
import { isoOfDay } from '../network/day.js';
import { SHARING } from '../network/types.js';
import { currentEmployments } from '../read-model/directory.js';
import type { EmploymentRecord, OrganizationRecord, PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { newId } from '../store/ids.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { WriteTransaction } from '../store/store.js';
import type { FileContact } from './files/types.js';
import { companyKey, keysOfContact, nameKeyOf } from './match.js';
import type { OfferedContact } from './preview.js';

const savePeopleQuery = defineQuery('imports/save-people', noRows);
const saveOrganizations = defineQuery('imports/save-organizations', noRows);
const saveEmployments = defineQuery('imports/save-employments', noRows);
const removeEmployments = defineQuery('imports/remove-employments', noRows);

export interface PlannedContact {
  readonly personId: string;
  readonly contact: FileContact;
  readonly isNew: boolean;
  /** What is known of the person changes. */
  readonly isChanged: boolean;
}

/** Ids of what one file has made so far, by what tells it: people by their keys, organizations by name or domain. */
export type MadeIds = Map<string, string>;

/** What taking some people of a file makes and changes. */
export interface ContactPlan {
  readonly contacts: readonly PlannedContact[];
  readonly people: readonly { id: string; isEmployee: boolean; properties: Record<string, unknown> }[];
  readonly organizations: readonly { id: string; properties: Record<string, unknown> }[];
  /** All employments of people whose employments change. */
  readonly employments: readonly {
    readonly personId: string;
    readonly before: readonly EmploymentRecord[];
    readonly after: readonly EmploymentRecord[];
  }[];
}

/**
 * Who is new, and what a file says anew of people whom the owner alone brought here. What the company recorded, and what
 * others know of somebody, a private file never changes: that would show.
 */
export function planContacts(
  context: Context,
  owner: PersonRecord,
  source: string,
  offered: readonly OfferedContact[],
  { made, foreignIds }: Pick<Planning, 'made' | 'foreignIds'>,
): ContactPlan {
  const planner = new Planner({ context, owner, source, made, foreignIds });
  for (const one of offered) planner.add(one);
  return planner.plan();
}

export async function savePeople(transaction: WriteTransaction, plan: ContactPlan): Promise<void> {
  await transaction.run(saveOrganizations, { rows: plan.organizations });
  await transaction.run(savePeopleQuery, { rows: plan.people });
  const gone = plan.employments.flatMap(({ personId, before }) =>
    [...new Set(before.map((one) => one.organizationId))].map((organizationId) => ({
      personId,
      organizationId,
    })),
  );
  if (gone.length > 0) await transaction.run(removeEmployments, { rows: gone });
  const rows = plan.employments.flatMap(({ personId, after }) =>
    after.map(({ organizationId, ...properties }) => ({
      personId,
      organizationId,
      properties: withoutNulls(properties),
    })),
  );
  if (rows.length > 0) await transaction.run(saveEmployments, { rows });
  transaction.touch(
    ...plan.organizations.map(({ id }) => `organization:${id}` as const),
    ...plan.people.map(({ id }) => `person:${id}` as const),
    ...plan.employments.map(({ personId }) => `person:${personId}` as const),
  );
}

interface Planning {
  readonly context: Context;
  readonly owner: PersonRecord;
  readonly source: string;
  readonly made: MadeIds;
  /** Of the people found those whom others brought in. */
  readonly foreignIds: ReadonlySet<string>;
}

class Planner {
  readonly #context: Context;
  readonly #owner: PersonRecord;
  readonly #source: string;
  readonly #made: MadeIds;
  readonly #foreignIds: ReadonlySet<string>;
  readonly #contacts = new Map<string, PlannedContact>();
  readonly #people = new Map<string, ContactPlan['people'][number]>();
  readonly #organizations = new Map<string, ContactPlan['organizations'][number]>();
  readonly #employments = new Map<string, ContactPlan['employments'][number]>();

  constructor({ context, owner, source, made, foreignIds }: Planning) {
    this.#context = context;
    this.#owner = owner;
    this.#source = source;
    this.#made = made;
    this.#foreignIds = foreignIds;
  }

  add({ contact, match, organization }: OfferedContact): void {
    if (match === undefined) {
      this.#addNew(contact, organization);
      return;
    }
    const { person } = match;
    const isChanged =
      match.isCertain && this.#isOwnersAlone(person) && this.#update(person, contact, organization);
    this.#note({ personId: person.id, contact, isNew: false, isChanged });
  }

  plan(): ContactPlan {
    return {
      contacts: [...this.#contacts.values()],
      people: [...this.#people.values()],
      organizations: [...this.#organizations.values()],
      employments: [...this.#employments.values()],
    };
  }

  /**
   * A record of the owner's own: its id is told by nothing, and its addresses are further ones, which several records
   * can have. So it is made alike whether or not others keep the same person to themselves (decision 7).
   */
  #addNew(contact: FileContact, organization: OrganizationRecord | undefined): void {
    const { name, phone, emails, profile } = contact;
    const keys = keysOfContact(contact);
    const told = keys.length > 0 ? keys : [nameKeyOf(name, contact.organization)];
    if (told.some((key) => this.#made.has(`person ${key}`))) return;
    const id = newId();
    for (const key of told) this.#made.set(`person ${key}`, id);
    this.#people.set(id, {
      id,
      isEmployee: false,
      properties: {
        name,
        email: null,
        otherEmails: emails,
        profile,
        phone,
        recorded: false,
        sources: [this.#source],
      },
    });
    const organizationId = this.#organizationFor(contact, organization);
    if (organizationId !== null) {
      const after = [{ organizationId, title: contact.title, since: null, until: null }];
      this.#employments.set(id, { personId: id, before: [], after });
    }
    this.#note({ personId: id, contact, isNew: true, isChanged: false });
  }

  #note(planned: PlannedContact): void {
    if (!this.#contacts.has(planned.personId)) this.#contacts.set(planned.personId, planned);
  }

  /**
   * The owner alone brought the person in, and nobody else is known to have a tie with them. A tie that somebody else
   * keeps private is none here: what a file changes must not tell of it.
   */
  #isOwnersAlone(person: PersonRecord): boolean {
    const { model } = this.#context;
    if (person.recorded || person.key !== null || standingOf(person, model.asOf) !== 'CONTACT') return false;
    if (this.#foreignIds.has(person.id) || !model.graph.hasPerson(person.id)) return false;
    return model.graph
      .neighbours(person.id)
      .every(({ id, sharing }) => id === this.#owner.id || sharing < SHARING.blind);
  }

  #update(person: PersonRecord, contact: FileContact, organization: OrganizationRecord | undefined): boolean {
    const { asOf, asOfDay } = this.#context.model;
    const phone = contact.phone ?? person.phone;
    const isDescribed = contact.name !== person.name && contact.messages.length === 0;
    if (isDescribed || phone !== person.phone) {
      const name = isDescribed ? contact.name : person.name;
      this.#people.set(person.id, { id: person.id, isEmployee: false, properties: { name, phone } });
    }
    const organizationId = this.#organizationFor(contact, organization);
    const here = currentEmployments(person, asOf).find((one) => one.organizationId === organizationId);
    const isMoved = here === undefined;
    const isPromoted = here !== undefined && contact.title !== null && contact.title !== here.title;
    if (organizationId !== null && (isMoved || isPromoted)) {
      const yesterday = isoOfDay(asOfDay - 1);
      const others = person.employments
        .filter((one) => one !== here)
        .map((one) => (one.until === null && isMoved ? { ...one, until: yesterday } : one));
      const title = contact.title ?? here?.title ?? null;
      const now = { organizationId, title, since: here?.since ?? null, until: null };
      const after = [...others, now];
      this.#employments.set(person.id, { personId: person.id, before: person.employments, after });
    }
    return this.#people.has(person.id) || this.#employments.has(person.id);
  }

  /** The known employer, else one of the owner's own that only their contacts make known. */
  #organizationFor(contact: FileContact, known: OrganizationRecord | undefined): string | null {
    if (known !== undefined) return known.stage === 'OWN' ? null : known.id;
    const domain = domainOf(contact);
    if (contact.organization === null && domain === null) return null;
    const name = contact.organization ?? nameOfDomain(domain ?? '');
    const key = `organization ${companyKey(name)}`;
    const made = this.#made.get(key);
    if (made !== undefined) return made;
    const id = newId();
    this.#made.set(key, id);
    const isItsDomain =
      domain !== null &&
      (contact.organization === null || companyKey(name).replaceAll(' ', '') === label(domain));
    const otherDomains = isItsDomain ? { otherDomains: [domain] } : {};
    this.#organizations.set(id, {
      id,
      properties: { name, stage: 'UNKNOWN', personal: true, sources: [this.#source], ...otherDomains },
    });
    return id;
  }
}

/** The domain of an employer, told by an address that is not private. */
function domainOf({ emails }: FileContact): string | null {
  for (const email of emails) {
    const domain = organizationDomain(email.slice(email.lastIndexOf('@') + 1));
    if (domain !== null) return domain;
  }
  return null;
}

function label(domain: string): string {
  return companyKey(nameOfDomain(domain)).replaceAll(' ', '');
}

function withoutNulls(properties: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  );
}
