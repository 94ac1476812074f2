import type { AgeWord, FrequencyWord } from '../generated/schema.js';
import { dayOf } from '../network/day.js';

/** So many events within a stretch of days; ISO dates. */
export interface EventStretch {
  readonly count: number;
  readonly first: string | null;
  readonly last: string;
}

const QUARTER_DAYS = 91;
const YEAR_DAYS = 365;
/** About once a month. */
const REGULAR_EVENTS_A_YEAR = 12;

/**
 * How often, without a number: ONCE for a single event, REGULAR from 12 within the last 365 days (the events of a
 * stretch counted as spread evenly over it), else OCCASIONAL. `regularFrom` for kinds whose events are longer.
 */
export function frequencyWord(
  stretches: readonly EventStretch[],
  asOfDay: number,
  regularFrom = REGULAR_EVENTS_A_YEAR,
): FrequencyWord {
  const total = stretches.reduce((sum, { count }) => sum + count, 0);
  if (total <= 1) return 'ONCE';
  const inLastYear = stretches.reduce((sum, stretch) => sum + countInLastYear(stretch, asOfDay), 0);
  // Shares of evenly spread events do not add up exactly.
  return inLastYear >= regularFrom - 1e-9 ? 'REGULAR' : 'OCCASIONAL';
}

/** How long ago, without a date: within the last 91 days, the last 365, or earlier. */
export function ageWord(last: string, asOfDay: number): AgeWord {
  const age = asOfDay - dayOf(last);
  if (age <= QUARTER_DAYS) return 'THIS_QUARTER';
  return age <= YEAR_DAYS ? 'THIS_YEAR' : 'EARLIER';
}

function countInLastYear({ count, first, last }: EventStretch, asOfDay: number): number {
  const lastDay = dayOf(last);
  const firstDay = Math.min(first === null ? lastDay : dayOf(first), lastDay);
  const days = lastDay - firstDay + 1;
  const daysInLastYear = lastDay - Math.max(firstDay, asOfDay - YEAR_DAYS) + 1;
  return (count * Math.max(0, Math.min(days, daysInLastYear))) / days;
}
