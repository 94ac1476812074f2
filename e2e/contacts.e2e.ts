import { describe, expect, it } from 'vitest';
import { expectAccessible } from './expectations.js';
import { useSetting } from './setting.js';
import { found, personaId, signInThroughApi } from './visitor.js';

const setting = useSetting();

const CONNECTIONS = `Notes:
"You may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Zora,Ziegler,https://www.linkedin.com/in/zora-ziegler,zora@gmail.com,Zettelwerk GmbH,Head of Purchasing,14 Nov 2023
Yann,Yilmaz,https://www.linkedin.com/in/yann-yilmaz,,Zettelwerk GmbH,CTO,2 Jan 2020
<b>Xenia</b>,"=cmd|'/c calc'!A1",https://www.linkedin.com/in/xenia,,Vossbrink,Buyer,3 Mar 2021
`;
const file = { name: 'Connections.csv', mimeType: 'text/csv', buffer: Buffer.from(CONNECTIONS) };

describe('bringing in one’s own contacts', () => {
  it('stores those ticked with the sharing chosen, and a colleague finds neither them nor the others', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto('/contacts/import');
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('Zora Ziegler').waitFor();
    await page.getByText(`<b>Xenia</b> =cmd|'/c calc'!A1`).waitFor();
    expect(await page.locator('.preview-list input[type=checkbox]:checked').count()).toBe(0);
    await page.getByRole('checkbox', { name: /Zora Ziegler/u }).check();
    await page.getByRole('radio', { name: 'Only me' }).check({ force: true });
    await page.getByRole('button', { name: 'Store one person' }).click();
    await page.waitForURL(/\/contacts\?mine=true/u);
    const row = page.locator('.contact-row', { hasText: 'Zora Ziegler' });
    await row.getByText('Your choice').waitFor();
    expect(await page.locator('.contact-row').count()).toBe(1);

    const manager = await personaId(setting.server, 'MANAGER');
    const names = 'subject { ... on Person { name } ... on Organization { name } }';
    const search = `{ zora: search(text: "Zora Ziegler") { ${names} } zettel: search(text: "Zettelwerk") { ${names} } }`;
    const hits = JSON.stringify(await setting.server.ask(search, {}, manager));
    expect(hits).not.toMatch(/Zora|Zettelwerk/u);

    await page.goto('/contacts/import');
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText('Withdrawn: one person.').waitFor();
    await page.goto('/contacts?mine=true');
    await page.getByRole('heading', { name: 'Nobody matches' }).waitFor();
  });

  it('keeps the ticks over a session that ends in between', async () => {
    const { page, context } = await setting.visit({ as: 'SALES', mayFail: true });
    await page.goto('/contacts/import');
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('checkbox', { name: /Yann Yilmaz/u }).check();
    // The session ends with this very request: earlier, a question in the background could take the button away first.
    await page.route('**/graphql', async (route) => {
      if (/"operationName":"TakeContacts"/u.test(route.request().postData() ?? ''))
        await context.clearCookies();
      await route.continue();
    });
    await page.getByRole('button', { name: 'Store one person' }).click();
    await page.locator('.persona-card').first().waitFor();
    await signInThroughApi(context, await personaId(setting.server, 'SALES'));
    await page.reload();
    expect(await page.getByRole('checkbox', { name: /Yann Yilmaz/u }).isChecked()).toBe(true);
  });

  it('says what to do with a file of the wrong kind', async () => {
    const { page } = await setting.visit({ as: 'EMPLOYEE', language: 'de', mayFail: true });
    await page.goto('/contacts/import');
    const wrong = {
      name: 'anmelden.html',
      mimeType: 'text/html',
      buffer: Buffer.from('<!doctype html><p>Hi'),
    };
    await page.locator('input[type=file]').setInputFiles(wrong);
    await page.getByText(/gespeicherte Webseite.*Lade die Datei selbst herunter/u).waitFor();
  });

  it('scrolls through ten thousand rows', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    const rows = Array.from(
      { length: 10_000 },
      (_, number) => `Person,No${number},https://linkedin.com/in/p${number},,,,`,
    );
    const many = `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${rows.join('\n')}\n`;
    await page.goto('/contacts/import');
    await page.locator('input[type=file]').setInputFiles({ ...file, buffer: Buffer.from(many) });
    await page.getByText('Person No0', { exact: true }).waitFor();
    expect(await page.locator('.preview-row').count()).toBeLessThan(100);
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await page.getByText('Person No9999', { exact: true }).waitFor();
    await page.getByRole('searchbox', { name: 'Search in the file' }).fill('no4711');
    await page.getByRole('checkbox', { name: /Person No4711/u }).check();
    expect(await page.locator('.preview-row').count()).toBe(1);
  });
});

