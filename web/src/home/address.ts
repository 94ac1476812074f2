import { chosenIn, isOn } from '../app/address.js';
import type { OrganizationStage, TargetFilter, TargetRung, TargetSort } from '../generated/graphql.js';
import { stages } from '../organizations/stages.js';

/** What the address of the start page says; a field that is absent has its default. */
export interface HomeSearch {
  sort?: TargetSort;
  kind?: 'PERSON' | 'ORGANIZATION';
  rungs?: TargetRung[];
  stages?: OrganizationStage[];
  /** Only those with news. */
  changed?: true;
  /** The list to paste or upload is open. */
  list?: true;
}

export const defaultSort: TargetSort = 'CHANGED';
export const sorts = ['CHANGED', 'RUNG', 'NAME', 'ADDED'] as const satisfies readonly TargetSort[];
export const rungs = [
  'COLLEAGUE',
  'PATH',
  'OFFER',
  'FACTS',
  'ASK_ALL',
] as const satisfies readonly TargetRung[];
/** Stages to filter by: of those without one nobody asks for more. */
export const filterStages = stages.filter((stage) => stage !== 'UNKNOWN');

/** Reads an address; whatever makes no sense is left out rather than refused, so that an old link still opens. */
export function readHomeSearch(raw: Record<string, unknown>): HomeSearch {
  const sort = sorts.find((one) => one === raw['sort']);
  const kind = (['PERSON', 'ORGANIZATION'] as const).find((one) => one === raw['kind']);
  const chosenRungs = chosenIn(raw['rungs'], rungs);
  const chosenStages = chosenIn(raw['stages'], filterStages);
  return {
    ...(sort && sort !== defaultSort && { sort }),
    ...(kind && { kind }),
    ...(chosenRungs.length > 0 && { rungs: chosenRungs }),
    ...(chosenStages.length > 0 && { stages: chosenStages }),
    ...(isOn(raw['changed']) && { changed: true as const }),
    ...(isOn(raw['list']) && { list: true as const }),
  };
}

/** The filter of the question to the API that an address stands for. */
export function filterOf({ kind, rungs, stages, changed }: HomeSearch): TargetFilter {
  return {
    ...(kind && { kinds: [kind] }),
    ...(rungs && { rungs }),
    ...(stages && { stages }),
    ...(changed && { onlyChanged: true }),
  };
}

/** Whether anything is left out by the filters. */
export function isFiltered({ kind, rungs, stages, changed }: HomeSearch): boolean {
  return kind !== undefined || rungs !== undefined || stages !== undefined || changed !== undefined;
}

/** The address of the same list as a file. */
export function csvAddress(
  { sort, kind, rungs, stages, changed }: HomeSearch,
  language: 'de' | 'en',
): string {
  const search = new URLSearchParams({ language, sort: sort ?? defaultSort });
  if (kind) search.set('kinds', kind);
  if (rungs) search.set('rungs', rungs.join());
  if (stages) search.set('stages', stages.join());
  if (changed) search.set('changed', '1');
  return `/targets.csv?${search}`;
}
