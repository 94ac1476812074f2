import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { seedDemo } from '../seed/demo.js';
import { defineQuery, noRows } from '../store/queries.js';
import type { Store } from '../store/store.js';
import { openTestStore, TEST_NOW } from '../testing/test-application.js';
import { allStatements } from './testing/all-statements.js';
import {
  isRegisteredThing,
  registeredInGraph,
  registeredName,
  unregisteredOf,
} from './testing/registered.js';

const row = z.object({ things: z.array(z.string()), property: z.string() });

let store: Store;
beforeAll(async () => {
  store = await openTestStore({ queryTimeoutMs: 60_000 });
  await seedDemo(store, new Date(TEST_NOW));
});
afterAll(() => store.close());

describe('in the store of the demo company', () => {
  it('there is no label, type or property that the register does not hold', async () => {
    const found = await foundInStore();
    expect(unregisteredOf(found.fields)).toEqual([]);
    expect(found.things.filter((thing) => !isRegisteredThing(thing))).toEqual([]);
    expect(found.fields.length).toBeGreaterThan(80);
  });

  it('or in a query there is everything that the register holds', async () => {
    const found = [...allStatements(), await foundInStore()];
    const names = new Set(
      found.flatMap(({ things, fields }) => [
        ...things,
        ...fields.flatMap((field) => field.things.map((thing) => registeredName(thing, field.property))),
      ]),
    );
    expect(registeredInGraph.filter((name) => !names.has(name))).toEqual([]);
  });
});

it('a property that the register does not hold cannot be written in a test', async () => {
  const update = defineQuery('people/update', noRows);
  const write = (properties: object) =>
    store.write(async (tx) => void (await tx.run(update, { id: 'nobody', properties })));
  await expect(write({ name: 'Someone', shoeSize: 42 })).rejects.toThrow('Person.shoeSize');
  await expect(write({ name: 'Someone' })).resolves.toBeDefined();
});

async function foundInStore() {
  const nodes = 'MATCH (n) UNWIND keys(n) AS property RETURN DISTINCT labels(n) AS things, property';
  const relationships =
    'MATCH ()-[r]->() UNWIND keys(r) AS property RETURN DISTINCT [type(r)] AS things, property';
  const bare = "MATCH ()-[r]->() RETURN DISTINCT [type(r)] AS things, '' AS property";
  const ask = (text: string) => store.read({ name: 'register/found', text, mode: 'READ', row });
  const fields = [...(await ask(nodes)), ...(await ask(relationships))];
  const things = [...fields, ...(await ask(bare))].flatMap((one) => one.things);
  return { fields, things: [...new Set(things)] };
}
