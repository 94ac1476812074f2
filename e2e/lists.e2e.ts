import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSideways } from './expectations.js';
import { useSetting } from './setting.js';

const setting = useSetting();
/** A name that a spreadsheet would take for a formula. */
const formula = '=HYPERLINK("https://evil.example")';

async function createFormulaPerson(): Promise<void> {
  const { people } = await setting.server.ask<{ people: { nodes: unknown[] } }>(
    'query ($name: String!) { people(filter: { nameStartsWith: $name }) { nodes { id } } }',
    { name: formula },
  );
  if (people.nodes.length > 0) return;
  await setting.server.ask(
    'mutation ($name: String!) { createPerson(input: { kind: EMPLOYEE, name: $name, title: "Sägewerker" }) { id } }',
    { name: formula },
  );
}

describe('the list of people', () => {
  it('is narrowed down and sorted by its address, and back takes one step back', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto('/people');
    await page.locator('.grid-row a').first().waitFor();
    const all = await expectCount(page, (text) => /\d/u.test(text));

    await page.getByRole('button', { name: 'Department', exact: true }).click();
    await page.getByRole('checkbox', { name: /^Vertrieb/u }).check();
    await page.waitForURL(/department=/u);
    await page.keyboard.press('Escape');
    await page.locator('.facet-bar').getByText('Vertrieb').waitFor();
    const counted = await expectCount(page, (text) => text !== all);

    await page.getByRole('button', { name: 'Job title' }).click();
    await page.waitForURL(/sort=TITLE/u);
    await page.getByRole('checkbox', { name: /^Only people I know/u }).check();
    await page.waitForURL(/known=1/u);
    await expectCount(page, (text) => text !== counted);
    await page.locator('.grid-row .chip').first().waitFor();

    await page.goBack();
    await expectCount(page, (text) => text === counted);
    expect(page.url()).not.toContain('known');
    await page.goBack();
    await page.goBack();
    await expectCount(page, (text) => text === all);
    await page.goForward();
    await expectCount(page, (text) => text === counted);

    await page.reload();
    await expectCount(page, (text) => text === counted);
  });

  it('keeps filters under a name, for every device', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto('/people?kind=CONTACT&sort=PLACE');
    await page.locator('.grid-row a').first().waitFor();
    await page.getByRole('button', { name: 'My filters' }).click();
    await page.getByRole('textbox', { name: 'Name of the filter' }).fill('Contacts by place');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Contacts by place', exact: true }).first().waitFor();

    const { page: phone } = await setting.visit({ as: 'SALES', widthPx: 390, heightPx: 844 });
    await phone.goto('/people');
    await phone.getByRole('button', { name: 'My filters' }).click();
    await phone.getByRole('button', { name: 'Contacts by place', exact: true }).click();
    await phone.waitForURL(/kind=CONTACT&sort=PLACE|sort=PLACE&kind=CONTACT/u);
    await expectNoSideways(phone);

    await page.getByRole('button', { name: 'Rename saved filter: Contacts by place' }).click();
    await page.locator('.saved-form .text-field').first().fill('Outside');
    await page.getByRole('button', { name: 'Save name' }).click();
    await page.getByRole('button', { name: 'Remove saved filter: Outside' }).click();
    await page.getByText('Removed: Outside').waitFor();

    const { page: other } = await setting.visit({ as: 'STEWARD' });
    await other.goto('/people');
    await other.getByRole('button', { name: 'My filters' }).click();
    await other.getByText('None yet.').waitFor();
  });

  it('is saved as a file with all its rows, in which no name is a formula', async () => {
    await createFormulaPerson();
    const { page } = await setting.visit({ as: 'SALES', language: 'de' });
    await page.goto('/people');
    await page.locator('.grid-row a').first().waitFor();
    const everybody = Number.parseInt(
      (await page.locator('.list-count').innerText()).replace(/\D/gu, ''),
      10,
    );
    const text = await exported(page);
    expect(text.startsWith('\ufeffName;Art;Funktion;')).toBe(true);
    expect(text.trimEnd().split('\r\n')).toHaveLength(everybody + 1);
    expect(text).toContain('Sägewerker');
    expect(text).toContain(`"'${formula.replaceAll('"', '""')}"`);

    await page.getByRole('textbox', { name: 'In der Liste suchen' }).fill('sägew');
    await page.getByText('Eine Person').waitFor();
    expect((await exported(page)).trimEnd().split('\r\n')).toHaveLength(2);
  });

  it('is walked through by the keyboard alone: from the field to the last row and into it', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto('/people');
    await page.locator('.grid-row a').first().waitFor();
    await page.keyboard.press('/');
    await page.locator('.search-within input:focus').waitFor();
    await page.locator('.grid-row a').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('tr[aria-rowindex="3"] a:focus').waitFor();
    await page.keyboard.press('End');
    const last = await page.locator('[role="grid"]').getAttribute('aria-rowcount');
    await page.locator(`tr[aria-rowindex="${last}"] a:focus`).waitFor();
    const name = await page.locator(`tr[aria-rowindex="${last}"] th a`).innerText();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/people\/[0-9a-f-]{36}/u);
    await page.getByRole('heading', { name }).first().waitFor();
    await page.goBack();
    await page.locator('.grid-row a').first().waitFor();
  });

  it('puts up with a pasted book and with nonsense in the address', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto('/people?sort=SHOE_SIZE&kind=ROBOT&department=gone&down=maybe');
    await page.locator('.grid-row a').first().waitFor();
    await page.locator('.search-within input').evaluate((field: HTMLInputElement) => {
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      set?.call(field, 'wörter '.repeat(750_000));
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
    expect((await page.locator('.search-within input').inputValue()).length).toBeLessThanOrEqual(200);
    await page.getByRole('button', { name: 'Clear filters' }).last().click();
    await page.locator('.grid-row a').first().waitFor();
  });
});

