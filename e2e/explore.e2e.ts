import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './expectations.js';
import { useSetting } from './setting.js';
import { found, personaId } from './visitor.js';

const setting = useSetting();
interface Neighbour {
  readonly thing: { readonly id: string; readonly name: string };
}

/** The strongest neighbours of somebody, as that employee sees them. */
async function neighboursOf(id: string, viewerId: string): Promise<readonly Neighbour[]> {
  const query = `query ($of: [ID!]!) { surroundings(of: $of) { nodes { thing {
    ... on Person { id name } ... on Organization { id name } ... on Department { id name } ... on Project { id name } } } } }`;
  const { surroundings } = await setting.server.ask<{ surroundings: { nodes: Neighbour[] }[] }>(
    query,
    { of: [id] },
    viewerId,
  );
  return found(surroundings[0]).nodes;
}

const canvasOf = (page: Page): Locator => page.getByRole('application');

/** How many things stand on the canvas: it says so itself. */
async function countOn(page: Page): Promise<number> {
  const label = found(await canvasOf(page).getAttribute('aria-label'));
  return Number(/\d+/u.exec(label)?.[0]);
}

async function openMine(page: Page, id: string): Promise<void> {
  await page.goto(`/explore?at=${id}`);
  await canvasOf(page).waitFor();
  await page
    .getByRole('button', { name: 'Close tour' })
    .click({ timeout: 1_000 })
    .catch(() => undefined);
}

describe('the canvas', () => {
  it('is expanded by double-click, by Enter and by the plus, and undone step by step', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    const me = await personaId(setting.server, 'SALES');
    await openMine(page, me);
    await expect.poll(() => countOn(page)).toBeGreaterThan(5);
    const start = await countOn(page);
    const trail = page.getByRole('navigation', { name: 'How did I get here?' });

    // By Enter: the arrow leads to a neighbour.
    await canvasOf(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => trail.getByRole('button').count()).toBe(2);

    // By the plus and by double-click in the middle of a pearl: found through the list's order.
    for (const way of ['plus', 'double-click'] as const) {
      const before = await trail.getByRole('button').count();
      const place = found(await placeOfUnexpanded(page));
      if (way === 'plus')
        await page.mouse.click(place.x + place.radius * 0.82, place.y + place.radius * 0.72);
      else await page.mouse.dblclick(place.x, place.y);
      await expect.poll(() => trail.getByRole('button').count()).toBe(before + 1);
    }

    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z');
    await expect.poll(() => countOn(page)).toBe(start);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => trail.getByRole('button').count()).toBe(2);
    await trail.getByRole('button').first().click();
    await expect.poll(() => countOn(page)).toBe(start);
  });

  it('moves nothing that stands there when something is added', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    const me = await personaId(setting.server, 'SALES');
    await openMine(page, me);
    await expect.poll(() => countOn(page)).toBeGreaterThan(5);
    const before = await placesOn(page);
    await canvasOf(page).focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await placesOn(page)).size).toBeGreaterThan(before.size);
    const after = await placesOn(page);
    for (const [id, place] of before) if (after.has(id)) expect(after.get(id)).toEqual(place);
  });

  it('hides weaker ties at first, says how many, and shows them on demand', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await openMine(page, await personaId(setting.server, 'SALES'));
    await page.getByText(/weaker ties? (is|are) hidden/u).waitFor();
    const before = await countOn(page);
    await page.getByRole('button', { name: 'Show all', exact: true }).click();
    await expect.poll(() => page.getByText(/weaker ties? (is|are) hidden/u).count()).toBe(0);
    expect(await countOn(page)).toBeGreaterThanOrEqual(before);
    expect(page.url()).toContain('weakest=WEAK');
    const slider = page.getByRole('slider', { name: 'Ties' });
    await slider.press('End');
    await page.getByText('strong only').waitFor();
    expect(page.url()).toContain('weakest=STRONG');
  });

  it('lists the rest, adds whoever is chosen, and shows paths between two', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    await openMine(page, await personaId(setting.server, 'SALES'));
    await page.getByRole('radio', { name: 'List' }).check();
    await page.getByRole('button', { name: /more next to/u }).click();
    const panel = page.getByRole('complementary', { name: 'Selected' });
    await panel.getByRole('checkbox').first().check();
    await panel.getByRole('button', { name: 'Add 1' }).click();
    await expect.poll(() => page.url()).toContain('also=');
    await page.getByRole('button', { name: 'Close and select nothing' }).click();
    const boxes = page.getByRole('checkbox', { name: /^Select / });
    await boxes.nth(1).check();
    await boxes.nth(3).check();
    await page.getByRole('button', { name: 'Paths between these' }).click();
    await page
      .getByText(/path(s)? between these|No path to show/u)
      .last()
      .waitFor();
  });
});

