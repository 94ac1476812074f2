import type { OrganizationStage, TieWord } from '../../generated/graphql.js';
import type { ThingKind } from './board.js';

/** What of the board is to be shown. */
export interface SceneSettings {
  /** Ties below this word are hidden. */
  readonly weakest: TieWord;
  /** Kinds that are hidden. */
  readonly hiddenKinds: readonly ThingKind[];
  /** If any: employees of other departments are hidden. */
  readonly departments: readonly string[];
  /** If any: organizations of other stages are hidden, and whoever is there. */
  readonly stages: readonly OrganizationStage[];
  readonly isFolding: boolean;
}

export const defaultSettings: SceneSettings = {
  weakest: 'MEDIUM',
  hiddenKinds: [],
  departments: [],
  stages: [],
  isFolding: true,
};
