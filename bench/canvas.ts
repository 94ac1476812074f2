/// <reference lib="dom" />
/**
 * How smoothly a large canvas pans and zooms: the built web app's own, beside Cytoscape's renderers with the same people,
 * ties and places, in the same browsers.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../e2e/browser.js';
import { type PerlenServer, startPerlen } from '../e2e/perlen-server.js';
import { signInThroughApi } from '../e2e/visitor.js';
import { milliseconds, quantile, type Section, say, whole } from './measure.js';
import { seed } from './start.js';

const PEOPLE = 2_500;
const NETWORK = { people: 10_000, ties: 100_000 };
const GESTURE_MS = 3_000;
const WINDOW = { width: 1440, height: 900 };

/** The same part of a network for everybody. */
interface Picture {
  readonly viewId: string;
  readonly viewerId: string;
  readonly nodes: readonly {
    readonly id: string;
    readonly name: string;
    readonly x: number;
    readonly y: number;
  }[];
  readonly ties: readonly { readonly from: string; readonly to: string; readonly word: string }[];
}

const browsers = [
  { name: 'with WebGL (in software)', graphics: 'emulated' },
  { name: 'without WebGL', graphics: 'none' },
] as const;

type Renderer =
  | 'Perlen'
  | 'Cytoscape, canvas'
  | 'Cytoscape, canvas, hiding while moving'
  | 'Cytoscape, WebGL';

export async function measureCanvas(
  folder: string,
  isQuick: boolean,
): Promise<Pick<Section, 'columns' | 'rows' | 'notes'>> {
  await seed(folder, NETWORK);
  const server = await startPerlen(folder);
  const runs = isQuick ? 1 : 3;
  try {
    const picture = await savePicture(server);
    const rows: string[][] = [];
    for (const { name, graphics } of browsers) {
      const browser = await launchBrowser(graphics);
      try {
        rows.push(...(await measureIn(browser, name, server, picture, runs)));
      } finally {
        await browser.close();
      }
    }
    return {
      columns: ['browser', 'renderer', 'gesture', 'frames a second', 'median frame', 'worst 1% of frames'],
      rows,
      notes: [
        `${whole(picture.nodes.length)} people and ${whole(picture.ties.length)} ties on one canvas of ${WINDOW.width} × ${WINDOW.height} px: a part of a made-up network, all ties shown, nobody folded. Places, colours and widths are the same for all.`,
        `${runs} runs of ${GESTURE_MS / 1000} s for each gesture; times between \`requestAnimationFrame\` timestamps while an event a frame pans in circles, or zooms in and out, all runs together. Cytoscape's WebGL renderer is run once.`,
        'Perlen: the page at /explore?view=… of the built web app. Cytoscape: a page with nothing else on it; “hiding while moving” is `hideEdgesOnViewport`, `hideLabelsOnViewport`, `textureOnViewport`.',
        'A headless Chromium on a machine without a graphics card: it draws and composes in software, where a desktop would not.',
      ],
    };
  } finally {
    await server.remove();
  }
}

/** Takes every fourth person, places them in clusters, and saves that as an employee's picture. */
async function savePicture(server: PerlenServer): Promise<Picture> {
  const viewerId = await anEmployee(server);
  const people = await everybody(server, viewerId);
  const nodes = people
    .filter((_, position) => position % Math.max(1, Math.floor(people.length / PEOPLE)) === 0)
    .slice(0, PEOPLE)
    .map(({ id, name }, position) => ({ id, name, ...placeOf(position) }));
  const ids = nodes.map(({ id }) => id);
  const { linksAmong } = await server.ask<{ linksAmong: (Picture['ties'][number] & { kind: string })[] }>(
    'query ($ids: [ID!]!) { linksAmong(ids: $ids) { from to kind word } }',
    { ids },
    viewerId,
  );
  const { saveExploreView } = await server.ask<{ saveExploreView: { id: string } }>(
    'mutation ($input: ExploreViewInput!) { saveExploreView(input: $input) { id } }',
    {
      input: {
        name: 'Large',
        nodes: nodes.map(({ id, x, y }) => ({ id, x, y })),
        settings: 'weakest=WEAK&fold=off',
      },
    },
    viewerId,
  );
  const ties = linksAmong.filter(({ kind }) => kind === 'TIE');
  return { viewId: saveExploreView.id, viewerId, nodes, ties };
}

