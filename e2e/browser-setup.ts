import { findBrowser } from './browser.js';

/** Vitest's global setup of the project `e2e`: finds the browser once, before the files ask for it. */
export default async function setup(): Promise<void> {
  process.env['PERLEN_FOUND_BROWSER'] = JSON.stringify(await findBrowser());
}
