import { arrange, type Board } from '../board/board.js';
import { sceneOf } from '../board/scene.js';
import type { SceneSettings } from '../board/settings.js';
import { apart } from './force.js';
import { departmentLayout, ringLayout } from './layouts.js';

/** From so many things on, groups are clearer than rings. */
const mostInRings = 60;

/** A board that comes without places, such as a picture somebody else saved, gets them all at once. */
export function startPlaces(board: Board, settings: SceneSettings): Board {
  if (board.places.size > 0 || board.things.size <= 1) return board;
  // One thing with its neighbours stands around it; only more needs order.
  if (board.neighbourCounts.size <= 1 && board.things.size <= 40 && board.steps.length <= 2) return board;
  const scene = sceneOf(board, settings);
  const places = scene.nodes.length <= mostInRings ? ringLayout(scene, board) : departmentLayout(scene);
  return arrange(board, apart(places));
}
