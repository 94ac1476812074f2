import { describe, expect, it } from 'vitest';
import { useSetting } from './setting.js';
import { storyTargetId } from './visitor.js';

const setting = useSetting();

describe('while the server is away', () => {
  it('says so, and goes on when it is back', async () => {
    const { page } = await setting.visit({ as: 'SALES', mayFail: true });
    const weber = await storyTargetId(setting.server, 'two-warm-ways');
    await page.goto('/find');
    await page.locator('a.story').first().waitFor();
    await page.route('**/graphql', (route) => route.abort('connectionrefused'));
    await page.getByRole('link', { name: 'Two warm paths' }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('The server cannot be reached').waitFor();
    expect(new URL(page.url()).searchParams.get('to')).toBe(weber);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await alert.getByText('The server cannot be reached').waitFor();
    await page.unroute('**/graphql');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { level: 1, name: /Jana Kühn/u }).waitFor();
  });

  it('keeps what was written, even through a restart that ends the session', async () => {
    const { page } = await setting.visit({ as: 'SALES', mayFail: true });
    await page.goto(`/find?to=${await storyTargetId(setting.server, 'two-warm-ways')}`);
    await page.getByRole('button', { name: /introduction: Jana Kühn/u }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Written before the fall');
    await setting.server.stop();
    await dialog.getByRole('button', { name: 'Send request' }).click();
    await dialog.getByRole('alert').waitFor();
    expect(await dialog.getByRole('textbox').inputValue()).toBe('Written before the fall');

    await setting.server.startAgain();
    await dialog.getByRole('button', { name: 'Send again' }).click();
    await page.locator('.sign-in').getByText('Your session has ended').waitFor();
    await page.locator('.persona-card', { hasText: 'Lena Vogt' }).click();
    expect(await dialog.getByRole('textbox').inputValue()).toBe('Written before the fall');
    await dialog.getByRole('button', { name: 'Send again' }).click();
    await dialog.getByText('Your request is on its way').waitFor();
  });
});
