import type { PlaceAddress } from '../app/places.js';
import type { Role } from '../generated/graphql.js';
import type { MessageKey } from '../i18n/i18n.js';
import './messages.js';

/** One stop of the tour: a page, and what it is for; or what is true of every page. */
export interface TourStep {
  readonly to?: PlaceAddress | '/people/me';
  readonly title: MessageKey;
  readonly body: MessageKey;
}

const find: TourStep = { to: '/find', title: 'tour.find.title', body: 'tour.find.body' };
const targets: TourStep = { to: '/', title: 'tour.targets.title', body: 'tour.targets.body' };
const inbox: TourStep = { to: '/inbox', title: 'tour.inbox.title', body: 'tour.inbox.body' };
const sharing: TourStep = { to: '/contacts', title: 'tour.sharing.title', body: 'tour.sharing.body' };
const experts: TourStep = { to: '/experts', title: 'tour.experts.title', body: 'tour.experts.body' };
const me: TourStep = { to: '/people/me', title: 'tour.me.title', body: 'tour.me.body' };
const know: TourStep = { to: '/know', title: 'tour.know.title', body: 'tour.know.body' };
const organizations: TourStep = {
  to: '/organizations',
  title: 'tour.organizations.title',
  body: 'tour.organizations.body',
};
const departments: TourStep = {
  to: '/departments',
  title: 'tour.departments.title',
  body: 'tour.departments.body',
};
const explore: TourStep = { to: '/explore', title: 'tour.explore.title', body: 'tour.explore.body' };
const imports: TourStep = { to: '/imports', title: 'tour.imports.title', body: 'tour.imports.body' };
const sources: TourStep = { to: '/sources', title: 'tour.sources.title', body: 'tour.sources.body' };
const duplicates: TourStep = {
  to: '/duplicates',
  title: 'tour.duplicates.title',
  body: 'tour.duplicates.body',
};
const trial: TourStep = { title: 'tour.trial.title', body: 'tour.trial.body' };

/** The stops for somebody with these roles: what they came for first. */
export function tourFor(roles: readonly Role[]): readonly TourStep[] {
  if (roles.includes('STEWARD')) return [imports, sources, duplicates, find];
  if (roles.includes('WORKS_COUNCIL')) return [trial, sharing, departments, experts];
  if (roles.includes('MANAGER')) return [find, organizations, departments, explore];
  if (roles.includes('SALES')) return [targets, find, inbox, sharing];
  return [experts, me, know, sharing];
}
