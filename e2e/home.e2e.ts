import { describe, expect, it } from 'vitest';
import { expectAccessible, expectNoSideways } from './expectations.js';
import { useSetting } from './setting.js';
import { found, personaId, signInThroughApi, storyTargetId } from './visitor.js';

const setting = useSetting();

const words = {
  en: {
    empty: 'Whom do you want to reach?',
    list: 'Paste or upload a list',
    check: 'Check 5 lines',
    confirm: 'Please confirm (1)',
    unknown: 'Not known here (1)',
    create: /^Create/u,
    take: 'Star 3 targets',
    rest: /3 targets starred\. What is still open stays in the field\./u,
    home: 'To my targets',
    sentence: 'Ask Jana Kühn, who knows Sabine Weber well.',
    ask: 'Ask for an introduction: Jana Kühn',
    send: 'Send request',
    waiting: 'Asked, waiting for an answer',
    news: 'New since your last visit',
    accepted: 'Request accepted',
  },
  de: {
    empty: 'Wen möchtest du erreichen?',
    list: 'Liste einfügen oder hochladen',
    check: '5 Zeilen prüfen',
    confirm: 'Bitte bestätigen (1)',
    unknown: 'Hier nicht bekannt (1)',
    create: /^Anlegen/u,
    take: '3 Ziele merken',
    rest: /3 Ziele gemerkt\. Was noch offen ist, steht weiter im Feld\./u,
    home: 'Zu meinen Zielen',
    sentence: 'Jana Kühn kennt Sabine Weber gut.',
    ask: 'Jana Kühn um Vorstellung bitten',
    send: 'Bitte senden',
    waiting: 'Gefragt, wartet auf Antwort',
    news: 'Neu seit deinem letzten Besuch',
    accepted: 'Bitte angenommen',
  },
} as const;

describe('a salesperson', () => {
  it.each([
    { language: 'en' as const, as: 'SALES' as const, widthPx: 1440 },
    { language: 'de' as const, as: 'EMPLOYEE' as const, widthPx: 390 },
  ])('goes from a pasted list to an answered request ($language, $widthPx px)', async (visitor) => {
    const said = words[visitor.language];
    const { page } = await setting.visit(visitor);
    await page.goto('/');
    await page.getByRole('heading', { level: 1, name: said.empty }).waitFor();
    await page.getByRole('link', { name: said.list }).click();
    await page.getByRole('textbox').fill(await listOfFive());
    await page.getByRole('button', { name: said.check }).click();
    await page
      .getByRole('region', { name: said.confirm })
      .getByRole('radio', { name: /Vossbrink/u })
      .first()
      .check();
    await page.getByRole('region', { name: said.unknown }).getByText('Zyx Unbekannt GmbH').first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: said.take }).click();
    await page.getByText(said.rest).waitFor();
    expect(await page.getByRole('textbox').inputValue()).toBe('Zyx Unbekannt GmbH');

    await page.getByRole('link', { name: said.home }).click();
    const weber = page.locator('li.target-row', { has: page.getByRole('link', { name: 'Sabine Weber' }) });
    await weber.getByText(said.sentence).waitFor();
    await weber.getByRole('link', { name: 'Sabine Weber' }).click();
    await page.getByRole('button', { name: said.ask }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: said.send }).click();
    await page.getByRole('dialog').getByRole('button').last().waitFor();
    await page.goto('/');
    await weber.getByText(said.waiting).waitFor();

    await answerAll(await personaId(setting.server, visitor.as));
    await page.goto('/');
    const news = page.getByRole('region', { name: said.news });
    await news.getByRole('link', { name: 'Sabine Weber' }).waitFor();
    await news.getByText(said.accepted).first().waitFor();
    await expectAccessible(page);
    // A reload does not make the news vanish.
    await page.reload();
    await news.getByText(said.accepted).first().waitFor();
    await expectNoSideways(page);
  });

  /** One by name, one by domain, one to be confirmed, one unknown, and the first once more. */
  async function listOfFive(): Promise<string> {
    const weber = await storyTargetId(setting.server, 'two-warm-ways');
    const { person } = await setting.server.ask<{ person: { organization: { name: string } } }>(
      'query($id: ID!) { person(id: $id) { organization { name } } }',
      { id: weber },
    );
    const nearly = `${person.organization.name.slice(0, -1)}x`;
    return ['Sabine Weber', 'bressance.example', nearly, 'Zyx Unbekannt GmbH', 'Weber, Sabine', '---'].join(
      '\n',
    );
  }

  /** Whoever was asked by this employee says yes. */
  async function answerAll(askerId: string): Promise<void> {
    const { introductions } = await setting.server.ask<{
      introductions: { id: string; state: string; introducer: { id: string } | null }[];
    }>('{ introductions(box: SENT) { id state introducer { id } } }', {}, askerId);
    for (const { id, introducer } of introductions.filter(({ state }) => state === 'ASKED')) {
      await setting.server.ask(
        'mutation($id: ID!) { answerIntroduction(id: $id, answer: ACCEPT) { id } }',
        { id },
        found(introducer).id,
      );
    }
  }
});

