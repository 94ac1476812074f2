import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestStore } from '../testing/test-application.js';
import { defineQuery, listQueryNames, noRows, readQueryFile } from './queries.js';
import type { Store } from './store.js';

let store: Store;

beforeAll(async () => {
  store = await openTestStore({ queryTimeoutMs: 30_000 });
});

afterAll(() => store.close());

describe('every query file', () => {
  it.each(listQueryNames())('%s runs with its example parameters on this engine', async (name) => {
    const file = readQueryFile(name);
    const query = defineQuery(name, noRows);
    // A made-up failure rolls the example back, so that the next file meets an empty store again.
    const undone = new Error('example done');
    const rows =
      file.mode === 'READ'
        ? await store.read(query, file.exampleParams)
        : await runAndUndo(undone, file.exampleParams, query);
    expect(Array.isArray(rows)).toBe(true);
    for (const row of z.array(z.record(z.string(), z.unknown())).parse(rows)) {
      for (const column of Object.keys(row)) expect(file.returns).toContain(column);
    }
  });

  it.each(listQueryNames())('%s says what it is for and uses no parameter that it does not show', (name) => {
    const file = readQueryFile(name);
    const used = new Set([...file.text.matchAll(/\$(\w+)/g)].map((match) => match[1]));
    expect([...used].sort()).toEqual(Object.keys(file.exampleParams).sort());
    expect(file.title.length).toBeGreaterThan(3);
  });
});

async function runAndUndo(
  undone: Error,
  params: Record<string, unknown>,
  query: ReturnType<typeof defineQuery<unknown>>,
): Promise<unknown[]> {
  let rows: unknown[] = [];
  await expect(
    store.write(async (transaction) => {
      rows = await transaction.run(query, params);
      throw undone;
    }),
  ).rejects.toBe(undone);
  return rows;
}
