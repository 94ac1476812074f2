import { type PathTarget, SHARING } from '../network/types.js';
import type { ReadModel } from '../read-model/read-model.js';

/** Somebody who stands behind an offer, and whom they know. */
export interface Holder {
  readonly personId: string;
  readonly contactId: string;
  readonly strength: number;
}

/**
 * Whom Perlen asks behind an offer, in this order: present employees with a blind tie to the target (to anybody with a
 * current place at the organization), strongest tie first, then by id. Known to nobody but the one asked.
 */
export function holdersOf({ graph }: ReadModel, target: PathTarget): Holder[] {
  const contactIds = target.kind === 'PERSON' ? [target.id] : graph.contactsAt(target.id).sort();
  const strongest = new Map<string, Holder>();
  for (const contactId of contactIds) {
    for (const { id: personId, strength, sharing } of graph.neighbours(contactId)) {
      if (sharing !== SHARING.blind || !graph.isPresentEmployee(personId)) continue;
      const known = strongest.get(personId);
      if (known === undefined || known.strength < strength) {
        strongest.set(personId, { personId, contactId, strength });
      }
    }
  }
  return [...strongest.values()].sort(
    (one, other) => other.strength - one.strength || (one.personId < other.personId ? -1 : 1),
  );
}