describe('the bell', () => {
  it('tells the asked, leads to the request, and is quiet afterwards', async () => {
    const weber = await storyTargetId(setting.server, 'two-warm-ways');
    const asker = await personaId(setting.server, 'STEWARD');
    const { warmPaths } = await setting.server.ask<{
      warmPaths: { paths: { id: string; introducer: { id: string } }[] };
    }>(
      'query($to: ID!) { warmPaths(input: { to: $to }) { ... on WarmPaths { paths { id introducer { id } } } } }',
      { to: weber },
      asker,
    );
    const [path] = warmPaths.paths;
    await setting.server.ask(
      'mutation($path: ID!) { askForIntroduction(input: { path: $path }) { id } }',
      { path: found(path).id },
      asker,
    );
    const { page, context } = await setting.visit();
    await signInThroughApi(context, found(path).introducer.id);
    await page.goto('/find');
    const bell = page.locator('button.bell');
    await bell.locator('.bell-count').waitFor();
    await bell.focus();
    await page.keyboard.press('Enter');
    await page.locator('.notification').first().waitFor();
    await expectAccessible(page);
    await bell.locator('.bell-count').waitFor({ state: 'detached' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/inbox/u);
  });
});

describe('an address of somebody', () => {
  it('is looked for behind # only, and leaves the browser in no address', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto('/find#to=nobody.atall@vossbrink.example');
    await page.getByRole('heading', { level: 1, name: /nobody\.atall/u }).waitFor();
    await page.goto('/find');
    await page.getByRole('combobox').fill('somebody.else@vossbrink.example');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /somebody\.else/u }).waitFor();
    expect(new URL(page.url()).search).not.toContain('vossbrink');
    expect(decodeURIComponent(new URL(page.url()).hash)).toBe('#to=somebody.else@vossbrink.example');
    expect(asked.filter((url) => /@|%40/u.test(new URL(url).pathname + new URL(url).search))).toEqual([]);
  });

  it('leads a CRM’s button by domain to the organization', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto('/find?to=vossbrink.example');
    await page.waitForURL(/to=[0-9a-f-]{36}/u);
    await page.locator('.target-line', { hasText: 'Vossbrink' }).waitFor();
  });
});

describe('200 targets with endless names', () => {
  it.each([1440, 320])(
    'fit the screen at %i px, and can be narrowed down and put in order',
    async (widthPx) => {
      const seller = await personaId(setting.server, 'WORKS_COUNCIL');
      await fillUp(seller);
      const { page } = await setting.visit({ as: 'WORKS_COUNCIL', widthPx, scheme: 'dark' });
      await page.goto('/');
      await page.locator('li.target-row').nth(99).waitFor();
      await expectNoSideways(page);
      await page.getByRole('button', { name: /^Show \d+ more/u }).click();
      await page.locator('li.target-row').nth(199).waitFor();
      await page.getByLabel('Order').selectOption('NAME');
      await page.waitForURL(/sort=NAME/u);
      await page.getByRole('radio', { name: 'Organizations' }).check();
      await page.waitForURL(/kind=ORGANIZATION/u);
      await page.getByText('Donaudampfschifffahrt').first().waitFor();
      await expectNoSideways(page);
      await expectAccessible(page);
      await page.goBack();
      await page.locator('li.target-row').nth(99).waitFor();
      await page.goto('/?list=1');
      await page
        .getByRole('textbox')
        .fill(`${'Langname'.repeat(60)}\n${'<script>alert(1)</script>'.repeat(20)}`);
      await page.getByRole('button', { name: 'Check 2 lines' }).click();
      await page.locator('.list-line').first().waitFor();
      await expectNoSideways(page);
      await expectAccessible(page);
    },
  );

  async function fillUp(employeeId: string): Promise<void> {
    const steward = await personaId(setting.server, 'STEWARD');
    const { createOrganization } = await setting.server.ask<{ createOrganization: { id: string } }>(
      'mutation($input: OrganizationInput!) { createOrganization(input: $input) { id } }',
      {
        input: {
          name: `Donaudampfschifffahrt${'selektrizitätenhauptbetriebswerk'.repeat(5)}`,
          stage: 'PROSPECT',
        },
      },
      steward,
    );
    const { people } = await setting.server.ask<{ people: { nodes: { id: string }[] } }>(
      '{ people(first: 199, filter: { kinds: [CONTACT] }) { nodes { id } } }',
      {},
      employeeId,
    );
    await setting.server.ask(
      'mutation($ids: [ID!]!) { addTargets(ids: $ids) }',
      { ids: [createOrganization.id, ...people.nodes.map(({ id }) => id)] },
      employeeId,
    );
  }
});

describe('with the keyboard alone', () => {
  it('a star is given on an answer, found on the start page, and taken away there', async () => {
    const { page } = await setting.visit({ as: 'STEWARD' });
    await page.goto(`/find?to=${await storyTargetId(setting.server, 'unshared-tie')}`);
    const star = page.locator('.target-line .target-star');
    await star.and(page.locator('[aria-pressed="false"]:enabled')).waitFor();
    await star.focus();
    await page.keyboard.press('Space');
    await star.and(page.locator('[aria-pressed="true"]')).waitFor();
    await page.goto('/');
    const row = page.locator('li.target-row');
    await row.first().waitFor();
    expect(await row.count()).toBe(1);
    await row.locator('.target-star:enabled').focus();
    await page.keyboard.press('Enter');
    await page.locator('.empty-home').waitFor();
    await page.locator('.toast').getByRole('button').focus();
    await page.keyboard.press('Enter');
    await row.first().waitFor();
  });
});