async function anEmployee(server: PerlenServer): Promise<string> {
  const { people } = await server.ask<{ people: { nodes: { id: string }[] } }>(
    '{ people(filter: { kinds: [EMPLOYEE] }, first: 1) { nodes { id } } }',
  );
  const id = people.nodes[0]?.id;
  if (id === undefined) throw new Error('The network has no employees.');
  return id;
}

async function everybody(server: PerlenServer, viewerId: string): Promise<{ id: string; name: string }[]> {
  const found: { id: string; name: string }[] = [];
  for (let after: string | null = null; ; ) {
    const { people }: PeoplePage = await server.ask<PeoplePage>(
      'query ($after: String) { people(after: $after, first: 500) { nodes { id name } pageInfo { endCursor hasNextPage } } }',
      { after },
      viewerId,
    );
    found.push(...people.nodes);
    if (!people.pageInfo.hasNextPage) return found;
    after = people.pageInfo.endCursor;
  }
}

interface PeoplePage {
  readonly people: {
    readonly nodes: { id: string; name: string }[];
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  };
}

/** 25 clusters of a hundred, each a disc. */
function placeOf(position: number): { x: number; y: number } {
  const cluster = position % 25;
  const seat = Math.floor(position / 25);
  const angle = seat * 2.399963;
  const radius = 62 * Math.sqrt(seat);
  return {
    x: Math.round((cluster % 5) * 1_500 + Math.cos(angle) * radius),
    y: Math.round(Math.floor(cluster / 5) * 1_350 + Math.sin(angle) * radius),
  };
}

/** The translator of these files puts a helper around inner functions that a page does not have. */
const HELPER = 'globalThis.__name = (inner) => inner';

async function measureIn(
  browser: Browser,
  browserName: string,
  server: PerlenServer,
  picture: Picture,
  runs: number,
): Promise<string[][]> {
  const hasWebgl = browserName === browsers[0].name;
  const renderers: Renderer[] = [
    'Perlen',
    'Cytoscape, canvas',
    'Cytoscape, canvas, hiding while moving',
    ...(hasWebgl ? (['Cytoscape, WebGL'] as const) : []),
  ];
  const rows: string[][] = [];
  for (const renderer of renderers) {
    const page =
      renderer === 'Perlen'
        ? await openPerlen(browser, server, picture)
        : await openCytoscape(browser, renderer, picture);
    await page.evaluate(HELPER);
    for (const gesture of ['pan', 'zoom'] as const) {
      const frames: number[] = [];
      for (let run = 0; run < (renderer === 'Cytoscape, WebGL' ? 1 : runs); run += 1) {
        frames.push(...(await page.evaluate(perform, { gesture, durationMs: GESTURE_MS })));
        await page.waitForTimeout(800);
      }
      rows.push([browserName, renderer, gesture, ...figures(frames)]);
      say(`  ${rows.at(-1)?.join(' · ')}`);
    }
    await page.context().close();
  }
  return rows;
}

function figures(frames: readonly number[]): string[] {
  const total = frames.reduce((sum, frameMs) => sum + frameMs, 0);
  // Over the whole time: a median alone would hide a renderer that stands still between quick frames.
  return [
    ((1_000 * frames.length) / total).toFixed(1),
    milliseconds(quantile(frames, 0.5)),
    milliseconds(quantile(frames, 0.99)),
  ];
}

async function openPerlen(browser: Browser, server: PerlenServer, picture: Picture): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, viewport: WINDOW });
  await signInThroughApi(context, picture.viewerId);
  const page = await context.newPage();
  await page.goto(`/explore?view=${picture.viewId}&weakest=WEAK&fold=off&as=canvas`);
  await page
    .locator('.explore-canvas[data-mode="picture"] .explore-picture[data-painted="full"]')
    .waitFor({ timeout: 120_000 });
  await page.locator('.explore-canvas').evaluate((element) => element.setAttribute('data-stage', ''));
  await page.waitForTimeout(1_500);
  return page;
}

