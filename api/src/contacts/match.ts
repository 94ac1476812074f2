import type { Context } from '../graphql/context.js';
import { isFreeMail, isOwnDomain, organizationDomain } from '../imports/mail/domain.js';
import { personIdOfEmail } from '../imports/pipeline/find-or-make.js';
import { nameKey } from '../imports/pipeline/known-records.js';
import { canSeeOrganization, canSeePerson } from '../privacy/visibility.js';
import { currentEmployments, type Directory } from '../read-model/directory.js';
import type { OrganizationRecord, PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { fold } from '../search/fold.js';
import { importedId } from '../store/ids.js';
import type { FileContact } from './files/types.js';
import { ownTies } from './own-ties.js';

/** Whom and which employer Perlen knows a file's people as, as far as the viewer may know. */

export interface ContactMatch {
  readonly person: PersonRecord;
  readonly isCertain: boolean;
}

/** Finds people and organizations for the rows of one file. What the viewer may not know of is never found. */
export class ContactMatcher {
  readonly #context: Context;
  readonly #owner: PersonRecord;
  readonly #ownDomains: readonly string[];
  readonly #organizations = new Map<string, OrganizationRecord>();
  readonly #colleagues = new Map<string, PersonRecord[]>();
  #nameless: ReadonlyMap<string, PersonRecord> | undefined;

  constructor(context: Context, owner: PersonRecord, ownDomains: readonly string[]) {
    this.#context = context;
    this.#owner = owner;
    this.#ownDomains = ownDomains;
    const { directory, model, viewer } = context;
    for (const organization of directory.organizations.values()) {
      if (!canSeeOrganization(model, viewer, organization)) continue;
      const key = companyKey(organization.name);
      const known = this.#organizations.get(key);
      if (known === undefined || organization.id < known.id) this.#organizations.set(key, organization);
    }
    for (const person of directory.people.values()) {
      if (standingOf(person, model.asOf) !== 'EMPLOYEE') continue;
      const key = personKey(person.name);
      this.#colleagues.set(key, [...(this.#colleagues.get(key) ?? []), person]);
    }
  }

  /** The owner of the file is no contact of theirs. */
  isOwner(contact: FileContact): boolean {
    const { directory } = this.#context;
    return contact.emails.some((email) =>
      directory.peopleByEmail(email).some(({ id }) => id === this.#owner.id),
    );
  }

  /** By a domain that is known, else by name. */
  organizationOf({ organization, emails }: FileContact): OrganizationRecord | undefined {
    const { directory, model, viewer } = this.#context;
    for (const email of emails) {
      const domain = organizationDomain(email.slice(email.lastIndexOf('@') + 1));
      const having = domain === null ? [] : directory.organizationsByDomain(domain);
      const found = having.find((one) => canSeeOrganization(model, viewer, one));
      if (found !== undefined) return found;
    }
    return organization === null ? undefined : this.#organizations.get(companyKey(organization));
  }

  /** Somebody of the company itself, by address or by what it is called. */
  isColleague(contact: FileContact): boolean {
    const domains = contact.emails.map((email) => email.slice(email.lastIndexOf('@') + 1));
    if (domains.some((domain) => isOwnDomain(domain, this.#ownDomains))) return true;
    return this.organizationOf(contact)?.stage === 'OWN' && domains.every(isFreeMail);
  }

  personOf(contact: FileContact): ContactMatch | undefined {
    const certain = this.#byAddress(contact) ?? this.#byId(contact) ?? this.#byNameAlone(contact);
    if (certain !== undefined) return { person: certain, isCertain: true };
    const doubtful = this.#byName(contact);
    return doubtful === undefined ? undefined : { person: doubtful, isCertain: false };
  }

  /** By an e-mail address, else by the address of the profile; two employees' files can have made two of them. */
  #byAddress({ emails, profile }: FileContact): PersonRecord | undefined {
    const { directory } = this.#context;
    for (const email of emails) {
      const found = this.#firstVisible(directory.peopleByEmail(email));
      if (found !== undefined) return found;
    }
    return profile === null ? undefined : this.#firstVisible(directory.peopleByProfile(profile));
  }

  /** By the ids that files gave before: see `idsOf`. */
  #byId(contact: FileContact): PersonRecord | undefined {
    const { directory } = this.#context;
    return this.#firstVisible(idsOf(contact, this.#owner.id).flatMap((id) => directory.person(id) ?? []));
  }

  /** Of somebody without any address the owner's own contact of that name and employer, who has none either. */
  #byNameAlone(contact: FileContact): PersonRecord | undefined {
    if (contact.emails.length > 0 || contact.profile !== null) return undefined;
    this.#nameless ??= new Map(
      ownTies(this.#context, this.#owner)
        .filter(({ person }) => !person.recorded && keysOfPerson(person).length === 0)
        .map(({ person }) => [this.#nameKeyOf(person), person]),
    );
    return this.#nameless.get(nameKeyOf(contact.name, contact.organization));
  }

  #nameKeyOf(person: PersonRecord): string {
    const { directory, model } = this.#context;
    return nameKeyOf(person.name, employerName(directory, person, model.asOf));
  }

  #byName(contact: FileContact): PersonRecord | undefined {
    const { directory, model } = this.#context;
    const name = personKey(contact.name);
    const organization = this.organizationOf(contact);
    if (organization === undefined) return undefined;
    if (organization.stage === 'OWN') return only(this.#colleagues.get(name) ?? []);
    const isThere = (person: PersonRecord) =>
      currentEmployments(person, model.asOf).some(({ organizationId }) => organizationId === organization.id);
    return only(
      directory
        .peopleEmployedAt(organization.id)
        .filter((one) => personKey(one.name) === name && isThere(one) && this.#visible(one) !== undefined),
    );
  }

  #firstVisible(people: readonly PersonRecord[]): PersonRecord | undefined {
    return people.find((person) => this.#visible(person) !== undefined);
  }

  #visible(person: PersonRecord | undefined): PersonRecord | undefined {
    const { model, viewer } = this.#context;
    if (person === undefined || person.id === this.#owner.id) return undefined;
    return canSeePerson(model, viewer, person) ? person : undefined;
  }
}

/**
 * Ids that the addresses of somebody in a file, or the name of who has none, give: by these whom an employee removed is
 * remembered, and records are found that were made before new ones got ids of their own.
 */
export function idsOf(contact: FileContact, ownerId: string): string[] {
  const { emails, profile, name, organization } = contact;
  const shared = [
    ...emails.map(personIdOfEmail),
    ...(profile === null ? [] : [importedId('profile', profile)]),
  ];
  return [...shared, ...ownIds(keysOfContact(contact), name, organization, ownerId)];
}

/** The same of a person as they are kept, without those that do not depend on the owner. */
export function ownIdsOfPerson(
  { directory, model }: Context,
  person: PersonRecord,
  ownerId: string,
): string[] {
  return ownIds(keysOfPerson(person), person.name, employerName(directory, person, model.asOf), ownerId);
}

/** What tells somebody of a file from everybody else; the same for the same person. */
export function keysOfContact({ emails, profile }: FileContact): string[] {
  return profile === null ? [...emails] : [...emails, profile];
}

export function nameKeyOf(name: string, employer: string | null): string {
  return nameKey(`${name} ${employer === null ? '' : companyKey(employer)}`);
}

function keysOfPerson({ email, otherEmails, profile }: PersonRecord): string[] {
  return [email, ...otherEmails, profile].flatMap((key) => key ?? []);
}

function ownIds(keys: readonly string[], name: string, employer: string | null, ownerId: string): string[] {
  const own = keys.length > 0 ? keys : [nameKeyOf(name, employer), nameKey(`${name} ${employer ?? ''}`)];
  return own.map((key) => importedId(`contact of ${ownerId}`, key));
}

function employerName(directory: Directory, person: PersonRecord, day: string): string | null {
  const [employment] = currentEmployments(person, day);
  return employment === undefined
    ? null
    : (directory.organizations.get(employment.organizationId)?.name ?? null);
}

/** Two of one name are nobody in particular. */
function only(people: readonly PersonRecord[]): PersonRecord | undefined {
  return people.length === 1 ? people[0] : undefined;
}

/** A name without titles and remarks, so that "Dr. Anna Weber" and "Anna Weber, PhD" meet. */
function personKey(name: string): string {
  return fold(name.replace(/,.*$/, '').replace(/\((?:[^()]*)\)/g, ' '))
    .replace(/\b(?:dr|prof|dipl|ing|phd|mba)\b\.?/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A company's name without its legal form. */
export function companyKey(name: string): string {
  const plain = fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const short = plain.replace(LEGAL_FORM, '').trim();
  return short === '' ? plain : short;
}

const LEGAL_FORM =
  /(?: (?:gmbh|mbh|co|kg|kgaa|ag|se|ohg|gbr|ug|e ?v|inc|incorporated|llc|ltd|limited|plc|corp|corporation|company|group|gruppe|holding|sa|s a|sas|sarl|bv|b v|nv|n v|spa|srl|oy|ab|as|aps|und|and))+$/;
