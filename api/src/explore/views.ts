import { v7 as uuidV7 } from 'uuid';
import { ANY_COLLEAGUE } from '../auth/viewer.js';
import type { ExploreViewInput } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput, notFound, PerlenError } from '../graphql/errors.js';
import { nameInput } from '../graphql/inputs.js';
import { checkIds, MOST_THINGS, type Thing, thingOf } from './things.js';
import {
  removeView,
  renameView,
  saveView,
  type ViewContent,
  type ViewRow,
  viewById,
  viewsOf,
} from './view-store.js';

/** A saved picture as one viewer may see it. */
export interface ExploreViewView {
  readonly id: string;
  readonly name: string;
  readonly isOwn: boolean;
  readonly changedAt: string;
  readonly nodes: readonly { readonly thing: Thing; readonly x: number | null; readonly y: number | null }[];
  readonly expanded: readonly string[];
  readonly openFolds: readonly string[];
  readonly settings: string;
}

const MOST_VIEWS = 200;
const LONGEST_SETTINGS = 2_000;
/** Farther out nothing can be found again. */
const FARTHEST = 1_000_000;

/**
 * A saved picture with the rights of whoever opens it. What they may not know of is absent, and so that no gap betrays
 * it, the places are told to the owner alone. Null if there is none of that id.
 */
export async function exploreView(context: Context, id: string): Promise<ExploreViewView | null> {
  const row = (await context.application.store.read(viewById, { id }))[0];
  return row === undefined ? null : viewOf(context, row);
}

/** The viewer's own, latest changed first; none for the operator. */
export async function exploreViews(context: Context): Promise<ExploreViewView[]> {
  if (context.viewer.kind !== 'PERSON') return [];
  const ownerIds = context.directory.idsOf(context.viewer.personId);
  const rows = await context.application.store.read(viewsOf, { ownerIds });
  return rows.map((row) => viewOf(context, row));
}

/** Saves a picture, over one of the viewer's own if its id is given. Throws NOT_FOUND if it is not theirs. */
export async function saveExploreView(
  context: Context,
  { id, input }: { readonly id?: string | null | undefined; readonly input: ExploreViewInput },
): Promise<ExploreViewView> {
  const owner = context.requirePerson();
  const ownerIds = context.directory.idsOf(owner.id);
  const name = nameInput('name', input.name);
  const content = JSON.stringify(contentOf(context, input));
  const changedAt = new Date().toISOString();
  const viewId = id ?? uuidV7();
  await context.application.store.write(async (transaction) => {
    const present = id == null ? undefined : (await transaction.read(viewById, { id }))[0];
    context.requireObject('saveExploreView', id == null || isOwnView(context, present));
    if (present === undefined) {
      const own = await transaction.read(viewsOf, { ownerIds });
      if (own.length >= MOST_VIEWS) throw tooMany();
    }
    const properties = { name, changedAt, content };
    await transaction.run(saveView, { id: viewId, ownerId: present?.ownerId ?? owner.id, properties });
  });
  return known(context, viewId);
}

/** Gives a picture of the viewer's own another name. Throws NOT_FOUND if it is not theirs. */
export async function renameExploreView(
  context: Context,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<ExploreViewView> {
  const properties = { id, name: nameInput('name', name), changedAt: new Date().toISOString() };
  await context.application.store.write(async (transaction) => {
    const [view] = await transaction.read(viewById, { id });
    context.requireObject('renameExploreView', isOwnView(context, view));
    await transaction.run(renameView, properties);
  });
  return known(context, id);
}

/** Removes a picture of the viewer's own. Throws NOT_FOUND if it is not theirs. */
export async function removeExploreView(context: Context, id: string): Promise<boolean> {
  await context.application.store.write(async (transaction) => {
    const [view] = await transaction.read(viewById, { id });
    context.requireObject('removeExploreView', isOwnView(context, view));
    await transaction.run(removeView, { id });
  });
  return true;
}

/**
 * In somebody else's picture stands only whom everybody here may know of: a contact known through private ties alone would
 * tell that its owner has one, even to a viewer who knows the contact themselves.
 */
function viewOf(context: Context, { id, name, ownerId, changedAt, content }: ViewRow): ExploreViewView {
  const isOwn = isViewer(context, ownerId);
  const shown = (thingId: string) =>
    isOwn || thingOf({ model: context.model, viewer: ANY_COLLEAGUE }, thingId) !== undefined
      ? thingOf(context, thingId)
      : undefined;
  const nodes = new Map<string, ExploreViewView['nodes'][number]>();
  for (const node of content.nodes) {
    const thing = shown(node.id);
    if (thing === undefined || nodes.has(thing.id)) continue;
    nodes.set(thing.id, { thing, x: isOwn ? node.x : null, y: isOwn ? node.y : null });
  }
  const visible = (ids: readonly string[]) => [...new Set(ids.flatMap((one) => shown(one)?.id ?? []))];
  return {
    id,
    name,
    isOwn,
    changedAt,
    nodes: [...nodes.values()],
    expanded: visible(content.expanded),
    openFolds: visible(content.openFolds),
    settings: content.settings,
  };
}

function contentOf(
  context: Context,
  { nodes, expanded, openFolds, settings }: ExploreViewInput,
): ViewContent {
  if (nodes.length < 1 || nodes.length > MOST_THINGS) {
    throw badInput('nodes', `Between 1 and ${MOST_THINGS} can be saved, not ${nodes.length}.`);
  }
  const text = settings ?? '';
  if (text.length > LONGEST_SETTINGS) throw badInput('settings', `At most ${LONGEST_SETTINGS} characters.`);
  for (const { x, y } of nodes) {
    if (!(Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST)) {
      throw badInput('nodes', 'A place lies farther out than anybody looks.');
    }
  }
  // What the viewer may not know of is not kept either: nobody writes down ids to see who can open them.
  return {
    nodes: nodes.flatMap((node) => {
      const thing = node.id.length <= 200 ? thingOf(context, node.id) : undefined;
      return thing === undefined ? [] : [{ id: thing.id, x: round(node.x), y: round(node.y) }];
    }),
    expanded: keptIds(context, 'expanded', expanded ?? []),
    openFolds: keptIds(context, 'openFolds', openFolds ?? []),
    settings: text,
  };
}

function keptIds(context: Context, field: string, ids: readonly string[]): string[] {
  return checkIds(field, ids, MOST_THINGS).flatMap((id) => thingOf(context, id)?.id ?? []);
}

/** One of somebody else answers exactly like none. */
function isOwnView(context: Context, row: ViewRow | undefined): boolean {
  return row !== undefined && isViewer(context, row.ownerId);
}

async function known(context: Context, id: string): Promise<ExploreViewView> {
  const view = await exploreView(context, id);
  if (view === null) throw notFound('saved picture of yours');
  return view;
}

function isViewer({ viewer, directory }: Context, ownerId: string): boolean {
  return viewer.kind === 'PERSON' && directory.canonicalId(ownerId) === viewer.personId;
}

function tooMany(): PerlenError {
  return new PerlenError('CONFLICT', `At most ${MOST_VIEWS} pictures can be saved: remove one first.`);
}

/** A tenth of a pixel is nowhere to be seen. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}
