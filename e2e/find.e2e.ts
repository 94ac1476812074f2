import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useSetting } from './setting.js';
import { storyTargetId } from './visitor.js';

const setting = useSetting();

describe('the first start', () => {
  it.each([
    {
      language: 'en' as const,
      story: 'Two warm paths',
      sentence: 'Ask Jana Kühn, who knows Sabine Weber well.',
      reason: /regular mail/iu,
      button: 'Ask for an introduction: Jana Kühn',
    },
    {
      language: 'de' as const,
      story: 'Zwei warme Wege',
      sentence: 'Jana Kühn kennt Sabine Weber gut.',
      reason: /Regelmäßige Mails/iu,
      button: 'Jana Kühn um Vorstellung bitten',
    },
  ])(
    'leads to a name, a reason and a button ($language)',
    async ({ language, story, sentence, reason, button }) => {
      const { page } = await setting.visit({ language });
      await page.goto('/find');
      await page.getByRole('button', { name: /Lena Vogt/u }).click();
      await page.getByRole('link', { name: story }).click();
      await page.getByRole('heading', { level: 1, name: sentence }).waitFor();
      await page.locator('.best-reason', { hasText: reason }).waitFor();
      await page.locator('.best').getByRole('button', { name: button }).waitFor();
      await page.locator('.canvas canvas').first().waitFor();
      await page.locator('.path-row', { hasText: 'Markus Jäger' }).waitFor();
    },
  );

  it('changes its language and brightness on the spot and remembers them', async () => {
    const { page } = await setting.visit({ language: 'de', as: 'SALES' });
    await page.goto('/find');
    await page.getByRole('heading', { name: 'Wen möchtest du erreichen?' }).waitFor();
    await page.getByRole('button', { name: 'Switch to English' }).click();
    await page.getByRole('heading', { name: 'Whom do you want to reach?' }).waitFor();
    await page.getByRole('button', { name: 'Dark' }).click();
    await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Whom do you want to reach?' }).waitFor();
    await page.locator('html[lang="en"][data-mantine-color-scheme="dark"]').waitFor();
  });
});

describe('searching', () => {
  it.each(['Sabine Webr', 'sabine weber vossbrink', 'SABINE'])(
    'finds Sabine Weber by "%s", chosen with the keyboard',
    async (text) => {
      const { page } = await setting.visit({ as: 'SALES' });
      await page.goto('/find');
      await chooseByKeyboard(page, text, 'Sabine Weber');
      await page.getByRole('heading', { level: 1, name: /Jana Kühn/u }).waitFor();
    },
  );

  it.each(['Kuehn', 'Kuhn', 'kühn'])('takes "%s" for Kühn', async (text) => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto('/find');
    await chooseByKeyboard(page, `Jana ${text}`, 'Jana Kühn');
    await page.locator('.target-name', { hasText: 'Jana Kühn' }).waitFor();
  });

  it('answers for an organization, grouped by contact', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto('/find');
    await chooseByKeyboard(page, 'Vossbrink', 'Vossbrink Kunststofftechnik AG');
    await page.locator('.target-name', { hasText: 'Vossbrink' }).waitFor();
    await page.getByRole('heading', { level: 1, name: /^Ask / }).waitFor();
    await page.locator('.contact-heading').first().waitFor();
  });

  it('says of an unknown name that it is not known here, and what to do', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto('/find');
    await page.getByRole('combobox').fill('Zyx Qwvutsr');
    await page.getByText('is not known here. Press Enter').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Zyx Qwvutsr is not known here' }).waitFor();
    await page.getByText('Who knows Zyx Qwvutsr?').waitFor();
  });
});

