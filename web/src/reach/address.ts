import { chosenIn, idsIn, wholeNumberIn, withoutEmpty } from '../app/address.js';
import type { OrganizationStage, TieWord } from '../generated/graphql.js';
import { stages } from '../organizations/stages.js';
import { defaultTimeoutMs, leastTimeoutMs, mostTimeoutMs } from '../searching/time-limit.js';

/** What the address of the reach page says; a field that is absent has its default. */
export interface ReachSearch {
  /** From the viewer alone; absent: from everybody here. */
  from?: 'VIEWER';
  /** Absent: prospects. */
  stage?: OrganizationStage[];
  /** Absent: every word. */
  word?: TieWord[];
  /** Ids of those whom one would ask first; absent: everybody. */
  introducer?: string[];
  /** 1..4 in the list, 1..3 in the matrix. */
  hops?: number;
  timeoutMs?: number;
  /** Groups by organizations instead of the list. */
  view?: 'matrix';
  /** Ids of the only departments to show, in the matrix; absent: all that may be shown. */
  department?: string[];
}

const defaultHops = 3;
export const mostHops = 4;
/** In the matrix: who in a group knows somebody there. */
const defaultMatrixHops = 1;
const mostMatrixHops = 3;

/** Stages to choose from: nobody looks for a way into the own company. */
export const reachStages = stages.filter((stage) => stage !== 'OWN');
export const words: readonly TieWord[] = ['STRONG', 'MEDIUM', 'WEAK'];
const defaultStages: readonly OrganizationStage[] = ['PROSPECT'];

/** Reads an address; whatever makes no sense is left out rather than refused, so that an old link still opens. */
export function readReachSearch(raw: Record<string, unknown>): ReachSearch {
  const view = raw['view'] === 'matrix' ? raw['view'] : undefined;
  const stage = chosenIn(raw['stage'], reachStages);
  const word = chosenIn(raw['word'], words);
  const hops = wholeNumberIn(raw['hops'], 1, view ? mostMatrixHops : mostHops);
  const timeoutMs = wholeNumberIn(raw['timeoutMs'], leastTimeoutMs, mostTimeoutMs);
  return withoutEmpty<ReachSearch>({
    from: raw['from'] === 'VIEWER' ? 'VIEWER' : undefined,
    stage: stage.join() === defaultStages.join() ? undefined : stage,
    word: word.length === words.length ? undefined : word,
    introducer: idsIn(raw['introducer']),
    hops: hops === (view ? defaultMatrixHops : defaultHops) ? undefined : hops,
    timeoutMs: timeoutMs === defaultTimeoutMs ? undefined : timeoutMs,
    view,
    department: view ? idsIn(raw['department']) : undefined,
  });
}

/** The stages an address asks for. */
export function stagesOf({ stage }: ReachSearch): readonly OrganizationStage[] {
  return stage ?? defaultStages;
}

/** How many steps at most an address asks for. */
export function hopsOf({ hops, view }: ReachSearch): number {
  return hops ?? (view ? defaultMatrixHops : defaultHops);
}

/** True if the address narrows the list down further than it is by itself. */
export function isNarrowed({ stage, word, introducer, hops }: ReachSearch): boolean {
  return Boolean(stage ?? word ?? introducer ?? hops);
}
