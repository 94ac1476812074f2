/** An amount of evidence as it is on a day; it fades with its half-life from there on. */
export interface SpreadAmount {
  readonly amount: number;
  /** Whole UTC days since 1970-01-01: the day of the last event. */
  readonly day: number;
}

/**
 * What `count` events of weight 1 come to on the day of the last, spread evenly over firstDay..lastDay: event i
 * of 0..count-1 is on day `firstDay + round(i * (lastDay - firstDay) / (count - 1))`. A single event, and all
 * events when `firstDay` is null, are on `lastDay`. Exactly as if each event were added on its day:
 * the sum of 2^(-(lastDay - day)/halfLifeDays).
 */
export function spreadEvents(
  count: number,
  firstDay: number | null,
  lastDay: number,
  halfLifeDays: number,
): SpreadAmount {
  const span = firstDay === null ? 0 : lastDay - firstDay;
  if (count <= 1 || span <= 0) return { amount: Math.max(count, 0), day: lastDay };
  let amount = 0;
  // By event or by day, whichever is fewer.
  if (count <= span) {
    for (let event = 0; event < count; event++) {
      amount += fade(span - dayOfEvent(event, count, span), halfLifeDays);
    }
  } else {
    for (let day = 0; day <= span; day++) {
      const events = firstEventOn(day + 1, count, span) - firstEventOn(day, count, span);
      amount += events * fade(span - day, halfLifeDays);
    }
  }
  return { amount, day: lastDay };
}

/** Days after the first event; half days count up. Whole numbers only, so that nothing depends on rounding. */
export function dayOfEvent(event: number, count: number, span: number): number {
  const gaps = count - 1;
  return Math.floor((2 * event * span + gaps) / (2 * gaps));
}

/** The first event that is on this day or later. */
function firstEventOn(day: number, count: number, span: number): number {
  const gaps = count - 1;
  return Math.min(count, Math.max(0, Math.ceil((gaps * (2 * day - 1)) / (2 * span))));
}

function fade(ageDays: number, halfLifeDays: number): number {
  return 2 ** (-ageDays / halfLifeDays);
}
