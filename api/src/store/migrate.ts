import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidV7 } from 'uuid';
import { z } from 'zod';
import { MigrationRefused } from './errors.js';
import { CYPHER_FOLDER } from './queries.js';
import type { Store } from './store.js';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly checksum: string;
  readonly statements: readonly string[];
}

/** The migrations of this release, in order. Throws MigrationRefused on a gap or a name that does not fit. */
export function readMigrations(folder = join(CYPHER_FOLDER, 'migrations')): Migration[] {
  const migrations = readdirSync(folder)
    .filter((file) => file.endsWith('.cypher'))
    .sort()
    .map((file) => readMigration(folder, file));
  for (const [index, migration] of migrations.entries()) {
    if (migration.version !== index + 1) {
      throw new MigrationRefused(
        `Migration V${String(index + 1).padStart(4, '0')} is missing from ${folder}.`,
      );
    }
  }
  return migrations;
}

function readMigration(folder: string, file: string): Migration {
  const match = /^V(\d{4})__([a-z0-9_]+)\.cypher$/.exec(file);
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new MigrationRefused(`${file} is no migration's name: it should look like V0001__name.cypher.`);
  }
  const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
  const statements = text
    .split('\n')
    .filter((line) => !line.startsWith('//'))
    .join('\n')
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
  return {
    version: Number(match[1]),
    name: match[2],
    checksum: createHash('sha256').update(text).digest('hex'),
    statements,
  };
}

const applied = z.object({ version: z.number(), checksum: z.string(), name: z.string() });

const LOCK_LEASE_MS = 60_000;
const LOCK_RETRY_MS = 250;

/**
 * Applies the migrations that the store has not seen, in order, under a lock, and records each with its checksum.
 * Answers those applied now. Throws MigrationRefused if one that was applied has changed since or is missing, or if
 * the store was made by a newer release.
 */
export async function migrate(
  store: Store,
  migrations: readonly Migration[] = readMigrations(),
): Promise<Migration[]> {
  await prepare(store);
  const holder = await takeLock(store);
  try {
    const done = await readApplied(store);
    refuseDifferences(done, migrations);
    const open = migrations.filter((migration) => !done.has(migration.version));
    for (const migration of open) await apply(store, migration);
    return open;
  } finally {
    await releaseLock(store, holder);
  }
}

async function prepare(store: Store): Promise<void> {
  for (const [label, property] of [
    ['Migration', 'version'],
    ['MigrationLock', 'id'],
  ]) {
    const name = `${label}_${property}`.toLowerCase();
    await store.runOutsideTransaction(
      `CREATE CONSTRAINT ${name} IF NOT EXISTS FOR (n:${label}) REQUIRE n.${property} IS UNIQUE`,
    );
    await store.runOutsideTransaction(
      `CREATE INDEX ${name}_index IF NOT EXISTS FOR (n:${label}) ON (n.${property})`,
    );
  }
  await store.runOutsideTransaction(
    "MERGE (lock:MigrationLock {id: 'migrations'}) ON CREATE SET lock.holder = '', lock.until = 0",
  );
}

/** A lease, so that a process killed in the middle does not lock the others out for ever. */
async function takeLock(store: Store): Promise<string> {
  const holder = uuidV7();
  for (;;) {
    const rows = await store.runOutsideTransaction(
      `MATCH (lock:MigrationLock {id: 'migrations'}) SET lock.touched = $now
       WITH lock WHERE lock.holder = '' OR lock.until < $now
       SET lock.holder = $holder, lock.until = $until RETURN lock.holder AS holder`,
      { now: Date.now(), until: Date.now() + LOCK_LEASE_MS, holder },
    );
    if (rows.length > 0) return holder;
    await new Promise((resolve) => setTimeout(resolve, LOCK_RETRY_MS));
  }
}

async function releaseLock(store: Store, holder: string): Promise<void> {
  await store.runOutsideTransaction(
    "MATCH (lock:MigrationLock {id: 'migrations'}) WHERE lock.holder = $holder SET lock.holder = ''",
    { holder },
  );
}

async function readApplied(store: Store): Promise<Map<number, z.infer<typeof applied>>> {
  const rows = await store.runOutsideTransaction(
    'MATCH (m:Migration) RETURN m.version AS version, m.checksum AS checksum, m.name AS name ORDER BY version',
  );
  return new Map(rows.map((row) => applied.parse(row)).map((row) => [row.version, row]));
}

function refuseDifferences(
  done: ReadonlyMap<number, z.infer<typeof applied>>,
  migrations: readonly Migration[],
): void {
  for (const row of done.values()) {
    const label = `V${String(row.version).padStart(4, '0')}__${row.name}`;
    const own = migrations.find((migration) => migration.version === row.version);
    if (own === undefined) {
      throw new MigrationRefused(
        `The store has migration ${label}, which this release does not know: it is older.`,
      );
    }
    if (own.checksum !== row.checksum) {
      throw new MigrationRefused(
        `Migration ${label} was changed after the store applied it. Restore its file.`,
      );
    }
  }
}

/** Every statement can run twice, so a process killed between two of them only repeats the work. */
async function apply(store: Store, migration: Migration): Promise<void> {
  for (const statement of migration.statements) {
    try {
      await store.runOutsideTransaction(statement);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new MigrationRefused(`Migration V${migration.version} (${migration.name}) failed: ${message}`, {
        cause: error,
      });
    }
  }
  await store.runOutsideTransaction(
    'MERGE (m:Migration {version: $version}) SET m.name = $name, m.checksum = $checksum, m.at = $at',
    {
      version: migration.version,
      name: migration.name,
      checksum: migration.checksum,
      at: new Date().toISOString(),
    },
  );
}
