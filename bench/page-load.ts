/** How fast the Find page is there, by the browser's own performance entries. */
import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../e2e/browser.js';
import { type PerlenServer, startPerlen } from '../e2e/perlen-server.js';
import { openVisitor, storyTargetId } from '../e2e/visitor.js';
import { milliseconds, quantile, type Section } from './measure.js';

const runs = 7;

/** A phone in a train: what the developer tools of Chromium call "Slow 4G", and a processor four times slower. */
const slowNetwork = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const slowdown = 4;

interface Visit {
  readonly largestPaintMs: number;
  /** JavaScript without the canvas, each file gzipped. */
  readonly scriptBytes: number;
  /** From a key to the next paint, the longest of a typed name. */
  readonly interactionMs: number;
}

interface Condition {
  readonly name: string;
  readonly isSlow: boolean;
  /** The browser has been here before. */
  readonly isCached: boolean;
}

const conditions: readonly Condition[] = [
  { name: 'first visit', isSlow: false, isCached: false },
  { name: 'again, from the cache', isSlow: false, isCached: true },
  { name: 'first visit, slow network and processor', isSlow: true, isCached: false },
  { name: 'again, slow network and processor', isSlow: true, isCached: true },
];

/** Opens Find's start page and an answer in a fresh browser window, several times under each condition. */
export async function measurePageLoad(): Promise<Pick<Section, 'columns' | 'rows' | 'notes'>> {
  const [server, browser] = await Promise.all([startPerlen(), launchBrowser()]);
  try {
    const answer = `/find?to=${await storyTargetId(server, 'two-warm-ways')}`;
    const rows: string[][] = [];
    for (const address of ['/find', answer]) {
      for (const condition of conditions) {
        const visits: Visit[] = [];
        for (let run = 0; run < runs; run += 1) visits.push(await visit(browser, server, address, condition));
        rows.push([address === '/find' ? 'Find' : 'an answer', condition.name, ...figures(visits)]);
      }
    }
    return {
      columns: ['page', 'visit', 'JavaScript', 'largest paint p50', 'worst', 'key to paint p50', 'worst'],
      rows,
      notes: [
        `${runs} visits each. JavaScript: each file gzipped by itself, all that was fetched until the network rested and the name was typed, without the canvas and its layout. Largest paint: the last \`largest-contentful-paint\` entry. Key to paint: the longest \`event\` entry while "Sabine Weber" is typed into the search field.`,
        `Slow: ${slowNetwork.latency} ms of latency, 1.6 Mbit/s, the processor slowed ${slowdown} times by Chromium.`,
      ],
    };
  } finally {
    await Promise.all([browser.close(), server.remove()]);
  }
}

function figures(visits: readonly Visit[]): string[] {
  const of = (pick: (visit: Visit) => number) => visits.map(pick);
  const paints = of(({ largestPaintMs }) => largestPaintMs);
  const interactions = of(({ interactionMs }) => interactionMs);
  return [
    `${Math.round(
      quantile(
        of(({ scriptBytes }) => scriptBytes),
        0.5,
      ) / 1024,
    )} KB`,
    milliseconds(quantile(paints, 0.5)),
    milliseconds(Math.max(...paints)),
    milliseconds(quantile(interactions, 0.5)),
    milliseconds(Math.max(...interactions)),
  ];
}

async function visit(
  browser: Browser,
  server: PerlenServer,
  address: string,
  condition: Condition,
): Promise<Visit> {
  const visitor = await openVisitor(browser, server, { as: 'SALES' });
  const { page } = visitor;
  try {
    if (condition.isCached) {
      await page.goto(address);
      await isShown(page, address);
      await page.waitForLoadState('networkidle');
    }
    if (condition.isSlow) await slowDown(await visitor.context.newCDPSession(page));
    await page.goto(address);
    await isShown(page, address);
    const largestPaintMs = await page.evaluate<number>(largestPaint);
    const interactionMs = await longestKey(page);
    await page.waitForLoadState('networkidle');
    const scripts = await page.evaluate<string[]>(scriptsBesideCanvas);
    const sizes = await Promise.all(scripts.map(gzippedBytes));
    const scriptBytes = sizes.reduce((sum, bytes) => sum + bytes, 0);
    return { largestPaintMs, scriptBytes, interactionMs };
  } finally {
    await visitor.close();
  }
}

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', slowNetwork);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
}

function isShown(page: Page, address: string): Promise<void> {
  return page
    .locator(address === '/find' ? 'a.story' : '.best-sentence')
    .first()
    .waitFor();
}

/** In the page: when its largest element was painted, since the navigation began, in ms. */
const largestPaint = `new Promise((resolve) => {
  new PerformanceObserver((list, observer) => {
    observer.disconnect();
    resolve(list.getEntries().at(-1).startTime);
  }).observe({ type: 'largest-contentful-paint', buffered: true });
})`;

/** In the page: the addresses of the scripts fetched, without the canvas and its layout. */
const scriptsBesideCanvas = `performance.getEntriesByType('resource')
  .map(({ name }) => name)
  .filter((name) => /[.]js$/.test(name) && !/canvas/i.test(name))`;

/** What a file comes to by gzip: how it came over the wire depends on what browser and server agreed on. */
async function gzippedBytes(address: string): Promise<number> {
  const response = await fetch(address);
  return gzipSync(await response.arrayBuffer()).length;
}

/** In the page: notes from now on how long each key took to the next paint, in ms. */
const watchKeys = `window.seenKeys = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.seenKeys.push(entry.duration);
}).observe({ type: 'event', durationThreshold: 16 });`;

async function longestKey(page: Page): Promise<number> {
  await page.evaluate(watchKeys);
  await page.getByRole('combobox').first().click();
  await page.keyboard.type('Sabine Weber', { delay: 60 });
  await page.getByRole('option').first().waitFor();
  // Entries are rounded to 8 ms; none at all means that every key was painted within 16.
  const seen = await page.evaluate<number[]>('window.seenKeys');
  return Math.max(16, ...seen);
}
