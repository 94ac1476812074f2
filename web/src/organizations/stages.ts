import type { OrganizationStage } from '../generated/graphql.js';
import type { MessageKey } from '../i18n/i18n.js';

/** How an organization may stand to the company, in the order it is offered to choose. */
export const stages: readonly OrganizationStage[] = [
  'PROSPECT',
  'CUSTOMER',
  'PARTNER',
  'SUPPLIER',
  'FORMER',
  'OWN',
  'UNKNOWN',
];

/** The words for each. */
export const stageMessages = {
  PROSPECT: 'stage.prospect',
  CUSTOMER: 'stage.customer',
  PARTNER: 'stage.partner',
  SUPPLIER: 'stage.supplier',
  FORMER: 'stage.former',
  OWN: 'stage.own',
  UNKNOWN: 'stage.unknown',
} as const satisfies Record<OrganizationStage, MessageKey>;

/** The words for how an organization stands; null where nobody has said. */
export function stageMessage(stage: OrganizationStage): MessageKey | null {
  return stage === 'UNKNOWN' ? null : stageMessages[stage];
}
