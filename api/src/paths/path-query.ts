import type { PathOriginKind, WarmPathsInput } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import type { PathOrigin, PathQuery, PathTarget } from '../network/types.js';
import { graphAccess } from '../privacy/visibility.js';
import { currentEmployments } from '../read-model/directory.js';
import type { ReadModel } from '../read-model/read-model.js';
import { standingOf } from '../read-model/standing.js';
import { visiblePerson } from '../ties/tie-view.js';

const MOST_IDS = 1_000;

/** A question with all its defaults, every value within its limits. */
export interface PathsQuestion {
  readonly origin: { readonly kind: PathOriginKind; readonly ids: readonly string[] };
  readonly to: string;
  readonly maxHops: number;
  readonly limit: number;
  readonly timeoutMs: number;
  readonly perIntroducer: number | undefined;
  readonly minStrength: number | undefined;
  readonly leaveOut: { readonly people: readonly string[]; readonly departments: readonly string[] };
}

/** Throws BAD_INPUT that names the field for a value outside its limits. The defaults are those of the schema. */
export function questionOf(input: WarmPathsInput): PathsQuestion {
  const { from, leaveOut } = input;
  return {
    origin: { kind: from?.kind ?? 'COMPANY', ids: checkCount('from.ids', from?.ids ?? []) },
    to: input.to,
    maxHops: checkRange('maxHops', input.maxHops ?? 3, 1, 6),
    limit: checkRange('limit', input.limit ?? 5, 1, 100),
    timeoutMs: checkRange('timeoutMs', input.timeoutMs ?? 2_000, 10, 30_000),
    perIntroducer: checkRange('perIntroducer', input.perIntroducer ?? undefined, 1),
    minStrength: checkRange('minStrength', input.minStrength ?? undefined, 0, 1),
    leaveOut: {
      people: checkCount('leaveOut.people', leaveOut?.people ?? []),
      departments: checkCount('leaveOut.departments', leaveOut?.departments ?? []),
    },
  };
}

/** The question as the search takes it. People the viewer may not know of are nobody, as unknown ids are. */
export function pathQueryOf(
  context: Context,
  model: ReadModel,
  question: PathsQuestion,
  to: PathTarget,
): PathQuery {
  const { origin, maxHops, limit, leaveOut, minStrength, perIntroducer } = question;
  return {
    from: originOf(context, model, origin),
    to,
    access: graphAccess(context.viewer),
    maxHops,
    limit,
    ...(perIntroducer === undefined ? {} : { perIntroducer }),
    ...(minStrength === undefined ? {} : { minStrength }),
    leaveOut: {
      people: visibleIds(context, model, leaveOut.people),
      departments: leaveOut.departments,
    },
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

function originOf(context: Context, model: ReadModel, { kind, ids }: PathsQuestion['origin']): PathOrigin {
  switch (kind) {
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

function checkRange<Value extends number | undefined>(
  field: string,
  value: Value,
  least: number,
  most?: number,
): Value {
  if (value === undefined || (value >= least && value <= (most ?? Number.POSITIVE_INFINITY))) return value;
  throw badInput(field, most === undefined ? `At least ${least}.` : `Between ${least} and ${most}.`);
}

/** Answers ids if they are not too many; throws BAD_INPUT otherwise. */
export function checkCount(field: string, ids: readonly string[]): readonly string[] {
  if (ids.length <= MOST_IDS) return ids;
  throw badInput(field, `At most ${MOST_IDS} ids.`);
}
