import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSideways } from './expectations.js';
import { useSetting } from './setting.js';

const setting = useSetting();

function csv(name: string, lines: readonly string[]) {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) };
}

async function choose(page: Page, ...files: ReturnType<typeof csv>[]): Promise<void> {
  await page.locator('.drop-zone input[type="file"]').first().setInputFiles(files);
}

const broken = [
  'Kürzel;Postfach;Wer;Haus',
  'uw;ute.wagenknecht@kuhnwerk.example;Ute Wagenknecht;Kuhnwerk',
  'ab;ab at kuhnwerk;Anton Bergmann;Kuhnwerk',
];
const mended = [
  ...broken.slice(0, 2),
  'ab;anton.bergmann@kuhnwerk.example;Anton Bergmann;Kuhnwerk',
  'w2;u.wagenknecht@kuhnwerk.example;U. Wagenknecht;Kuhnwerk',
];

describe('a steward', () => {
  it('brings a broken list, says what its columns are, mends it, and merges whom it holds twice', async () => {
    const { page } = await setting.visit({ as: 'STEWARD' });
    await page.goto('/imports');
    await choose(page, csv('partners.csv', broken));
    await page.getByLabel('What is in it?').selectOption('PEOPLE');
    await page.getByRole('button', { name: 'Have a look' }).click();

    await page.getByRole('heading', { name: 'Which column is what?' }).waitFor();
    await page.getByLabel('Read column Kürzel as').selectOption({ label: 'ID in the source' });
    await page.getByLabel('Read column Postfach as').selectOption({ label: 'E-mail' });
    await page.getByLabel('Read column Wer as').selectOption({ label: 'Name' });
    await page.getByLabel('Read column Haus as').selectOption({ label: 'Organization' });
    await page.getByRole('button', { name: 'Look at it like this' }).click();

    await page.getByRole('heading', { name: 'This is what would happen' }).waitFor();
    const refusal = page.locator('.refusals tbody tr').first();
    await refusal.waitFor();
    expect(await refusal.innerText()).toMatch(
      /3\s+Postfach\s+ab at kuhnwerk\s+Not a valid e-mail address\./u,
    );

    await choose(page, csv('partners (1).csv', mended));
    await page.getByText('3 rows read').waitFor();
    await expect.poll(() => page.locator('.refusals').count(), { timeout: 30_000 }).toBe(0);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('heading', { name: 'Everything is in' }).waitFor();

    await page.getByRole('link', { name: 'Look for duplicates' }).click();
    await page.locator('.pair').waitFor();
    while (!(await page.locator('.pair').innerText()).includes('Wagenknecht')) await page.keyboard.press('s');
    await page.getByText('shortened name').waitFor();
    await page.keyboard.press('m');
    await page.getByText('Merged into Ute Wagenknecht.').first().waitFor();
    expect(await people('Wagenknecht')).toEqual(['Ute Wagenknecht']);
    await page.locator('.toast button', { hasText: 'Undo' }).click();
    await page.getByText('Undone.').first().waitFor();
    expect(await people('Wagenknecht')).toEqual(['U. Wagenknecht', 'Ute Wagenknecht']);

    await page.goto('/imports');
    await page.getByRole('link', { name: /partners\.csv/u }).click();
    await page.getByRole('heading', { name: 'Everything is in' }).waitFor();
  });

  it('is told what to bring instead of a file of the wrong kind', async () => {
    const { page } = await setting.visit({ as: 'STEWARD', language: 'de' });
    await page.goto('/imports');
    await choose(
      page,
      { ...csv('liste.xlsx', []), buffer: Buffer.from('PK\u0003\u0004 xl/workbook.xml') },
      csv('leer.csv', []),
    );
    await page.getByText('Das ist eine Tabellendatei.').waitFor();
    await page.getByRole('button', { name: 'liste.xlsx entfernen' }).click();
    expect(await page.getByText('Das ist eine Tabellendatei.').count()).toBe(0);
    // It looks like a list and holds nothing that can be taken.
    await choose(page, csv('kaputt.csv', ['E-Mail', 'kein At']));
    await page.getByRole('button', { name: 'Ansehen' }).first().click();
    await page.getByRole('heading', { name: 'Darin ist nichts Neues' }).waitFor();
    await page.getByRole('heading', { name: 'Eines wurde ausgelassen' }).waitFor();
  });

  it('imports mail with own domains that are remembered, and withdraws it after seeing what goes', async () => {
    const { page } = await setting.visit({ as: 'STEWARD', widthPx: 390, heightPx: 844, language: 'de' });
    await page.goto('/imports');
    const mail = [1, 2, 3].map((day) => [
      `From x@y Mon Nov  ${day} 10:00:00 2026`,
      `Message-ID: <m${day}@probe>`,
      `Date: 0${day} Nov 2026 10:00:00 +0000`,
      'From: Ida Probe <ida.probe@eigene.example>',
      'To: Kurt Probst <kurt.probst@neukunde-probe.com>',
      '',
      'x',
      '',
    ]);
    await choose(page, csv('post.mbox', mail.flat()));
    await page.getByLabel('Eigene Mail-Domains').fill('');
    await page.getByRole('button', { name: 'Ansehen' }).click();
    await page.getByText('Sag, welche Mail-Domains eure eigenen sind').waitFor();
    await page.getByLabel('Eigene Mail-Domains').fill('eigene.example');
    await page.getByRole('button', { name: 'Ansehen' }).click();
    await page.getByRole('heading', { name: 'Das würde passieren' }).waitFor();
    await page.getByRole('button', { name: 'Einlesen', exact: true }).click();
    await page.getByRole('heading', { name: 'Alles eingelesen' }).waitFor();
    expect(await people('Probst')).toEqual(['Kurt Probst']);
    await expectNoSideways(page);

    await page.goto('/imports');
    await choose(page, csv('post-2.mbox', mail.flat()));
    expect(await page.getByLabel('Eigene Mail-Domains').inputValue()).toBe('eigene.example');

    await page.goto('/sources');
    const row = page.locator('.source-row', { hasText: 'post.mbox' });
    await row.getByRole('button', { name: 'Zurückziehen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('höchstens').first().waitFor();
    await dialog.getByText('Das sind Höchstwerte').waitFor();
    const withdraw = dialog.getByRole('button', { name: 'Zurückziehen' });
    expect(await withdraw.isDisabled()).toBe(true);
    await dialog.getByRole('textbox').fill('post.mbox');
    await withdraw.click();
    await page.getByText('post.mbox ist zurückgezogen.').waitFor();
    await row.getByText('zurückgezogen', { exact: true }).waitFor();
    expect(await people('Probst')).toEqual([]);
    await row.getByText('Einmal eingelesen').click();
    await row.getByText('3 Nachrichten gelesen').waitFor();
    await expectNoSideways(page);
  });

  it('finds an import that was cut off by the end of the server, and goes on with it', async () => {
    const { page } = await setting.visit({ as: 'STEWARD', mayFail: true });
    const lines = Array.from(
      { length: 20_000 },
      (_, place) => `p${place}@cut.example,Person ${place},cut.example`,
    );
    await page.goto('/imports');
    await choose(page, csv('cut.csv', ['email,name,organization', ...lines]));
    await page.getByRole('button', { name: 'Have a look' }).click();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('heading', { name: 'Importing …' }).waitFor();
    await expect
      .poll(() => page.locator('.import-progress').innerText(), { timeout: 60_000, interval: 200 })
      .toMatch(/[1-9]\d*,?\d* rows read/u);
    await setting.server.stop();
    await page.getByText('Perlen is not answering just now.').waitFor();
    await setting.server.startAgain();
    // A restart ends the session; whoever signs in again is back where they were.
    await page.locator('.persona-card', { hasText: 'Nils Petersen' }).click();
    await page.getByRole('heading', { name: 'Interrupted' }).waitFor();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('heading', { name: 'Importing …' }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'Cancelled' }).waitFor();
    await page.getByRole('button', { name: 'Continue' }).waitFor();
  });
});

it('anybody else is told in a friendly way that these pages are for stewards', async () => {
  const { page } = await setting.visit({ as: 'SALES' });
  for (const address of ['/imports', '/imports/x', '/sources', '/duplicates']) {
    await page.goto(address);
    await page.getByRole('heading', { name: 'This page is for data stewards' }).waitFor();
  }
});

describe.each([
  { scheme: 'light' as const, language: 'en' as const, widthPx: 1440 },
  { scheme: 'dark' as const, language: 'de' as const, widthPx: 390 },
])('axe finds nothing ($scheme, $language, $widthPx px)', (look) => {
  it('on the pages of the steward', async () => {
    const { page } = await setting.visit({ ...look, as: 'STEWARD' });
    const noAccess = await setting.visit({ ...look, as: 'SALES' });
    await page.goto('/imports');
    await choose(page, csv('axe.csv', broken), csv('x.xlsx', ['PK']), {
      ...csv('a.pdf', []),
      buffer: Buffer.from('%PDF'),
    });
    await page.locator('.waiting-file').first().waitFor();
    await expectAccessible(page);
    await page.locator('.waiting-file select').first().selectOption('PEOPLE');
    await page.locator('.waiting-file form .button').first().click();
    await page.locator('.mapping').waitFor();
    await expectAccessible(page);
    await page.locator('.mapping select').nth(1).selectOption('email');
    await page.locator('.import-card .button-primary').click();
    await page.locator('.refusals tbody tr').first().waitFor();
    await expectAccessible(page);
    await page.goto('/imports');
    await page.locator('.import-row-link').first().waitFor();
    await expectAccessible(page);
    await page.goto('/sources');
    await page.locator('.source-row h2').first().waitFor();
    await expectAccessible(page);
    await page.locator('.button-forget').first().click();
    await page.locator('.withdraw').waitFor();
    await expectAccessible(page);
    await page.goto('/duplicates');
    await page.locator('.pair-actions, .duplicates .empty').first().waitFor();
    await expectAccessible(page);
    await noAccess.page.goto('/sources');
    await noAccess.page.locator('main .empty').waitFor();
    await expectAccessible(noAccess.page);
  });
});

async function people(text: string): Promise<string[]> {
  const { people: found } = await setting.server.ask<{ people: { nodes: { name: string }[] } }>(
    '{ people(first: 500, filter: {kinds: [CONTACT]}) { nodes { name } } }',
  );
  return found.nodes
    .map(({ name }) => name)
    .filter((name) => name.includes(text))
    .sort();
}
