import { parse } from 'tldts';
import { importedId } from '../../store/ids.js';
import type { OrganizationReference, PersonReference } from '../csv/types.js';
import { isOwnDomain, organizationDomain } from '../mail/domain.js';
import {
  type KnownDepartment,
  type KnownOrganization,
  type KnownPerson,
  type KnownRecords,
  type KnownSkill,
  nameKey,
} from './known-records.js';
import { broughtBy, firstBroughtBy } from './provenance.js';

/** Looking up what files name, and making what is not there yet. Everything is made in the draft handed in. */

/** A person as nobody has described them yet. */
export function newPerson(id: string, name: string, isEmployee: boolean, sourceId: string): KnownPerson {
  return {
    id,
    ...firstBroughtBy(sourceId),
    name,
    email: null,
    otherEmails: [],
    phone: null,
    title: null,
    isEmployee,
    leftAt: null,
    recorded: false,
    mergedInto: null,
    seenNames: {},
    departmentIds: [],
    skills: [],
    employments: [],
  };
}

export function personIdOfEmail(email: string): string {
  return importedId('email', email.toLowerCase());
}

/** The person a row names: by e-mail, or by a file's key, or by Perlen's own id; else why nobody is found. */
export function findPerson(
  draft: KnownRecords,
  reference: PersonReference,
): KnownPerson | 'unknownPerson' | 'ambiguousPerson' {
  if (reference.kind === 'EMAIL') return draft.personByEmail(reference.email) ?? 'unknownPerson';
  const found = draft.peopleByKey(reference.id);
  const people = new Set(found.map(({ id }) => draft.livingId(id)));
  if (people.size > 1) return 'ambiguousPerson';
  return found[0] ?? draft.people.get(reference.id) ?? 'unknownPerson';
}

/** How a row names a person. */
export function personWord(reference: PersonReference): string {
  return reference.kind === 'EMAIL' ? reference.email : reference.id;
}

/** The company itself: the organization with stage OWN, else that of the first own domain, made if need be. */
export function ownOrganization(
  draft: KnownRecords,
  ownDomains: readonly string[],
  sourceId: string,
): KnownOrganization | undefined {
  const known = draft.ownOrganization();
  const domain = ownDomains[0];
  if (known !== undefined) return brought(draft, known, sourceId);
  if (domain === undefined) return undefined;
  const found = draft.organizationByDomain(domain) ?? newOrganization(domain, sourceId);
  const own: KnownOrganization = { ...broughtBy(found, sourceId), stage: 'OWN' };
  draft.organizations.set(own);
  return own;
}

/** The organization of a registrable domain, made with stage UNKNOWN if need be. */
export function organizationOfDomain(
  draft: KnownRecords,
  domain: string,
  sourceId: string,
): KnownOrganization {
  const found = draft.organizationByDomain(domain);
  return found === undefined
    ? make(draft, newOrganization(domain, sourceId))
    : brought(draft, found, sourceId);
}

/** The organization a row names, made with stage UNKNOWN if need be; an own domain is the company itself. */
export function organizationOf(
  draft: KnownRecords,
  reference: OrganizationReference,
  ownDomains: readonly string[],
  sourceId: string,
): KnownOrganization {
  const found = findOrganization(draft, reference, ownDomains);
  if (found !== undefined) return brought(draft, found, sourceId);
  if (reference.kind === 'DOMAIN') {
    const isOwn = isOwnDomain(reference.domain, ownDomains);
    const own = isOwn ? ownOrganization(draft, ownDomains, sourceId) : undefined;
    return own ?? make(draft, newOrganization(registrable(reference.domain), sourceId));
  }
  const id = importedId('organization', nameKey(reference.name));
  return make(draft, { ...emptyOrganization(id, sourceId), name: reference.name });
}

/** The same as far as it is known already. */
export function findOrganization(
  draft: KnownRecords,
  reference: OrganizationReference,
  ownDomains: readonly string[],
): KnownOrganization | undefined {
  if (reference.kind === 'NAME') return draft.organizationByName(reference.name);
  const isOwn = isOwnDomain(reference.domain, ownDomains);
  return isOwn ? draft.ownOrganization() : draft.organizationByDomain(registrable(reference.domain));
}