describe('when no path may be shown', () => {
  it('offers to ask without names, and names nobody', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto('/find');
    await page.getByRole('link', { name: 'Only through an unshared tie' }).click();
    await page.getByRole('heading', { name: 'At least one colleague knows Ulrike Janssen.' }).waitFor();
    await page.getByRole('button', { name: 'Ask without names' }).waitFor();
    expect(await page.locator('main').innerText()).not.toContain('Köhler');
  });

  it('shows who comes nearest, what the company has done there, and a question to all', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto('/find');
    await page.getByRole('link', { name: 'No path yet' }).click();
    await page.getByRole('heading', { level: 1, name: /Matthias Böhme/u }).waitFor();
    await page.getByRole('button', { name: 'Nadja Rosental' }).first().waitFor();
    await page.getByRole('heading', { name: 'What connects us to Ostrander Leichtbau SE' }).waitFor();
    await page.getByText('Felix Brandl').waitFor();
    await page.getByText('Who knows Matthias Böhme').waitFor();
    await page.getByRole('button', { name: 'Search with 4 steps' }).click();
    await page.locator('.best .chip[data-word]').waitFor();
    expect(new URL(page.url()).searchParams.get('hops')).toBe('4');
  });

  it('says of an address that leads nowhere that it is not known here', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto('/find?to=00000000-0000-4000-8000-000000000000');
    await page.getByRole('heading', { level: 1, name: 'This is not known here' }).waitFor();
    await page.goto('/nowhere');
    await page.getByRole('heading', { level: 1, name: 'There is no such page' }).waitFor();
  });
});

describe('the address', () => {
  it('is the state: back, forward and a copied link show the same', async () => {
    const { page, context } = await setting.visit({ as: 'SALES' });
    const weber = await storyTargetId(setting.server, 'two-warm-ways');
    await page.goto('/find');
    await page.getByRole('link', { name: 'Two warm paths' }).click();
    await page.getByRole('heading', { level: 1, name: /Jana Kühn/u }).waitFor();
    await page.getByRole('radio', { name: 'Only people I know' }).check();
    await page.waitForURL(/from=VIEWER/u);
    await page.getByLabel('At most').selectOption('2');
    await page.waitForURL(/hops=2/u);
    await page.locator('.best').getByRole('button', { name: 'Sabine Weber' }).click();
    await page.getByRole('dialog').getByRole('heading', { name: 'Sabine Weber', exact: true }).waitFor();
    const address = page.url();

    await page.goBack();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('hops'));
    await page.goBack();
    await page.waitForURL((url) => url.search === `?to=${weber}`);
    await page.goBack();
    await page.getByRole('heading', { name: 'Whom do you want to reach?' }).waitFor();
    for (let step = 0; step < 4; step += 1) await page.goForward();
    await page.waitForURL(address);
    await page.getByRole('dialog').waitFor();

    const copied = await context.newPage();
    await copied.goto(address);
    await copied.getByRole('dialog').getByRole('heading', { name: 'Sabine Weber', exact: true }).waitFor();
    expect(await copied.getByLabel('At most').inputValue()).toBe('2');
    expect(await copied.getByRole('radio', { name: 'Only people I know' }).isChecked()).toBe(true);
  });

  it('may name whom one means, and waits behind the sign-in', async () => {
    const { page } = await setting.visit();
    await page.goto('/find?to=Sabine%20Weber');
    await page.getByRole('button', { name: /Lena Vogt/u }).click();
    await page.getByRole('heading', { level: 1, name: /Jana Kühn/u }).waitFor();
    expect(new URL(page.url()).searchParams.get('to')).toBe(
      await storyTargetId(setting.server, 'two-warm-ways'),
    );
  });
});

async function chooseByKeyboard(page: Page, text: string, name: string): Promise<void> {
  await page.getByRole('combobox').fill(text);
  await page.getByRole('option', { name }).first().waitFor();
  const wanted = page.locator('[role="option"][aria-selected="true"]', { hasText: name });
  for (let step = 0; step < 10 && (await wanted.count()) === 0; step += 1) {
    await page.keyboard.press('ArrowDown');
    await page.locator('[role="option"][aria-selected="true"]').waitFor();
  }
  await page.keyboard.press('Enter');
}
