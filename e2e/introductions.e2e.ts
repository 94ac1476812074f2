import { beforeAll, describe, expect, it } from 'vitest';
import { useSetting } from './setting.js';
import { found, signInThroughApi, storyTargetId } from './visitor.js';

const setting = useSetting();
const ids = { weber: '', janssen: '', jana: '', holder: '' };

beforeAll(async () => {
  ids.weber = await storyTargetId(setting.server, 'two-warm-ways');
  ids.janssen = await storyTargetId(setting.server, 'unshared-tie');
  ids.jana = await employeeId('Jana Kühn');
  ids.holder = await employeeId('Andreas Köhler');
});

describe('asking for an introduction', () => {
  it('along a path: the colleague accepts in the inbox, and the asker sees it', async () => {
    const asker = await setting.visit({ as: 'SALES' });
    await asker.page.goto(`/find?to=${ids.weber}`);
    await asker.page.getByRole('button', { name: 'Ask for an introduction: Jana Kühn' }).click();
    const dialog = asker.page.getByRole('dialog');
    await dialog.getByText('Jana Kühn will be asked to introduce you to Sabine Weber.').waitFor();
    await dialog.getByRole('textbox').fill('Two new lines <b>in 2027</b>.');
    await dialog.getByRole('button', { name: 'Send request' }).click();
    await dialog.getByText('Your request is on its way').waitFor();
    await dialog.getByRole('link', { name: 'Go to inbox' }).click();
    const asked = asker.page.locator('.introduction', { hasText: 'Sabine Weber' });
    await asked.getByText('Waiting for an answer').waitFor();
    await asker.page.goto(`/find?to=${ids.weber}`);
    await asker.page.locator('.best').getByRole('link', { name: 'Already asked' }).click();
    await asked.getByText('Waiting for an answer').waitFor();

    const colleague = await setting.visit();
    await signInThroughApi(colleague.context, ids.jana);
    await colleague.page.goto('/find');
    await colleague.page.getByRole('link', { name: /Inbox.*one open request/u }).click();
    const request = colleague.page.locator('.introduction', { hasText: 'Lena Vogt' });
    await request.getByText('Two new lines <b>in 2027</b>.').waitFor();
    await request.getByRole('button', { name: 'I will introduce' }).click();
    await request.getByText('You accepted').waitFor();
    await request.getByText(/write both of them a short e-mail/u).waitFor();

    await asker.page.reload();
    await asked.getByText('Accepted', { exact: true }).waitFor();
  });

  it('without names: the one asked declines, and the asker learns nothing but that', async () => {
    const asker = await setting.visit({ as: 'SALES' });
    await asker.page.goto(`/find?to=${ids.janssen}`);
    await asker.page.getByRole('button', { name: 'Ask without names' }).click();
    const dialog = asker.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Send request' }).click();
    await dialog.getByText('Your request is on its way').waitFor();

    const holder = await setting.visit({ language: 'de' });
    await signInThroughApi(holder.context, ids.holder);
    await holder.page.goto('/inbox');
    const request = holder.page.locator('.introduction', { hasText: 'Ulrike Janssen' });
    await request.getByRole('button', { name: 'Lieber nicht' }).click();
    await request.getByText('Du hast abgesagt').waitFor();

    await asker.page.goto('/inbox?box=sent');
    const asked = asker.page.locator('.introduction', { hasText: 'Ulrike Janssen' });
    await asked.getByText('Did not come about').waitFor();
    expect(await asker.page.locator('main').innerText()).not.toContain('Köhler');
  });

  it('can be withdrawn', async () => {
    const { page } = await setting.visit({ as: 'EMPLOYEE' });
    await page.goto(`/find?to=${ids.weber}`);
    await page.getByRole('button', { name: /introduction: Jana Kühn/u }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send request' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Go to inbox' }).click();
    await page.getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText('Withdrawn', { exact: true }).waitFor();
  });
});

async function employeeId(name: string): Promise<string> {
  const { resolve } = await setting.server.ask<{ resolve: { id?: string }[] }>(
    'query($text: String!) { resolve(text: $text) { ... on Person { id } } }',
    { text: name },
  );
  return found(resolve[0]?.id);
}