function registrable(domain: string): string {
  return organizationDomain(domain) ?? domain;
}

function make(draft: KnownRecords, organization: KnownOrganization): KnownOrganization {
  draft.organizations.set(organization);
  return organization;
}

function brought(draft: KnownRecords, found: KnownOrganization, sourceId: string): KnownOrganization {
  const organization = broughtBy(found, sourceId);
  return organization === found ? found : make(draft, organization);
}

function newOrganization(domain: string, sourceId: string): KnownOrganization {
  const id = importedId('domain', domain);
  return { ...emptyOrganization(id, sourceId), name: nameOfDomain(domain), domain };
}

export function emptyOrganization(id: string, sourceId: string): KnownOrganization {
  return {
    id,
    ...firstBroughtBy(sourceId),
    name: '',
    domain: null,
    city: null,
    country: null,
    stage: 'UNKNOWN',
    accountOwnerIds: [],
  };
}

/** What a domain calls itself: duke-energy.com -> Duke Energy, pge.com -> PGE. */
export function nameOfDomain(domain: string): string {
  const label = parse(domain).domainWithoutSuffix || domain;
  if (label.length <= LONGEST_ABBREVIATION) return label.toUpperCase();
  return label
    .split(/[-_]+/)
    .filter((part) => part !== '')
    .map(capitalised)
    .join(' ');
}

/** A name as good as an address alone gives it: jeff.dasovich@enron.com -> Jeff Dasovich, jdasovic@... -> jdasovic. */
export function nameOfAddress(address: string): string {
  const local = address.slice(0, address.lastIndexOf('@'));
  const parts = local.split(/[._]+/).filter((part) => part !== '');
  const isName = parts.length > 1 && parts.every((part) => /^[\p{L}'-]+$/u.test(part));
  if (!isName) return local;
  return parts.map((part) => (part.length === 1 ? `${part.toUpperCase()}.` : hyphened(part))).join(' ');
}

const LONGEST_ABBREVIATION = 3;

function hyphened(word: string): string {
  return word.split('-').map(capitalised).join('-');
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** The department at the end of a path from the top down; what is missing of the path is made. */
export function departmentOfPath(draft: KnownRecords, path: readonly string[]): KnownDepartment | undefined {
  let parent: KnownDepartment | undefined;
  const above: string[] = [];
  for (const name of path) {
    above.push(nameKey(name));
    parent = childOf(draft, parent, name) ?? makeDepartment(draft, parent, above, name);
  }
  return parent;
}

/** The same as far as it is known already. */
export function findDepartment(draft: KnownRecords, path: readonly string[]): KnownDepartment | undefined {
  let found: KnownDepartment | undefined;
  for (const [depth, name] of path.entries()) {
    if (depth > 0 && found === undefined) return undefined;
    found = childOf(draft, found, name);
  }
  return found;
}

/** The first name of a path may stand anywhere in the tree: lists of staff often name the last department alone. */
function childOf(
  draft: KnownRecords,
  parent: KnownDepartment | undefined,
  name: string,
): KnownDepartment | undefined {
  const named = draft.departments.findAll(nameKey(name));
  if (parent !== undefined) return named.find(({ parentIds }) => parentIds.includes(parent.id));
  const top = named.find(({ parentIds }) => parentIds.length === 0);
  return top ?? (named.length === 1 ? named[0] : undefined);
}

function makeDepartment(
  draft: KnownRecords,
  parent: KnownDepartment | undefined,
  above: readonly string[],
  name: string,
): KnownDepartment {
  const parentIds = parent === undefined ? [] : [parent.id];
  const made = { id: importedId('department', above.join('\n')), key: null, name, parentIds };
  draft.departments.set(made);
  return made;
}

export function skillOfName(draft: KnownRecords, name: string): KnownSkill {
  const id = importedId('skill', nameKey(name));
  // One of that id is this skill under the name that a steward gave it.
  const found = draft.skills.find(nameKey(name)) ?? draft.skills.get(id);
  if (found !== undefined) return found;
  const made = { id, name };
  draft.skills.set(made);
  return made;
}
