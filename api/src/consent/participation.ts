import type { Context } from '../graphql/context.js';
import { type Purpose, purposes } from '../read-model/consents.js';
import { standingOf } from '../read-model/standing.js';

export interface ParticipationView {
  readonly purpose: Purpose;
  readonly share: number | null;
}

/** Fewer than so many are nobody's to read about. */
const SMALLEST_GROUP = 5;
/** Steps too wide to tell by them whether one person more agreed. */
const STEPS = 20;

/**
 * Which share of the present employees consented to each purpose; null where either side is fewer than 5 people, whom it
 * would name. In a trial all count.
 */
export function participation(context: Context): ParticipationView[] {
  const { directory, model } = context;
  const present = [...directory.people.values()].filter(
    (person) => standingOf(person, model.asOf) === 'EMPLOYEE',
  );
  return purposes.map((purpose) => {
    if (!directory.isLive) return { purpose, share: 1 };
    const agreed = present.filter(({ id }) => directory.hasConsent(id, purpose)).length;
    return { purpose, share: shareOf(agreed, present.length) };
  });
}

export function shareOf(agreed: number, all: number): number | null {
  if (agreed < SMALLEST_GROUP || all - agreed < SMALLEST_GROUP) return null;
  return Math.round((agreed / all) * STEPS) / STEPS;
}
