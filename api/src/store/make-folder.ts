import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and whatever is missing above it; throws what the system throws.
 *
 * One level at a time: where the system answers "no such file" for a folder whose parent is there (below /proc), Node's
 * own recursive mkdir tries again for ever.
 */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let at = resolve(folder); !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  for (const one of missing) {
    try {
      mkdirSync(one);
    } catch (error) {
      // Another process may have been faster.
      if (!existsSync(one)) throw error;
    }
  }
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is a file, not a folder`);
}
