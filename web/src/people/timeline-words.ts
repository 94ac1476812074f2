import type { TimelinePageFragment } from '../generated/graphql.js';
import type { MessageKey } from '../i18n/i18n.js';
import './messages.js';

export type TimelineEntry = TimelinePageFragment['nodes'][number];

/** Entries under the year they fall in, in the order they came. */
export function entriesByYear(
  entries: readonly TimelineEntry[],
): { readonly year: string; readonly entries: TimelineEntry[] }[] {
  const years: { year: string; entries: TimelineEntry[] }[] = [];
  for (const entry of entries) {
    const year = entry.day.slice(0, 4);
    const last = years.at(-1);
    if (last?.year === year) last.entries.push(entry);
    else years.push({ year, entries: [entry] });
  }
  return years;
}

/** What is said of an own introduction: whether the viewer asked or was asked, and what became of it. */
export function introductionMessage(
  kind: TimelineEntry['kind'],
  { asker, introducer, state }: NonNullable<TimelineEntry['introduction']>,
  viewerId: string | null,
): MessageKey {
  const isAsker = asker.id === viewerId;
  if (kind === 'INTRODUCTION_ASKED') {
    if (!isAsker) return 'record.introduction.askedYou';
    return introducer ? 'record.introduction.youAsked' : 'record.introduction.youAskedUnnamed';
  }
  if (state === 'WITHDRAWN') return 'record.introduction.withdrawn';
  if (state === 'ACCEPTED') {
    if (!isAsker) return 'record.introduction.youAccepted';
    return introducer ? 'record.introduction.accepted' : 'record.introduction.acceptedUnnamed';
  }
  return isAsker ? 'record.introduction.declined' : 'record.introduction.youDeclined';
}
