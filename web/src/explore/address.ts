import type { SearchSchemaInput } from '@tanstack/react-router';
import { chosenIn, idsIn } from '../app/address.js';
import type { OrganizationStage, TieWord } from '../generated/graphql.js';
import { stages } from '../organizations/stages.js';
import type { ThingKind } from './board/board.js';
import { defaultSettings, type SceneSettings } from './board/settings.js';

/** How things are arranged on demand. */
export type LayoutName = 'force' | 'rings' | 'departments' | 'columns';

/** What the address of the canvas says; a field that is absent has its default. */
export interface ExploreSearch {
  /** What was started with and expanded, in this order. */
  at?: string[];
  /** What was placed besides, and not expanded. */
  also?: string[];
  /** A saved picture. */
  view?: string;
  layout?: LayoutName;
  weakest?: TieWord;
  hide?: ThingKind[];
  departments?: string[];
  stages?: OrganizationStage[];
  fold?: 'off';
  /** Picture or list; absent: whichever suits the screen. */
  as?: 'list' | 'canvas';
}

/** What a link to the canvas may say: a single id needs no list. */
export interface ExploreLink extends Omit<ExploreSearch, 'at'> {
  at?: string | string[];
}

export const layoutNames: readonly LayoutName[] = ['force', 'rings', 'departments', 'columns'];
export const words: readonly TieWord[] = ['WEAK', 'MEDIUM', 'STRONG'];
export const kinds: readonly ThingKind[] = ['EMPLOYEE', 'CONTACT', 'ORGANIZATION', 'DEPARTMENT', 'PROJECT'];
/** Reads an address; whatever makes no sense is left out rather than refused, so that an old link still opens. */
export function readExploreSearch(link: ExploreLink & SearchSchemaInput): ExploreSearch {
  return readSearch({ ...link });
}

/** The same for what no link of ours wrote. */
export function readSearch(raw: Record<string, unknown>): ExploreSearch {
  const at = idsIn(raw['at']);
  const also = idsIn(raw['also']).filter((id) => !at.includes(id));
  const view = idsIn(raw['view'])[0];
  const layout = chosenIn(raw['layout'], layoutNames)[0];
  const weakest = chosenIn(raw['weakest'], words)[0];
  const hide = chosenIn(raw['hide'], kinds);
  const departments = idsIn(raw['departments']);
  const chosenStages = chosenIn(raw['stages'], stages);
  const as = chosenIn(raw['as'], ['list', 'canvas'] as const)[0];
  return {
    ...(at.length > 0 && { at }),
    ...(also.length > 0 && { also }),
    ...(view && { view }),
    ...(layout && { layout }),
    ...(weakest && weakest !== defaultSettings.weakest && { weakest }),
    ...(hide.length > 0 && { hide }),
    ...(departments.length > 0 && { departments }),
    ...(chosenStages.length > 0 && { stages: chosenStages }),
    ...(raw['fold'] === 'off' && { fold: 'off' as const }),
    ...(as && { as }),
  };
}

/** What the address says about what is to be shown. */
export function settingsOf(search: ExploreSearch): SceneSettings {
  return {
    weakest: search.weakest ?? defaultSettings.weakest,
    hiddenKinds: search.hide ?? [],
    departments: search.departments ?? [],
    stages: search.stages ?? [],
    isFolding: search.fold !== 'off',
  };
}

/** The part of the address that a saved picture keeps. */
export function savedSettings({ layout, weakest, hide, departments, stages, fold }: ExploreSearch): string {
  const kept = { layout, weakest, hide, departments, stages, fold };
  const entries = Object.entries(kept).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(entries).toString();
}
