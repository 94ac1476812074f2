import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { everyPage, isSettled, isShown, type PlainPage } from './pages.js';
import { useSetting } from './setting.js';
import type { PersonaRole } from './visitor.js';

const setting = useSetting();

/** Pages by whoever opens them: each signs in once. */
async function byPersona(): Promise<Map<PersonaRole, PlainPage[]>> {
  const groups = new Map<PersonaRole, PlainPage[]>();
  for (const one of await everyPage(setting.server)) groups.set(one.as, [...(groups.get(one.as) ?? []), one]);
  return groups;
}

describe('every page', () => {
  it('fits a width of 320 px, and a window of 1440 by 900 at 200% zoom', async () => {
    for (const [as, pages] of await byPersona()) {
      const { page } = await setting.visit({ scheme: 'dark', language: 'de', as });
      for (const { name, address } of pages) {
        await page.setViewportSize(narrow);
        await page.goto(address);
        await isShown(page);
        expect.soft(await widthBeyondScreen(page), name).toBe(0);
        await page.setViewportSize(zoomed);
        expect.soft(await widthBeyondScreen(page), `${name}, zoomed`).toBe(0);
      }
    }
  });

  it('has an address that opens it, a heading, a title, and a way back and forward', async () => {
    for (const [as, pages] of await byPersona()) {
      const { page } = await setting.visit({ as });
      const titles = new Set<string>();
      for (const { name, address } of pages.filter(isNotInbox)) {
        await page.goto(address);
        await isShown(page);
        const here = await describePage(page);
        expect.soft(here.title, name).toMatch(/ · Perlen$/u);
        titles.add(here.title);
        await page.locator('.rail').getByRole('link', { name: 'Inbox' }).click();
        await page.getByRole('heading', { level: 1, name: 'Introductions' }).waitFor();
        await page.goBack();
        await page.waitForURL(here.url);
        await isShown(page);
        expect.soft(await describePage(page), name).toEqual(here);
        await page.goForward();
        await page.getByRole('heading', { level: 1, name: 'Introductions' }).waitFor();
      }
      const paths = new Set(pages.filter(isNotInbox).map(({ address }) => address.replace(/\?.*/u, '')));
      expect.soft(titles.size, [...titles].join(', ')).toBeGreaterThanOrEqual(paths.size);
    }
  });

  it('says so when the server is away, keeps its address, and comes when the server is back', async () => {
    for (const [as, pages] of await byPersona()) {
      const { page } = await setting.visit({ as, mayFail: true });
      for (const { name, address } of pages.filter(isNotInbox).filter(asksTheServer)) {
        await page.goto('/inbox?box=sent');
        await isShown(page);
        await page.route('**/graphql', (route) => route.abort('connectionrefused'));
        await openWithin(page, address);
        const again = page.getByRole('button', { name: 'Try again' }).first();
        await again.waitFor({ timeout: 15_000 }).catch(() => {
          expect.soft(null, `${name} shows no way to try again`).toBe('a button');
        });
        await page.unroute('**/graphql');
        if (await again.isVisible()) await again.click();
        await isShown(page);
        await again.waitFor({ state: 'detached', timeout: 15_000 }).catch(() => {
          expect.soft(name, 'does not come back').toBe('there');
        });
        expect.soft(new URL(page.url()).pathname, name).toBe(address.replace(/\?.*/u, ''));
      }
    }
  });

  it('does not jump while it loads over a slow network', async () => {
    for (const [as, pages] of await byPersona()) {
      const { page, context } = await setting.visit({ as });
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', slowNetwork);
      for (const { name, address } of pages.filter(isRich)) {
        await page.goto(address);
        await isSettled(page);
        expect.soft(await page.evaluate<number>(layoutShift), name).toBeLessThan(0.1);
      }
    }
  });
});

const narrow = { width: 320, height: 700 };
/** What remains of a window of 1440 by 900 at 200% zoom. */
const zoomed = { width: 720, height: 450 };

/** What the developer tools of Chromium call "Fast 4G", with ten times its latency. */
const slowNetwork = {
  offline: false,
  latency: 400,
  downloadThroughput: 1_000_000,
  uploadThroughput: 200_000,
};

/** In the page: the sum of its unexpected layout shifts so far; below 0.1 counts as good. */
const layoutShift = `new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(sum), 100);
})`;

/** Pages that put together answers to several questions. */
function isRich({ name }: PlainPage): boolean {
  return ['home', 'an answer', 'people', 'an organization', 'a contact', 'my contacts', 'imports'].includes(
    name,
  );
}

/** The others show at once what they are, and ask when one types. */
function asksTheServer({ address }: PlainPage): boolean {
  return !['/find', '/explore', '/contacts/import', '/experts'].includes(address);
}

/** Goes to an address as a link does, without loading the app anew. */
async function openWithin(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);
}

/** It is where the others go to and come back from. */
function isNotInbox({ address }: PlainPage): boolean {
  return address !== '/inbox';
}

async function describePage(page: Page): Promise<{ title: string; heading: string; url: string }> {
  const heading = await page.locator('main h1').first().innerText();
  return { title: await page.title(), heading, url: page.url() };
}

/** After the page has been drawn twice: what shows at another width only is made anew first. */
function widthBeyondScreen(page: Page): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      resolve(Math.max(0, scrollWidth - clientWidth));
    }));
  })`);
}
