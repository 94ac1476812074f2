import { afterEach, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';
import { inProcess } from './connection.js';
import { askCoverage, coverageJson } from './coverage.js';
import { askReach, reachJson } from './reach.js';

let app: TestApplication;
afterEach(() => app.close());

/** Six in sales; the first knows somebody at `near`, and their contact somebody at `far`; `gone` is known without a name. */
async function open() {
  const company = new SmallCompany().setting('defaultSharing', 'NAMED').department('sales');
  for (let number = 1; number <= 6; number += 1) company.employee(`s${number}`, {}, 'sales');
  for (const id of ['near', 'far', 'gone'])
    company.organization(id).contact(`c-${id}`, id, { recorded: true });
  company.organization('buyer', 'CUSTOMER').contact('c-buyer', 'buyer', { recorded: true });
  company
    .tie('s1', 'c-near', 0.6)
    .tie('c-near', 'c-far', 0.3)
    .tie('s2', 'c-buyer', 0.1)
    .tie('s3', 'c-gone', 0.6, 'BLIND');
  app = await openTestApplication(company.rows());
  return inProcess(app.application, () => Promise.resolve());
}

it('perlen reach lists whom one reaches with the path, and who has no way in with the offer', async () => {
  const connection = await open();
  const options = { from: 's1', toHops: 3, timeoutMs: 30_000, as: 's1' };
  const answer = reachJson(await askReach(connection, options));
  expect(answer).toMatchObject({ isPartial: false, change: app.application.live.current.change });
  expect(
    answer.within.map(({ id, stage, word, hops, introducer, people }) => [
      [id, stage, word, hops, introducer?.id],
      people.map((person) => person.id),
    ]),
  ).toEqual([
    [
      ['near', 'prospect', 'strong', 1, 's1'],
      ['s1', 'c-near'],
    ],
    [
      ['far', 'prospect', 'medium', 2, 'c-near'],
      ['s1', 'c-near', 'c-far'],
    ],
  ]);
  expect(answer.without).toEqual([
    { id: 'gone', key: null, name: 'gone', stage: 'prospect', offer: { word: 'strong' } },
  ]);
  // The operator of a trial sees all but private ties.
  const ofCompany = await askReach(connection, { from: 'company', toHops: 1, timeoutMs: 30_000 });
  expect(ofCompany.within.map(({ target }) => target.id)).toEqual(['gone', 'near']);
  const customers = await askReach(connection, { ...options, from: 'company', stage: ['CUSTOMER'] });
  expect(customers.within.map(({ target }) => target.id)).toEqual(['buyer']);
});

it('perlen coverage says how well groups know organizations, and refuses an unknown department', async () => {
  const connection = await open();
  const options = { toHops: 1, timeoutMs: 30_000 };
  const answer = coverageJson(await askCoverage(connection, { ...options, stage: ['PROSPECT', 'CUSTOMER'] }));
  expect(answer.organizations.map(({ id, offer, hasWayIn }) => [id, offer?.word, hasWayIn])).toEqual([
    ['buyer', undefined, true],
    ['far', undefined, false],
    ['gone', 'strong', true],
    ['near', undefined, true],
  ]);
  const words = ['weak', 'none', 'none', 'strong'];
  expect(answer.groups).toEqual([
    { kind: 'company', department: null, words },
    { kind: 'group', department: { id: 'sales', key: null, name: 'sales' }, words },
  ]);
  const asked = askCoverage(connection, { ...options, departments: ['nowhere'] });
  await expect(asked).rejects.toMatchObject({ code: 'NOT_KNOWN_HERE' });
});
