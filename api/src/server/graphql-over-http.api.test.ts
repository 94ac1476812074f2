import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { type RunningServer, startServer } from './server.js';

let test: TestApplication;
let server: RunningServer;
beforeAll(async () => {
  test = await openTestApplication(new SmallCompany().organization('own', 'OWN').rows(), {
    PERLEN_PORT: '0',
  });
  server = await startServer(test.application, 'a-token-for-the-operator-of-this-test');
});
afterAll(async () => {
  await server.stop();
  await test.close();
});

/**
 * The one piece of advice that is not taken: a request that is wrong is answered by a status of its own also to a client
 * that has not heard of application/graphql-response+json.
 */
const NOT_TAKEN = /^SHOULD use (?:200 status code|a status code of 200) .+ when accepting application\/json$/;

/** Without a header that no form can send a GET is refused, as it could come from a foreign page. */
const asNoForm: typeof fetch = (input, init) =>
  fetch(input, { ...init, headers: { ...init?.headers, 'apollo-require-preflight': 'true' } });

it('The API keeps to GraphQL over HTTP, by its audit suite', async () => {
  const audits = serverAudits({ url: `${server.url}/graphql`, fetchFn: asNoForm });
  expect(audits.length).toBeGreaterThan(60);
  const results = await Promise.all(audits.map(({ fn }) => fn()));
  const failed = results.flatMap((result) =>
    result.status === 'ok' || NOT_TAKEN.test(result.name) ? [] : [`${result.name}: ${result.reason}`],
  );
  expect(failed).toEqual([]);
});
