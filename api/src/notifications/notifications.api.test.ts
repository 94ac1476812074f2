import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const LIST = `query ($first: Int!, $after: String) { notifications(first: $first, after: $after) {
  nodes { id kind isRead at introduction { id state } target { ... on Person { id } ... on Organization { id } }
    changes { kind word } } pageInfo { endCursor hasNextPage } } }`;
const READ = 'mutation ($ids: [ID!]) { markNotificationsRead(ids: $ids) }';
const ASK = 'mutation ($path: ID!) { askForIntroduction(input: { path: $path }) { id } }';
const ANSWER =
  'mutation ($id: ID!, $answer: IntroductionAnswer!) { answerIntroduction(id: $id, answer: $answer) { id } }';
const SHARE =
  'mutation ($with: ID!, $sharing: TieSharing!) { setTieSharing(with: $with, sharing: $sharing) { word } }';

let app: TestApplication;

beforeEach(async () => {
  const company = new SmallCompany()
    .organization('weber', 'PROSPECT')
    .employee('seller', { roles: ['SALES'] })
    .employee('rival')
    .employee('e1')
    .employee('e2')
    .contact('named', 'weber', { recorded: true })
    .contact('late', 'weber', { recorded: true })
    .tie('e1', 'named', 0.6, 'NAMED')
    .tie('e2', 'late', 0.6, 'PRIVATE');
  app = await openTestApplication(company.rows());
});

afterEach(() => app.close());

const list = async (viewer: string, first = 50, after: string | null = null) =>
  (await app.data(viewer, LIST, { first, after })).notifications;
const unread = async (viewer: string): Promise<number> =>
  (await app.data(viewer, '{ unreadNotifications }')).unreadNotifications;

async function ask(): Promise<string> {
  const { warmPaths } = await app.data(
    'seller',
    '{ warmPaths(input: { to: "named" }) { ... on WarmPaths { paths { id } } } }',
  );
  return (await app.data('seller', ASK, { path: warmPaths.paths[0].id })).askForIntroduction.id;
}

describe('notifications', () => {
  it('tell the asked of a request and the asker of the answer, each of them alone', async () => {
    const id = await ask();
    expect([await unread('e1'), await unread('seller'), await unread('rival')]).toEqual([1, 0, 0]);
    expect((await list('e1')).nodes).toMatchObject([
      { kind: 'REQUEST_RECEIVED', isRead: false, introduction: { id, state: 'ASKED' }, target: null },
    ]);
    await app.data('e1', ANSWER, { id, answer: 'ACCEPT' });
    expect([await unread('e1'), await unread('seller'), await unread('rival')]).toEqual([0, 1, 0]);
    expect((await list('seller')).nodes).toMatchObject([{ kind: 'REQUEST_ANSWERED', isRead: false }]);
  });

  it('can be marked as read, one or all, and by nobody else', async () => {
    const id = await ask();
    const notification = (await list('e1')).nodes[0].id;
    expect((await app.data('rival', READ, { ids: [notification] })).markNotificationsRead).toBe(0);
    expect(await unread('e1')).toBe(1);
    expect((await app.data('e1', READ, { ids: [notification, 'none'] })).markNotificationsRead).toBe(0);
    expect((await list('e1')).nodes[0].isRead).toBe(true);
    await app.data('e1', ANSWER, { id, answer: 'DECLINE' });
    expect((await app.data('seller', READ)).markNotificationsRead).toBe(0);
    expect((await list('seller')).nodes).toMatchObject([{ kind: 'REQUEST_ANSWERED', isRead: true }]);
  });

  it('tell once of what changed about a target, and count it as read when the targets were looked at', async () => {
    await app.data('seller', 'mutation { addTargets(ids: ["late"]) }');
    await app.data('e2', SHARE, { with: 'late', sharing: 'NAMED' });
    expect((await list('seller')).nodes).toMatchObject([
      {
        kind: 'TARGET_CHANGED',
        isRead: false,
        target: { id: 'late' },
        changes: [{ kind: 'NEW_PATH', word: 'STRONG' }],
      },
    ]);
    expect((await list('seller')).nodes).toHaveLength(1);
    expect([await unread('seller'), await unread('rival')]).toEqual([1, 0]);
    await app.data('seller', 'mutation { visitTargets { isNew } }');
    expect(await unread('seller')).toBe(0);
    expect((await list('seller')).nodes).toHaveLength(1);
    app.application.now().setTime(Date.parse('2026-11-23T12:05:00Z'));
    await app.data('e2', SHARE, { with: 'late', sharing: 'PRIVATE' });
    expect(
      (await list('seller')).nodes.map(({ changes }: { changes: unknown[] }) => changes[0]),
    ).toMatchObject([{ kind: 'PATH_LOST' }, { kind: 'NEW_PATH' }]);
  });

  it('go with the star', async () => {
    await app.data('seller', 'mutation { addTargets(ids: ["late"]) }');
    await app.data('e2', SHARE, { with: 'late', sharing: 'NAMED' });
    expect((await list('seller')).nodes).toHaveLength(1);
    await app.data('seller', 'mutation { removeTargets(ids: ["late"]) }');
    expect((await list('seller')).nodes).toEqual([]);
  });

  it('tell of an offer on the next UTC day only', async () => {
    await app.data('seller', 'mutation { addTargets(ids: ["late"]) }');
    await app.data('e2', SHARE, { with: 'late', sharing: 'BLIND' });
    expect((await list('seller')).nodes).toEqual([]);
    app.application.now().setTime(Date.parse('2026-11-24T06:00:00Z'));
    await app.application.live.reload();
    expect(await unread('seller')).toBe(1);
    expect((await list('seller')).nodes).toMatchObject([
      { changes: [{ kind: 'NEW_OFFER', word: 'STRONG' }] },
    ]);
  });

  it('page without losing or repeating any', async () => {
    await app.data('seller', 'mutation { addTargets(ids: ["late", "weber", "named"]) }');
    await app.data('e1', SHARE, { with: 'named', sharing: 'PRIVATE' });
    await app.data('e2', SHARE, { with: 'late', sharing: 'NAMED' });
    const whole = (await list('seller')).nodes.map(({ id }: { id: string }) => id);
    const first = await list('seller', 1);
    const rest = await list('seller', 50, first.pageInfo.endCursor);
    expect([...first.nodes, ...rest.nodes].map(({ id }: { id: string }) => id)).toEqual(whole);
    expect(whole.length).toBeGreaterThan(1);
  });

  it('are for employees who are signed in', async () => {
    for (const viewer of [null, 'operator', 'named']) {
      for (const source of [
        '{ unreadNotifications }',
        '{ notifications { nodes { id } } }',
        'mutation { markNotificationsRead }',
      ]) {
        const { errors } = await app.run(viewer, source);
        expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
      }
    }
  });
});
