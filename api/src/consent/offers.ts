import { type Offer, offerFor } from '../network/offer.js';
import type { PathTarget } from '../network/types.js';
import { mayUse } from '../read-model/consents.js';
import type { ReadModel } from '../read-model/read-model.js';
import { standingOf } from '../read-model/standing.js';
import { perChange } from '../search/per-change.js';

/** Among fewer an offer names its holder. */
const FEWEST_WILLING = 5;

/**
 * That somebody here knows a target, and how well, without who; null where nobody does, and in a live store where fewer
 * than 5 employees consented to be found: "somebody" would be one of them.
 */
export function offerIn(model: ReadModel, target: PathTarget): Offer | null {
  return canOffer(model) ? offerFor(model.graph, target) : null;
}

const canOffer = perChange((model) => {
  const { directory, asOf } = model;
  if (!directory.isLive) return true;
  let willing = 0;
  for (const person of directory.people.values()) {
    if (standingOf(person, asOf) !== 'EMPLOYEE' || !mayUse(directory, 'FIND_PATHS', person.id, asOf))
      continue;
    willing += 1;
    if (willing === FEWEST_WILLING) return true;
  }
  return false;
});
