import { afterEach, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

let company: TestApplication | undefined;

afterEach(async () => {
  await company?.close();
  company = undefined;
});

it('the tour is due until its viewer closes it, and only for who has closed it it never comes again', async () => {
  company = await openTestApplication(new SmallCompany().employee('anna').employee('ben').rows());
  const isDue = async (viewer: string | 'operator') =>
    (await company?.data(viewer, '{ viewer { isTourDue } }'))?.['viewer'];
  expect(await isDue('anna')).toEqual({ isTourDue: true });
  await company.data('anna', 'mutation { closeTour }');
  expect(await isDue('anna')).toEqual({ isTourDue: false });
  expect(await isDue('ben')).toEqual({ isTourDue: true });
  expect(await isDue('operator')).toEqual({ isTourDue: false });
  const refused = await company.run(null, 'mutation { closeTour }');
  expect(refused.errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
});
