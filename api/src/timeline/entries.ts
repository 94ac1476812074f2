import type { EvidenceKind, TimelineKind } from '../generated/schema.js';
import type { IntroductionView } from '../introductions/introduction-view.js';
import type { OrganizationRecord, PersonRecord, ProjectRecord } from '../read-model/records.js';

/** One thing that happened on a day. */
export interface TimelineEntryView {
  readonly id: string;
  /** ISO date. */
  readonly day: string;
  readonly kind: TimelineKind;
  readonly person: PersonRecord | null;
  readonly organization: OrganizationRecord | null;
  readonly project: ProjectRecord | null;
  readonly role: string | null;
  readonly introduction: IntroductionView | null;
  readonly evidence: EvidenceKind | null;
  readonly count: number | null;
}

type About = Partial<Omit<TimelineEntryView, 'id' | 'day' | 'kind'>>;

/** An entry; none without a day. Its id comes from what it is about, so that it stays the same. */
export function entryOn(day: string | null, kind: TimelineKind, about: About): TimelineEntryView[] {
  if (day === null) return [];
  const entry = { ...NOTHING, ...about, day: day.slice(0, 10), kind };
  const { person, organization, project, introduction, evidence } = entry;
  const parts = [person?.id, organization?.id, project?.id, introduction?.id, evidence];
  return [{ ...entry, id: [kind, entry.day, ...parts.map((part) => part ?? '')].join(' ') }];
}

/** A stretch of time as the entries of its two ends; what lies ahead has not happened yet. */
export function entriesOfStretch(
  { from, to }: { readonly from: string | null; readonly to: string | null },
  kinds: { readonly began: TimelineKind; readonly ended: TimelineKind },
  about: About,
  today: string,
): TimelineEntryView[] {
  return [...entryOn(from, kinds.began, about), ...entryOn(to, kinds.ended, about)].filter(
    ({ day }) => day <= today,
  );
}

const NOTHING = {
  person: null,
  organization: null,
  project: null,
  role: null,
  introduction: null,
  evidence: null,
  count: null,
} as const;
