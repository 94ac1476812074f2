import type { OrganizationStage, PathOriginKind, ReachableInput } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import type { StrengthWord } from '../network/strength.js';
import type { PathQuery } from '../network/types.js';
import { checkCount, type PathsQuestion, pathQueryOf, questionOf } from '../paths/path-query.js';
import type { ReadModel } from '../read-model/read-model.js';

/** Whom to look for, and how far. */
export interface ReachQuestion {
  readonly paths: PathsQuestion;
  readonly isOrganizationWanted: boolean;
  readonly isPersonWanted: boolean;
  readonly stages: StageFilter;
}

/** Which of those found are listed; null: all of them. */
export interface ReachFilter {
  readonly words: ReadonlySet<StrengthWord> | null;
  readonly introducers: ReadonlySet<string> | null;
}

/** Stages asked about; none: all but the own company. */
export type StageFilter = ReadonlySet<OrganizationStage>;

/** Throws BAD_INPUT that names the field for a value outside its limits. The defaults are those of the schema. */
export function reachQuestionOf(
  input: Omit<ReachableInput, 'state' | 'first' | 'after' | 'searchKey'>,
): ReachQuestion {
  const kinds = new Set(input.kinds ?? ['ORGANIZATION']);
  if (kinds.size === 0) throw badInput('kinds', 'Name organizations, people or both.');
  return {
    paths: limitsOf(input),
    isOrganizationWanted: kinds.has('ORGANIZATION'),
    isPersonWanted: kinds.has('PERSON'),
    stages: new Set(input.stages ?? ['PROSPECT']),
  };
}

/** Origin, hops and time, every value within its limits. */
export function limitsOf(input: Pick<ReachableInput, 'from' | 'maxHops' | 'timeoutMs'>): PathsQuestion {
  const { from, maxHops, timeoutMs } = input;
  return questionOf({
    to: '',
    ...(from == null ? {} : { from }),
    ...(maxHops == null ? {} : { maxHops }),
    ...(timeoutMs == null ? {} : { timeoutMs }),
  });
}

export function reachFilterOf(
  { directory }: Context,
  input: Pick<ReachableInput, 'words' | 'introducers'>,
): ReachFilter {
  const introducers = checkCount('introducers', input.introducers ?? []).map(directory.canonicalId);
  return {
    words: input.words?.length ? new Set(input.words) : null,
    introducers: introducers.length === 0 ? null : new Set(introducers),
  };
}

/** The question as the search takes it, but for whom to reach. */
export function originOf(
  context: Context,
  model: ReadModel,
  { paths }: ReachQuestion,
): Pick<PathQuery, 'from' | 'access' | 'maxHops'> {
  const { from, access, maxHops } = pathQueryOf(context, model, paths, { kind: 'PERSON', id: '' });
  return { from, access, maxHops };
}

/** Whether an organization of this stage is asked about. */
export function isStageWanted(stages: StageFilter, stage: OrganizationStage): boolean {
  return stages.size === 0 ? stage !== 'OWN' : stages.has(stage);
}

/** What makes two questions the same when there is time enough. */
export function keyOf({ paths, isOrganizationWanted, isPersonWanted, stages }: ReachQuestion): string {
  const { origin, maxHops } = paths;
  const from: [PathOriginKind, ...string[]] = [origin.kind, ...origin.ids];
  return JSON.stringify([from, maxHops, isOrganizationWanted, isPersonWanted, [...stages].sort()]);
}
