import { describe, expect, it } from 'vitest';
import { expectAccessible } from './expectations.js';
import { isShown } from './pages.js';
import { useSetting } from './setting.js';
import { storyTargetId } from './visitor.js';

const setting = useSetting();

describe('the palette', () => {
  it('opens by Ctrl+K from anywhere, finds a company by the first letters, and leads there', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto('/find');
    await isShown(page);
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog', { name: 'Search, go, do' });
    await page.keyboard.type('vossb');
    const company = dialog.getByRole('option', { name: /^Vossbrink Kunststofftechnik/u });
    await company.waitFor();
    await expectAccessible(page);
    await company.click();
    await page.waitForURL('**/organizations/*');
    await page.getByRole('heading', { level: 1, name: /Vossbrink/u }).waitFor();
  });

  it('shows the way to somebody by Ctrl+Enter', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto('/people');
    await isShown(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Sabine Weber');
    await page
      .getByRole('option', { name: /Sabine Weber/u })
      .first()
      .waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: /Jana Kühn/u }).waitFor();
  });

  it('takes a pasted document for a few words, says so when nothing fits, and gives the focus back', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto('/people');
    await isShown(page);
    const opener = page.getByRole('button', { name: /Search or go to/u });
    await opener.click();
    const field = page.locator('.palette-field');
    await field.fill('zyx '.repeat(1_300_000));
    await page.getByText('Nothing found').waitFor();
    expect((await field.inputValue()).length).toBe(200);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('does what it says: the other language, then a page by its name in it', async () => {
    const { page } = await setting.visit({ as: 'STEWARD' });
    await page.goto('/inbox');
    await isShown(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Deutsch');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Vorstellungen' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Dubl');
    await page.getByRole('option', { name: 'Dubletten' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/duplicates');
  });
});

describe('keys', () => {
  it('lead to pages by "g" and a letter, show themselves by "?", and mean letters in a text field', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto('/inbox');
    await isShown(page);
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.waitForURL('**/organizations');
    await isShown(page);
    await page.locator('main h1').click();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await help.getByText('Who knows what?').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await page.goto('/find');
    await page.getByRole('combobox').fill('');
    await page.getByRole('combobox').pressSequentially('go?');
    expect(await page.getByRole('combobox').inputValue()).toBe('go?');
    expect(new URL(page.url()).pathname).toBe('/find');
  });
});

describe('the tour', () => {
  it('comes once, leads from page to page, and never again once it is closed, on any machine', async () => {
    const { page } = await setting.visit();
    await page.goto('/');
    await page.getByRole('button', { name: /Barbara Weiß/u }).click();
    const tour = page.getByRole('complementary', { name: 'Tour' });
    await tour.getByRole('heading', { name: 'This is a trial' }).waitFor();
    await expectAccessible(page);
    await tour.getByRole('button', { name: 'Next' }).click();
    await page.waitForURL('**/contacts');
    await tour.getByRole('heading', { name: 'You decide what is seen' }).waitFor();
    await tour.getByRole('button', { name: 'Back' }).click();
    await tour.getByRole('button', { name: 'End the tour' }).click();
    await tour.waitFor({ state: 'detached' });
    const elsewhere = await setting.visit();
    await elsewhere.page.goto('/');
    await elsewhere.page.getByRole('button', { name: /Barbara Weiß/u }).click();
    await isShown(elsewhere.page);
    expect(await elsewhere.page.getByRole('complementary', { name: 'Tour' }).count()).toBe(0);
  });
});

describe('the works council', () => {
  it.each([
    { language: 'en' as const, more: 'What does that mean?', meaning: /everybody decides for themselves/u },
    { language: 'de' as const, more: 'Was heißt das?', meaning: /entscheidet jede/u },
  ])(
    'reads on every page that this is a trial and what that means ($language)',
    async ({ language, more, meaning }) => {
      const { page } = await setting.visit({ as: 'WORKS_COUNCIL', language });
      for (const address of ['/', '/departments', '/contacts']) {
        await page.goto(address);
        await isShown(page);
        await page.getByText(more).click();
        expect(await page.locator('.trial-banner li').allInnerTexts()).toHaveLength(4);
        expect(await page.locator('.trial-banner ul').innerText()).toMatch(meaning);
      }
      for (const address of ['/imports', '/sources', '/duplicates']) {
        await page.goto(address);
        await isShown(page);
        expect(await page.locator('main input, main table').count()).toBe(0);
      }
    },
  );
});

describe('a manager', () => {
  it('sees on the start page a target without a way, who is nearest, and leaves with a message to all', async () => {
    const { page } = await setting.visit({ as: 'MANAGER' });
    await page.goto('/');
    await page.getByRole('link', { name: 'Matthias Böhme' }).first().click();
    await page.waitForURL(`**/find?to=${await storyTargetId(setting.server, 'no-way-yet')}`);
    await page.getByText('Copy message').waitFor();
    await page.goto('/departments');
    await isShown(page);
    await page.getByRole('link', { name: 'Entwicklung' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Entwicklung' }).waitFor();
  });
});
