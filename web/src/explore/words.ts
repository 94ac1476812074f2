import type { ExploreLinkKind } from '../generated/graphql.js';
import type { MessageKey, Translate } from '../i18n/i18n.js';
import { stageMessages } from '../organizations/stages.js';
import type { LayoutName } from './address.js';
import type { Thing, ThingKind } from './board/board.js';
import './messages.js';

/** The words of the canvas for what stands on it. */
export const kindMessages = {
  EMPLOYEE: 'explore.kind.employee',
  CONTACT: 'explore.kind.contact',
  ORGANIZATION: 'explore.kind.organization',
  DEPARTMENT: 'explore.kind.department',
  PROJECT: 'explore.kind.project',
} as const satisfies Record<ThingKind, MessageKey>;

export const kindsMessages = {
  EMPLOYEE: 'explore.kinds.employees',
  CONTACT: 'explore.kinds.contacts',
  ORGANIZATION: 'explore.kinds.organizations',
  DEPARTMENT: 'explore.kinds.departments',
  PROJECT: 'explore.kinds.projects',
} as const satisfies Record<ThingKind, MessageKey>;

export const layoutMessages = {
  force: 'explore.layout.force',
  rings: 'explore.layout.rings',
  departments: 'explore.layout.departments',
  columns: 'explore.layout.columns',
} as const satisfies Record<LayoutName, MessageKey>;

export const linkMessages = {
  TIE: 'explore.link.tie',
  WORKS_AT: 'explore.link.worksAt',
  MEMBER_OF: 'explore.link.memberOf',
  PART_OF: 'explore.link.partOf',
  WORKED_ON: 'explore.link.workedOn',
  PROJECT_FOR: 'explore.link.projectFor',
  OWNS_ACCOUNT: 'explore.link.ownsAccount',
  INVOLVED: 'explore.link.involved',
  GROUP_TIE: 'explore.link.groupTie',
} as const satisfies Record<ExploreLinkKind, MessageKey>;

/** What somebody is and where, in a line. */
export function lineOf(t: Translate, thing: Thing): string {
  const kind =
    thing.personKind === 'FORMER_EMPLOYEE' ? t('explore.kind.former') : t(kindMessages[thing.kind]);
  const stage =
    thing.kind === 'ORGANIZATION' && thing.stage && thing.stage !== 'UNKNOWN'
      ? t(stageMessages[thing.stage])
      : '';
  return [stage || (thing.detail === '' ? kind : ''), thing.detail, thing.home?.name ?? '']
    .filter((piece) => piece !== '')
    .join(' · ');
}
