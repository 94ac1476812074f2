import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Query } from './store.js';

/** The folder of all .cypher files: one query a file, <feature>/<name>.cypher. */
export const CYPHER_FOLDER = fileURLToPath(new URL('../../../cypher', import.meta.url));

/**
 * Reads a query from cypher/<name>.cypher. Its header comments say title, mode, params (a runnable example as JSON)
 * and what comes back; rows are checked against `row`. Throws if the file or a part of its header is missing.
 */
export function defineQuery<Row>(name: string, row: z.ZodType<Row>): Query<Row> {
  const file = readQueryFile(name);
  return { name, text: file.text, mode: file.mode, row };
}

/** For statements that answer no rows worth reading. */
export const noRows = z.unknown();

export interface QueryFile {
  readonly name: string;
  readonly title: string;
  readonly mode: 'READ' | 'WRITE';
  readonly exampleParams: Record<string, unknown>;
  readonly returns: string;
  readonly text: string;
}

/** Names of all query files, migrations left out. */
export function listQueryNames(): string[] {
  return readdirSync(CYPHER_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'migrations')
    .flatMap((feature) =>
      readdirSync(join(CYPHER_FOLDER, feature.name))
        .filter((file) => file.endsWith('.cypher'))
        .map((file) => `${feature.name}/${file.replace(/\.cypher$/, '')}`),
    )
    .sort();
}

/** A query file with its header taken apart. */
export function readQueryFile(name: string): QueryFile {
  const source = readFileSync(join(CYPHER_FOLDER, `${name}.cypher`), 'utf8');
  const header = (key: string): string => {
    const found = new RegExp(`^// ${key}: (.+)$`, 'm').exec(source)?.[1];
    if (found === undefined) throw new Error(`cypher/${name}.cypher has no header line "// ${key}:"`);
    return found.trim();
  };
  const mode = header('mode');
  if (mode !== 'READ' && mode !== 'WRITE')
    throw new Error(`cypher/${name}.cypher: mode is READ or WRITE, not ${mode}`);
  const text = source
    .split('\n')
    .filter((line) => !line.startsWith('//'))
    .join('\n')
    .trim();
  const exampleParams = z.record(z.string(), z.unknown()).parse(JSON.parse(header('params')));
  return { name, title: header('title'), mode, exampleParams, returns: header('returns'), text };
}
