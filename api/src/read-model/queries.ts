import { z } from 'zod';
import { defineQuery } from '../store/queries.js';
import type { Query, Reader, WriteTransaction } from '../store/store.js';
import { agreementRow, consentRow } from './consents.js';
import * as records from './records.js';
import { sharingRuleRow } from './sharing-rules.js';

/** What the read model reads. A page goes by person id. */
export const loadPeople = defineQuery('people/load', records.personRow);
export const peopleIds = defineQuery('people/ids', z.object({ id: z.string() }));
export const peopleByIds = defineQuery('people/by-ids', records.personRow);
export const peoplePageEnd = defineQuery(
  'people/page-end',
  z.object({ last: z.string().nullable(), count: z.number() }),
);
export const aliasesOf = defineQuery('people/aliases', z.object({ id: z.string(), mergedInto: z.string() }));
export const loadOrganizations = defineQuery('organizations/load', records.organizationRow);
export const organizationsByIds = defineQuery('organizations/by-ids', records.organizationRow);
export const loadProjects = defineQuery('projects/load', records.projectRow);
export const projectsByIds = defineQuery('projects/by-ids', records.projectRow);
export const projectsOfPeople = defineQuery('projects/of-people', records.projectRow);
export const allDepartments = defineQuery('departments/all', records.departmentRow);
export const allSkills = defineQuery('skills/all', records.skillRow);
export const loadEvidence = defineQuery('ties/load-evidence', records.evidenceRow);
export const evidenceOfPairs = defineQuery('ties/evidence-of-pairs', records.evidenceRow);
export const evidenceOfPage = defineQuery('ties/evidence-of-page', records.evidencePageRow);
export const sharingOfPage = defineQuery('privacy/sharing-of-page', records.sharingRow);
export const sharingOfPairs = defineQuery('privacy/sharing-of-pairs', records.sharingRow);
export const allSharingRules = defineQuery('privacy/all-sharing-rules', sharingRuleRow);
export const sharingRulesOf = defineQuery('privacy/sharing-rules-of', sharingRuleRow);
export const allConsents = defineQuery('consent/all-given', consentRow);
export const consentsOf = defineQuery('consent/given-by', consentRow);
export const agreements = defineQuery('consent/agreements', agreementRow);
export const recentAsks = defineQuery('introductions/recent-asks', records.askRow);
export const asksOf = defineQuery('introductions/asks-of', records.askRow);
export const offerAskers = defineQuery('introductions/offer-askers', records.offerAskerRow);
export const offerAskersOf = defineQuery('introductions/offer-askers-of', records.offerAskerRow);
export const allSettings = defineQuery('settings/all', records.settingRow);

const PAGE = 5_000;

const IDS_PER_PAGE = 20_000;

/** The ids of all people, merged records included, in order. */
export async function readPeopleIds(reader: Reader): Promise<string[]> {
  const ids: string[] = [];
  for (let after = ''; ; ) {
    const rows = await reader.read(peopleIds, { after, limit: IDS_PER_PAGE });
    for (const { id } of rows) ids.push(id);
    const last = rows.at(-1);
    if (last === undefined || rows.length < IDS_PER_PAGE) return ids;
    after = last.id;
  }
}

/**
 * Reads a list by pages of ids, the next one while the reader of the last still works. `sizeOf` counts what a page
 * brought: pages grow and shrink so that each brings about `wanted`.
 */
export async function* readPages<Row>(
  reader: Reader,
  query: Query<Row>,
  ids: readonly string[],
  { wanted, sizeOf }: { readonly wanted: number; readonly sizeOf: (rows: readonly Row[]) => number },
): AsyncGenerator<{ readonly ids: readonly string[]; readonly rows: readonly Row[] }> {
  let perPage = FIRST_PAGE;
  let start = 0;
  const readNext = () => {
    const page = ids.slice(start, start + perPage);
    start += page.length;
    const rows = reader.read(query, { ids: page });
    // Whoever waits for it hears of the failure; until then nobody does.
    rows.catch(() => undefined);
    return { ids: page, rows };
  };
  for (let next = readNext(); next.ids.length > 0; ) {
    const page = { ids: next.ids, rows: await next.rows };
    const fitting = (page.ids.length * wanted) / Math.max(1, sizeOf(page.rows));
    perPage = Math.round(Math.min(MOST_IDS_PER_PAGE, Math.max(1, fitting, perPage / 2), perPage * 2));
    next = readNext();
    yield page;
  }
}

const FIRST_PAGE = 100;
const MOST_IDS_PER_PAGE = 1_000;

/** All rows of a query that pages by `after` and `limit` over its own `id` column. */
export async function readAllById<Row extends { id: string }>(
  reader: Reader,
  query: Query<Row>,
): Promise<Row[]> {
  const all: Row[] = [];
  for (let after = ''; ; ) {
    const rows = await reader.read(query, { after, limit: PAGE });
    all.push(...rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return all;
    after = last.id;
  }
}

/** Slices of a query that reads the relationships of a page of people; the event loop breathes between them. */
export async function* readByPeople<Row>(reader: Reader, query: Query<Row>): AsyncGenerator<Row[]> {
  for (let after = ''; ; ) {
    const end = (await reader.read(peoplePageEnd, { after, limit: PAGE }))[0];
    if (end === undefined || end.last === null) return;
    yield await reader.read(query, { after, limit: PAGE });
    if (end.count < PAGE) return;
    after = end.last;
  }
}

/** Reads in chunks of a list parameter, so that no single statement grows without bound. */
export async function readInChunks<Row, Item>(
  reader: Reader,
  query: Query<Row>,
  parameter: string,
  items: readonly Item[],
  chunkSize = ITEMS_PER_STATEMENT,
): Promise<Row[]> {
  const all: Row[] = [];
  for (let start = 0; start < items.length; start += chunkSize) {
    all.push(...(await reader.read(query, { [parameter]: items.slice(start, start + chunkSize) })));
  }
  return all;
}

/** Writes in chunks of a list parameter, for the same reason; `more` is given with each. */
export async function runInChunks<Item>(
  transaction: WriteTransaction,
  query: Query<unknown>,
  parameter: string,
  items: readonly Item[],
  more: Record<string, unknown> = {},
): Promise<void> {
  for (let start = 0; start < items.length; start += ITEMS_PER_STATEMENT) {
    await transaction.run(query, { ...more, [parameter]: items.slice(start, start + ITEMS_PER_STATEMENT) });
  }
}

const ITEMS_PER_STATEMENT = 1_000;
