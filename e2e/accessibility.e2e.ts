import { describe, it } from 'vitest';
import { expectAccessible } from './expectations.js';
import { useSetting } from './setting.js';
import { personaId, storyTargetId } from './visitor.js';

const setting = useSetting();

describe.each([
  { scheme: 'light' as const, language: 'en' as const, widthPx: 1440 },
  { scheme: 'dark' as const, language: 'de' as const, widthPx: 390 },
])('axe finds nothing ($scheme, $language, $widthPx px)', (look) => {
  it('on the sign-in page', async () => {
    const { page } = await setting.visit(look);
    await page.goto('/');
    await page.locator('.persona-card').first().waitFor();
    await expectAccessible(page);
  });

  it('on the start page, with suggestions, and where nothing is suggested', async () => {
    const { page } = await setting.visit({ ...look, as: 'SALES' });
    await page.goto('/find');
    await page.locator('a.story').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('combobox').fill('weber');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('[aria-selected="true"]').waitFor();
    await expectAccessible(page);
    await page.getByRole('combobox').fill('Zyx Qwvutsr');
    await page.locator('.suggestions-none').waitFor();
    await expectAccessible(page);
  });

  it('on an answer, its reasons, its filters, its drawers', async () => {
    const { page } = await setting.visit({ ...look, as: 'SALES' });
    const weber = await storyTargetId(setting.server, 'two-warm-ways');
    await page.goto(`/find?to=${weber}`);
    await page.locator('.best-actions button[aria-expanded]').click();
    await page.locator('.why-steps').waitFor();
    await expectAccessible(page);
    if (look.widthPx < 640) {
      await page.locator('.filter-unfold').click();
      await page.goto(`/find?to=${weber}&view=canvas`);
      await page.locator('.canvas canvas').first().waitFor();
      await expectAccessible(page);
    } else {
      await page.locator('.filter-more .dropdown button').last().click();
      await page.locator('.department-picker input').first().waitFor();
      await expectAccessible(page);
    }
    await page.goto(`/find?to=${weber}`);
    await page.locator('.best-actions .button-primary').click();
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await expectAccessible(page);
    await page.goto(`/find?to=${weber}&person=${await personaId(setting.server, 'MANAGER')}`);
    await page.locator('.person-card .measured summary').click();
    await expectAccessible(page);
  });

  it('on every other answer', async () => {
    const { page } = await setting.visit({ ...look, as: 'SALES' });
    const addresses = [
      `to=${await storyTargetId(setting.server, 'unshared-tie')}`,
      `to=${await storyTargetId(setting.server, 'no-way-yet')}`,
      `to=${await storyTargetId(setting.server, 'no-way-yet')}&hops=4`,
      `to=${await personaId(setting.server, 'SALES')}`,
      'to=vossbrink.example',
      'to=00000000-0000-4000-8000-000000000000',
      'to=Zyx%20Qwvutsr',
    ];
    for (const address of addresses) {
      await page.goto(`/find?${address}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('.skeleton').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
    }
  });

  it('in the inbox and where there is no page', async () => {
    const { page } = await setting.visit({ ...look, as: 'SALES' });
    for (const address of ['/inbox', '/inbox?box=sent', '/nowhere']) {
      await page.goto(address);
      await page.locator('main h1').waitFor();
      await page.locator('.skeleton').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
    }
  });
});
