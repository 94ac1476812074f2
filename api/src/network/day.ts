/** Whole UTC days since 1970-01-01, the only time the network core knows, and the calendar months made of them. */

const MILLISECONDS_PER_DAY = 86_400_000;

/** The UTC day an instant lies in. Takes an ISO date, an ISO instant or a Date; anything unreadable is a RangeError. */
export function dayOf(instant: string | Date): number {
  const milliseconds = typeof instant === 'string' ? Date.parse(instant) : instant.getTime();
  if (Number.isNaN(milliseconds)) throw new RangeError(`not an instant: ${String(instant)}`);
  return Math.floor(milliseconds / MILLISECONDS_PER_DAY);
}

/** The day as an ISO date, for example 2026-11-23. */
export function isoOfDay(day: number): string {
  return new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** The calendar month a day lies in, counted in months since the year 0, so that months can be compared and walked. */
export function monthOfDay(day: number): number {
  const date = new Date(day * MILLISECONDS_PER_DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The first day of a month as `monthOfDay` counts it. */
export function firstDayOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / MILLISECONDS_PER_DAY;
}

/** Every month that has a day in fromDay..toDay (both included), the earliest first; none if toDay comes first. */
export function* monthsBetween(fromDay: number, toDay: number): Generator<number> {
  if (toDay < fromDay) return;
  const last = monthOfDay(toDay);
  for (let month = monthOfDay(fromDay); month <= last; month += 1) yield month;
}
