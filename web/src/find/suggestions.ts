import type { SuggestionsQuery } from '../generated/graphql.js';
import type { Target } from './target.js';

type Hit = SuggestionsQuery['search'][number];

/** Hits of one kind under one heading. */
export interface SuggestionGroup {
  kind: 'people' | 'organizations';
  options: SuggestionOption[];
}

/** A hit; `position` counts over all groups, for the arrow keys. */
export interface SuggestionOption {
  id: string;
  position: number;
  target: Target;
  isKnownToViewer: boolean;
}

/** Hits by kind: first the kind of the best hit, each kind in the order of the search. */
export function suggestionGroups(hits: readonly Hit[]): SuggestionGroup[] {
  const groups = new Map<SuggestionGroup['kind'], Omit<SuggestionOption, 'position'>[]>();
  for (const { subject, isKnownToViewer } of hits) {
    if (subject.__typename !== 'Person' && subject.__typename !== 'Organization') continue;
    const kind = subject.__typename === 'Person' ? 'people' : 'organizations';
    groups.set(kind, [...(groups.get(kind) ?? []), { id: subject.id, target: subject, isKnownToViewer }]);
  }
  let position = 0;
  return [...groups].map(([kind, options]) => ({
    kind,
    options: options.map((option) => ({ ...option, position: position++ })),
  }));
}

/** Where an arrow key leads; past either end it comes around, by way of the field itself (-1). */
export function nextOption(active: number, step: 1 | -1, count: number): number {
  const places = count + 1;
  return ((active + 1 + step + places) % places) - 1;
}
