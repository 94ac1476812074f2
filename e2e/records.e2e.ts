import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './expectations.js';
import { useSetting } from './setting.js';
import { found, type PersonaRole, personaId, storyTargetId } from './visitor.js';

const setting = useSetting();

describe('an engineer’s own page', () => {
  it('takes skills in own words with suggestions, by keyboard alone, and the search for experts finds them', async () => {
    const { page } = await setting.visit({ as: 'EMPLOYEE' });
    await page.goto('/people/me');
    await page.getByRole('link', { name: 'Edit my details' }).press('Enter');
    const skills = page.getByRole('combobox', { name: 'Skills' });
    await skills.focus();
    await page.keyboard.type('exprot');
    await page.getByRole('option', { name: 'Exportkontrolle' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove Exportkontrolle' }).waitFor();
    await page.keyboard.type('Seilbahnbau, Eisstadien,');
    await page.getByRole('button', { name: 'Remove Eisstadien' }).waitFor();
    await page.getByLabel('Ask me about').fill('Wie man Ammoniak sicher lagert');
    await page.getByRole('button', { name: 'Save' }).press('Enter');
    await page.getByText('Wie man Ammoniak sicher lagert').waitFor();
    await page.getByRole('link', { name: 'Seilbahnbau' }).waitFor();
    expect(new URL(page.url()).search).toBe('');

    await page.getByRole('link', { name: 'What others see' }).click();
    await page.getByText('This is how colleagues see this page').waitFor();
    await page.getByText('Wie man Ammoniak sicher lagert').waitFor();

    const seller = await setting.visit({ as: 'SALES' });
    for (const about of ['Seilbahnbau', 'Ammoniak']) {
      await seller.page.goto(`/experts?about=${about}`);
      await seller.page.getByText('State it themselves').waitFor();
    }
  });

  it('is one click away from every colleague’s and shows no form to anybody else', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto(`/people/${await personaId(setting.server, 'EMPLOYEE')}?edit=1`);
    await page.getByRole('heading', { name: 'Timeline' }).waitFor();
    expect(await page.locator('form.record-form').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Edit' }).count()).toBe(0);
  });
});

describe('two who change the same person', () => {
  it('the second is told field by field what changed, loses nothing, and saves upon it', async () => {
    const { page: first, context } = await setting.visit({ as: 'STEWARD' });
    const second = await context.newPage();
    const address = `/people/${await personaId(setting.server, 'MANAGER')}?edit=1`;
    for (const page of [first, second]) {
      await page.goto(address);
      await page.getByRole('textbox', { name: 'Job title' }).waitFor();
    }
    await second.getByRole('textbox', { name: 'Job title' }).fill('Was ich tippte');
    await second.getByLabel('Phone').fill('+49 30 4711');

    await first.getByRole('textbox', { name: 'Job title' }).fill('Was zuerst gespeichert war');
    await first.getByLabel('Ask me about').fill('Neues vom ersten Fenster');
    await first.getByRole('button', { name: 'Save' }).click();
    await first.locator('form.record-form').waitFor({ state: 'detached' });

    await second.getByRole('button', { name: 'Save' }).click();
    const notice = second.locator('.meanwhile');
    await notice.getByText('Somebody else has saved in the meantime.').waitFor();
    await notice.getByText('Was zuerst gespeichert war').waitFor();
    await notice.getByText('Was ich tippte').waitFor();
    await expectAccessible(second);
    expect(await second.getByLabel('Ask me about').inputValue()).toBe('Neues vom ersten Fenster');
    expect(await second.getByRole('textbox', { name: 'Job title' }).inputValue()).toBe('Was ich tippte');
    await notice.getByRole('radio', { name: 'Take what is saved' }).check();
    expect(await second.getByRole('textbox', { name: 'Job title' }).inputValue()).toBe(
      'Was zuerst gespeichert war',
    );
    await notice.getByRole('radio', { name: 'Keep mine' }).check();
    await second.getByRole('button', { name: 'Save' }).click();
    await second.getByText('by hand').first().waitFor();
    await second.getByText('+49 30 4711').waitFor();
    await second.getByText('Was ich tippte').first().waitFor();
    await second.getByText('Neues vom ersten Fenster').waitFor();
  });

  it('a session that ends in the middle of the form takes nothing that was typed', async () => {
    const { page, context } = await setting.visit({ as: 'EMPLOYEE', mayFail: true });
    await page.goto('/people/me');
    await page.getByRole('link', { name: 'Edit my details' }).click();
    await page.getByLabel('Ask me about').fill('Was nicht verloren gehen darf');
    await context.clearCookies();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.sign-in').getByText('Your session has ended').waitFor();
    await signInAgain(page, 'EMPLOYEE');
    expect(await page.getByLabel('Ask me about').inputValue()).toBe('Was nicht verloren gehen darf');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.ask-me-about').getByText('Was nicht verloren gehen darf').waitFor();
  });
});

describe('addresses', () => {
  it('of nobody, of somebody removed and of anything else unknown say so and lead on', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    const removed = await createContact('Kurz Da');
    await page.goto(`/people/${removed}`);
    await page.getByRole('heading', { level: 1, name: 'Kurz Da' }).waitFor();
    await setting.server.ask('mutation($id: ID!) { removePerson(id: $id) }', { id: removed });
    const nobody = '00000000-0000-4000-8000-000000000000';
    const unknown = [
      [`/people/${removed}`, 'This person is not known here'],
      [`/people/${nobody}`, 'This person is not known here'],
      ['/people/%3Cscript%3E', 'This person is not known here'],
      [`/organizations/${nobody}`, 'This organization is not known here'],
      [`/projects/${nobody}`, 'This project is not known here'],
      [`/departments/${nobody}`, 'This department is not known here'],
    ] as const;
    for (const [address, words] of unknown) {
      await page.goto(address);
      await page.getByRole('heading', { level: 1, name: words }).waitFor();
    }
    await page.getByRole('link', { name: 'Go to Find' }).click();
    await page.waitForURL(/\/find/u);
  });

  it('of a merged record lead to the record it lives on in', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    const [keep, remove] = [await createContact('Bleibt Bestehen'), await createContact('Geht Auf')];
    await setting.server.ask(
      'mutation($keep: ID!, $remove: ID!) { mergePeople(keep: $keep, remove: $remove) { id } }',
      {
        keep,
        remove,
      },
    );
    await page.goto(`/people/${remove}`);
    await page.getByRole('heading', { level: 1, name: 'Bleibt Bestehen' }).waitFor();
    expect(page.url()).toContain(keep);
  });

  it('go back and forward between pages, and out of a form', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    const weber = await storyTargetId(setting.server, 'two-warm-ways');
    await page.goto(`/people/${weber}`);
    const name = found(await page.getByRole('heading', { level: 1 }).textContent());
    await page.locator('.page-head .record-link').click();
    await page.waitForURL(/\/organizations\//u);
    await page.getByRole('link', { name: 'Edit' }).click();
    await page.locator('form.record-form').waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'At a glance' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.goForward();
    await page.waitForURL(/\/organizations\//u);
    await page.getByRole('heading', { name: 'At a glance' }).waitFor();
  });

  it('of a form in which something was typed are not left unasked by the back key or with the window', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    const { organization } = await richest();
    await page.goto(`/organizations/${organization}`);
    await page.getByRole('link', { name: 'Edit' }).click();
    await page.getByLabel('City').fill('Nirgendwo');
    await page.goBack();
    const question = page.getByRole('dialog', { name: 'Leave without saving?' });
    await question.waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await page.getByLabel('City').inputValue()).toBe('Nirgendwo');
    await page.waitForURL(/edit=/u);
    const isClosed = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(await page.evaluate(isClosed)).toBe(false);
    await page.goBack();
    await question.getByRole('button', { name: 'Leave without saving' }).press('Enter');
    await page.getByRole('heading', { name: 'At a glance' }).waitFor();
    expect(new URL(page.url()).search).toBe('');
    expect(await page.evaluate(isClosed)).toBe(true);
  });
});

