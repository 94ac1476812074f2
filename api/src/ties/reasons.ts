import type { EvidenceKind, TieLevel } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { firstDayOfMonth, isoOfDay, monthOfDay } from '../network/day.js';
import { workedMonths } from '../network/worked-with.js';
import { ownsTie } from '../privacy/visibility.js';
import { mayCount } from '../read-model/consents.js';
import { membershipsOf } from '../read-model/evidence.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { EvidenceRow, PersonRecord, ProjectRecord } from '../read-model/records.js';
import { ageWord, type EventStretch, frequencyWord } from './reason-words.js';
import type { TieView } from './tie-view.js';

/** One kind of evidence behind a tie, as deep as the viewer may look. */
export interface ReasonView {
  readonly kind: EvidenceKind;
  readonly frequency: ReturnType<typeof frequencyWord>;
  readonly age: ReturnType<typeof ageWord>;
  readonly count: number | null;
  readonly first: string | null;
  readonly last: string | null;
  readonly level: TieLevel | null;
  readonly by: PersonRecord | null;
  readonly projects: ProjectRecord[];
}

/**
 * Why we believe in a tie, one reason a kind, in a fixed order. The two people themselves get counts, dates, levels and
 * projects; everybody else words alone. Reads the store once for all ties of an answer.
 */
export async function reasonsOf(context: Context, tie: TieView): Promise<ReasonView[]> {
  const { model } = context;
  const rows = await context.evidence.load(tie.a.id, tie.b.id);
  const [events, said] = [eventReasons(rows, model.asOfDay), saidReasons(model, rows)];
  const reasons = [...events, ...workedReasons(model, tie), ...said];
  return ownsTie(context.viewer, tie.a.id, tie.b.id) ? reasons : wordsOnly(reasons);
}

/** What some records of evidence of one tie come to, in all depth: for whom numbers of the tie may be shown. */
export function reasonsOfRows(model: ReadModel, rows: readonly EvidenceRow[]): ReasonView[] {
  return [...eventReasons(rows, model.asOfDay), ...saidReasons(model, rows)];
}

/** What others may read: no number, no date, no project, no level, and neither who spoke nor that somebody said no. */
function wordsOnly(reasons: readonly ReasonView[]): ReasonView[] {
  const shown = new Map<EvidenceKind, ReasonView>();
  for (const reason of reasons) {
    if (reason.level === 'NO') continue;
    const known = shown.get(reason.kind);
    if (known !== undefined && AGE_ORDER[known.age] <= AGE_ORDER[reason.age]) continue;
    const { kind, frequency, age } = reason;
    shown.set(kind, { ...NOTHING_MORE, kind, frequency, age });
  }
  return [...shown.values()];
}

const AGE_ORDER = { THIS_QUARTER: 0, THIS_YEAR: 1, EARLIER: 2 } as const;

const NOTHING_MORE = {
  count: null,
  first: null,
  last: null,
  level: null,
  by: null,
  projects: [] as ProjectRecord[],
} as const;

const EVENT_KINDS = ['MESSAGED', 'MET', 'CONNECTED'] as const;

function eventReasons(rows: readonly EvidenceRow[], asOfDay: number): ReasonView[] {
  return EVENT_KINDS.flatMap((kind) => {
    const stretches = rows.filter((row) => row.kind === kind).flatMap(stretchOf);
    return stretches.length === 0 ? [] : [reasonOf(kind, stretches, asOfDay)];
  });
}

/** Rows whose events all weighed nothing say nothing about how well two know each other. */
function stretchOf({ amount, count, day, first, last }: EvidenceRow): EventStretch[] {
  if (amount === null || amount <= 0) return [];
  return [
    {
      count: Math.max(1, count ?? 1),
      first: first?.slice(0, 10) ?? null,
      last: last?.slice(0, 10) ?? isoOfDay(day ?? 0),
    },
  ];
}

function reasonOf(
  kind: EvidenceKind,
  stretches: readonly EventStretch[],
  asOfDay: number,
  regularFrom?: number,
): ReasonView {
  const last = stretches.map((stretch) => stretch.last).reduce((one, other) => (one > other ? one : other));
  const first = stretches
    .map((stretch) => stretch.first ?? stretch.last)
    .reduce((one, other) => (one < other ? one : other));
  return {
    ...NOTHING_MORE,
    kind,
    frequency: frequencyWord(stretches, asOfDay, regularFrom),
    age: ageWord(last, asOfDay),
    count: stretches.reduce((sum, { count }) => sum + count, 0),
    first,
    last,
  };
}

/** A month of common work is many days of it. */
const REGULAR_MONTHS_A_YEAR = 3;

/** `count` is calendar months; the dates are the first days of the first and the latest of them. */
function workedReasons(model: ReadModel, { a, b }: TieView): ReasonView[] {
  const { directory, asOf, asOfDay } = model;
  if (!mayCount(directory, 'WORKED_WITH', asOf)) return [];
  const ofB = new Set(directory.projectsOfPerson(b.id));
  const months = new Set<number>();
  const projects: { readonly project: ProjectRecord; readonly lastDay: number }[] = [];
  for (const project of directory.projectsOfPerson(a.id)) {
    if (!ofB.has(project)) continue;
    const worked = workedMonths(membershipsOf(project, directory.canonicalId), a.id, b.id, asOfDay);
    const last = worked.at(-1);
    if (last === undefined) continue;
    for (const { day } of worked) months.add(monthOfDay(day));
    projects.push({ project, lastDay: last.day });
  }
  if (months.size === 0) return [];
  const stretches = [...months].map((month) => {
    const day = isoOfDay(firstDayOfMonth(month));
    return { count: 1, first: day, last: day };
  });
  projects.sort((one, other) => other.lastDay - one.lastDay || compare(one.project.id, other.project.id));
  return [
    {
      ...reasonOf('WORKED_WITH', stretches, asOfDay, REGULAR_MONTHS_A_YEAR),
      projects: projects.map(({ project }) => project),
    },
  ];
}

function saidReasons(model: ReadModel, rows: readonly EvidenceRow[]): ReasonView[] {
  return [...statedReasons(rows, model.asOfDay), ...declaredReasons(model, rows)];
}

function statedReasons(rows: readonly EvidenceRow[], asOfDay: number): ReasonView[] {
  const days = rows.flatMap(({ kind, strength, day }) =>
    kind === 'STATED' && strength !== null && strength > 0 ? [isoOfDay(day ?? 0)] : [],
  );
  const last = days.sort().at(-1);
  if (last === undefined) return [];
  return [{ ...NOTHING_MORE, kind: 'STATED', frequency: 'ONCE', age: ageWord(last, asOfDay), last }];
}

/** The latest word of each of the two. */
function declaredReasons(model: ReadModel, rows: readonly EvidenceRow[]): ReasonView[] {
  const latest = new Map<string, EvidenceRow & { at: string; level: TieLevel }>();
  for (const row of rows) {
    const { kind, at, level } = row;
    if (kind !== 'DECLARED' || at === null || level === null) continue;
    const known = latest.get(row.fromId);
    if (known === undefined || known.at < at) latest.set(row.fromId, { ...row, at, level });
  }
  return [...latest.values()]
    .sort((one, other) => compare(other.at, one.at) || compare(one.fromId, other.fromId))
    .map(({ at, level, fromId }) => ({
      ...NOTHING_MORE,
      kind: 'DECLARED',
      frequency: 'ONCE',
      age: ageWord(at, model.asOfDay),
      last: at.slice(0, 10),
      level,
      by: model.directory.person(fromId) ?? null,
    }));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
