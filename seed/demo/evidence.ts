/** Mail and meetings that add up to a wanted strength, as a mail server or calendar would have counted them. */
import type { MessagedData, UndirectedEventsData } from '../../api/src/seed/company-data.js';
import { between, happens, oneOf, whole } from './chance.js';
import { kinds, messagedContribution } from './strengths.js';

export interface Evidence {
  readonly messaged: MessagedData[];
  readonly met: UndirectedEventsData[];
  readonly connected: UndirectedEventsData[];
}

/** What a pair's evidence looks like. */
export interface Habit {
  /** Contribution 0..0.85 that mail and meetings should make together on the day of seeding. */
  readonly contribution: number;
  /** Share 0..1 of it that comes from meetings. */
  readonly meetingShare: number;
  readonly meetingSource: 'calendar' | 'crm';
  /** Days before the day of seeding: the pair's latest and earliest possible event. */
  readonly latestAgo: number;
  readonly earliestAgo: number;
  /** Nobody ever answered: all mail runs from the first to the second person. */
  readonly isOneWay?: boolean;
}

/** Adds mail in both directions and meetings of the pair. */
export function addHabit(evidence: Evidence, first: string, second: string, habit: Habit): void {
  const rest = 1 - Math.min(0.85, habit.contribution);
  const metContribution = 1 - rest ** habit.meetingShare;
  const messagedPart = 1 - rest ** (1 - habit.meetingShare);
  if (metContribution > 0.015) {
    const amount = -kinds.met.m * Math.log(1 - metContribution / kinds.met.c);
    const [a, b] = first < second ? [first, second] : [second, first];
    evidence.met.push({
      a,
      b,
      source: habit.meetingSource,
      ...events(amount, kinds.met.halfLifeDays, habit),
    });
  }
  if (messagedPart > 0.005) addMessages(evidence, first, second, messagedPart, habit);
}

/** The pair's link in the first person's own address book. */
export function addConnection(evidence: Evidence, owner: string, other: string, daysAgo: number): void {
  const [a, b] = owner < other ? [owner, other] : [other, owner];
  const source = `linkedin:${owner}`;
  evidence.connected.push({
    a,
    b,
    source,
    amount: 1,
    day: -daysAgo,
    count: 1,
    first: -daysAgo,
    last: -daysAgo,
  });
}

function addMessages(
  evidence: Evidence,
  first: string,
  second: string,
  contribution: number,
  habit: Habit,
): void {
  const halfLifeDays = kinds.messaged.halfLifeDays;
  const back = habit.isOneWay === true ? 0 : between(0.28, 0.5);
  const total = totalFor(contribution, back);
  const [from, to] = happens(0.5) || habit.isOneWay === true ? [first, second] : [second, first];
  const source = 'mailserver';
  evidence.messaged.push({ from, to, source, ...events(total * (1 - back), halfLifeDays, habit) });
  if (back > 0) {
    evidence.messaged.push({ from: to, to: from, source, ...events(total * back, halfLifeDays, habit) });
  }
}

/** The amount of both directions together, `back` of it in one of them, that makes the contribution (at most 40). */
function totalFor(contribution: number, back: number): number {
  let low = 0;
  let high = 40;
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2;
    if (messagedContribution(middle * (1 - back), middle * back) < contribution) low = middle;
    else high = middle;
  }
  return high;
}

type EventSums = Pick<MessagedData, 'amount' | 'day' | 'count' | 'first' | 'last'>;

/** Events at chance distances, from the latest one back, until their faded sum is the amount wanted today. */
function events(amountToday: number, halfLifeDays: number, habit: Habit): EventSums {
  const last = habit.latestAgo + Math.min(whole(0, 20), Math.max(0, habit.earliestAgo - habit.latestAgo));
  const wanted = amountToday * 2 ** (last / halfLifeDays);
  for (let gapDays = between(4, 50); ; gapDays /= 2) {
    const sums = backwards(wanted, halfLifeDays, last, habit.earliestAgo, gapDays);
    if (sums !== undefined) return sums;
  }
}

/** Nothing if the wanted sum is not reached before the pair's earliest possible event. */
function backwards(
  wanted: number,
  halfLifeDays: number,
  last: number,
  earliestAgo: number,
  gapDays: number,
): EventSums | undefined {
  let amount = 0;
  let count = 0;
  let first = last;
  let ago = last;
  while (amount < wanted * 0.97) {
    if (ago > earliestAgo) return undefined;
    amount += weightUpTo(wanted - amount) * 2 ** (-(ago - last) / halfLifeDays);
    count += 1;
    first = Math.floor(ago);
    ago += gapDays * between(0.3, 1.7);
  }
  return { amount: Math.round(amount * 1_000) / 1_000, day: -last, count, first: -first, last: -last };
}

/** One event's weight 1/r with r recipients, small enough not to shoot past what is missing (r at most 20). */
function weightUpTo(missing: number): number {
  const recipients = oneOf([1, 1, 2, 2, 3, 4]);
  const needed = Math.ceil(1 / Math.max(missing, 0.05));
  return 1 / Math.min(20, Math.max(recipients, needed));
}
