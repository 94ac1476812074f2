/** Writes company.json beside this file: npx tsx seed/demo/make-demo.ts */
import { writeFileSync } from 'node:fs';
import { makeCompany } from './company.js';
import { formatCompany } from './format.js';

const file = new URL('company.json', import.meta.url);
const text = formatCompany(makeCompany());
writeFileSync(file, text);
console.log(`company.json: ${text.split('\n').length} lines, ${Buffer.byteLength(text)} bytes`);
