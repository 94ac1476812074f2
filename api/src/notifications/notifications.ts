import type { NotificationKind } from '../generated/schema.js';
import type { Context } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { checkPageSize, comparePositions, type Page, pageOf, positionOf } from '../graphql/paging.js';
import type { IntroductionView } from '../introductions/introduction-view.js';
import { introductions } from '../introductions/introductions.js';
import { targetOf } from '../paths/paths.js';
import type { TargetRecord } from '../paths/rungs.js';
import { changeView, type TargetChangeView } from '../targets/target-view.js';
import { markRead, readNews, readRequests } from './notification-store.js';
import { tellTargetNews } from './target-news.js';

export interface NotificationView {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly at: string;
  readonly isRead: boolean;
  readonly introduction: IntroductionView | null;
  readonly target: TargetRecord | null;
  readonly changes: TargetChangeView[];
}

const RECEIVED = 'received:';
const ANSWERED = 'answered:';
const NEWS = 'news:';
const MOST_IDS = 500;

/** What the viewer has been told, latest first. */
export async function notifications(
  context: Context,
  input: { after?: string | null; first: number },
): Promise<Page<NotificationView>> {
  const first = checkPageSize(input.first);
  const after = positionOf(input.after);
  await tellTargetNews(context, { isHurried: false });
  const placed = (await allNotifications(context))
    .map((view) => ({ view, position: { key: backwards(view.at), id: view.id } }))
    .sort((one, other) => comparePositions(one.position, other.position))
    .filter(({ position }) => after === null || comparePositions(position, after) > 0);
  const page = pageOf(placed, first, ({ position }) => position);
  return { nodes: page.nodes.map(({ view }) => view), pageInfo: page.pageInfo };
}

/** How many are unread. Asked once a minute by every open page: it searches for paths every five minutes at most. */
export async function unreadNotifications(context: Context): Promise<number> {
  await tellTargetNews(context, { isHurried: true });
  return (await allNotifications(context)).filter(({ isRead }) => !isRead).length;
}

/** Marks some or all as read; ids that are nobody's or somebody else's are passed over. */
export async function markNotificationsRead(
  context: Context,
  ids?: readonly string[] | null,
): Promise<number> {
  if (ids && ids.length > MOST_IDS) throw badInput('ids', `At most ${MOST_IDS} ids.`);
  const unread = (await allNotifications(context)).filter(({ isRead }) => !isRead).map(({ id }) => id);
  const chosen = ids ? unread.filter((id) => ids.includes(id)) : unread;
  const of = (prefix: string) =>
    chosen.filter((id) => id.startsWith(prefix)).map((id) => id.slice(prefix.length));
  if (chosen.length > 0) {
    const at = context.application.now().toISOString();
    await context.application.live.write((transaction) =>
      markRead(context, transaction, { news: of(NEWS), received: of(RECEIVED), answered: of(ANSWERED) }, at),
    );
  }
  return unread.length - chosen.length;
}

async function allNotifications(context: Context): Promise<NotificationView[]> {
  const [received, sent, read, news] = await Promise.all([
    introductions(context, 'RECEIVED'),
    introductions(context, 'SENT'),
    readRequests(context),
    readNews(context),
  ]);
  return [
    ...received.map((introduction) => ({
      ...EMPTY,
      id: RECEIVED + introduction.id,
      kind: 'REQUEST_RECEIVED' as const,
      at: introduction.askedAt,
      // Whoever has answered has read it; what was taken back need not be read.
      isRead: introduction.state !== 'ASKED' || read.received.has(introduction.id),
      introduction,
    })),
    ...sent.flatMap((introduction) => answeredView(introduction, read.answered)),
    ...news.flatMap(({ id, targetId, at, isRead, changes }) => {
      const target = targetOf(context, context.model, targetId);
      if (target === null) return [];
      const views = changes.map((change) => changeView(context, change));
      return { ...EMPTY, id: NEWS + id, kind: 'TARGET_CHANGED' as const, at, isRead, target, changes: views };
    }),
  ];
}

const EMPTY = { introduction: null, target: null, changes: [] as TargetChangeView[] };

function answeredView(introduction: IntroductionView, read: ReadonlySet<string>): NotificationView[] {
  const { id, state, answeredAt } = introduction;
  if ((state !== 'ACCEPTED' && state !== 'DECLINED') || answeredAt === null) return [];
  const isRead = read.has(id);
  return [{ ...EMPTY, id: ANSWERED + id, kind: 'REQUEST_ANSWERED', at: answeredAt, isRead, introduction }];
}

/** Later than every instant that is ever written. */
const LATEST_MS = 9_999_999_999_999;

/** The later, the smaller. */
function backwards(instant: string): string {
  return String(LATEST_MS - Date.parse(instant)).padStart(13, '0');
}
