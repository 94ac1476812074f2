// @ts-check
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const products = ['api/dist/cli/main.js', 'web/dist/index.html'];
const sources = [
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tools/codegen.mjs',
  'tools/known-documents.mjs',
  'api/package.json',
  'api/tsconfig.json',
  'api/tsconfig.build.json',
  'api/src',
  'web/package.json',
  'web/tsconfig.json',
  'web/vite.config.ts',
  'web/index.html',
  'web/public',
  'web/src',
];

/**
 * True when the build is missing or something it is made of was changed after it.
 * @param {string} root folder of the repository
 * @returns {boolean}
 */
export function isBuildOutdated(root) {
  const builtAtMs = Math.min(...products.map((path) => changedAtMs(join(root, path)) ?? 0));
  return sources.some((path) => newestChangeMs(join(root, path)) > builtAtMs);
}

/**
 * The latest change in a file or folder; a folder's own time tells of files removed from it.
 * @param {string} path
 * @returns {number}
 */
function newestChangeMs(path) {
  const ownMs = changedAtMs(path) ?? 0;
  const folders = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(path) : [];
  return folders
    .filter((name) => name !== 'generated')
    .reduce((newestMs, name) => Math.max(newestMs, newestChangeMs(join(path, name))), ownMs);
}

/**
 * @param {string} path
 * @returns {number | undefined}
 */
function changedAtMs(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
