import type {
  OrganizationLineFragment,
  OrganizationStage,
  PersonKind,
  PersonLineFragment,
} from '../generated/graphql.js';
import type { MessageKey } from '../i18n/i18n.js';

/** Whom a question is about. */
export type Target = PersonLineFragment | OrganizationLineFragment;

/** How the address and the question name the kind of a target. */
export function targetKind(target: Target): PersonKind | 'ORGANIZATION' {
  return target.__typename === 'Person' ? target.kind : 'ORGANIZATION';
}

/** The words for how an organization stands to the company; null where nobody has said. */
export function stageMessage(stage: OrganizationStage): MessageKey | null {
  return stageMessages[stage];
}

const stageMessages: Record<OrganizationStage, MessageKey | null> = {
  PROSPECT: 'stage.prospect',
  CUSTOMER: 'stage.customer',
  PARTNER: 'stage.partner',
  SUPPLIER: 'stage.supplier',
  FORMER: 'stage.former',
  OWN: 'stage.own',
  UNKNOWN: null,
};
