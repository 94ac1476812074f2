import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Context } from '../graphql/context.js';
import { comparePositions } from '../graphql/paging.js';
import type { PathOrigin, PathTarget } from '../network/types.js';
import type { TargetRecord } from '../paths/rungs.js';
import { canSeeOrganization, canSeePerson } from '../privacy/visibility.js';
import { currentEmployments } from '../read-model/directory.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { OrganizationRecord, PersonRecord } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { namePosition, organizationsByName, peopleByName } from '../search/name-order.js';
import { isStageWanted, type ReachQuestion, type StageFilter } from './reach-question.js';

/** Somebody or some organization that is asked about. */
export type ReachTarget =
  | { readonly kind: 'ORGANIZATION'; readonly record: OrganizationRecord }
  | { readonly kind: 'PERSON'; readonly record: PersonRecord };

const PEOPLE_AT_ONCE = 4_000;

/**
 * All that the question is about and the viewer may know of, by name, then id; nobody of the origin. Other work has its
 * turn between some thousands of people.
 */
export async function reachTargets(
  context: Context,
  question: ReachQuestion,
  from: PathOrigin,
): Promise<ReachTarget[]> {
  const organizations = visibleOrganizations(context, question.stages);
  const found = question.isOrganizationWanted
    ? organizations.map((record) => ({ kind: 'ORGANIZATION', record }) as const)
    : [];
  if (!question.isPersonWanted) return found;
  const people: ReachTarget[] = [];
  const ids = new Set(organizations.map(({ id }) => id));
  const isWanted = personTest(context, question.stages, ids, from);
  let looked = 0;
  for (const record of peopleByName(context.model).after(null)) {
    if (isWanted(record)) people.push({ kind: 'PERSON', record });
    looked += 1;
    if (looked % PEOPLE_AT_ONCE === 0) await nextTurn();
  }
  return merged(found, people);
}

/** Organizations of these stages that the viewer may know of, by name, then id. */
export function visibleOrganizations({ model, viewer }: Context, stages: StageFilter): OrganizationRecord[] {
  return [...organizationsByName(model).after(null)].filter(
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

/** Whether somebody works at one of these organizations, or nowhere where any stage will do. */
function personTest(
  { model, viewer }: Context,
  stages: StageFilter,
  organizationIds: ReadonlySet<string>,
  from: PathOrigin,
): (person: PersonRecord) => boolean {
  const isOfOrigin = originTest(model, from);
  return (person) => {
    const employments = currentEmployments(person, model.asOf);
    const isThere =
      employments.length > 0
        ? employments.some(({ organizationId }) => organizationIds.has(organizationId))
        : stages.size === 0 && standingOf(person, model.asOf) === 'CONTACT';
    return isThere && !isOfOrigin(person.id) && canSeePerson(model, viewer, person);
  };
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

function merged(first: readonly ReachTarget[], second: readonly ReachTarget[]): ReachTarget[] {
  const all: ReachTarget[] = [];
  let next = 0;
  for (const target of second) {
    const position = namePosition(target.record);
    for (
      let other = first[next];
      other !== undefined && comparePositions(namePosition(other.record), position) < 0;
      other = first[next]
    ) {
      all.push(other);
      next += 1;
    }
    all.push(target);
  }
  return [...all, ...first.slice(next)];
}
