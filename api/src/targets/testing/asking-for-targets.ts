import { SmallCompany } from '../../testing/small-company.js';
import type { TestApplication } from '../../testing/test-application.js';

/** What the tests of targets work with. */

export const LIST = `query ($sort: TargetSort!, $filter: TargetFilter, $after: String, $first: Int!) {
  targets(sort: $sort, filter: $filter, after: $after, first: $first) {
    nodes { id rung offerWord path { word introducer { id } } facts { projects { id } } organization { id }
      request { state } changes { kind word formerWord state organization { id } formerOrganization { id } } changedAt }
    pageInfo { endCursor hasNextPage } totalCount matchCount changedCount since } }`;
export const ADD = 'mutation ($ids: [ID!]!) { addTargets(ids: $ids) }';
export const REMOVE = 'mutation ($ids: [ID!]!) { removeTargets(ids: $ids) }';
export const VISIT = 'mutation { visitTargets { since isNew } }';
export const SHARE =
  'mutation ($with: ID!, $sharing: TieSharing!) { setTieSharing(with: $with, sharing: $sharing) { word } }';

/** A company in which one contact can be reached by name, one by an offer, others not. */
export function targetCompany(): SmallCompany {
  return new SmallCompany()
    .department('sales')
    .department('lab')
    .organization('weber', 'PROSPECT', { name: 'Weber AG' })
    .organization('kuhn', 'CUSTOMER', { name: 'Kühn GmbH' })
    .organization('blank', 'PROSPECT', { name: 'Blank SE' })
    .organization('other', 'PARTNER', { name: 'Other KG' })
    .employee('seller', { roles: ['SALES'] }, 'sales')
    .employee('rival', { roles: ['SALES'] }, 'sales')
    .employee('steward', { roles: ['STEWARD'] })
    .employee('e1', {}, 'lab')
    .employee('e2', {}, 'lab')
    .contact('named', 'weber', { name: 'Nora Named', recorded: true })
    .contact('blind', 'kuhn', { name: 'Bruno Blind', recorded: true })
    .contact('alone', 'blank', { name: 'Alma Alone', recorded: true })
    .contact('late', 'blank', { name: 'Lars Late', recorded: true })
    .contact('secret', 'blank', { name: 'Sina Secret' })
    .tie('e1', 'named', 0.6, 'NAMED')
    .tie('e2', 'blind', 0.6, 'BLIND')
    .tie('e2', 'late', 0.6, 'PRIVATE')
    .tie('e1', 'secret', 0.9, 'PRIVATE')
    .project('work', 'kuhn', { name: 'Work', from: '2026-01-01' })
    .link('WORKED_ON', 'e2', 'work', { from: '2026-01-01' });
}

/** Asks one application about targets; `appNow` gives the one of the present test. */
export function askingFor(appNow: () => TestApplication) {
  const list = async (
    viewer: string,
    variables: { sort?: string; filter?: object; after?: string | null; first?: number } = {},
  ) => (await appNow().data(viewer, LIST, { sort: 'NAME', first: 50, ...variables })).targets;
  const one = async (viewer: string, id: string) =>
    (await list(viewer)).nodes.find((node: { id: string }) => node.id === id);
  const kindsOf = async (viewer: string, id: string): Promise<string[]> =>
    (await one(viewer, id)).changes.map(({ kind }: { kind: string }) => kind);
  /** Moves the clock of the application, and lets the read model follow as the running server does. */
  const moveClock = async (to: string): Promise<void> => {
    appNow().application.now().setTime(Date.parse(to));
    await appNow().application.live.reload();
  };
  return { list, one, kindsOf, moveClock };
}
