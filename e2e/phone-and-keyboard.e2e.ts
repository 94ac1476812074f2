import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoSideways } from './expectations.js';
import { useSetting } from './setting.js';
import { storyTargetId } from './visitor.js';

const setting = useSetting();

describe.each([390, 320])('at %i px', (widthPx) => {
  it('the list comes first, the picture is a tab, and nothing is wider than the screen', async () => {
    const { page } = await setting.visit({ widthPx, heightPx: 780, language: 'de' });
    const weber = await storyTargetId(setting.server, 'two-warm-ways');
    await page.goto('/find');
    await page.locator('.persona-card').first().waitFor();
    await expectNoSideways(page);
    await page.getByRole('button', { name: /Lena Vogt/u }).click();
    await page.locator('a.story').first().waitFor();
    await expectNoSideways(page);

    await page.goto(`/find?to=${weber}`);
    await page.getByRole('heading', { level: 1, name: /Jana Kühn/u }).waitFor();
    expect(await page.locator('.canvas').count()).toBe(0);
    await expectNoSideways(page);
    await page.getByRole('radio', { name: 'Bild' }).check();
    await page.locator('.canvas canvas').first().waitFor();
    await page.waitForURL(/view=canvas/u);
    expect(await page.locator('.best').count()).toBe(0);
    await expectNoSideways(page);

    await page.goto(`/find?to=${await storyTargetId(setting.server, 'no-way-yet')}`);
    await page.getByText('Nachricht kopieren').waitFor();
    await expectNoSideways(page);
    await page.goto(`/find?to=${weber}&person=${weber}`);
    await page.locator('.person-card').waitFor();
    await expectNoSideways(page);
    await page.goto('/inbox');
    await page.locator('.empty').waitFor();
    await expectNoSideways(page);
  });
});

describe('with the keyboard alone', () => {
  it('one gets from the sign-in to an asked introduction and always sees where one is', async () => {
    const { page } = await setting.visit();
    await page.goto('/find');
    await page.getByRole('button', { name: /Lena Vogt/u }).waitFor();
    await tabTo(page, /Lena Vogt/u);
    await page.keyboard.press('Enter');
    // The cursor is in the field already.
    await page.locator('input[role="combobox"]:focus').waitFor();
    await page.keyboard.type('Sabine Weber');
    await page.getByRole('option', { name: 'Sabine Weber' }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('[role="option"][aria-selected="true"]', { hasText: 'Sabine Weber' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Jana Kühn/u }).waitFor();
    await tabTo(page, /^Why\?$/u);
    await page.keyboard.press('Enter');
    await page.locator('.why-steps').waitFor();
    await tabTo(page, /Ask for an introduction: Jana Kühn/u, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('Hello Jana');
    await tabTo(page, /Send request/u);
    await page.keyboard.press('Enter');
    await page.getByText('Your request is on its way').waitFor();
    await tabTo(page, /Done/u);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    await page.locator('input[role="combobox"]:focus').waitFor();
  });

  it('Escape closes the drawer and brings the focus back to what opened it', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto(`/find?to=${await storyTargetId(setting.server, 'two-warm-ways')}`);
    await page.getByRole('heading', { level: 1, name: /Jana Kühn/u }).waitFor();
    await tabTo(page, /Ask for an introduction: Jana Kühn|Already asked/u);
    await tabTo(page, /Jana Kühn\s+Vertrieb/u, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('heading', { name: 'Jana Kühn', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('button.named-pearl:focus').waitFor();
  });
});

/** Presses Tab until what has the focus is called so; on the way the focus must always be visible. */
async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press(key);
    const focused = await describeFocus(page);
    passed.push(focused.name);
    expect(focused.isVisible, `The focus can't be seen on "${focused.name}".`).toBe(true);
    if (name.test(focused.name)) return;
  }
  throw new Error(`${key} never came to ${name}; it passed ${passed.join(', ')}.`);
}

function describeFocus(page: Page): Promise<{ name: string; isVisible: boolean }> {
  return page.evaluate(async () => {
    // Looks change by transitions, however short.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body) {
      return { name: '(the page)', isVisible: true };
    }
    // A hidden radio button shows its focus on the label it stands in, a search field on its frame.
    const marked = [focused, focused.nextElementSibling, focused.parentElement].filter(
      (element): element is Element => element !== null,
    );
    const isMarked = marked.some((element) => {
      const style = getComputedStyle(element);
      return (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none';
    });
    const name = (focused.getAttribute('aria-label') ?? focused.innerText ?? '').trim();
    return { name: name === '' ? focused.tagName : name, isVisible: isMarked };
  });
}
