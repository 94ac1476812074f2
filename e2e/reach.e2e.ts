import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSideways } from './expectations.js';
import { isShown } from './pages.js';
import { useSetting } from './setting.js';
import { storyTargetId } from './visitor.js';

const setting = useSetting();

const rows = (page: Page) => page.locator('.reach-grid .grid-row:has(a)');

describe('prospects within reach', () => {
  it('say whom to ask, lead to that answer, and come back as they were', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto('/reach');
    await rows(page).first().waitFor();
    const [, name] =
      /^(?:Ask (.+?), who|You know)/u.exec(await page.locator('.reach-sentence').first().innerText()) ?? [];
    await page.getByRole('radio', { name: 'For me' }).check();
    await page.waitForURL(/from=VIEWER/u);
    await page.goBack();
    await expect.poll(() => page.locator('.reach-sentence').first().innerText()).toContain(name ?? 'You');
    await rows(page).first().getByRole('link').click();
    await page.locator('.best-sentence').waitFor();
    expect(await page.locator('.best-sentence').innerText()).toContain(name ?? 'You');
    await page.goBack();
    await rows(page).first().waitFor();
  });

  it('are saved as the page has them', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto('/reach?word=STRONG');
    await rows(page).first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    const file = readFileSync(await download.path(), 'utf8');
    expect(file).toContain(await rows(page).first().getByRole('link').innerText());
    expect(file).not.toMatch(/,(medium|weak),\d/u);
  });
});

describe('departments and organizations', () => {
  it('are read and opened by keys alone', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto('/reach');
    await rows(page).first().waitFor();
    await page.getByRole('radio', { name: 'By department' }).check();
    await page.waitForURL(/view=matrix/u);
    const cell = page.locator('a.coverage-cell[tabindex="0"]');
    await cell.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const [row, column] = await page.evaluate(
      () => document.activeElement?.getAttribute('data-place')?.split(' ') ?? [],
    );
    expect([row, column]).toEqual(['1', '1']);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/find\?to=.*hops=1/u);
    await page.locator('.best-sentence').waitFor();
  });
});

describe('a search that takes long', () => {
  it('shows how long, stops by a key, and is asked again', async () => {
    const { page } = await setting.visit({ as: 'SALES', mayFail: true });
    const weber = await storyTargetId(setting.server, 'two-warm-ways');
    let isHeld = true;
    await page.route('**/graphql', async (route) => {
      // Never answered while it is held, as by a server with too much to do.
      if (isHeld && /"operationName":"WarmPathsTo"/u.test(route.request().postData() ?? '')) return;
      await route.continue();
    });
    await page.goto(`/find?to=${weber}`);
    const stop = page.getByRole('button', { name: 'Stop', exact: true });
    await stop.waitFor();
    await expectAccessible(page);
    await stop.press('Enter');
    await page.getByRole('heading', { name: 'Search stopped' }).waitFor();
    await expectAccessible(page);
    isHeld = false;
    await page.keyboard.press('Enter');
    await page.locator('.best-sentence').waitFor();
    await page.locator('.also-through a').first().waitFor();
    await expectAccessible(page);
  });
});

describe.each([
  { scheme: 'light' as const, language: 'de' as const, widthPx: 1440 },
  { scheme: 'dark' as const, language: 'en' as const, widthPx: 390 },
])('the pages of reach ($scheme, $language, $widthPx px)', (look) => {
  it('are no wider than the screen, and axe finds nothing', async () => {
    const { page } = await setting.visit({ ...look, as: 'MANAGER' });
    for (const address of [
      '/reach',
      '/reach?view=matrix',
      '/reach?stage=FORMER&word=WEAK',
      '/reach?hops=1',
    ]) {
      await page.goto(address);
      await isShown(page);
      await page.waitForLoadState('networkidle');
      await expectNoSideways(page);
      await expectAccessible(page);
    }
  });
});
