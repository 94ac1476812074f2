// npm run screenshots: pictures of the built web app on a fresh demo company, to docs/screenshots.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser.js';
import { isSettled, recordsToShow } from './pages.js';
import { startPerlen } from './perlen-server.js';
import {
  found,
  openVisitor,
  type PersonaRole,
  personaId,
  signInThroughApi,
  storyTargetId,
  type VisitorOptions,
} from './visitor.js';

interface Shot {
  /** File name without width, scheme, language. */
  readonly name: string;
  readonly address: string;
  /** What must be seen before the picture is taken, or be done for it. */
  readonly prepare: (page: Page) => Promise<void>;
  readonly isSignedOut?: boolean;
  /** Who looks; the salesperson unless said. */
  readonly as?: PersonaRole;
  /** Looked at by the one who is asked for an introduction. */
  readonly isOfIntroducer?: boolean;
}

const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const wanted = process.argv.slice(2);

/** A list that has something of everything. */
const list = `Sabine Weber
vossbrink.example
Vossbrink Ax
Tiefenau Getriebewerke
Neue Firma GmbH
---
Weber, Sabine`;

const server = await startPerlen();
const browser = await launchBrowser();
let introducerId: string | undefined;
try {
  introducerId = await askForIntroduction();
  await mkdir(folder, { recursive: true });
  for (const look of looks()) {
    for (const shot of await shots()) {
      await take(shot, look);
    }
  }
} finally {
  await browser.close();
  await server.remove();
}

/** Has the sales manager ask the one with the warmest path of the first story, and gives the id of who is asked. */
async function askForIntroduction(): Promise<string> {
  const asker = await personaId(server, 'MANAGER');
  const { warmPaths } = await server.ask<{
    warmPaths: { paths?: { id: string; introducer: { id: string } }[] };
  }>(
    `query($input: WarmPathsInput!) {
      warmPaths(input: $input) { ... on WarmPaths { paths { id introducer { id } } } }
    }`,
    { input: { from: { kind: 'COMPANY' }, to: await storyTargetId(server, 'two-warm-ways') } },
    asker,
  );
  const path = found(warmPaths.paths?.[0]);
  await server.ask(
    'mutation($input: AskForIntroductionInput!) { askForIntroduction(input: $input) { id } }',
    {
      input: { path: path.id, message: 'Vossbrink plans two new lines. Could you introduce us this month?' },
    },
    asker,
  );
  return path.introducer.id;
}

type Look = Required<Pick<VisitorOptions, 'language' | 'scheme' | 'widthPx' | 'heightPx' | 'scale'>>;

function looks(): Look[] {
  const desk = { widthPx: 1440, heightPx: 900, scale: 1 };
  return [
    { ...desk, scheme: 'light', language: 'en' },
    { ...desk, scheme: 'dark', language: 'de' },
    { widthPx: 390, heightPx: 844, scale: 2, scheme: 'light', language: 'de' },
    { widthPx: 390, heightPx: 844, scale: 2, scheme: 'dark', language: 'en' },
  ];
}

async function take(shot: Shot, look: Look): Promise<void> {
  const file = `${shot.name}-${look.widthPx}-${look.scheme}-${look.language}.png`;
  if (wanted.length > 0 && !wanted.some((part) => file.includes(part))) {
    return;
  }
  const visitor = await openVisitor(browser, server, {
    ...look,
    ...(shot.isSignedOut !== true && { as: shot.as ?? 'SALES' }),
  });
  if (shot.isOfIntroducer === true) {
    await signInThroughApi(visitor.context, found(introducerId));
  }
  await visitor.page.goto(shot.address);
  await shot.prepare(visitor.page);
  await visitor.page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
  await visitor.page.screenshot({ path: `${folder}${file}` });
  await visitor.close();
  console.log(`docs/screenshots/${file}`);
}

