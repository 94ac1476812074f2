import type { TargetFilter, TargetSort } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput, notFound } from '../graphql/errors.js';
import { checkPageSize, comparePositions, type Page, pageOf, positionOf } from '../graphql/paging.js';
import { forgetNewsAbout } from '../notifications/notification-store.js';
import { targetOf } from '../paths/paths.js';
import { snapshotText } from './changes.js';
import { inOrder, isWanted } from './target-order.js';
import { targetStates } from './target-state.js';
import { looksOf, starTargets, storedTargets, unstarTargets } from './target-store.js';
import { type TargetView, viewsOf } from './target-view.js';

const MOST_AT_ONCE = 200;
const MOST_IN_ALL = 1_000;

export interface TargetsInput {
  readonly sort: TargetSort;
  readonly filter?: TargetFilter | null;
  readonly after?: string | null;
  readonly first: number;
}

export interface TargetsPage extends Page<TargetView> {
  readonly totalCount: number;
  readonly matchCount: number;
  readonly changedCount: number;
  readonly since: string | null;
}

/** The viewer's targets with the best way to each and what changed since the visit before. Employees only. */
export async function targets(context: Context, input: TargetsInput): Promise<TargetsPage> {
  const first = checkPageSize(input.first);
  const after = positionOf(input.after);
  const stored = await storedTargets(context);
  const [states, { since }] = await Promise.all([
    targetStates(
      context,
      stored.map(({ target }) => target),
    ),
    looksOf(context),
  ]);
  const all = viewsOf(context, stored, states);
  const matching = inOrder(
    all.filter((view) => isWanted(view, input.filter ?? {})),
    input.sort,
  );
  const behind = matching.filter(({ position }) => after === null || comparePositions(position, after) > 0);
  const page = pageOf(behind, first, ({ position }) => position);
  return {
    nodes: page.nodes.map(({ view }) => view),
    pageInfo: page.pageInfo,
    totalCount: all.length,
    matchCount: matching.length,
    changedCount: all.filter(({ changes }) => changes.length > 0).length,
    since,
  };
}

/** Ids of all targets of the viewer. */
export async function targetIds(context: Context): Promise<string[]> {
  return (await storedTargets(context)).map(({ target }) => target.id);
}

/**
 * Stars people and organizations. What is there now is what news are measured from. Throws NOT_FOUND if one of the ids
 * is nothing the viewer may see (nothing is starred then), BAD_INPUT for too many.
 */
export async function addTargets(context: Context, ids: readonly string[]): Promise<string[]> {
  const viewer = context.requirePerson();
  if (ids.length > MOST_AT_ONCE) throw badInput('ids', `At most ${MOST_AT_ONCE} at once.`);
  const known = new Set(await targetIds(context));
  const wanted = [...new Set(ids)].map((id) => targetOf(context, context.model, id));
  if (wanted.includes(null)) throw notFound('person or organization');
  const added = [...new Map(wanted.flatMap((one) => (one === null ? [] : [[one.id, one]]))).values()].filter(
    ({ id }) => !known.has(id),
  );
  if (known.size + added.length > MOST_IN_ALL) {
    throw badInput('ids', `At most ${MOST_IN_ALL} targets: take stars away first.`);
  }
  if (added.length === 0) return [...known];
  const states = await targetStates(context, added);
  const at = context.application.now().toISOString();
  await context.application.live.write((transaction) =>
    starTargets(
      transaction,
      viewer.id,
      states.map(({ target, snapshot }) => {
        const seen = snapshot && snapshotText(snapshot);
        return { target, properties: seen === null ? { at } : { at, before: seen, seen } };
      }),
    ),
  );
  return targetIds(context);
}

/** Takes stars away, with what was told of them; of merged people from all their records. */
export async function removeTargets(context: Context, ids: readonly string[]): Promise<string[]> {
  if (ids.length > MOST_IN_ALL) throw badInput('ids', `At most ${MOST_IN_ALL} at once.`);
  const { directory } = context;
  const records = [...new Set(ids.flatMap((id) => [id, ...directory.idsOf(directory.canonicalId(id))]))];
  await context.application.live.write(async (transaction) => {
    await unstarTargets(context, transaction, records);
    await forgetNewsAbout(context, transaction, records);
  });
  return targetIds(context);
}
