import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { StoreUnavailable } from '../store/errors.js';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { type RunningServer, startServer } from './server.js';

const TOKEN = 'a-token-for-the-operator-of-this-test';
const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };

describe('A process that cannot know what was taken back', () => {
  let test: TestApplication;
  let server: RunningServer;
  beforeAll(async () => {
    test = await openTestApplication(new SmallCompany().employee('anna').rows(), { PERLEN_PORT: '0' });
    vi.spyOn(test.application.live, 'fresh').mockRejectedValue(new StoreUnavailable('away'));
    server = await startServer(test.application, TOKEN);
  });
  afterAll(async () => {
    await server.stop();
    await test.close();
  });

  it('answers no question, and says why', async () => {
    const body = JSON.stringify({ query: '{ person(id: "anna") { name } }' });
    const answer = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body });
    const { errors, data } = (await answer.json()) as { errors: unknown; data: unknown };
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'STORE_UNAVAILABLE' } }]);
  });

  it.each(['/export/people.csv', '/targets.csv', '/imports/x/refusals.csv'])(
    'gives no file: %s',
    async (path) => {
      const answer = await fetch(`${server.url}${path}`, { headers });
      expect(answer.status).toBe(503);
      expect(await answer.json()).toMatchObject({ error: { code: 'STORE_UNAVAILABLE' } });
    },
  );

  it('shows its pages and says that it is alive', async () => {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    for (const page of ['/imports', '/contacts']) {
      expect(await (await fetch(`${server.url}${page}`)).text()).not.toContain('STORE_UNAVAILABLE');
    }
  });
});