describe('do you know them?', () => {
  it('is answered by one key a card, and Ctrl+Z restores what was', async () => {
    const { page, context } = await setting.visit({ as: 'SALES' });
    await page.goto('/know');
    const current = page.locator('.know-card[data-current]');
    const first = found(await current.getByRole('heading').textContent());
    await page.keyboard.press('1');
    await page.locator('.know-card', { hasText: first }).getByRole('button', { name: 'Well' }).waitFor();
    await page.keyboard.press('0');
    await page.getByText('2 of').waitFor();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.getByText('0 of').waitFor();
    expect(await current.getByRole('heading').textContent()).toBe(first);
    await expect
      .poll(async () => {
        const response = await context.request.post('/graphql', {
          headers: { 'apollo-require-preflight': 'true' },
          data: { query: '{ doYouKnow(first: 1) { doneToday skippedCount } }' },
        });
        return ((await response.json()) as { data: { doYouKnow: unknown } }).data.doYouKnow;
      })
      .toEqual({ doneToday: 0, skippedCount: 0 });
  });

  it('is answered by touch on a phone', async () => {
    const { page } = await setting.visit({ as: 'SALES', widthPx: 390, heightPx: 844 });
    await page.goto('/know');
    await page.getByRole('button', { name: 'Somewhat' }).click();
    await page.getByText('1 of').waitFor();
    await page.getByRole('button', { name: /Undo/u }).click();
    await page.getByText('0 of').waitFor();
  });
});

describe('a rule of sharing', () => {
  it('is previewed, holds at once, and is taken back', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto('/contacts?rules=true');
    const panel = page.getByRole('dialog');
    await panel.getByLabel('Whom it covers').selectOption('DEPARTMENT');
    await panel.locator('.rule-form select').nth(1).selectOption({ label: 'Vertrieb' });
    const sentence = found(await panel.locator('.rule-preview strong').textContent());
    const count = Number(/\d+/u.exec(sentence)?.[0]);
    expect(count).toBeGreaterThan(0);
    await panel.getByRole('button', { name: 'Add this rule' }).click();
    await panel.getByText(`holds for ${count} of`).waitFor();
    await page.goto('/contacts?sharing=PRIVATE');
    await page.getByText('By your rule').first().waitFor();
    expect(await page.locator('.contact-row').count()).toBe(count);
    await page.goto('/contacts?rules=true');
    await panel.getByRole('button', { name: 'Remove this rule' }).click();
    await panel.getByText('No rules yet.').waitFor();
  });
});

describe.each([
  { scheme: 'light' as const, language: 'en' as const, widthPx: 1440 },
  { scheme: 'dark' as const, language: 'de' as const, widthPx: 390 },
])('axe finds nothing ($scheme, $language, $widthPx px)', (look) => {
  it('on the pages of one’s own contacts', async () => {
    const { page } = await setting.visit({ ...look, as: 'SALES' });
    await page.goto('/know');
    await page.locator('.know-card[data-current]').waitFor();
    await expectAccessible(page);
    await page.goto('/contacts');
    await page.locator('.contact-tick input').first().check();
    await expectAccessible(page);
    await page.goto('/contacts?rules=true');
    await page.locator('.rule-form').waitFor();
    await expectAccessible(page);
    await page.goto('/contacts/import');
    await page.locator('.file-help').waitFor();
    await expectAccessible(page);
    await page.locator('input[type=file]').setInputFiles(file);
    await page.locator('.preview-tick input').first().check();
    await expectAccessible(page);
  });
});
