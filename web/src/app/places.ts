import {
  IconAddressBook,
  IconBuilding,
  IconBulb,
  IconCards,
  IconCopy,
  IconDatabase,
  IconFolders,
  IconHome,
  IconInbox,
  IconRadar2,
  IconScale,
  IconSearch,
  IconSitemap,
  IconTopologyStar3,
  IconUpload,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Role } from '../generated/graphql.js';
import type { MessageKey } from '../i18n/i18n.js';

/** A page that can be reached from everywhere. */
export interface Place {
  readonly to: PlaceAddress;
  readonly label: MessageKey;
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  /** Pressed after "g" it leads here. */
  readonly key: string;
  /** On a phone it stands behind "more": there is room for few. */
  readonly isBehindMore?: true;
}

export type PlaceAddress =
  | '/'
  | '/find'
  | '/reach'
  | '/explore'
  | '/people'
  | '/organizations'
  | '/projects'
  | '/departments'
  | '/experts'
  | '/inbox'
  | '/contacts'
  | '/know'
  | '/imports'
  | '/sources'
  | '/duplicates'
  | '/council';

/** Places that belong together. */
export interface PlaceGroup {
  readonly label: MessageKey | null;
  readonly places: readonly Place[];
}

const daily: readonly Place[] = [
  { to: '/', label: 'nav.home', icon: IconHome, key: 'h' },
  { to: '/find', label: 'nav.find', icon: IconSearch, key: 'f' },
  { to: '/reach', label: 'nav.reach', icon: IconRadar2, key: 'w', isBehindMore: true },
  { to: '/explore', label: 'nav.explore', icon: IconTopologyStar3, key: 'e' },
  { to: '/inbox', label: 'nav.inbox', icon: IconInbox, key: 'i' },
];

const company: readonly Place[] = [
  { to: '/people', label: 'nav.people', icon: IconUsers, key: 'p' },
  { to: '/organizations', label: 'nav.organizations', icon: IconBuilding, key: 'o' },
  { to: '/projects', label: 'nav.projects', icon: IconFolders, key: 'r' },
  { to: '/departments', label: 'nav.departments', icon: IconSitemap, key: 'd' },
  { to: '/experts', label: 'nav.experts', icon: IconBulb, key: 'x' },
];

const mine: readonly Place[] = [
  { to: '/contacts', label: 'nav.contacts', icon: IconAddressBook, key: 'c' },
  { to: '/know', label: 'nav.know', icon: IconCards, key: 'k' },
];

const stewarding: readonly Place[] = [
  { to: '/imports', label: 'nav.imports', icon: IconUpload, key: 'm' },
  { to: '/sources', label: 'nav.sources', icon: IconDatabase, key: 's' },
  { to: '/duplicates', label: 'nav.duplicates', icon: IconCopy, key: 'u' },
];

const trust: readonly Place[] = [{ to: '/council', label: 'nav.council', icon: IconScale, key: 'b' }];

/** The places somebody with these roles may go to, in groups; the first group is the daily work. */
export function placesFor(roles: readonly Role[]): readonly PlaceGroup[] {
  return [
    { label: null, places: daily },
    { label: 'nav.group.company', places: company },
    { label: 'nav.group.mine', places: mine },
    ...(roles.includes('STEWARD') ? [{ label: 'nav.group.data' as const, places: stewarding }] : []),
    { label: 'nav.group.trust', places: trust },
  ];
}
