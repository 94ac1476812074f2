import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SmallCompany } from '../testing/small-company.js';
import { openTestApplication, type TestApplication } from '../testing/test-application.js';

const MATCH = `query ($lines: [String!]!) { matchTargets(lines: $lines) { line text outcome duplicateOf
  candidates { ... on Person { id } ... on Organization { id } } suggestion { kind name domain email } } }`;

let app: TestApplication;

beforeAll(async () => {
  const company = new SmallCompany()
    .organization('weber', 'PROSPECT', { name: 'Müller Weber AG', domain: 'weber.example' })
    .organization('kuhn', 'CUSTOMER', { name: 'Kühn Technik GmbH' })
    .employee('seller', { roles: ['SALES'] })
    .employee('e1')
    .contact('anna', 'weber', { name: 'Anna Weber', recorded: true, email: 'anna@weber.example' })
    .contact('jan1', 'weber', { name: 'Jan Doppelt', recorded: true })
    .contact('jan2', 'kuhn', { name: 'Jan Doppelt', recorded: true })
    .contact('secret', 'kuhn', { name: 'Sina Secret', email: 'sina@kuhn.example' })
    .tie('e1', 'secret', 0.9, 'PRIVATE')
    .tie('e1', 'anna', 0.5);
  app = await openTestApplication(company.rows());
});

afterAll(() => app.close());

async function match(viewer: string, ...lines: string[]) {
  return (await app.data(viewer, MATCH, { lines })).matchTargets;
}

async function outcomes(viewer: string, ...lines: string[]): Promise<string[]> {
  const found = await match(viewer, ...lines);
  return found.map(({ outcome, candidates }: { outcome: string; candidates: { id: string }[] }) =>
    [outcome, ...candidates.map(({ id }) => id)].join(' '),
  );
}

describe('a pasted list', () => {
  it('finds names, spellings, domains and addresses of pages exactly', async () => {
    const lines = ['anna weber', 'MÜLLER WEBER AG', 'kuehn technik gmbh', 'https://www.weber.example/x'];
    expect(await outcomes('seller', ...lines)).toEqual([
      'EXACT anna',
      'EXACT weber',
      'EXACT kuhn',
      'DUPLICATE',
    ]);
    expect(await outcomes('seller', 'weber.example', 'Weber, Anna')).toEqual(['EXACT weber', 'EXACT anna']);
  });

  it('asks to confirm where several have the name, or something is only like it', async () => {
    expect(await outcomes('seller', 'Jan Doppelt')).toEqual(['DOUBTFUL jan1 jan2']);
    expect(await outcomes('seller', 'Kühn Technik SE')).toEqual(['DOUBTFUL kuhn']);
    expect(await outcomes('seller', 'Anna Wever')).toEqual(['DOUBTFUL anna']);
  });

  it('says of unknown lines what could be created, and of junk that it is none', async () => {
    const [company, person, mail, junk] = await match(
      'seller',
      'neu-ag.de',
      'Zoe Neu',
      'zoe.neu@neu-ag.de',
      '<br>--',
    );
    expect(company).toMatchObject({
      outcome: 'UNKNOWN',
      suggestion: { kind: 'ORGANIZATION', domain: 'neu-ag.de' },
    });
    expect(person).toMatchObject({ outcome: 'UNKNOWN', suggestion: { kind: 'PERSON', name: 'Zoe Neu' } });
    expect(mail).toMatchObject({
      suggestion: { kind: 'PERSON', name: 'Zoe Neu', email: 'zoe.neu@neu-ag.de' },
    });
    expect(junk).toMatchObject({ outcome: 'UNREADABLE', suggestion: null });
  });

  it('tells duplicates and what is a target already', async () => {
    await app.data('seller', 'mutation { addTargets(ids: ["anna"]) }');
    const found = await match('seller', 'Anna Weber', 'Neu', 'anna weber', ' neu ', '--', '--');
    expect(found.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'ALREADY',
      'UNKNOWN',
      'DUPLICATE',
      'DUPLICATE',
      'UNREADABLE',
      'UNREADABLE',
    ]);
    expect([found[2].duplicateOf, found[3].duplicateOf]).toEqual([0, 1]);
  });

  it('finds what only the viewer may see for them alone, and an address for those only who may know it', async () => {
    const lines = ['Sina Secret', 'sina@kuhn.example', 'anna@weber.example'];
    expect(await outcomes('e1', ...lines)).toEqual(['EXACT secret', 'DUPLICATE', 'EXACT anna']);
    const unknown = await match(
      'seller',
      'Sina Secret',
      'sina@kuhn.example',
      'Sina Secreta',
      'nobody@kuhn.example',
    );
    expect([unknown[0].outcome, unknown[0].candidates]).toEqual(['UNKNOWN', []]);
    expect([unknown[1].outcome, unknown[1].candidates]).toEqual([unknown[3].outcome, unknown[3].candidates]);
    expect(unknown[1].candidates).toEqual([{ id: 'kuhn' }]);
    // The address of a contact one has no tie to names nobody.
    const byMail = (await match('seller', 'anna@weber.example'))[0];
    expect(byMail).toMatchObject({ outcome: 'DOUBTFUL', candidates: [{ id: 'weber' }] });
  });

  it('takes 200 lines, however long and strange, and refuses more', async () => {
    const lines = Array.from(
      { length: 200 },
      (_, place) => `${'<i>'.repeat(place)}${'x'.repeat(place * 50)}`,
    );
    expect(await match('seller', ...lines)).toHaveLength(200);
    const { errors } = await app.run('seller', MATCH, { lines: [...lines, 'one more'] });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'lines' });
    expect((await app.run(null, MATCH, { lines: [] })).errors?.[0]?.extensions['code']).toBe(
      'UNAUTHENTICATED',
    );
  });
});
