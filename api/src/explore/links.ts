import type { ExploreLinkKind } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { type StrengthWord, strengthWord } from '../network/strength.js';
import { involvedDepartments } from '../organizations/organization-fields.js';
import { canUseTie, ownsTie } from '../privacy/visibility.js';
import { currentEmployments } from '../read-model/directory.js';
import type { PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { groupTiesOf } from './group-ties.js';
import { checkIds, MOST_THINGS, type Thing, thingsOf } from './things.js';

/** A link between two things by their ids, both known to the viewer. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly kind: ExploreLinkKind;
  /** Of ties alone. */
  readonly word: StrengthWord | null;
  readonly isOwn: boolean;
}

/**
 * All links among some things as far as the viewer may know, each once; with `touching` those with an end in it. Throws
 * BAD_INPUT for more than 3,000 ids.
 */
export function linksAmong(
  context: Context,
  input: { readonly ids: readonly string[]; readonly touching?: readonly string[] | null | undefined },
): Link[] {
  const things = thingsOf(context, checkIds('ids', input.ids, MOST_THINGS));
  const present = new Set(things.map(({ id }) => id));
  const touching =
    input.touching == null
      ? things
      : thingsOf(context, checkIds('touching', input.touching, MOST_THINGS)).filter(({ id }) =>
          present.has(id),
        );
  const found = new Map<string, Link>();
  for (const thing of touching) {
    for (const link of linksOf(context, thing)) {
      if (present.has(otherEnd(link, thing.id))) found.set(linkKey(link), link);
    }
  }
  return [...found.values()];
}

/** Everything one thing is linked with; whether the viewer may know of the other end is still to be asked. */
export function linksOf(context: Context, thing: Thing): Link[] {
  switch (thing.__typename) {
    case 'Person':
      return [...tiesOf(context, thing), ...factsOfPerson(context, thing)];
    case 'Organization':
      return linksOfOrganization(context, thing.id, thing.accountOwnerIds);
    case 'Department':
      return linksOfDepartment(context, thing.id, thing.parentIds);
    case 'Project':
      return [
        ...thing.members.map(({ personId }) =>
          fact('WORKED_ON', context.directory.canonicalId(personId), thing.id),
        ),
        ...thing.organizationIds.map((id) => fact('PROJECT_FOR', thing.id, id)),
      ];
  }
}

export function otherEnd({ from, to }: Link, id: string): string {
  return from === id ? to : from;
}

/** The same for a link found from either end. */
function linkKey({ kind, from, to }: Link): string {
  return `${kind} ${from} ${to}`;
}

function tiesOf({ model, viewer }: Context, { id }: PersonRecord): Link[] {
  return model.graph.neighbours(id).flatMap((neighbour) => {
    if (!canUseTie(viewer, id, neighbour.id, neighbour.sharing)) return [];
    const [from, to] = id < neighbour.id ? [id, neighbour.id] : [neighbour.id, id];
    const word = strengthWord(neighbour.strength);
    return [{ from, to, kind: 'TIE' as const, word, isOwn: ownsTie(viewer, id, neighbour.id) }];
  });
}

function factsOfPerson({ model }: Context, person: PersonRecord): Link[] {
  const { directory, asOf } = model;
  const isEmployee = standingOf(person, asOf) === 'EMPLOYEE';
  const employers = isEmployee ? [] : currentEmployments(person, asOf);
  return [
    ...[...new Set(employers.map(({ organizationId }) => organizationId))].map((id) =>
      fact('WORKS_AT', person.id, id),
    ),
    ...(isEmployee ? person.departmentIds : []).map((id) => fact('MEMBER_OF', person.id, id)),
    ...directory.projectsOfPerson(person.id).map(({ id }) => fact('WORKED_ON', person.id, id)),
    ...directory
      .idsOf(person.id)
      .flatMap((id) => directory.accountsOf(id))
      .map(({ id }) => fact('OWNS_ACCOUNT', person.id, id)),
  ];
}

function linksOfOrganization(context: Context, id: string, accountOwnerIds: readonly string[]): Link[] {
  const { directory, asOf } = context.model;
  const contacts = directory
    .peopleEmployedAt(id)
    .filter(
      (person) =>
        standingOf(person, asOf) !== 'EMPLOYEE' &&
        currentEmployments(person, asOf).some(({ organizationId }) => organizationId === id),
    );
  const organization = directory.organizations.get(id);
  return [
    ...accountOwnerIds.map((owner) => fact('OWNS_ACCOUNT', directory.canonicalId(owner), id)),
    ...contacts.map((person) => fact('WORKS_AT', person.id, id)),
    ...directory.projectsOfOrganization(id).map((project) => fact('PROJECT_FOR', project.id, id)),
    ...(organization === undefined ? [] : involvedDepartments(context, organization)).map((department) =>
      fact('INVOLVED', department.id, id),
    ),
  ];
}

function linksOfDepartment(context: Context, id: string, parentIds: readonly string[]): Link[] {
  const { directory, asOf } = context.model;
  const children = [...directory.departments.values()].filter((one) => one.parentIds.includes(id));
  const members = directory
    .peopleOfDepartment(id)
    .filter((person) => standingOf(person, asOf) === 'EMPLOYEE');
  return [
    ...parentIds.map((parent) => fact('PART_OF', id, parent)),
    ...children.map((child) => fact('PART_OF', child.id, id)),
    ...groupTiesOf(context.model, id).map(({ otherId, word }) => {
      const [from, to] = id < otherId ? [id, otherId] : [otherId, id];
      return { from, to, kind: 'GROUP_TIE' as const, word, isOwn: false };
    }),
    ...members.map((person) => fact('MEMBER_OF', person.id, id)),
    ...[...involvedOrganizations(context, id)].map((organization) => fact('INVOLVED', id, organization)),
  ];
}

/** The other side of `involvedDepartments`: for whom people of this department worked on projects. */
function involvedOrganizations({ directory }: Context, departmentId: string): Set<string> {
  const found = new Set<string>();
  for (const person of directory.peopleOfDepartment(departmentId)) {
    for (const project of directory.projectsOfPerson(person.id)) {
      for (const id of project.organizationIds) found.add(id);
    }
  }
  return found;
}

function fact(kind: ExploreLinkKind, from: string, to: string): Link {
  return { from, to, kind, word: null, isOwn: false };
}
