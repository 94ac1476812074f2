import { z } from 'zod';
import type { Context } from '../graphql/context.js';
import { newId } from '../store/ids.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { Reader, WriteTransaction } from '../store/store.js';
import { changeShape, type TargetChange } from '../targets/changes.js';
import type { StoredTarget } from '../targets/target-store.js';

/**
 * How notifications are kept: news of targets as TOLD from the employee to the target, so that they go with either of
 * the two; requests and answers are read from the introductions, where only the reading is noted.
 */

const changeList = z.array(changeShape);

const newsRow = z.object({
  id: z.string(),
  targetId: z.string(),
  at: z.string(),
  readAt: z.string().nullable(),
  changes: z.string(),
});

export interface News {
  readonly id: string;
  readonly targetId: string;
  readonly at: string;
  readonly isRead: boolean;
  readonly changes: TargetChange[];
}

const newsOf = defineQuery('notifications/news-of', newsRow);
const tellOfPerson = defineQuery('notifications/tell-of-person', noRows);
const tellOfOrganization = defineQuery('notifications/tell-of-organization', noRows);
const markNewsRead = defineQuery('notifications/mark-news-read', noRows);
const forgetNews = defineQuery('notifications/forget-news', noRows);
const forgetNewsAboutQuery = defineQuery('notifications/forget-news-about', noRows);
const requestsRead = defineQuery(
  'notifications/requests-read',
  z.object({ introductionId: z.string(), isReceived: z.boolean() }),
);
const markReceivedRead = defineQuery('notifications/mark-received-read', noRows);
const markAnsweredRead = defineQuery('notifications/mark-answered-read', noRows);

/** All news the viewer was told, latest first. */
export async function readNews(
  context: Context,
  reader: Reader = context.application.store,
): Promise<News[]> {
  const rows = await reader.read(newsOf, { personIds: ownIds(context) });
  return rows.map(({ id, targetId, at, readAt, changes }) => ({
    id,
    targetId,
    at,
    isRead: readAt !== null,
    changes: changeList.safeParse(parseOrNull(changes)).data ?? [],
  }));
}

/** Tells the viewer what changed about one of their targets; with `readAt` they have seen it on the page. */
export async function tell(
  transaction: WriteTransaction,
  { row, target }: StoredTarget,
  changes: readonly TargetChange[],
  at: string,
  readAt: string | null,
): Promise<void> {
  const properties = {
    id: newId(),
    at,
    changes: JSON.stringify(changes),
    ...(readAt === null ? {} : { readAt }),
  };
  const rows = [{ ownerId: row.ownerId, targetId: row.id, properties }];
  await transaction.run(target.__typename === 'Person' ? tellOfPerson : tellOfOrganization, { rows });
}

export async function markRead(
  context: Context,
  transaction: WriteTransaction,
  ids: {
    readonly news: readonly string[];
    readonly received: readonly string[];
    readonly answered: readonly string[];
  },
  at: string,
): Promise<void> {
  const personIds = ownIds(context);
  for (const [query, list] of [
    [markNewsRead, ids.news],
    [markReceivedRead, ids.received],
    [markAnsweredRead, ids.answered],
  ] as const) {
    if (list.length > 0) await transaction.run(query, { personIds, ids: list, at });
  }
}

export async function forget(
  context: Context,
  transaction: WriteTransaction,
  ids: readonly string[],
): Promise<void> {
  if (ids.length > 0) await transaction.run(forgetNews, { personIds: ownIds(context), ids });
}

/** Forgets the news of targets that the viewer stars no more. */
export async function forgetNewsAbout(
  context: Context,
  transaction: WriteTransaction,
  targetIds: readonly string[],
): Promise<void> {
  await transaction.run(forgetNewsAboutQuery, { personIds: ownIds(context), targetIds });
}

/** Ids of the requests whose arrival, and of those whose answer, the viewer has read of. */
export async function readRequests(
  context: Context,
): Promise<{ received: Set<string>; answered: Set<string> }> {
  const rows = await context.application.store.read(requestsRead, { personIds: ownIds(context) });
  const idsWhere = (isReceived: boolean) =>
    new Set(rows.filter((row) => row.isReceived === isReceived).map(({ introductionId }) => introductionId));
  return { received: idsWhere(true), answered: idsWhere(false) };
}

function ownIds(context: Context): string[] {
  return context.directory.idsOf(context.requirePerson().id);
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
