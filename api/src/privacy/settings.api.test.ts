import { afterEach, describe, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

let company: TestApplication | undefined;

afterEach(async () => {
  await company?.close();
  company = undefined;
});

const SET = 'mutation ($sharing: TieSharing!) { setDefaultSharing(sharing: $sharing) { defaultSharing } }';
const TIE = '{ tie(between: ["anna", "carla"]) { word } }';

const rows = () =>
  new SmallCompany()
    .employee('anna')
    .employee('ben')
    .employee('stella', { roles: ['STEWARD'] })
    .contact('carla', undefined, { recorded: true })
    .contact('dora', undefined, { recorded: true })
    .tie('anna', 'carla', 0.7)
    .tie('anna', 'dora', 0.7, 'NAMED');

async function codeOf(app: TestApplication, viewer: string | null) {
  return (await app.run(viewer, SET, { sharing: 'BLIND' })).errors?.[0]?.extensions['code'];
}

describe('the company default of sharing', () => {
  it('is named in a trial, a steward’s to change, and holds for ties whose owner has not chosen', async () => {
    company = await openTestApplication(rows().rows());
    expect(await company.data('ben', '{ settings { defaultSharing } }')).toEqual({
      settings: { defaultSharing: 'NAMED' },
    });
    expect((await company.data('ben', TIE)).tie).toEqual({ word: 'STRONG' });
    expect(await codeOf(company, 'ben')).toBe('FORBIDDEN');
    expect(await codeOf(company, null)).toBe('UNAUTHENTICATED');
    expect((await company.data('stella', SET, { sharing: 'BLIND' })).setDefaultSharing).toEqual({
      defaultSharing: 'BLIND',
    });
    expect((await company.data('ben', TIE)).tie).toBeNull();
    expect((await company.data('ben', '{ tie(between: ["anna", "dora"]) { word } }')).tie).toEqual({
      word: 'STRONG',
    });
  });

  it('is blind in a live store, and nobody’s to change there', async () => {
    company = await openTestApplication(rows().setting('mode', 'live').rows(), { PERLEN_MODE: 'live' });
    expect(await company.data('ben', '{ settings { defaultSharing } }')).toEqual({
      settings: { defaultSharing: 'BLIND' },
    });
    expect(await codeOf(company, 'stella')).toBe('FORBIDDEN');
  });
});
