import type { Context } from '../graphql/context.js';
import type { PathOrigin, PathTarget } from '../network/types.js';
import type { TargetRecord } from '../paths/rungs.js';
import { canSeeOrganization, canSeePerson } from '../privacy/visibility.js';
import { currentEmployments } from '../read-model/directory.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { OrganizationRecord, PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { isStageWanted, type ReachQuestion, type StageFilter } from './reach-question.js';

/** Somebody or some organization that is asked about. */
export type ReachTarget =
  | { readonly kind: 'ORGANIZATION'; readonly record: OrganizationRecord }
  | { readonly kind: 'PERSON'; readonly record: PersonRecord };

/** All that the question is about and the viewer may know of, in no particular order; nobody of the origin. */
export function reachTargets(
  context: Context,
  model: ReadModel,
  question: ReachQuestion,
  from: PathOrigin,
): ReachTarget[] {
  const organizations = visibleOrganizations(context, model, question.stages);
  const targets: ReachTarget[] = [];
  if (question.isOrganizationWanted) {
    for (const record of organizations) targets.push({ kind: 'ORGANIZATION', record });
  }
  if (question.isPersonWanted) {
    const ids = new Set(organizations.map(({ id }) => id));
    for (const record of peopleAskedAbout(context, model, question.stages, ids, originTest(model, from))) {
      targets.push({ kind: 'PERSON', record });
    }
  }
  return targets;
}

/** Organizations of these stages that the viewer may know of. */
export function visibleOrganizations(
  { viewer }: Context,
  model: ReadModel,
  stages: StageFilter,
): OrganizationRecord[] {
  return [...model.directory.organizations.values()].filter(
    (organization) =>
      isStageWanted(stages, organization.stage) && canSeeOrganization(model, viewer, organization),
  );
}

/** The target as the search takes it. */
export function pathTargetOfReach({ kind, record }: ReachTarget): PathTarget {
  return { kind, id: record.id };
}

/** The target as an answer has it. */
export function targetRecordOf(target: ReachTarget): TargetRecord {
  return target.kind === 'PERSON'
    ? { __typename: 'Person', ...target.record }
    : { __typename: 'Organization', ...target.record };
}

function* peopleAskedAbout(
  { viewer }: Context,
  model: ReadModel,
  stages: StageFilter,
  organizationIds: ReadonlySet<string>,
  isOfOrigin: (id: string) => boolean,
): Generator<PersonRecord> {
  for (const person of model.directory.people.values()) {
    const employments = currentEmployments(person, model.asOf);
    const isThere = employments.some(({ organizationId }) => organizationIds.has(organizationId));
    const isFreeToo =
      stages.size === 0 && employments.length === 0 && standingOf(person, model.asOf) === 'CONTACT';
    if (!isThere && !isFreeToo) continue;
    if (!isOfOrigin(person.id) && canSeePerson(model, viewer, person)) yield person;
  }
}

function originTest({ graph }: ReadModel, from: PathOrigin): (id: string) => boolean {
  switch (from.kind) {
    case 'COMPANY':
      return (id) => graph.isPresentEmployee(id);
    case 'PEOPLE': {
      const people = new Set(from.ids);
      return (id) => people.has(id);
    }
    case 'DEPARTMENTS': {
      const people = new Set(graph.peopleOfDepartments(from.ids));
      return (id) => people.has(id) && graph.isPresentEmployee(id);
    }
  }
}
