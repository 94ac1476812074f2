import type { TargetFilter, TargetSort } from '../generated/schema.js';
import { comparePositions, type Position } from '../graphql/paging.js';
import { fold } from '../search/fold.js';
import type { TargetView } from './target-view.js';

/** A target and where it stands in an order. */
export interface PlacedTarget {
  readonly view: TargetView;
  readonly position: Position;
}

/** Sorts by the order asked for; equal ones by name, then id. Pure. */
export function inOrder(views: readonly TargetView[], sort: TargetSort): PlacedTarget[] {
  return views
    .map((view) => ({ view, position: { key: `${keyOf(view, sort)} ${nameOf(view)}`, id: view.id } }))
    .sort((one, other) => comparePositions(one.position, other.position));
}

/** Whether all that the filter names holds. An empty list holds for none, an absent one for all. */
export function isWanted(view: TargetView, { kinds, rungs, stages, onlyChanged }: TargetFilter): boolean {
  const kind = view.subject.__typename === 'Person' ? 'PERSON' : 'ORGANIZATION';
  if (kinds && !kinds.includes(kind)) return false;
  if (rungs && !rungs.includes(view.rung)) return false;
  if (stages && (view.organization === null || !stages.includes(view.organization.stage))) return false;
  return onlyChanged !== true || view.changes.length > 0;
}

const RUNGS = ['COLLEAGUE', 'PATH', 'OFFER', 'FACTS', 'ASK_ALL'] as const;
const WORDS = ['STRONG', 'MEDIUM', 'WEAK'] as const;
/** Later than every instant that is ever written. */
const LATEST_MS = 9_999_999_999_999;

function keyOf(view: TargetView, sort: TargetSort): string {
  switch (sort) {
    case 'NAME':
      return '';
    case 'RUNG': {
      const word = view.path?.word ?? view.offerWord;
      return `${RUNGS.indexOf(view.rung)}${word === null ? 0 : WORDS.indexOf(word)}`;
    }
    case 'CHANGED':
      return view.changes.length > 0 ? `0${backwards(view.changedAt ?? view.addedAt)}` : '1';
    case 'ADDED':
      return backwards(view.addedAt);
  }
}

/** The later, the smaller. */
function backwards(instant: string): string {
  return String(LATEST_MS - Date.parse(instant)).padStart(13, '0');
}

/** People without a name stand by their address, as they are shown. */
function nameOf({ subject }: TargetView): string {
  return fold(subject.name);
}
