import type { WarmPathsInput } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import type { PathOrigin, PathQuery, PathTarget } from '../network/types.js';
import { graphAccess } from '../privacy/visibility.js';
import { currentEmployments } from '../read-model/directory.js';
import type { ReadModel } from '../read-model/read-model.js';
import { standingOf } from '../read-model/standing.js';
import { visiblePerson } from '../ties/tie-view.js';

const MOST_IDS = 1_000;

/** Throws BAD_INPUT that names the field for a value outside its limits. */
export function checkPathsInput(input: WarmPathsInput): void {
  checkRange('maxHops', input.maxHops, 1, 6);
  checkRange('limit', input.limit, 1, 100);
  checkRange('timeoutMs', input.timeoutMs, 10, 30_000);
  checkRange('minStrength', input.minStrength, 0, 1);
  checkRange('perIntroducer', input.perIntroducer, 1, Number.MAX_SAFE_INTEGER);
  checkCount('from.ids', input.from.ids);
  checkCount('leaveOut.people', input.leaveOut?.people);
  checkCount('leaveOut.departments', input.leaveOut?.departments);
}

/** The question as the search takes it. People the viewer may not know of are nobody, as unknown ids are. */
export function pathQueryOf(
  context: Context,
  model: ReadModel,
  input: WarmPathsInput,
  to: PathTarget,
): PathQuery {
  const { leaveOut, minStrength, perIntroducer } = input;
  return {
    from: originOf(context, model, input.from),
    to,
    access: graphAccess(context.viewer),
    maxHops: input.maxHops,
    limit: input.limit,
    ...(perIntroducer === null || perIntroducer === undefined ? {} : { perIntroducer }),
    ...(minStrength === null || minStrength === undefined ? {} : { minStrength }),
    ...(leaveOut === null || leaveOut === undefined
      ? {}
      : {
          leaveOut: {
            people: visibleIds(context, model, leaveOut.people ?? []),
            departments: leaveOut.departments ?? [],
          },
        }),
  };
}

/** Whether a person is among those the question starts from. */
export function isOrigin(model: ReadModel, { from }: PathQuery, personId: string): boolean {
  switch (from.kind) {
    case 'PEOPLE':
      return from.ids.includes(personId);
    case 'DEPARTMENTS':
      return (
        model.graph.isPresentEmployee(personId) &&
        model.graph.peopleOfDepartments(from.ids).includes(personId)
      );
    case 'COMPANY':
      return model.graph.isPresentEmployee(personId);
  }
}

function originOf(context: Context, model: ReadModel, from: WarmPathsInput['from']): PathOrigin {
  const ids = from.ids ?? [];
  switch (from.kind) {
    case 'COMPANY':
      return { kind: 'COMPANY' };
    case 'DEPARTMENTS':
      if (ids.length === 0) throw badInput('from.ids', 'Name at least one department by its id.');
      return { kind: 'DEPARTMENTS', ids };
    case 'VIEWER':
      if (context.viewer.kind === 'OPERATOR') {
        throw badInput('from.kind', 'The operator is no person: name people, departments or the company.');
      }
      return { kind: 'PEOPLE', ids: [context.requirePerson().id], isSingle: true };
    case 'PEOPLE': {
      if (ids.length === 0) throw badInput('from.ids', 'Name at least one person by their id.');
      const people = visibleIds(context, model, ids);
      if (people.length === 1) return { kind: 'PEOPLE', ids: people, isSingle: true };
      return { kind: 'PEOPLE', ids: people.filter((id) => isPresent(model, id)), isSingle: false };
    }
  }
}

/** Of several sources each would be asked; whoever has left and is nowhere else can't be. */
function isPresent({ directory, asOf }: ReadModel, personId: string): boolean {
  const person = directory.person(personId);
  if (person === undefined) return false;
  return standingOf(person, asOf) !== 'FORMER_EMPLOYEE' || currentEmployments(person, asOf).length > 0;
}

function visibleIds({ viewer }: Context, model: ReadModel, ids: readonly string[]): string[] {
  return [...new Set(ids.flatMap((id) => visiblePerson({ model, viewer }, id)?.id ?? []))];
}

function checkRange(field: string, value: number | null | undefined, least: number, most: number): void {
  if (value === null || value === undefined) return;
  if (value >= least && value <= most) return;
  const isOpen = most === Number.MAX_SAFE_INTEGER;
  throw badInput(field, isOpen ? `At least ${least}.` : `Between ${least} and ${most}.`);
}

function checkCount(field: string, ids: readonly string[] | null | undefined): void {
  if ((ids?.length ?? 0) > MOST_IDS) throw badInput(field, `At most ${MOST_IDS} ids.`);
}
