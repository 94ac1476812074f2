/** Rows a second of imports, on the embedded engine and on Neo4j. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinoToStderr } from '../api/src/cli/connection.js';
import { readConfig } from '../api/src/config/config.js';
import { type ImportRequest, runImport } from '../api/src/imports/pipeline/run-import.js';
import { openApplication } from '../api/src/open-application.js';
import { keepMode } from '../api/src/seed/first-start.js';
import { generateGraph } from '../api/src/seed/generate-graph.js';
import { startNeo4j } from '../tools/neo4j/server.js';
import type { NetworkSize } from './graphs/made-up.js';
import { MAIL, MAIL_CLOCK } from './graphs/mail.js';
import { type Section, say, seconds, whole } from './measure.js';

const FILES_SEED = 3;

type Given = Pick<ImportRequest, 'kind' | 'path' | 'fileName' | 'ownDomains'>;

interface Imported {
  readonly fileName: string;
  readonly rows: number;
  readonly tookMs: number;
  readonly ties: number;
}

/** The made-up events are of the two years before the clock of the mail. */
export async function measureImports(
  folder: string,
  { size, hasMail }: { readonly size: NetworkSize; readonly hasMail: boolean },
): Promise<Pick<Section, 'columns' | 'rows' | 'notes'>> {
  const files = [...(hasMail ? [MAIL] : []), ...writeFiles(folder, size)];
  const embedded = await importAll(files, { PERLEN_DATA: join(folder, 'imports') });
  const neo4j = await startNeo4j({ say });
  try {
    const { uri, user, password } = neo4j;
    const settings = { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password };
    const onNeo4j = await importAll(files, { PERLEN_DATA: join(folder, 'beside-neo4j'), ...settings });
    return {
      columns: ['file', 'rows', 'ties after it', 'embedded', 'rows/s', 'Neo4j', 'rows/s'],
      rows: embedded.map((import_, place) => [
        import_.fileName,
        whole(import_.rows),
        whole(import_.ties),
        ...cells(import_),
        ...cells(onNeo4j[place]),
      ]),
      notes: [
        'In this order into one store that was empty; times from opening the file to the end of the last transaction and the reload of what is in memory. A row of the mail is a message.',
        'The CSV files are made up: half of the ties state a strength, half are messages or meetings with a count and two dates.',
      ],
    };
  } finally {
    await neo4j.stop();
  }
}

function cells(import_: Imported | undefined): string[] {
  if (import_ === undefined) return ['', ''];
  return [seconds(import_.tookMs), whole((import_.rows / import_.tookMs) * 1000)];
}

async function importAll(files: readonly Given[], environment: Record<string, string>): Promise<Imported[]> {
  const config = readConfig({ PERLEN_CLOCK: MAIL_CLOCK, PERLEN_LOG_LEVEL: 'error', ...environment });
  const { application, close } = await openApplication(config, pinoToStderr(config));
  try {
    await keepMode(application.store, config.mode);
    const imported: Imported[] = [];
    for (const file of files) {
      const startedAt = performance.now();
      const { stored } = await runImport(application, {
        ...file,
        upload: null,
        isDryRun: false,
        mapping: null,
      });
      const tookMs = performance.now() - startedAt;
      const { counts, errorCode, state } = stored;
      if (state !== 'DONE' || (file.kind !== 'MAIL' && counts.rowsTaken !== counts.rows)) {
        throw new Error(
          `${file.fileName}: ${state} ${errorCode}, ${counts.rowsTaken} of ${counts.rows} rows taken`,
        );
      }
      const ties = application.live.current.graph.tieCount;
      imported.push({ fileName: file.fileName, rows: counts.rows, tookMs, ties });
      say(`  ${file.fileName} on ${application.store.engine}: ${counts.rows} rows in ${seconds(tookMs)}`);
    }
    return imported;
  } finally {
    await close();
  }
}

function writeFiles(folder: string, size: NetworkSize): Given[] {
  mkdirSync(folder, { recursive: true });
  const network = generateGraph({ ...size, seed: FILES_SEED });
  const groups = new Map([...network.groups()].map(({ key, name }) => [key, name]));
  const people = [...network.people()].map(({ key, name, isEmployee, groupKey }) => {
    const group = groups.get(groupKey) ?? '';
    return [key, name, isEmployee ? group : '', isEmployee ? '' : group];
  });
  const ties = [...network.ties()].map(({ a, b, strength }, place) => {
    if (place % 2 === 0) return [a, b, `${strength}`, '', '', '', ''];
    const kind = place % 4 === 1 ? 'messaged' : 'met';
    return [a, b, '', kind, `${1 + Math.round(strength * 40)}`, '2000-07-01', `2002-06-${10 + (place % 20)}`];
  });
  const write = (fileName: string, columns: string, rows: readonly (readonly string[])[]) => {
    const path = join(folder, fileName);
    writeFileSync(path, [columns, ...rows.map((row) => row.join(','))].join('\n'));
    return { path, fileName, ownDomains: [] };
  };
  return [
    { kind: 'PEOPLE', ...write('people.csv', 'id,name,department,organization', people) },
    { kind: 'TIES', ...write('ties.csv', 'source,target,strength,kind,count,first,last', ties) },
  ];
}
