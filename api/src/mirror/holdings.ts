import { said as saidAndSkipped } from '../contacts/know.js';
import { peopleBroughtIn } from '../contacts/own-sources.js';
import { ownTies } from '../contacts/own-ties.js';
import { mySharingRules } from '../contacts/sharing-rules.js';
import { exploreViews } from '../explore/views.js';
import type { ListKind, MirrorHoldingKind } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { introductions } from '../introductions/introductions.js';
import { savedFilters } from '../lists/saved-filters.js';
import type { PersonRecord } from '../read-model/records.js';
import { storedTargets } from '../targets/target-store.js';

export interface HoldingView {
  readonly kind: MirrorHoldingKind;
  readonly count: number;
}

export const LISTS: readonly ListKind[] = ['PEOPLE', 'ORGANIZATIONS', 'PROJECTS'];

/** What is kept because of something the viewer did here; of what there is nothing, nothing is said. */
export async function holdingsOf(context: Context, viewer: PersonRecord): Promise<HoldingView[]> {
  const ids = context.directory.idsOf(viewer.id);
  const [sent, received, targets, filters, pictures, said, brought] = await Promise.all([
    introductions(context, 'SENT'),
    introductions(context, 'RECEIVED'),
    storedTargets(context),
    Promise.all(LISTS.map((list) => savedFilters(context, list))),
    exploreViews(context),
    context.application.store.read(saidAndSkipped, { ids }),
    peopleBroughtIn(context, viewer),
  ]);
  const counts: Readonly<Record<MirrorHoldingKind, number>> = {
    REQUESTS_SENT: sent.length,
    REQUESTS_RECEIVED: received.length,
    TARGETS: targets.length,
    SAVED_FILTERS: filters.flat().length,
    PICTURES: pictures.length,
    SHARING_RULES: mySharingRules(context).length,
    SHARING_CHOICES: ownTies(context, viewer).filter(({ chosen }) => chosen !== undefined).length,
    SKIPPED_QUESTIONS: said.filter(({ isSkip }) => isSkip).length,
    PEOPLE_BROUGHT_IN: brought.size,
  };
  return KINDS.map((kind) => ({ kind, count: counts[kind] })).filter(({ count }) => count > 0);
}

const KINDS: readonly MirrorHoldingKind[] = [
  'REQUESTS_SENT',
  'REQUESTS_RECEIVED',
  'TARGETS',
  'SAVED_FILTERS',
  'PICTURES',
  'SHARING_RULES',
  'SHARING_CHOICES',
  'SKIPPED_QUESTIONS',
  'PEOPLE_BROUGHT_IN',
];
