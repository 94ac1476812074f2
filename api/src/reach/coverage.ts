import type { CoverageCell, CoverageInput } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { checkPageSize, type Page, pageOf, positionOf } from '../graphql/paging.js';
import { coverage as groupsCoverage } from '../network/reach-coverage.js';
import { strengthWord } from '../network/strength.js';
import { checkCount } from '../paths/path-query.js';
import { versionOf } from '../paths/paths.js';
import { runStoppable } from '../paths/running-searches.js';
import { canSeeOrganization, graphAccess } from '../privacy/visibility.js';
import type { ReadModel } from '../read-model/read-model.js';
import type { DepartmentRecord, OrganizationRecord } from '../read-model/records.js';
import { namePosition, sortedAfter } from '../search/name-order.js';
import { offersOfDay } from '../targets/offers-of-day.js';
import { type CoverageGroups, coverageGroups } from './coverage-groups.js';
import { limitsOf } from './reach-question.js';
import { visibleOrganizations } from './reach-targets.js';
import { type OfferOfDay, offerOfDay } from './reachable.js';

export interface CoverageView {
  readonly change: number;
  readonly isPartial: boolean;
  readonly rows: CoverageRowView[];
  readonly columns: CoverageColumnView[];
  readonly pageInfo: Page<unknown>['pageInfo'];
  readonly totalCount: number;
}

export interface CoverageRowView {
  readonly kind: 'VIEWER' | 'COMPANY' | 'GROUP';
  readonly department: DepartmentRecord | null;
  readonly cells: CoverageCell[];
}

export interface CoverageColumnView {
  readonly organization: OrganizationRecord;
  readonly offer: OfferOfDay | null;
  readonly hasWayIn: boolean;
}

/** What a search for cells is about, and when it must end. */
interface CellSearch {
  readonly organizationIds: readonly string[];
  readonly maxHops: number;
  /** Milliseconds of the clock that never goes back. */
  readonly endsAt: number;
  readonly stopSignal: AbortSignal | undefined;
}

interface FoundRows {
  readonly rows: CoverageRowView[];
  readonly isPartial: boolean;
}

/**
 * How well the viewer, the company and its groups know organizations: of groups named ties alone, of the viewer their own
 * ones, too. An offer stands beside the groups, never in them. Throws BAD_INPUT with the field, and the AbortError of a
 * client that went away.
 */
export async function coverage(context: Context, input: CoverageInput): Promise<CoverageView> {
  const first = checkPageSize(input.first ?? 50);
  const after = positionOf(input.after);
  const { maxHops, timeoutMs } = limitsOf({
    maxHops: input.maxHops ?? 1,
    timeoutMs: input.timeoutMs ?? 2_000,
  });
  const model = versionOf(context.model);
  const groups = groupsAskedFor(context, input);
  const organizations = organizationsAskedFor(context, model, input);
  const page = pageOf(sortedAfter(organizations, after), first, namePosition);
  const organizationIds = page.nodes.map(({ id }) => id);
  const endsAt = performance.now() + timeoutMs;
  const { ofViewer, ofGroups } = await runStoppable(context, input.searchKey, async (stopSignal) => {
    const search = { organizationIds, maxHops, endsAt, stopSignal };
    return {
      ofViewer: await viewerRow(context, search),
      ofGroups: await groupRows(context, model, groups, search),
    };
  });
  const rows = [...ofViewer.rows, ...ofGroups.rows];
  return {
    change: model.graph.version,
    isPartial: ofViewer.isPartial || ofGroups.isPartial,
    rows,
    columns: await columnsOf(context, model, page.nodes, rows),
    pageInfo: page.pageInfo,
    totalCount: organizations.length,
  };
}

/** Which groups may be told does not depend on which are asked for. */
function groupsAskedFor({ model, viewer }: Context, input: CoverageInput): CoverageGroups {
  const ids = new Set(checkCount('departments', input.departments ?? []));
  const viewerId = viewer.kind === 'PERSON' ? viewer.personId : null;
  return coverageGroups(model, viewerId, (id) => ids.size === 0 || ids.has(id));
}

function organizationsAskedFor(
  context: Context,
  model: ReadModel,
  input: CoverageInput,
): OrganizationRecord[] {
  const ids = checkCount('organizations', input.organizations ?? []);
  if (ids.length === 0) return visibleOrganizations(context, new Set(input.stages ?? ['PROSPECT']));
  return [...new Set(ids)]
    .flatMap((id) => model.directory.organizations.get(id) ?? [])
    .filter((organization) => canSeeOrganization(model, context.viewer, organization));
}

async function viewerRow(
  { viewer, signal, application }: Context,
  { organizationIds, maxHops, endsAt, stopSignal }: CellSearch,
): Promise<FoundRows> {
  if (viewer.kind !== 'PERSON') return { rows: [], isPartial: false };
  const found = await application.searches.reach(
    {
      from: { kind: 'PEOPLE', ids: [viewer.personId], isSingle: true },
      access: graphAccess(viewer),
      maxHops,
      targets: organizationIds.map((id) => ({ kind: 'ORGANIZATION', id }) as const),
      isAvailabilityIgnored: true,
    },
    { timeoutMs: remainingMs(endsAt), signal, stopSignal },
  );
  const cells = organizationIds.map((_, place) => cellOf(found.weakestStep(place)));
  return { rows: [{ kind: 'VIEWER', department: null, cells }], isPartial: found.isPartial };
}

async function groupRows(
  { signal, application }: Context,
  { graph }: ReadModel,
  groups: CoverageGroups,
  { organizationIds, maxHops, endsAt, stopSignal }: CellSearch,
): Promise<FoundRows> {
  const { departments, membersOf, groupsOf } = groups;
  const query = { groupCount: departments.length, membersOf, groupsOf, organizationIds, maxHops };
  const { strengths, isPartial } = await groupsCoverage(graph, query, {
    timeoutMs: remainingMs(endsAt),
    signal,
    search: (question, limits) => application.searches.reach(question, { ...limits, stopSignal }),
  });
  const rows = departments.map((department, place) => ({
    kind: department === null ? ('COMPANY' as const) : ('GROUP' as const),
    department,
    cells: Array.from(strengths[place] ?? [], cellOf),
  }));
  return { rows, isPartial };
}

async function columnsOf(
  { application }: Context,
  model: ReadModel,
  organizations: readonly OrganizationRecord[],
  rows: readonly CoverageRowView[],
): Promise<CoverageColumnView[]> {
  const offers = await offersOfDay(application);
  return organizations.map((organization, column) => {
    const offer = offerOfDay(model, offers, organization.id);
    const isReached = rows.some(({ cells }) => cells[column] !== 'NONE');
    return { organization, offer, hasWayIn: offer !== null || isReached };
  });
}

function cellOf(strength: number): CoverageCell {
  return strength === 0 ? 'NONE' : strengthWord(strength);
}

function remainingMs(endsAt: number): number {
  return Math.max(0, endsAt - performance.now());
}
