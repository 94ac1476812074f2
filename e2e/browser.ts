import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

/** How a browser of this machine is started; one of the two is set. */
export type FoundBrowser =
  | { readonly kind: 'program'; readonly path: string }
  | { readonly kind: 'installed'; readonly channel: string };

/** What draws: the processor alone, or a graphics card that the processor plays, with WebGL, at several times the cost. */
type Graphics = 'none' | 'emulated';

const graphicsArguments = {
  none: ['--disable-gpu'],
  emulated: ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
} as const satisfies Record<Graphics, readonly string[]>;

/**
 * A real, headless Chromium; the caller closes it. It makes no connection of its own.
 * @throws Error when none of the known places has one that starts: what was tried, what to install.
 */
export async function launchBrowser(graphics: Graphics = 'none'): Promise<Browser> {
  const known = process.env['PERLEN_FOUND_BROWSER'];
  return launch(known === undefined ? await findBrowser() : (JSON.parse(known) as FoundBrowser), graphics);
}

/**
 * The first browser that starts: PERLEN_CHROMIUM (a path), the Chromium of the npm package (Linux on x64),
 * Debian's, then an installed Chrome or Edge.
 * @throws Error when none does.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const failures: string[] = [];
  for (const candidate of candidates()) {
    try {
      const found = await candidate.locate();
      if (found === undefined) {
        continue;
      }
      const browser = await launch(found);
      await browser.close();
      return found;
    } catch (error) {
      failures.push(`${candidate.name}: ${(error as Error).message.split('\n')[0]}`);
    }
  }
  throw new Error(
    [
      'No Chromium starts here. Install Chrome or Chromium, or name one in PERLEN_CHROMIUM.',
      ...failures,
    ].join('\n  '),
  );
}

interface Candidate {
  readonly name: string;
  locate(): Promise<FoundBrowser | undefined>;
}

function candidates(): Candidate[] {
  const named = process.env['PERLEN_CHROMIUM'];
  if (named !== undefined && named !== '') {
    return [{ name: named, locate: async () => ({ kind: 'program', path: named }) }];
  }
  const programs = ['/usr/bin/chromium', '/usr/bin/google-chrome'];
  return [
    { name: '@sparticuz/chromium', locate: unpackPackagedChromium },
    ...programs.map(
      (path): Candidate => ({
        name: path,
        locate: async () => (existsSync(path) ? { kind: 'program', path } : undefined),
      }),
    ),
    ...['chrome', 'msedge'].map(
      (channel): Candidate => ({
        name: channel,
        locate: async () => ({ kind: 'installed', channel }),
      }),
    ),
  ];
}

function launch(found: FoundBrowser, graphics: Graphics = 'none'): Promise<Browser> {
  const options: LaunchOptions = {
    headless: true,
    args: [
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      // Letters stand where the design puts them, not on whole pixels.
      '--font-render-hinting=none',
      // Chromium's sandbox refuses to work for root, who runs the tests on most build machines.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...graphicsArguments[graphics],
    ],
  };
  return chromium.launch(
    found.kind === 'program'
      ? { ...options, executablePath: found.path }
      : { ...options, channel: found.channel },
  );
}

/**
 * Unpacks the Chromium of @sparticuz/chromium once into node_modules/.cache. The package itself unpacks into
 * the shared temporary folder and takes any file it finds there for complete, so it runs with a private one.
 */
async function unpackPackagedChromium(): Promise<FoundBrowser | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return undefined;
  }
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const packageVersion = packagedChromiumVersion(main);
  const folder = fileURLToPath(
    new URL(`../node_modules/.cache/perlen-chromium-${packageVersion}`, import.meta.url),
  );
  const path = join(folder, 'chromium');
  if (!existsSync(path)) {
    const unfinishedFolder = `${folder}.unfinished-${process.pid}`;
    mkdirSync(unfinishedFolder, { recursive: true });
    try {
      await promisify(execFile)(
        process.execPath,
        ['--input-type=module', '-e', "await (await import('@sparticuz/chromium')).default.executablePath()"],
        { cwd: dirname(fileURLToPath(import.meta.url)), env: { ...process.env, TMPDIR: unfinishedFolder } },
      );
      renameSync(unfinishedFolder, folder);
    } catch (error) {
      rmSync(unfinishedFolder, { recursive: true, force: true });
      if (!existsSync(path)) {
        throw error;
      }
    }
  }
  return { kind: 'program', path };
}

function packagedChromiumVersion(main: string): string {
  let folder = dirname(main);
  while (!existsSync(join(folder, 'bin'))) {
    folder = dirname(folder);
  }
  const description = createRequire(import.meta.url)(join(folder, 'package.json')) as { version: string };
  return description.version;
}