describe('an organization', () => {
  it('is edited by sales; each fact says where it comes from', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    const { organization } = await richest();
    await page.goto(`/organizations/${organization}`);
    await page
      .getByText(/from CRM/u)
      .first()
      .waitFor();
    await page.getByRole('link', { name: 'Edit' }).click();
    await page.getByLabel('City').fill('Bad Neustadt');
    await page.getByLabel('Stage').selectOption('PARTNER');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.fact-list').getByText('Bad Neustadt').waitFor();
    await page
      .locator('.fact-list')
      .getByText(/by hand/u)
      .first()
      .waitFor();
    await page.locator('.stage-chip').getByText('Partner').waitFor();
  });
});

describe('a project', () => {
  it('takes in and lets go whoever says they were on it', async () => {
    const { page } = await setting.visit({ as: 'EMPLOYEE' });
    const { project } = await richest(await personaId(setting.server, 'EMPLOYEE'));
    await page.goto(`/projects/${project}`);
    await page.getByRole('button', { name: 'I was on it' }).click();
    await page.getByLabel('Role').fill('Messtechnik');
    await page.getByRole('button', { name: 'Save' }).click();
    const mine = page.locator('.record-rows > li').filter({ hasText: 'You' });
    await mine.getByText(/Messtechnik/u).waitFor();
    await mine.getByRole('button', { name: /^Remove/u }).click();
    await page.getByRole('button', { name: 'I was on it' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await mine.getByText(/Messtechnik/u).waitFor();
  });
});

describe('on paper', () => {
  it('people and organizations print on A4 without the frame, in light colours', async () => {
    const { page } = await setting.visit({ as: 'SALES', scheme: 'dark' });
    const { organization } = await richest();
    for (const address of [
      `/people/${await storyTargetId(setting.server, 'two-warm-ways')}`,
      `/organizations/${organization}`,
    ]) {
      await page.goto(address);
      await page.locator('.timeline, .record-empty').last().waitFor();
      expect((await page.pdf({ preferCSSPageSize: true })).byteLength).toBeGreaterThan(10_000);
      await page.emulateMedia({ media: 'print' });
      for (const part of ['.rail', '.header', '.trial-banner', '.page-head-actions']) {
        expect(await page.locator(part).isVisible()).toBe(false);
      }
      await page.getByText(/Printed on/u).waitFor();
      const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(ground).toBe('rgb(255, 255, 255)');
      await page.emulateMedia({ media: 'screen' });
    }
  });
});

describe.each([
  { scheme: 'light' as const, language: 'en' as const, widthPx: 1440 },
  { scheme: 'dark' as const, language: 'de' as const, widthPx: 320 },
])('every record’s page ($scheme, $language, $widthPx px)', (look) => {
  it('satisfies axe and is never wider than the screen', async () => {
    const { page } = await setting.visit({ ...look, as: 'STEWARD' });
    const { organization, project, department } = await richest();
    const hostile = await createContact(`Zorn${'ä'.repeat(150)} محمد <script>`);
    const addresses = [
      `/people/${await storyTargetId(setting.server, 'two-warm-ways')}`,
      `/people/${await personaId(setting.server, 'SALES')}`,
      `/people/${hostile}`,
      `/people/${await personaId(setting.server, 'SALES')}?edit=1`,
      '/people/new',
      `/organizations/${organization}`,
      `/organizations/${organization}?edit=1`,
      '/organizations/new',
      `/projects/${project}`,
      `/projects/${project}?edit=1`,
      '/projects/new',
      '/departments',
      `/departments/${department}`,
    ];
    for (const address of addresses) {
      await page.goto(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.locator('main script').count()).toBe(0);
      expect([address, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([
        address,
        look.widthPx,
      ]);
      await expectAccessible(page);
    }
  });
});

async function signInAgain(page: Page, role: PersonaRole): Promise<void> {
  const id = await personaId(setting.server, role);
  const { person } = await setting.server.ask<{ person: { name: string } }>(
    'query($id: ID!) { person(id: $id) { name } }',
    { id },
  );
  await page
    .getByRole('button', { name: new RegExp(person.name, 'u') })
    .first()
    .click();
  await page.locator('.sign-in').waitFor({ state: 'detached' });
}

async function createContact(name: string): Promise<string> {
  const { createPerson } = await setting.server.ask<{ createPerson: { id: string } }>(
    'mutation($input: CreatePersonInput!) { createPerson(input: $input) { id } }',
    { input: { kind: 'CONTACT', name } },
  );
  return createPerson.id;
}

/** The organization with most contacts, the project with most people (without one), the largest department. */
async function richest(
  without?: string,
): Promise<{ organization: string; project: string; department: string }> {
  const all = await setting.server.ask<{
    organizations: { nodes: { id: string; stage: string; contacts: { nodes: { id: string }[] } }[] };
    projects: { nodes: { id: string; members: { person: { id: string } }[] }[] };
    departments: { id: string; memberCount: number | null }[];
  }>(`{ organizations(first: 200) { nodes { id stage contacts { nodes { id } } } }
    projects(first: 200) { nodes { id members { person { id } } } } departments { id memberCount } }`);
  const most = <Row>(rows: readonly Row[], count: (row: Row) => number): Row =>
    found([...rows].sort((one, other) => count(other) - count(one))[0]);
  const organizations = all.organizations.nodes.filter(({ stage }) => stage !== 'OWN');
  const projects = all.projects.nodes.filter(({ members }) =>
    members.every(({ person }) => person.id !== without),
  );
  return {
    organization: most(organizations, ({ contacts }) => contacts.nodes.length).id,
    project: most(projects, ({ members }) => members.length).id,
    department: most(all.departments, ({ memberCount }) => memberCount ?? 0).id,
  };
}

describe('what Perlen knows about me', () => {
  it('is in the menu, says what others see of a tie, follows its sharing at once, and comes as a file', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await page.goto('/contacts');
    await page.getByRole('button', { name: /^Signed in:/u }).click();
    await page.getByRole('link', { name: 'What Perlen knows about me' }).click();
    await page.getByRole('heading', { name: 'What your sharing made possible' }).waitFor();
    const tie = page.locator('.mirror-tie').first();
    await tie.press('Enter');
    const seen = page.locator('.mirror-seen-tie');
    await seen.getByText('strong').first().waitFor();
    await page.getByRole('radio', { name: 'Only me' }).click();
    await seen.getByText('Nothing: to them there is no such tie.').first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await seen.getByText('strong').first().waitFor();
    await expectAccessible(page);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download everything' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^Perlen-.+\.zip$/u);
  });
});