async function shots(): Promise<Shot[]> {
  const weber = await storyTargetId(server, 'two-warm-ways');
  const unshared = await storyTargetId(server, 'unshared-tie');
  const noWay = await storyTargetId(server, 'no-way-yet');
  const colleague = await personaId(server, 'MANAGER');
  const { organization: vossbrink, department, project } = await recordsToShow(server);
  const sentence = (page: Page) => page.locator('.best-sentence').waitFor();
  const drawn = async (page: Page) => {
    await sentence(page);
    if (await page.locator('.answer-columns').evaluate((columns) => columns.clientWidth > 900)) {
      await page.locator('.canvas canvas').first().waitFor();
    }
  };
  return [
    {
      name: 'sign-in',
      address: '/find',
      prepare: (page) => page.locator('.persona-card').first().waitFor(),
      isSignedOut: true,
    },
    { name: 'find-start', address: '/find', prepare: (page) => page.locator('a.story').first().waitFor() },
    { name: 'find-answer', address: `/find?to=${weber}`, prepare: drawn },
    { name: 'find-offer', address: `/find?to=${unshared}`, prepare: sentence },
    { name: 'find-no-way', address: `/find?to=${noWay}`, prepare: drawn },
    {
      name: 'ask',
      address: `/find?to=${weber}`,
      async prepare(page) {
        await drawn(page);
        await page.locator('.best-actions .button-primary').click();
        await page.getByRole('dialog').getByRole('textbox').waitFor();
      },
    },
    {
      name: 'person',
      address: `/find?to=${weber}&person=${colleague}`,
      async prepare(page) {
        await drawn(page);
        await page.locator('.person-card').waitFor();
      },
    },
    { name: 'home-empty', address: '/', prepare: isSettled },
    { name: 'home', address: '/', as: 'MANAGER', prepare: isSettled },
    {
      name: 'home-list',
      address: '/?list=1',
      async prepare(page) {
        await page.getByRole('textbox').fill(list);
        await page.locator('.list-form .button-primary:enabled').click();
        await page.locator('.list-preview').waitFor();
      },
    },
    {
      name: 'notifications',
      address: '/',
      as: 'MANAGER',
      async prepare(page) {
        await isSettled(page);
        await page.locator('button.bell').click();
        await page.locator('.notification').first().waitFor();
      },
    },
    { name: 'reach', address: '/reach', prepare: isSettled },
    { name: 'reach-departments', address: '/reach?view=matrix', prepare: isSettled },
    { name: 'explore', address: `/explore?at=${vossbrink}`, prepare: isSettled },
    { name: 'people', address: '/people', prepare: isSettled },
    { name: 'organizations', address: '/organizations', prepare: isSettled },
    { name: 'projects', address: '/projects', prepare: isSettled },
    { name: 'departments', address: '/departments', as: 'MANAGER', prepare: isSettled },
    { name: 'department', address: `/departments/${department}`, as: 'MANAGER', prepare: isSettled },
    { name: 'experts', address: '/experts?about=Hydraulik', as: 'EMPLOYEE', prepare: isSettled },
    { name: 'person-page', address: `/people/${weber}`, prepare: isSettled },
    { name: 'my-mirror', address: '/me', as: 'EMPLOYEE', prepare: isSettled },
    { name: 'my-page', address: '/people/me', as: 'EMPLOYEE', prepare: isSettled },
    { name: 'organization-page', address: `/organizations/${vossbrink}`, prepare: isSettled },
    { name: 'project-page', address: `/projects/${project}`, prepare: isSettled },
    { name: 'new-person', address: '/people/new', prepare: isSettled },
    { name: 'new-organization', address: '/organizations/new', prepare: isSettled },
    { name: 'new-project', address: '/projects/new', as: 'MANAGER', prepare: isSettled },
    { name: 'contacts', address: '/contacts', prepare: isSettled },
    { name: 'contacts-import', address: '/contacts/import', prepare: isSettled },
    { name: 'know', address: '/know', prepare: isSettled },
    { name: 'imports', address: '/imports', as: 'STEWARD', prepare: isSettled },
    { name: 'sources', address: '/sources', as: 'STEWARD', prepare: isSettled },
    { name: 'duplicates', address: '/duplicates', as: 'STEWARD', prepare: isSettled },
    {
      name: 'palette',
      address: '/organizations',
      async prepare(page) {
        await isSettled(page);
        await page.keyboard.press('Control+k');
        await page.locator('.palette-field').fill('kunst');
        await page.locator('.palette-item').first().waitFor();
      },
    },
    {
      name: 'inbox',
      address: '/inbox',
      prepare: (page) => page.locator('.introduction').first().waitFor(),
      isOfIntroducer: true,
    },
  ];
}
