import type { ExpertEvidenceKind, SearchKind } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { checkPageSize } from '../graphql/paging.js';
import { SHARING } from '../network/types.js';
import { canSeeContactDetails } from '../privacy/visibility.js';
import type { PersonRecord, ProjectRecord } from '../read-model/records.js';
import { holdersOfSkills } from '../skills/skills.js';
import { visiblePerson } from '../ties/tie-view.js';
import { experts } from './experts.js';
import { fold } from './fold.js';
import { bestHits, type IndexHit, type SearchKind as IndexKind } from './search-index.js';
import { type Subject, subjectOf } from './subject.js';

export interface SearchHitView {
  readonly kind: SearchKind;
  readonly subject: Subject;
  readonly isExact: boolean;
  readonly isKnownToViewer: boolean;
  readonly evidence: ExpertEvidenceView[];
}

export interface ExpertEvidenceView {
  readonly kind: ExpertEvidenceKind;
  readonly text: string;
  readonly project: ProjectRecord | null;
  /** What the person did on the project, and when, as ISO dates. */
  readonly role: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** Nobody types more; what is pasted by mistake is refused before it is looked at. */
const LONGEST_TEXT = 1_000;

const ALL_BUT_EXPERT: readonly IndexKind[] = ['PERSON', 'ORGANIZATION', 'DEPARTMENT', 'PROJECT', 'SKILL'];

/**
 * What the viewer may find by these words: an exact name first, then people they know, then all else, each by relevance
 * and name. Experts, if asked for, come after. At most `first` (1..500) in all. Throws BAD_INPUT for an endless text.
 */
export function search(
  context: Context,
  input: { text: string; kinds?: readonly SearchKind[] | null; first: number },
): SearchHitView[] {
  const first = checkPageSize(input.first);
  const text = searchText(input.text);
  const asked = new Set<SearchKind>(input.kinds?.length ? input.kinds : ALL_BUT_EXPERT);
  const isKnown = knownToViewer(context);
  const hits = findThings(context, text, new Set(ALL_BUT_EXPERT.filter((kind) => asked.has(kind))), first);
  if (asked.has('EXPERT') && hits.length < first) {
    for (const { person, evidence } of experts(context, text).slice(0, first - hits.length)) {
      hits.push({
        kind: 'EXPERT',
        subject: { __typename: 'Person', ...person },
        isExact: fold(person.name) === fold(text),
        isKnownToViewer: isKnown(person.id),
        evidence,
      });
    }
  }
  return hits;
}

/** The text without blanks around it. Throws BAD_INPUT if it is longer than anybody types. */
export function searchText(text: string): string {
  if (text.length > LONGEST_TEXT) throw badInput('text', `Search for at most ${LONGEST_TEXT} characters.`);
  return text.trim();
}

function findThings(
  context: Context,
  text: string,
  kinds: ReadonlySet<IndexKind>,
  first: number,
): SearchHitView[] {
  if (kinds.size === 0 || text === '') return [];
  const { search: index } = context.model;
  const byAddress = kinds.has('PERSON') ? personByAddress(context, text) : undefined;
  if (byAddress !== undefined) {
    const isKnownToViewer = knownToViewer(context)(byAddress.id);
    const subject = { __typename: 'Person', ...byAddress } as const;
    return [{ kind: 'PERSON', subject, isExact: true, isKnownToViewer, evidence: [] }];
  }
  const found = rank(context, index.search(text, kinds), first);
  return found.length > 0 ? found : rank(context, index.searchWithTypos(text, kinds), first);
}

/** The first hits the viewer may see: exact ones, people they know, others; the index's order within each. */
function rank(context: Context, hits: readonly IndexHit[], first: number): SearchHitView[] {
  const isKnown = knownToViewer(context);
  const groups: IndexHit[][] = [[], [], [], []];
  for (const hit of hits) {
    const isKnownPerson = hit.thing.kind === 'PERSON' && isKnown(hit.thing.id);
    groups[(hit.isExact ? 0 : 2) + (isKnownPerson ? 0 : 1)]?.push(hit);
  }
  return groups
    .flatMap((group, place) =>
      bestHits(group, first, (hit) => subjectOfHit(context, hit) !== undefined).flatMap((hit) => {
        const subject = subjectOfHit(context, hit);
        if (subject === undefined) return [];
        const isKnownToViewer = place % 2 === 0;
        return [{ kind: hit.thing.kind, subject, isExact: hit.isExact, isKnownToViewer, evidence: [] }];
      }),
    )
    .slice(0, first);
}

/** What a hit is about; undefined if the viewer may not know of it, or if it is a skill that nobody states. */
function subjectOfHit(context: Context, { thing: { kind, id } }: IndexHit): Subject | undefined {
  if (kind === 'SKILL' && !holdersOfSkills(context.model).has(id)) return undefined;
  return subjectOf(context, kind, id);
}

/** The first of those with this e-mail address of whom the viewer may know that they have it. */
export function personByAddress(context: Context, text: string): PersonRecord | undefined {
  if (!text.includes('@')) return undefined;
  return context.directory
    .peopleByEmail(text)
    .find(
      (holder) =>
        visiblePerson(context, holder.id) !== undefined &&
        canSeeContactDetails(context.model, context.viewer, holder),
    );
}

/** Whether the viewer has a tie of their own to a person, unusable ones left out. */
function knownToViewer({ viewer, model }: Context): (personId: string) => boolean {
  if (viewer.kind !== 'PERSON') return () => false;
  const usable = model.graph.neighbours(viewer.personId).filter(({ sharing }) => sharing > SHARING.unusable);
  const known = new Set(usable.map(({ id }) => id));
  return (personId) => known.has(personId);
}