describe('a saved picture', () => {
  it('has an address that opens for a colleague with their own rights, and dies with its deletion', async () => {
    const me = await personaId(setting.server, 'SALES');
    const owner = await setting.visit({ as: 'SALES' });
    await openMine(owner.page, me);
    await expect.poll(() => countOn(owner.page)).toBeGreaterThan(5);
    await owner.page.getByRole('button', { name: 'Saved', exact: true }).click();
    await owner.page.getByRole('textbox', { name: 'Name' }).fill('My neighbours <b>');
    await owner.page.getByRole('button', { name: 'Save this picture' }).click();
    await owner.page.getByRole('heading', { level: 1, name: 'My neighbours <b>' }).waitFor();
    const { exploreViews } = await setting.server.ask<{ exploreViews: { id: string }[] }>(
      '{ exploreViews { id } }',
      {},
      me,
    );
    const address = `/explore?view=${found(exploreViews[0]).id}`;

    const colleague = await setting.visit({ as: 'MANAGER' });
    await colleague.page.goto(address);
    await canvasOf(colleague.page).waitFor();
    const { exploreView } = await setting.server.ask<{ exploreView: { nodes: unknown[] } }>(
      `{ exploreView(id: "${found(exploreViews[0]).id}") { nodes { x } } }`,
      {},
      await personaId(setting.server, 'MANAGER'),
    );
    expect(exploreView.nodes.every((node) => (node as { x: unknown }).x === null)).toBe(true);
    await colleague.page.getByRole('heading', { level: 1, name: 'My neighbours <b>' }).waitFor();

    await owner.page.getByRole('button', { name: 'Saved', exact: true }).click();
    await owner.page.getByRole('button', { name: 'Delete: My neighbours <b>' }).click();
    await expect.poll(() => owner.page.getByRole('button', { name: /^Delete/u }).count()).toBe(0);
    await colleague.page.goto(address);
    await colleague.page.getByText('There is nothing here (any more)').waitFor();
  });
});

describe('what is taken along', () => {
  it('is what stands on the canvas, in four kinds of file', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    const me = await personaId(setting.server, 'SALES');
    await openMine(page, me);
    const [first] = await neighboursOf(me, me);
    const kinds = {
      'Table (CSV)': (text: string) =>
        text.startsWith('\uFEFF"Name"') && text.includes(found(first).thing.name),
      'Graph for other tools (GraphML)': (text: string) => text.includes(`<node id="${me}">`),
      'Drawing (SVG)': (text: string) => text.startsWith('<svg ') && text.includes(found(first).thing.name),
      'Picture (PNG)': (text: string) => text.slice(1, 4) === 'PNG',
    };
    for (const [name, isRight] of Object.entries(kinds)) {
      await page.getByRole('button', { name: 'Export' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name, exact: true }).click(),
      ]);
      const content = await readFile(found(await download.path()));
      expect([name, isRight(content.toString('utf8')) || isRight(content.toString('latin1'))]).toEqual([
        name,
        true,
      ]);
    }
  });
});

