import type { ExpertEvidenceKind, SearchKind } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { checkPageSize } from '../graphql/paging.js';
import { canSeeContactDetails } from '../privacy/visibility.js';
import type { PersonRecord, ProjectRecord } from '../read-model/records.js';
import { holdersOfSkills } from '../skills/skills.js';
import { visiblePerson } from '../ties/tie-view.js';
import { experts } from './experts.js';
import { fold } from './fold.js';
import type { IndexHit, SearchKind as IndexKind } from './search-index.js';
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
  context.requireViewer();
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
    const hit = { kind: 'PERSON', id: byAddress.id, isExact: true, relevance: 0 } as const;
    return viewOf(context, hit, knownToViewer(context)(byAddress.id));
  }
  const found = rank(context, index.search(text, kinds), first);
  return found.length > 0 ? found : rank(context, index.searchWithTypos(text, kinds), first);
}

/** The first hits the viewer may see: exact ones, people they know, others; the index's order within each. */
function rank(context: Context, hits: readonly IndexHit[], first: number): SearchHitView[] {
  const isKnown = knownToViewer(context);
  const groups: SearchHitView[][] = [[], [], [], []];
  for (const hit of hits) {
    const isKnownPerson = hit.kind === 'PERSON' && isKnown(hit.id);
    const group = groups[(hit.isExact ? 0 : 2) + (isKnownPerson ? 0 : 1)];
    if (group !== undefined && group.length < first) group.push(...viewOf(context, hit, isKnownPerson));
  }
  return groups.flat().slice(0, first);
}

function viewOf(context: Context, hit: IndexHit, isKnownToViewer: boolean): SearchHitView[] {
  const subject = subjectOf(context, hit.kind, hit.id);
  if (subject === undefined) return [];
  if (hit.kind === 'SKILL' && !holdersOfSkills(context.model).has(hit.id)) return [];
  return [{ kind: hit.kind, subject, isExact: hit.isExact, isKnownToViewer, evidence: [] }];
}

/** Whoever has this e-mail address, if the viewer may know that they do. */
export function personByAddress(context: Context, text: string): PersonRecord | undefined {
  if (!text.includes('@')) return undefined;
  const holder = context.directory.personByEmail(text);
  if (holder === undefined || visiblePerson(context, holder.id) === undefined) return undefined;
  return canSeeContactDetails(context.model, context.viewer, holder) ? holder : undefined;
}

/** Whether the viewer has a tie of their own to a person, unusable ones left out. */
function knownToViewer({ viewer, model }: Context): (personId: string) => boolean {
  if (viewer.kind !== 'PERSON') return () => false;
  return (personId) => (model.graph.tie(viewer.personId, personId)?.sharing ?? 0) > 0;
}
