import type { ContactFileRowPartsFragment, TieSharing } from '../generated/graphql.js';

type Row = ContactFileRowPartsFragment;

/** Who of a file is ticked, who of the doubtful ones is somebody else, and how the ties are shared. */
export interface Ticks {
  readonly ticked: readonly string[];
  readonly others: readonly string[];
  readonly sharing: TieSharing | null;
}

export const noTicks: Ticks = { ticked: [], others: [], sharing: null };

/** Helpers that tick many at once; nobody the viewer removed before is ticked by them, nor a private address. */
export const helpers = ['KNOWN', 'PROSPECTS', 'SHOWN', 'NONE'] as const;
export type Helper = (typeof helpers)[number];

/** The ticks after a helper was used on the rows that are shown. */
export function helped(ticks: Ticks, helper: Helper, rows: readonly Row[], shown: readonly Row[]): Ticks {
  if (helper === 'NONE') return { ...ticks, ticked: [] };
  const wanted = (helper === 'SHOWN' ? shown : rows)
    .filter((row) => isHelped(row, helper))
    .map(({ id }) => id);
  return { ...ticks, ticked: [...new Set([...ticks.ticked, ...wanted])] };
}

/** How many a helper would tick. */
export function countHelped(helper: Helper, rows: readonly Row[], shown: readonly Row[]): number {
  return (helper === 'SHOWN' ? shown : rows).filter((row) => isHelped(row, helper)).length;
}

function isHelped(row: Row, helper: Helper): boolean {
  if (row.wasRemoved) return false;
  if (helper === 'SHOWN') return true;
  if (row.organization === null || row.organization === undefined) return false;
  return helper === 'KNOWN' || row.organization.stage === 'PROSPECT';
}

/** Ticks one row or takes the tick away. */
export function toggled(ticks: Ticks, id: string, isTicked: boolean): Ticks {
  const rest = ticks.ticked.filter((one) => one !== id);
  return { ...ticks, ticked: isTicked ? [...rest, id] : rest };
}

/** Says of a doubtful match whether it is the same person. */
export function decided(ticks: Ticks, id: string, isSame: boolean): Ticks {
  const rest = ticks.others.filter((one) => one !== id);
  return { ...ticks, others: isSame ? rest : [...rest, id] };
}

/** Which rows are looked at. */
export const views = ['ALL', 'NEW', 'KNOWN', 'PRIVATE', 'TICKED'] as const;
export type View = (typeof views)[number];

/** The rows of a view that have all the words typed. */
export function rowsShown(
  rows: readonly Row[],
  view: View,
  text: string,
  ticked: ReadonlySet<string>,
): Row[] {
  const words = folded(text.slice(0, 200))
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows.filter(
    (row) => isInView(row, view, ticked) && words.every((word) => searchable(row).includes(word)),
  );
}

export function isInView(row: Row, view: View, ticked: ReadonlySet<string>): boolean {
  if (view === 'NEW') return !row.match;
  if (view === 'KNOWN') return Boolean(row.match);
  if (view === 'PRIVATE') return row.isPrivate;
  return view === 'ALL' || ticked.has(row.id);
}

const texts = new WeakMap<Row, string>();

function searchable(row: Row): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const text = folded([row.name, row.email, row.employer, row.title, row.organization?.name].join(' '));
  texts.set(row, text);
  return text;
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
}
