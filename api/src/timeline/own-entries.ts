import type { Context } from '../graphql/context.js';
import type { IntroductionView } from '../introductions/introduction-view.js';
import { introductions } from '../introductions/introductions.js';
import { ownsTie } from '../privacy/visibility.js';
import type { OrganizationRecord, PersonRecord } from '../read-model/records.js';
import { reasonsOf } from '../ties/reasons.js';
import { tieView } from '../ties/tie-view.js';
import { entryOn, type TimelineEntryView } from './entries.js';

/** Introductions the viewer asked for or was asked for that concern such a person or this organization. */
export async function ownIntroductionEntries(
  context: Context,
  concerns: (person: PersonRecord) => boolean,
  organization?: OrganizationRecord,
): Promise<TimelineEntryView[]> {
  if (context.viewer.kind !== 'PERSON') return [];
  const own = await Promise.all([introductions(context, 'SENT'), introductions(context, 'RECEIVED')]);
  const found = own.flat().filter(({ asker, target, targetOrganization, introducer }) => {
    if (targetOrganization !== null && targetOrganization.id === organization?.id) return true;
    return [asker, target, introducer].some((person) => person !== null && concerns(person));
  });
  return found.flatMap(entriesOf);
}

function entriesOf(introduction: IntroductionView): TimelineEntryView[] {
  const { askedAt, answeredAt, target } = introduction;
  return [
    ...entryOn(askedAt, 'INTRODUCTION_ASKED', { introduction, person: target }),
    ...entryOn(answeredAt, 'INTRODUCTION_ANSWERED', { introduction, person: target }),
  ];
}

/** The first and the latest of each kind of evidence between the viewer and these people. */
export async function ownEvidenceEntries(
  context: Context,
  people: readonly PersonRecord[],
): Promise<TimelineEntryView[]> {
  const { viewer } = context;
  if (viewer.kind !== 'PERSON') return [];
  const entries = await Promise.all(
    people.map(async (person) => {
      const tie = tieView(context, viewer.personId, person.id);
      if (tie === null || !ownsTie(viewer, tie.a.id, tie.b.id)) return [];
      const reasons = await reasonsOf(context, tie);
      return reasons.flatMap(({ kind, first, last, count, by }) => {
        // Of words on the tie one's own alone is an event of one's own.
        if (kind === 'DECLARED' && by?.id !== viewer.personId) return [];
        const latest = entryOn(last, 'EVIDENCE_LATEST', { person, evidence: kind, count });
        if (first === null || first === last) return latest;
        return [...latest, ...entryOn(first, 'EVIDENCE_FIRST', { person, evidence: kind })];
      });
    }),
  );
  return entries.flat();
}