async function openCytoscape(browser: Browser, renderer: Renderer, { nodes, ties }: Picture): Promise<Page> {
  const context = await browser.newContext({ viewport: WINDOW });
  const page = await context.newPage();
  await page.setContent(
    '<style>body{margin:0}#stage{width:1180px;height:604px}</style><div id="stage" data-stage></div>',
  );
  const source = createRequire(import.meta.url).resolve('cytoscape/dist/cytoscape.min.js');
  await page.addScriptTag({ content: readFileSync(source, 'utf8') });
  await page.evaluate(HELPER);
  await page.evaluate(drawWithCytoscape, { nodes, ties, renderer });
  await page.waitForTimeout(2_500);
  return page;
}

/** Runs in the page. */
function drawWithCytoscape({
  nodes,
  ties,
  renderer,
}: {
  nodes: Picture['nodes'];
  ties: Picture['ties'];
  renderer: string;
}): void {
  const widths: Record<string, number> = { WEAK: 1.25, MEDIUM: 2.75, STRONG: 5 };
  const isHiding = renderer.includes('hiding');
  const { cytoscape } = window as unknown as { cytoscape: (options: object) => void };
  cytoscape({
    container: document.getElementById('stage'),
    renderer: { name: 'canvas', ...(renderer.includes('WebGL') && { webgl: true }) },
    ...(isHiding && { hideEdgesOnViewport: true, hideLabelsOnViewport: true, textureOnViewport: true }),
    pixelRatio: 1,
    layout: { name: 'preset', fit: true },
    elements: [
      ...nodes.map(({ id, name, x, y }) => ({ data: { id, name }, position: { x, y } })),
      ...ties.map(({ from, to, word }, position) => ({
        data: { id: `tie ${position}`, source: from, target: to, width: widths[word] ?? 1 },
      })),
    ],
    style: [
      {
        selector: 'node',
        style: {
          width: 46,
          height: 46,
          label: 'data(name)',
          'font-size': 12.5,
          'background-color': '#e9e2d9',
          'border-width': 0.75,
          'border-color': '#b3aa9f',
        },
      },
      {
        selector: 'edge',
        style: {
          width: 'data(width)',
          'line-color': '#8f9993',
          'line-opacity': 0.85,
          'curve-style': 'haystack',
        },
      },
    ],
  });
}

/** Runs in the page: pans or zooms by one event a frame; answers how long each frame took, in milliseconds. */
async function perform({
  gesture,
  durationMs,
}: {
  gesture: 'pan' | 'zoom';
  durationMs: number;
}): Promise<number[]> {
  const stage = document.querySelector('[data-stage]');
  const target = stage?.querySelector('canvas') ?? stage;
  if (!stage || !target) throw new Error('There is no canvas.');
  const box = stage.getBoundingClientRect();
  const at = (x: number, y: number) => ({
    bubbles: true,
    cancelable: true,
    clientX: box.left + x,
    clientY: box.top + y,
    button: 0,
    buttons: 1,
    pointerId: 1,
    pointerType: 'mouse',
    isPrimary: true,
    view: window,
  });
  // Cytoscape listens to the mouse, Perlen to pointers: both are told.
  const send = (kind: 'down' | 'move' | 'up', x: number, y: number) => {
    target.dispatchEvent(new PointerEvent(`pointer${kind}`, at(x, y)));
    (kind === 'down' ? target : window).dispatchEvent(new MouseEvent(`mouse${kind}`, at(x, y)));
  };
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const frames: number[] = [];
  let [x, y] = [14, 14];
  // A corner holds no node, so that the canvas and not a person is dragged.
  if (gesture === 'pan') send('down', x, y);
  let last = await nextFrame();
  const startedAt = last;
  for (let step = 0; last - startedAt < durationMs; step += 1) {
    if (gesture === 'pan') {
      x = 14 + (1 - Math.cos(step / 24)) * 260;
      y = 14 + (1 - Math.cos(step / 31)) * 170;
      send('move', x, y);
    } else {
      const deltaY = Math.sin(step / 28) > 0 ? -24 : 24;
      target.dispatchEvent(new WheelEvent('wheel', { ...at(560, 300), deltaY, deltaMode: 0 }));
    }
    const now = await nextFrame();
    frames.push(now - last);
    last = now;
  }
  if (gesture === 'pan') send('up', x, y);
  return frames;
}
