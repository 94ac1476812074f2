import { describe, expect, it } from 'vitest';
import { useSetting } from './setting.js';
import { personaId } from './visitor.js';

const setting = useSetting();

const hostileNames: { what: string; name: string; shown?: string }[] = [
  { what: 'markup', name: '<img src=x onerror="document.title=1"><script>alert(1)</script>Zorn' },
  { what: 'templates', name: 'Zorn {{asked}} $t(undo) <%= 1 %> %s' },
  // Nothing may turn the text around it: the server takes the override out.
  { what: 'right-to-left text', name: 'Zorn \u202eאבגד gnp.exe\u202c محمد', shown: 'Zorn אבגד gnp.exe محمد' },
  { what: 'emoji and combining marks', name: 'Zorn 👩‍👩‍👧‍👦🏳️‍🌈 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢' },
  { what: 'one word of 200 letters', name: `Zorn${'ä'.repeat(196)}` },
  { what: 'a formula and Cypher', name: `=cmd|' /C calc'!A0 Zorn"}) MATCH (n) DETACH DELETE n //` },
];

describe('names from outside are text', () => {
  it.each(hostileNames)('$what', async ({ name, shown = name }) => {
    const { page } = await setting.visit({ as: 'SALES', widthPx: 390, heightPx: 800 });
    const { organization, person } = await createBoth(name);
    await setting.server.ask(
      'mutation($with: ID!) { declareTie(with: $with, level: WELL) { word } }',
      { with: person },
      await personaId(setting.server, 'MANAGER'),
    );
    for (const target of [person, organization]) {
      await page.goto(`/find?to=${target}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      const said = await page.getByRole('heading', { level: 1 }).textContent();
      expect(said?.replaceAll(/\s+/gu, ' ')).toContain(shown.replaceAll(/\s+/gu, ' '));
      expect(await page.locator('main img, main script').count()).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
    await page.goto(`/find?to=${person}&person=${person}`);
    await page.getByRole('dialog').getByRole('heading', { level: 2 }).last().waitFor();
    expect(await page.title()).not.toBe('1');
  });
});

async function createBoth(name: string): Promise<{ organization: string; person: string }> {
  const made = await setting.server.ask<{ createOrganization: { id: string } }>(
    'mutation($input: OrganizationInput!) { createOrganization(input: $input) { id } }',
    { input: { name, stage: 'PROSPECT' } },
  );
  const organization = made.createOrganization.id;
  const { createPerson } = await setting.server.ask<{ createPerson: { id: string } }>(
    'mutation($input: CreatePersonInput!) { createPerson(input: $input) { id } }',
    { input: { kind: 'CONTACT', name, title: name, organization } },
  );
  return { organization, person: createPerson.id };
}
