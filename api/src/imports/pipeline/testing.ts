import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { openTestApplication, type TestApplication } from '../../testing/test-application.js';
import type { ImportKind } from './batch.js';
import { type ImportOptions, type ImportRequest, type ImportRun, runImport } from './run-import.js';
import type { StoredRefusal } from './runs.js';

/** Files and shorthands for tests of imports. */

export interface TestMessage {
  readonly id?: string;
  readonly from: string;
  readonly to: string;
  readonly cc?: string;
  readonly date?: string;
}

export function mbox(...messages: readonly TestMessage[]): string {
  return messages
    .map(({ id, from, to, cc, date = 'Mon, 2 Nov 2026 10:00:00 +0000' }) =>
      [
        'From perlen@example.com Mon Nov  2 10:00:00 2026',
        ...(id === undefined ? [] : [`Message-ID: <${id}>`]),
        `Date: ${date}`,
        `From: ${from}`,
        `To: ${to}`,
        ...(cc === undefined ? [] : [`Cc: ${cc}`]),
        '',
        'text',
        '',
      ].join('\n'),
    )
    .join('\n');
}

/** A folder for one test file's files. */
export class TestFiles {
  readonly folder = mkdtempSync(join(tmpdir(), 'perlen-imports-'));

  /** Writes a file and answers its path. */
  write(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A test file's files, and an application for each of its tests, closed after it. */
export function importTests(): {
  readonly files: TestFiles;
  readonly open: (...parameters: Parameters<typeof openTestApplication>) => Promise<TestApplication>;
} {
  const files = new TestFiles();
  let app: TestApplication | undefined;
  afterEach(async () => {
    await app?.close();
    app = undefined;
  });
  afterAll(() => files.remove());
  const open = async (...parameters: Parameters<typeof openTestApplication>) => {
    app = await openTestApplication(...parameters);
    return app;
  };
  return { files, open };
}

/** The text of a CSV file. */
export function csv(...lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

interface ImportOutcome {
  readonly run: ImportRun;
  readonly refusals: readonly StoredRefusal[];
}

/** Imports a file of a path, with own.example as own domain. */
export async function importFile(
  { application }: TestApplication,
  kind: ImportKind,
  path: string,
  changes: Partial<ImportRequest> = {},
  options: ImportOptions = {},
): Promise<ImportOutcome> {
  const refusals: StoredRefusal[] = [];
  const request: ImportRequest = {
    kind,
    path,
    fileName: basename(path),
    upload: null,
    isDryRun: false,
    ownDomains: ['own.example'],
    mapping: null,
    ...changes,
  };
  const run = await runImport(application, request, {
    onRefusals: (found) => refusals.push(...found),
    ...options,
  });
  return { run, refusals };
}

/** The strength of a tie as this process answers; null without one. */
export function strengthBetween({ application }: TestApplication, one: string, other: string): number | null {
  const { directory, graph } = application.live.current;
  const find = (name: string) =>
    directory.personByEmail(name) ?? directory.personByKey(name) ?? directory.person(name);
  const a = find(one);
  const b = find(other);
  return a === undefined || b === undefined ? null : (graph.tie(a.id, b.id)?.strength ?? null);
}

/** All people and ties as they are answered, for comparing two stores. */
export function everything({ application }: Pick<TestApplication, 'application'>): object {
  const { directory, graph } = application.live.current;
  const people = [...directory.people.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    people: people.map(({ id, name, email, isEmployee, employments }) => ({
      id,
      name,
      email,
      isEmployee,
      employments,
    })),
    organizations: [...directory.organizations.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    ties: people.flatMap(({ id }) =>
      graph
        .neighbours(id)
        .filter((neighbour) => neighbour.id > id)
        .map((neighbour) => `${id}|${neighbour.id}|${neighbour.strength.toFixed(9)}`)
        .sort(),
    ),
  };
}
