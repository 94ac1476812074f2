import { z } from 'zod';
import { ownTies } from '../contacts/own-ties.js';
import type { Context } from '../graphql/context.js';
import type { IntroductionView } from '../introductions/introduction-view.js';
import { introductions } from '../introductions/introductions.js';
import { SHARING } from '../network/types.js';
import { currentEmployments } from '../read-model/directory.js';
import type { OrganizationRecord, PersonRecord, TieSharing } from '../read-model/records.js';
import { standingOf } from '../read-model/standing.js';
import { compareByName } from '../search/name-order.js';
import { defineQuery } from '../store/queries.js';

export interface SharingOutcomeView {
  readonly askedCount: number;
  readonly acceptedCount: number;
  readonly declinedCount: number;
  readonly waitingCount: number;
  readonly wentOverCount: number;
  readonly latestAccepted: IntroductionView[];
  readonly ties: Record<TieSharing, number>;
  readonly organizationCount: number;
  readonly prospectCount: number;
  readonly onlyThroughViewer: OrganizationRecord[];
  readonly onlyThroughViewerCount: number;
}

const acceptedOver = defineQuery(
  'mirror/accepted-over',
  z.object({ id: z.string(), pathIds: z.array(z.string()), askerIds: z.array(z.string()) }),
);

const SHOWN = 5;

/**
 * What the viewer's sharing made possible. Others' targets and searches are no part of it: whoever could switch a tie on
 * and off and watch a count of them would learn who looks for whom. What is counted are requests that reached the viewer,
 * and organizations that anybody here may find through ties that are shared by name.
 */
export async function sharingOutcome(context: Context, viewer: PersonRecord): Promise<SharingOutcomeView> {
  const received = await introductions(context, 'RECEIVED');
  const inState = (state: IntroductionView['state']) => received.filter((one) => one.state === state);
  const accepted = inState('ACCEPTED');
  const ties = { PRIVATE: 0, BLIND: 0, NAMED: 0 };
  const opened = new Set<OrganizationRecord>();
  for (const { person, sharing } of ownTies(context, viewer)) {
    ties[sharing] += 1;
    if (sharing === 'NAMED') for (const one of employersOf(context, person)) opened.add(one);
  }
  const prospects = [...opened].filter(({ stage }) => stage === 'PROSPECT');
  const only = prospects.filter((one) => !isKnownToOthers(context, one, viewer)).sort(compareByName);
  return {
    askedCount: received.length,
    acceptedCount: accepted.length,
    declinedCount: inState('DECLINED').length,
    waitingCount: inState('ASKED').length,
    wentOverCount: await countWentOver(context, viewer),
    latestAccepted: [...accepted].sort(latestAnsweredFirst).slice(0, SHOWN),
    ties,
    organizationCount: opened.size,
    prospectCount: prospects.length,
    onlyThroughViewer: only.slice(0, SHOWN),
    onlyThroughViewerCount: only.length,
  };
}

/** Where somebody outside works now; the company itself is no way in. */
function employersOf({ directory, model }: Context, person: PersonRecord): OrganizationRecord[] {
  if (standingOf(person, model.asOf) === 'EMPLOYEE') return [];
  return currentEmployments(person, model.asOf).flatMap(({ organizationId }) => {
    const organization = directory.organizations.get(organizationId);
    return organization === undefined || organization.stage === 'OWN' ? [] : [organization];
  });
}

/** Whether another present employee shares a tie by name to anybody who works there now. */
function isKnownToOthers(
  { directory, model }: Context,
  { id: organizationId }: OrganizationRecord,
  viewer: PersonRecord,
): boolean {
  const isOthers = (id: string, sharing: number): boolean => {
    if (sharing !== SHARING.named || id === viewer.id) return false;
    const other = directory.people.get(id);
    return other !== undefined && standingOf(other, model.asOf) === 'EMPLOYEE';
  };
  return directory
    .peopleEmployedAt(organizationId)
    .filter((person) =>
      currentEmployments(person, model.asOf).some((one) => one.organizationId === organizationId),
    )
    .some((person) => model.graph.hasTie(person.id, isOthers));
}

/** Accepted introductions on whose path the viewer stands, but those they asked for, were asked for, or which led to them. */
async function countWentOver({ application, directory }: Context, viewer: PersonRecord): Promise<number> {
  const rows = await application.store.read(acceptedOver, { personIds: directory.idsOf(viewer.id) });
  const isViewer = (id: string | undefined) => id !== undefined && directory.canonicalId(id) === viewer.id;
  return rows.filter(({ pathIds, askerIds }) => {
    const connectors = pathIds.slice(1, -1).filter((id) => !askerIds.includes(id));
    // Who is asked first stands first, or right behind the asker.
    const asked = askerIds.includes(pathIds[0] ?? '') ? connectors[0] : pathIds[0];
    return !isViewer(asked) && connectors.some(isViewer);
  }).length;
}

function latestAnsweredFirst(one: IntroductionView, other: IntroductionView): number {
  const [at, otherAt] = [one.answeredAt ?? one.askedAt, other.answeredAt ?? other.askedAt];
  return at === otherAt ? 0 : at < otherAt ? 1 : -1;
}