describe('whatever an address holds', () => {
  it('opens: unknown ids are absent, too many are cut, a long text is no search', async () => {
    const { page } = await setting.visit({ as: 'SALES' });
    const me = await personaId(setting.server, 'SALES');
    const nobody = '00000000-0000-4000-8000-000000000000';
    await page.goto(`/explore?at=${nobody}`);
    await page.getByText('There is nothing here (any more)').waitFor();
    await page.goto(`/explore?at=${nobody},${me},x&layout=spiral&weakest=7`);
    await canvasOf(page).waitFor();
    const many = Array.from({ length: 120 }, (_, number) =>
      nobody.replace(/\d{3}$/u, String(number).padStart(3, '0')),
    );
    await page.goto(`/explore?at=${[me, ...many].join(',')}`);
    await canvasOf(page).waitFor();
    await page.goto(`/explore?view=${nobody}`);
    const field = page.getByRole('combobox');
    await field.waitFor();
    await field.evaluate((element, text) => {
      const input = element as HTMLInputElement;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }, 'x'.repeat(5_000_000));
    await expect.poll(async () => (await field.inputValue()).length).toBe(200);
  });
});

describe('without a mouse', () => {
  it('the list does what the canvas does, on a phone as well', async () => {
    const { page } = await setting.visit({ as: 'SALES', widthPx: 390, heightPx: 844 });
    const me = await personaId(setting.server, 'SALES');
    await page.goto(`/explore?at=${me}`);
    const list = page.getByRole('table', { name: 'Everything in the picture' });
    await list.waitFor();
    const before = await list.getByRole('row').count();
    await list
      .getByRole('button', { name: /^Expand/u })
      .first()
      .press('Enter');
    await expect.poll(() => list.getByRole('row').count()).not.toBe(before);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  it.each(['light', 'dark'] as const)(
    'a screen reader meets no mistake in the %s appearance',
    async (scheme) => {
      const { page } = await setting.visit({ as: 'SALES', scheme });
      const me = await personaId(setting.server, 'SALES');
      for (const address of ['/explore', `/explore?at=${me}`, `/explore?at=${me}&as=list`]) {
        await page.goto(address);
        await page.getByRole('heading', { level: 1 }).waitFor();
        if (address !== '/explore') {
          await page.getByRole('combobox').waitFor();
          if (address.endsWith('list'))
            await page
              .getByRole('checkbox', { name: /^Select / })
              .nth(1)
              .check();
          else {
            await canvasOf(page).focus();
            await page.keyboard.press('ArrowDown');
            await page.keyboard.press(' ');
          }
          await page.getByRole('complementary', { name: 'Selected' }).waitFor();
        }
        await expectAccessible(page);
      }
    },
  );
});

interface Place {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Where things stand, as the canvas tells those who test it. */
async function placesOn(page: Page): Promise<Map<string, string>> {
  const nodes = await nodesOn(page);
  return new Map(nodes.map(({ id, x, y }) => [id, `${x} ${y}`]));
}

async function placeOfUnexpanded(page: Page): Promise<Place | undefined> {
  const box = found(await canvasOf(page).boundingBox());
  const nodes = await nodesOn(page);
  const view = await viewOn(page);
  return nodes
    .filter(({ hasPlus, id }) => hasPlus && !id.startsWith('fold:'))
    .map(({ x, y, radius }) => ({
      x: box.x + x * view.scale + view.x,
      y: box.y + y * view.scale + view.y,
      radius: radius * view.scale,
    }))
    .find(
      ({ x, y }) =>
        x > box.x + 40 && x < box.x + box.width - 200 && y > box.y + 40 && y < box.y + box.height - 90,
    );
}

interface CanvasElement extends HTMLElement {
  readonly canvasView: {
    readonly view: { readonly x: number; readonly y: number; readonly scale: number };
    readonly nodes: readonly (Place & { readonly id: string; readonly hasPlus: boolean })[];
  };
}

async function nodesOn(page: Page) {
  return canvasOf(page).evaluate((element) =>
    (element as CanvasElement).canvasView.nodes.map(({ id, x, y, radius, hasPlus }) => ({
      id,
      x,
      y,
      radius,
      hasPlus,
    })),
  );
}

async function viewOn(page: Page) {
  return canvasOf(page).evaluate((element) => ({ ...(element as CanvasElement).canvasView.view }));
}
