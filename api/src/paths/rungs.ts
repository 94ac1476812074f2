import { offerIn } from '../consent/offers.js';
import type { StrengthWord } from '../network/strength.js';
import type { PathTarget } from '../network/types.js';
import { currentEmployments } from '../read-model/directory.js';
import type { ReadModel } from '../read-model/read-model.js';
import type {
  DepartmentRecord,
  OrganizationRecord,
  PersonRecord,
  ProjectRecord,
} from '../read-model/records.js';
import { fold } from '../search/fold.js';

/** What a question was about: somebody, or everybody with a present place at an organization. */
export type TargetRecord =
  | ({ readonly __typename: 'Person' } & PersonRecord)
  | ({ readonly __typename: 'Organization' } & OrganizationRecord);

export interface RungsView {
  readonly hasPaths: boolean;
  readonly offer: { readonly id: string; readonly word: StrengthWord } | null;
  readonly facts: FactsView | null;
  readonly askAll: AskAllView;
}

export interface FactsView {
  readonly organization: OrganizationRecord;
  readonly projects: ProjectRecord[];
  readonly departments: DepartmentRecord[];
  readonly accountOwner: PersonRecord | null;
}

interface AskAllView {
  readonly isAvailable: boolean;
  readonly messageDe: string;
  readonly messageEn: string;
}

const MOST_PROJECTS = 10;
const OFFER_PREFIX = 'offer:';

/**
 * Everything that may help to reach a target, besides paths: it depends on the target alone, so that nobody can learn
 * from it by asking in different ways. Each is worked out when it is read: most questions want paths alone.
 */
export function rungsFor(model: ReadModel, target: TargetRecord | null, hasPaths: boolean): RungsView {
  return {
    hasPaths,
    get offer() {
      return target === null ? null : offerView(model, target);
    },
    get facts() {
      return target === null ? null : factsFor(model, organizationOf(model, target));
    },
    get askAll() {
      return askAll(model, target);
    },
  };
}

/** The target as the search takes it. */
export function pathTargetOf({ __typename, id }: TargetRecord): PathTarget {
  return { kind: __typename === 'Person' ? 'PERSON' : 'ORGANIZATION', id };
}

/** The id an offer for this target has. */
export function offerIdOf(targetId: string): string {
  return OFFER_PREFIX + targetId;
}

/** The id of the target an offer's id names; undefined if it is none. */
export function targetIdOfOffer(offerId: string): string | undefined {
  return offerId.startsWith(OFFER_PREFIX) ? offerId.slice(OFFER_PREFIX.length) : undefined;
}

function offerView(model: ReadModel, target: TargetRecord): RungsView['offer'] {
  const offer = offerIn(model, pathTargetOf(target));
  return offer && { id: offerIdOf(target.id), word: offer.word };
}

/** Of several present employers the latest, then the lowest id. */
function organizationOf(model: ReadModel, target: TargetRecord): OrganizationRecord | undefined {
  if (target.__typename === 'Organization') return target;
  return currentEmployments(target, model.asOf)
    .sort(
      (one, other) =>
        compare(other.since ?? '', one.since ?? '') || compare(one.organizationId, other.organizationId),
    )
    .flatMap(({ organizationId }) => model.directory.organizations.get(organizationId) ?? [])[0];
}

/** Null where the company has nothing to tell. */
function factsFor({ directory }: ReadModel, organization: OrganizationRecord | undefined): FactsView | null {
  if (organization === undefined) return null;
  const projects = directory.projectsOfOrganization(organization.id).sort(latestFirst);
  const departmentIds = new Set(
    projects.flatMap(({ members }) =>
      members.flatMap(({ personId }) => directory.person(personId)?.departmentIds ?? []),
    ),
  );
  const departments = [...departmentIds]
    .flatMap((id) => directory.departments.get(id) ?? [])
    .sort((one, other) => compare(fold(one.name), fold(other.name)) || compare(one.id, other.id));
  const accountOwner =
    organization.accountOwnerIds.flatMap((id) => directory.person(id) ?? []).sort(byId)[0] ?? null;
  if (projects.length === 0 && departments.length === 0 && accountOwner === null) return null;
  return { organization, projects: projects.slice(0, MOST_PROJECTS), departments, accountOwner };
}

/** The same whether or not unshared ties exist: it knows the target's name alone. */
function askAll(model: ReadModel, target: TargetRecord | null): AskAllView {
  const isAvailable = false;
  if (target === null) {
    return {
      isAvailable,
      messageDe: 'Wer kann mir einen Kontakt vermitteln?',
      messageEn: 'Who can introduce me to somebody?',
    };
  }
  const organization = target.__typename === 'Person' ? organizationOf(model, target) : undefined;
  const name = target.name.trim() || (target.__typename === 'Person' ? target.email : target.domain) || '';
  const de = organization === undefined ? name : `${name} (${organization.name})`;
  return target.__typename === 'Person'
    ? { isAvailable, messageDe: `Wer kennt ${de}?`, messageEn: `Who knows ${de}?` }
    : {
        isAvailable,
        messageDe: `Wer kennt jemanden bei ${name}?`,
        messageEn: `Who knows somebody at ${name}?`,
      };
}

/** Running ones first, then by the last day, the first day, the id. */
function latestFirst(one: ProjectRecord, other: ProjectRecord): number {
  return (
    compare(other.to ?? '9999', one.to ?? '9999') ||
    compare(other.from ?? '', one.from ?? '') ||
    compare(one.id, other.id)
  );
}

function byId(one: PersonRecord, other: PersonRecord): number {
  return compare(one.id, other.id);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