describe('who knows what', () => {
  it('finds the engineer an expert, with evidence and a way to them, from the list of skills', async () => {
    const { page } = await setting.visit({ as: 'EMPLOYEE' });
    await page.goto('/experts');
    await page.getByRole('button', { name: /^Hydraulik/u }).click();
    await page.waitForURL(/about=Hydraulik/u);
    await page.getByRole('region', { name: 'State it themselves' }).locator('.expert').first().waitFor();
    expect(await page.locator('.expert-evidence .chip').first().innerText()).toContain('Hydraulik');
    expect(await page.locator('.expert-way a[href^="mailto:"]').count()).toBeGreaterThan(0);
    await page.getByRole('combobox', { name: 'Department' }).selectOption({ index: 1 });
    await page.waitForURL(/department=/u);
    await page.goBack();
    await page.locator('.experts-more').click();
    await page.locator('.expert').nth(30).waitFor();
    const name = await page.locator('.expert-name').first().innerText();
    await page.locator('.expert-name').first().click();
    await page.getByRole('heading', { name }).first().waitFor();
  });

  it('leads on where nobody states it', async () => {
    const { page } = await setting.visit({ as: 'EMPLOYEE', language: 'de' });
    await page.goto('/experts');
    await page.getByRole('textbox', { name: 'Womit soll sich jemand auskennen?' }).fill('Hydrokultur');
    await page.getByRole('heading', { name: /nennt hier niemand/u }).waitFor();
    await page.getByRole('button', { name: 'Hydraulik' }).click();
    await page.locator('.expert').first().waitFor();
  });
});

const addresses = [
  '/people',
  '/people?known=1',
  '/people?q=zyxqwv',
  '/organizations',
  '/projects',
  '/experts',
  '/experts?about=hydraulik',
  '/experts?about=zyxqwv',
];

describe.each([
  { scheme: 'light' as const, language: 'en' as const, widthPx: 1440 },
  { scheme: 'dark' as const, language: 'de' as const, widthPx: 320 },
])('every list ($scheme, $language, $widthPx px)', (look) => {
  it('is no wider than the screen, and axe finds nothing', async () => {
    const { page } = await setting.visit({ ...look, as: 'SALES' });
    for (const address of addresses) {
      await page.goto(address);
      await page.locator('main h1').waitFor();
      await page.locator('.grid-row a, .empty h2, .expert, .skill-button').first().waitFor();
      await expectNoSideways(page);
      await expectAccessible(page);
    }
    await page.goto('/people');
    await page.locator('.grid-row a').first().waitFor();
    if (look.widthPx < 640) await page.locator('.facet-unfold').click();
    await page.locator('.facet-more .dropdown > button, .facet-bar .dropdown > button').first().click();
    await page.locator('.facet-option').first().waitFor();
    await expectNoSideways(page);
    await expectAccessible(page);
  });
});

async function exported(page: Page): Promise<string> {
  const button = page.getByRole('button', { name: 'Als CSV speichern' });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  expect(download.suggestedFilename()).toMatch(/^Perlen-Personen-\d{4}-\d\d-\d\d\.csv$/u);
  return readFileSync(await download.path(), 'utf8');
}

/** Waits until the number of rows is as wanted; gives it. */
async function expectCount(page: Page, isWanted: (text: string) => boolean): Promise<string> {
  const count = page.locator('.list-count');
  await expect.poll(async () => isWanted(await count.innerText()), { timeout: 15_000 }).toBe(true);
  return count.innerText();
}
