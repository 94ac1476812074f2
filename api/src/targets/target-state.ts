import type { Application } from '../application.js';
import type { TargetRung } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import type { IntroductionView } from '../introductions/introduction-view.js';
import { introductions } from '../introductions/introductions.js';
import { askedCountsFor } from '../introductions/offer-asks.js';
import type { StrengthWord } from '../network/strength.js';
import { pathQueryOf, questionOf } from '../paths/path-query.js';
import { pathView, type WarmPathView } from '../paths/path-view.js';
import { type FactsView, pathTargetOf, rungsFor, type TargetRecord } from '../paths/rungs.js';
import { currentEmployments } from '../read-model/directory.js';
import type { ReadModel } from '../read-model/read-model.js';
import { standingOf } from '../read-model/standing.js';
import type { TargetSnapshot } from './changes.js';
import { offersOfDay, offerWordOfDay } from './offers-of-day.js';

/** How one viewer can reach a target now. */
export interface TargetState {
  readonly target: TargetRecord;
  readonly rung: TargetRung;
  readonly path: WarmPathView | null;
  /** At the start of the UTC day. */
  readonly offerWord: StrengthWord | null;
  readonly facts: FactsView | null;
  readonly request: IntroductionView | null;
  /** What is to be remembered of it; null if the search ran out of time, so that nothing false is. */
  readonly snapshot: TargetSnapshot | null;
}

/**
 * How the viewer can reach each of these targets now, in their order: the same paths that `warmPaths` answers with,
 * offers as they were when the day began. Searches are kept until something changes.
 */
export async function targetStates(
  context: Context,
  targets: readonly TargetRecord[],
): Promise<TargetState[]> {
  const viewer = context.requirePerson();
  if (targets.length === 0) return [];
  const [offers, requests] = await Promise.all([
    offersOfDay(context.application),
    introductions(context, 'SENT'),
  ]);
  const { change, asOfDay, asOf, directory, graph, search } = context.model;
  const model: ReadModel = { change, asOfDay, asOf, directory, graph, search };
  const askedCounts = askedCountsFor(context, model);
  const paths = keptPaths(context.application, viewer.id, `${change}/${asOfDay}`);
  const states: TargetState[] = [];
  for (const target of targets) {
    const isColleague = isOfOurs(target, asOf);
    const path = isColleague ? null : await bestPath(context, model, askedCounts, target, paths);
    const facts = isColleague ? null : rungsFor(model, target, path !== null).facts;
    const offerWord = isColleague ? null : offerWordOfDay(model, offers, target.id);
    const request = latestRequest(model, target, requests);
    const found = { path: path === 'TIMED_OUT' ? null : path, offerWord, facts };
    states.push({
      target,
      rung: isColleague ? 'COLLEAGUE' : rungOf(found),
      ...found,
      request,
      snapshot: path === 'TIMED_OUT' ? null : snapshotOf(model, target, path, offerWord, request),
    });
  }
  return states;
}

/** A colleague, or the company itself: nobody needs a way there. */
function isOfOurs(target: TargetRecord, asOf: string): boolean {
  return target.__typename === 'Person' ? standingOf(target, asOf) === 'EMPLOYEE' : target.stage === 'OWN';
}

type KnownPath = WarmPathView | null | 'TIMED_OUT';

const SEARCH_LIMIT_MS = 1_000;
const MOST_VIEWERS_KEPT = 200;

const keptByApplication = new WeakMap<
  Application,
  Map<string, { readonly version: string; readonly paths: Map<string, KnownPath> }>
>();

/** Paths found for a viewer in this version of the read model; those of the viewers who asked last are kept. */
function keptPaths(application: Application, viewerId: string, version: string): Map<string, KnownPath> {
  const byViewer = keptByApplication.get(application) ?? new Map();
  keptByApplication.set(application, byViewer);
  const known = byViewer.get(viewerId);
  const entry = known?.version === version ? known : { version, paths: new Map() };
  byViewer.delete(viewerId);
  byViewer.set(viewerId, entry);
  for (const oldest of byViewer.keys()) {
    if (byViewer.size <= MOST_VIEWERS_KEPT) break;
    byViewer.delete(oldest);
  }
  return entry.paths;
}

async function bestPath(
  context: Context,
  model: ReadModel,
  askedCounts: ReadonlyMap<string, number>,
  target: TargetRecord,
  known: Map<string, KnownPath>,
): Promise<KnownPath> {
  const kept = known.get(target.id);
  if (kept !== undefined) return kept;
  const question = questionOf({
    from: { kind: 'COMPANY' },
    to: target.id,
    maxHops: 3,
    limit: 1,
    timeoutMs: 1_000,
  });
  const query = { ...pathQueryOf(context, model, question, pathTargetOf(target)), askedCounts };
  const answer = await context.application.searches.paths(query, {
    timeoutMs: SEARCH_LIMIT_MS,
    signal: context.signal,
  });
  const path = answer.kind === 'NONE' ? undefined : answer.paths[0];
  const view = path === undefined ? undefined : pathView(context, model, path, true);
  if (view === undefined && answer.kind === 'TIMED_OUT') return 'TIMED_OUT';
  known.set(target.id, view ?? null);
  return view ?? null;
}

function rungOf({ path, offerWord, facts }: Pick<TargetState, 'path' | 'offerWord' | 'facts'>): TargetRung {
  if (path !== null) return 'PATH';
  if (offerWord !== null) return 'OFFER';
  return facts === null ? 'ASK_ALL' : 'FACTS';
}

/** Requests come latest first. One for somebody who works at an organization counts for the organization, too. */
function latestRequest(
  { asOf }: ReadModel,
  target: TargetRecord,
  requests: readonly IntroductionView[],
): IntroductionView | null {
  const isFor = (request: IntroductionView): boolean => {
    if (request.target?.id === target.id || request.targetOrganization?.id === target.id) return true;
    return (
      target.__typename === 'Organization' &&
      request.target !== null &&
      currentEmployments(request.target, asOf).some(({ organizationId }) => organizationId === target.id)
    );
  };
  return requests.find((request) => request.state !== 'WITHDRAWN' && isFor(request)) ?? null;
}

function snapshotOf(
  { asOf }: ReadModel,
  target: TargetRecord,
  path: WarmPathView | null,
  offer: StrengthWord | null,
  request: IntroductionView | null,
): TargetSnapshot {
  const isPerson = target.__typename === 'Person';
  return {
    path: path && { word: path.word, introducerId: path.introducer.id },
    offer,
    standing: isPerson ? standingOf(target, asOf) : null,
    employerIds: isPerson
      ? [...new Set(currentEmployments(target, asOf).map(({ organizationId }) => organizationId))].sort()
      : [],
    request: request && { id: request.id, state: request.state },
  };
}
