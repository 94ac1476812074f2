import { copyFileSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { openStore } from '../open-application.js';
import type { CheckReport } from '../operations/check.js';
import { goLive } from '../seed/go-live.js';
import { embeddedDatabasePath } from '../store/embedded.js';
import { makeFolder } from '../store/make-folder.js';
import { migrate } from '../store/migrate.js';
import { connect, readCliConfig } from './connection.js';
import { EXIT, printJson, printLine, Refused } from './outcome.js';

const CHECK = /* GraphQL */ `query Check { check { isClean derivedTies evidencePairs findings } }`;
const BACKUP = /* GraphQL */ `mutation Backup($folder: String!) { backup(folder: $folder) }`;

/** `perlen check`: exit 0 if clean, 1 if not. */
export async function runCheck({ json, url }: { json?: boolean; url?: string }): Promise<number> {
  const connection = await connect({ url });
  try {
    const { check } = await connection.ask<{ check: CheckReport }>(CHECK, {});
    if (json === true) printJson(check);
    else {
      for (const finding of check.findings) printLine(finding);
      printLine(
        `${check.derivedTies} derived ties, ${check.evidencePairs} pairs with evidence: ${check.isClean ? 'clean' : 'not clean'}.`,
      );
    }
    return check.isClean ? EXIT.done : EXIT.refused;
  } finally {
    await connection.close();
  }
}

/** `perlen backup FOLDER`: of the embedded store; through a running server if one holds it. */
export async function runBackup(folder: string, { url }: { url?: string }): Promise<void> {
  const connection = await connect({ url });
  try {
    await connection.ask(BACKUP, { folder: resolve(folder) });
    printLine(`The backup is in ${folder}.`);
  } finally {
    await connection.close();
  }
}

/** `perlen restore FOLDER`: into a data folder that holds no database yet. */
export async function runRestore(folder: string): Promise<void> {
  const config = readCliConfig();
  if (config.neo4j !== undefined) {
    throw new Refused(
      'NOT_SUPPORTED',
      'A Neo4j database is restored with its own tools: neo4j-admin database load.',
    );
  }
  const from = embeddedDatabasePath(folder);
  const to = embeddedDatabasePath(config.dataFolder);
  if (!existsSync(from)) throw new Refused('NO_BACKUP', `${folder} holds no backup of Perlen.`);
  if (existsSync(to)) {
    throw new Refused(
      'DATA_THERE',
      `${config.dataFolder} holds a database already: move it away, or set PERLEN_DATA.`,
    );
  }
  makeFolder(config.dataFolder);
  copyFileSync(from, to);
  const store = openStore(config);
  try {
    await store.health();
  } finally {
    await store.close();
  }
  printLine(`Restored into ${config.dataFolder}.`);
}

/** `perlen migrate`: brings the store to this release's schema. */
export async function runMigrate(): Promise<void> {
  const store = openStore(readCliConfig());
  try {
    const applied = await migrate(store);
    printLine(
      applied.length === 0 ? 'Nothing to do.' : `Applied ${applied.map(({ name }) => name).join(', ')}.`,
    );
  } finally {
    await store.close();
  }
}

/** `perlen go-live FOLDER`: an empty live store with organizations, departments, projects and employees. */
export async function runGoLive(folder: string): Promise<void> {
  const connection = await connect({ url: undefined });
  try {
    if (connection.application === undefined) {
      throw new Refused('STORE_IN_USE', 'Stop the running server first: go-live reads the whole store.');
    }
    const taken = await goLive(connection.application, folder);
    printLine(
      `${folder} is a live store with ${taken.employees} employees, ${taken.organizations} organizations, ${taken.departments} departments and ${taken.projects} projects; no ties, contacts or messages were taken.`,
    );
  } finally {
    await connection.close();
  }
}
