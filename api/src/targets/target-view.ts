import type { TargetRung } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import type { IntroductionView } from '../introductions/introduction-view.js';
import type { StrengthWord } from '../network/strength.js';
import type { WarmPathView } from '../paths/path-view.js';
import type { FactsView, TargetRecord } from '../paths/rungs.js';
import { organizationOf } from '../people/person-fields.js';
import { canSeeOrganization } from '../privacy/visibility.js';
import type { OrganizationRecord } from '../read-model/records.js';
import { changesBetween, snapshotOf, type TargetChange } from './changes.js';
import type { TargetState } from './target-state.js';
import type { StoredTarget } from './target-store.js';

/** A target as its viewer reads it. */
export interface TargetView {
  readonly id: string;
  readonly subject: TargetRecord;
  readonly organization: OrganizationRecord | null;
  readonly addedAt: string;
  readonly rung: TargetRung;
  readonly path: WarmPathView | null;
  readonly offerWord: StrengthWord | null;
  readonly facts: FactsView | null;
  readonly request: IntroductionView | null;
  readonly changes: TargetChangeView[];
  readonly changedAt: string | null;
}

export interface TargetChangeView {
  readonly kind: TargetChange['kind'];
  readonly word: StrengthWord | null;
  readonly formerWord: StrengthWord | null;
  readonly organization: OrganizationRecord | null;
  readonly formerOrganization: OrganizationRecord | null;
  readonly state: 'ACCEPTED' | 'DECLINED' | null;
}

/** Stored targets with how they can be reached now. `states` belong to `stored`, place by place. */
export function viewsOf(
  context: Context,
  stored: readonly StoredTarget[],
  states: readonly TargetState[],
): TargetView[] {
  return stored.flatMap(({ row, target }, place) => {
    const state = states[place];
    if (state === undefined) return [];
    const before = snapshotOf(row.before);
    const changes = before === null || state.snapshot === null ? [] : changesBetween(before, state.snapshot);
    return {
      id: target.id,
      subject: target,
      organization: target.__typename === 'Organization' ? target : organizationOf(context, target),
      addedAt: row.at,
      rung: state.rung,
      path: state.path,
      offerWord: state.rung === 'OFFER' ? state.offerWord : null,
      facts: state.facts,
      request: state.request,
      changes: changes.map((change) => changeView(context, change)),
      changedAt: changes.length > 0 ? row.changedAt : null,
    };
  });
}

/** A change with the organizations it names, as far as they are still there for the viewer. */
export function changeView(context: Context, change: TargetChange): TargetChangeView {
  const { kind, word, formerWord, organizationId, formerOrganizationId, state } = change;
  const { directory, model, viewer } = context;
  const organization = (id: string | null) => {
    const found = id === null ? undefined : directory.organizations.get(id);
    return found !== undefined && canSeeOrganization(model, viewer, found) ? found : null;
  };
  return {
    kind,
    word,
    formerWord,
    organization: organization(organizationId),
    formerOrganization: organization(formerOrganizationId),
    state,
  };
}
