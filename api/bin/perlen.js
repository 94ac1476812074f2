#!/usr/bin/env node
import { existsSync } from 'node:fs';

const main = new URL('../dist/cli/main.js', import.meta.url);
if (existsSync(main)) {
  await import(main.href);
} else {
  console.error(
    'Perlen is not built yet: run "npm run build" (or "npm start", which builds what is needed).',
  );
  process.exitCode = 1;
}
