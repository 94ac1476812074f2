import type { Context } from '../graphql/context.js';
import { canSeePerson } from '../privacy/visibility.js';
import { mayUse } from '../read-model/consents.js';
import type { OrganizationRecord, PersonRecord } from '../read-model/records.js';
import { visiblePerson } from '../ties/tie-view.js';
import type { IntroductionRow, IntroductionState } from './introduction-store.js';

/** An introduction as the asker or somebody asked may read it. */
export interface IntroductionView {
  readonly id: string;
  readonly asker: PersonRecord;
  readonly target: PersonRecord | null;
  readonly targetOrganization: OrganizationRecord | null;
  readonly introducer: PersonRecord | null;
  readonly introducerHasLeft: boolean;
  readonly path: PersonRecord[];
  readonly isFromOffer: boolean;
  readonly message: string | null;
  readonly state: IntroductionState;
  readonly askedAt: string;
  readonly answeredAt: string | null;
}

/** So long an accepted offer shows who stands behind it. */
const NAME_OPEN_MS = 90 * 86_400_000;

/**
 * What the asker reads. From an offer: nothing of who is asked, how many were, or when the request moved on; the name
 * from acceptance on for 90 days. Undefined if the asker is no longer there.
 */
export function viewForAsker(context: Context, row: IntroductionRow): IntroductionView | undefined {
  const { directory, model, viewer } = context;
  const asker = personOf(context, row.askerIds[0]);
  if (asker === undefined) return undefined;
  const target = personOf(context, row.targetIds[0]);
  const isAccepted = row.state === 'ACCEPTED';
  const isTargetShown = target !== undefined && (isAccepted || canSeePerson(model, viewer, target));
  return {
    ...common(context, row),
    asker,
    target: isTargetShown ? target : null,
    targetOrganization: isAccepted ? null : organizationOf(directory.organizations, row),
    introducer: isIntroducerShown(context, row) ? (personOf(context, introducerId(row)) ?? null) : null,
    introducerHasLeft: hasIntroducerLeft(row),
    state: row.state,
    askedAt: row.askedAt,
    answeredAt: row.answeredAt,
  };
}

/**
 * What one of those asked reads: their own request, from when it came to them to what they said, whatever became of the
 * introduction afterwards. Undefined for everybody else.
 */
export function viewForAsked(
  context: Context,
  row: IntroductionRow,
  asked: PersonRecord,
): IntroductionView | undefined {
  const { directory } = context;
  const ask = row.asks.find(({ personId }) => directory.canonicalId(personId) === asked.id);
  const asker = personOf(context, row.askerIds[0]);
  if (ask === undefined || asker === undefined) return undefined;
  return {
    ...common(context, row),
    asker,
    target: personOf(context, ask.contactId ?? row.targetIds[0]) ?? null,
    targetOrganization: ask.state === 'ACCEPTED' ? null : organizationOf(directory.organizations, row),
    introducer: asked,
    introducerHasLeft: false,
    state: ask.state,
    askedAt: ask.at,
    answeredAt: ask.answeredAt ?? (ask.state === 'ASKED' ? null : row.answeredAt),
  };
}

/** A path is named as long as nobody on it has withdrawn: it says who knows whom. */
function common(context: Context, row: IntroductionRow) {
  const { directory, model } = context;
  const people = row.pathIds
    .flatMap((id) => visiblePerson(context, id) ?? [])
    .filter(({ id, isEmployee }) => !isEmployee || mayUse(directory, 'FIND_PATHS', id, model.asOf));
  return {
    id: row.id,
    isFromOffer: row.isFromOffer,
    message: row.message,
    path: people.length === row.pathIds.length ? people : [],
  };
}

/** Of a named path the one asked; of an offer the one who said yes. */
function introducerId({ asks, isFromOffer }: IntroductionRow): string | undefined {
  return (isFromOffer ? asks.find(({ state }) => state === 'ACCEPTED') : asks[0])?.personId;
}

/** Of an offer nothing is said: that somebody behind it left would tell of them. */
function hasIntroducerLeft({ isFromOffer, state, asks }: IntroductionRow): boolean {
  return !isFromOffer && state === 'DECLINED' && (asks[0]?.hasLeft ?? true);
}

function isIntroducerShown({ application }: Context, row: IntroductionRow): boolean {
  if (!row.isFromOffer) return true;
  if (row.state !== 'ACCEPTED' || row.answeredAt === null) return false;
  return application.now().getTime() < Date.parse(row.answeredAt) + NAME_OPEN_MS;
}

function personOf({ directory }: Context, id: string | undefined): PersonRecord | undefined {
  return id === undefined ? undefined : directory.person(id);
}

function organizationOf(
  organizations: ReadonlyMap<string, OrganizationRecord>,
  { targetOrganizationId }: IntroductionRow,
): OrganizationRecord | null {
  return targetOrganizationId === null ? null : (organizations.get(targetOrganizationId) ?? null);
}
