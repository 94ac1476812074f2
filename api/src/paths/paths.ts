import type { WarmPathsInput } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { askedCountsFor } from '../introductions/offer-asks.js';
import type { NearestPerson, PathAnswer, PathQuery } from '../network/types.js';
import { canSeeOrganization } from '../privacy/visibility.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { PersonRecord } from '../read-model/records.js';
import { visiblePerson } from '../ties/tie-view.js';
import { isOrigin, pathQueryOf, questionOf } from './path-query.js';
import { pathView, type WarmPathView } from './path-view.js';
import { pathTargetOf, type RungsView, rungsFor, type TargetRecord } from './rungs.js';
import { runStoppable } from './running-searches.js';

interface AnswerBase {
  readonly change: number;
  readonly target: TargetRecord | null;
  readonly rungs: RungsView;
}

export interface NearestView {
  readonly person: PersonRecord;
  readonly hopsMissing: number;
  readonly path: WarmPathView;
}

export type WarmPathsView =
  | (AnswerBase & { readonly __typename: 'WarmPaths'; readonly paths: WarmPathView[] })
  | (AnswerBase & {
      readonly __typename: 'NoPath';
      readonly reason: 'NONE_WITHIN_HOPS' | 'SAME_PERSON' | 'NOT_KNOWN_HERE';
      readonly nearest: NearestView | null;
    })
  | (AnswerBase & { readonly __typename: 'PathsNotShared' })
  | (AnswerBase & { readonly __typename: 'PathsTimedOut'; readonly paths: WarmPathView[] });

/**
 * The warmest paths to a person or an organization that this viewer may use, of one version of the read model, with the
 * rungs that may help besides. Unknown and unseen targets are an answer too. Throws BAD_INPUT with the field, and the
 * AbortError of a client that went away.
 */
export async function warmPaths(context: Context, input: WarmPathsInput): Promise<WarmPathsView> {
  const question = questionOf(input);
  const model = versionOf(context.model);
  const target = targetOf(context, model, question.to);
  if (target === null) {
    return {
      __typename: 'NoPath',
      change: model.change,
      target,
      reason: 'NOT_KNOWN_HERE',
      nearest: null,
      rungs: rungsFor(model, null, false),
    };
  }
  const askedCounts = askedCountsFor(context, model);
  const query = { ...pathQueryOf(context, model, question, pathTargetOf(target)), askedCounts };
  const { timeoutMs } = question;
  const answer = await runStoppable(context, input.searchKey, (stopSignal) =>
    context.application.searches.paths(query, { timeoutMs, signal: context.signal, stopSignal }),
  );
  return answerView(context, model, query, target, answer);
}

/** A target by the id of a person or an organization; null if there is none that the viewer may know of. */
export function targetOf({ viewer }: Context, model: ReadModel, id: string): TargetRecord | null {
  const person = visiblePerson({ model, viewer }, id);
  if (person !== undefined) return { __typename: 'Person', ...person };
  const organization = model.directory.organizations.get(id);
  if (organization === undefined || !canSeeOrganization(model, viewer, organization)) return null;
  return { __typename: 'Organization', ...organization };
}

/** The graph and its change number as they are now; a write during the search replaces those of the live model. */
export function versionOf({ change, asOfDay, asOf, directory, graph, search }: ReadModel): ReadModel {
  return { change, asOfDay, asOf, directory, graph, search };
}

function answerView(
  context: Context,
  model: ReadModel,
  query: PathQuery,
  target: TargetRecord,
  answer: PathAnswer,
): WarmPathsView {
  const isSourceAsked = !(query.from.kind === 'PEOPLE' && query.from.isSingle);
  const found = answer.kind === 'NONE' ? [] : answer.paths;
  const paths = found.flatMap((path) => pathView(context, model, path, isSourceAsked) ?? []);
  const rungs = rungsFor(model, target, paths.length > 0);
  const base = { change: answer.version, target, rungs };
  if (answer.kind === 'TIMED_OUT') return { __typename: 'PathsTimedOut', ...base, paths };
  if (paths.length > 0) return { __typename: 'WarmPaths', ...base, paths };
  if (target.__typename === 'Person' && isOrigin(model, query, target.id)) {
    return { __typename: 'NoPath', ...base, reason: 'SAME_PERSON', nearest: null };
  }
  if (rungs.offer !== null) return { __typename: 'PathsNotShared', ...base };
  const nearest = answer.kind === 'NONE' ? nearestView(context, model, answer.nearest, isSourceAsked) : null;
  return { __typename: 'NoPath', ...base, reason: 'NONE_WITHIN_HOPS', nearest };
}

function nearestView(
  context: Context,
  model: ReadModel,
  nearest: NearestPerson | null,
  isSourceAsked: boolean,
): NearestView | null {
  if (nearest === null) return null;
  const person = model.directory.people.get(nearest.id);
  const path = pathView(context, model, nearest.path, isSourceAsked);
  if (person === undefined || path === undefined) return null;
  return { person, hopsMissing: nearest.hopsMissing, path };
}
