import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Application } from '../application.js';
import { readConfig } from '../config/config.js';
import { applicationOn, openApplication } from '../open-application.js';
import { type RunningServer, startServer } from '../server/server.js';
import { SmallCompany } from '../testing/small-company.js';
import { TcpProxy } from '../testing/tcp-proxy.js';
import { openTestApplication, TEST_NOW, type TestApplication } from '../testing/test-application.js';
import { StoreUnavailable } from './errors.js';
import { changesSince, lastChange } from './feed.js';
import { openNeo4jStore } from './neo4j.js';
import type { Query, Store } from './store.js';

const TOKEN = 'a-token-for-the-operator-of-this-test';
const environment = (name: string) => process.env[`PERLEN_TEST_NEO4J_${name}`] ?? '';

const createPerson: Query<unknown> = {
  name: 'test/create',
  text: 'CREATE (:Person {id: $id, name: $id, recorded: true})',
  mode: 'WRITE',
  row: z.unknown(),
};
const countPeople: Query<{ count: number }> = {
  name: 'test/count',
  text: 'MATCH (p:Person) WHERE p.id = $id OR p.name = $id RETURN count(p) AS count',
  mode: 'READ',
  row: z.object({ count: z.number() }),
};

interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: a test picks what it asked for, and a wrong pick fails it
  readonly data: any;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

// Only on Neo4j: the embedded engine is in the process itself and can't go away.
describe('A Neo4j that goes away', () => {
  /** Sees the database directly, all the time. */
  let observer: TestApplication;
  let proxy: TcpProxy;
  let store: Store;
  let application: Application;
  let server: RunningServer;

  beforeAll(async () => {
    const company = new SmallCompany()
      .employee('anna')
      .employee('ben')
      .organization('acme')
      .contact('weber', 'acme', { recorded: true })
      .tie('ben', 'weber', 0.5);
    observer = await openTestApplication(company.rows());
    proxy = await TcpProxy.before(environment('URI'));
    store = openNeo4jStore({
      uri: `bolt://127.0.0.1:${proxy.port}`,
      user: environment('USER'),
      password: environment('PASSWORD'),
      database: undefined,
      queryTimeoutMs: 30_000,
      retryTimeMs: 100,
    });
    const config = readConfig({ PERLEN_CLOCK: TEST_NOW, PERLEN_LOG_LEVEL: 'silent', PERLEN_PORT: '0' });
    application = await applicationOn(store, config, pino({ level: 'silent' }));
    application.live.start();
    server = await startServer(application, TOKEN);
  });
  afterAll(async () => {
    await server.stop();
    await application.live.stop();
    await store.close();
    await proxy.goAway();
    await observer.close();
  });

  const ask = async (query: string, url = server.url): Promise<Answer> => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` };
    const body = JSON.stringify({ query });
    return (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).json() as Promise<Answer>;
  };
  const readiness = () => fetch(`${server.url}/readyz`);
  const rename = (title: string) =>
    ask(`mutation { updatePerson(id: "anna", input: { title: "${title}" }) { title } }`);
  const count = async (id: string) => (await observer.store.read(countPeople, { id }))[0]?.count;
  const titleInDatabase = async () => {
    await observer.application.live.catchUp();
    return observer.application.live.current.directory.person('anna')?.title;
  };

  describe('while requests come', () => {
    afterEach(async () => {
      await proxy.comeBack().catch(() => undefined);
    });

    it('leaves what is answered from memory, says why it is not ready, and refuses writes with a sentence', async () => {
      expect((await readiness()).status).toBe(200);
      const before = (await lastChange(observer.store)).number;
      await proxy.goAway();

      const found = await ask('{ search(text: "weber") { kind } person(id: "anna") { name } }');
      expect(found).toEqual({ data: { search: [{ kind: 'PERSON' }], person: { name: 'anna' } } });
      const notReady = await readiness();
      expect(notReady.status).toBe(503);
      expect(await notReady.json()).toMatchObject({
        status: 'unavailable',
        reason: 'The database can’t be reached.',
        readModel: { asOf: expect.any(String) },
      });
      const refused = await rename('Never');
      expect(refused.errors).toMatchObject([
        {
          message: 'The database can’t be reached at the moment. Try again shortly.',
          extensions: { code: 'STORE_UNAVAILABLE' },
        },
      ]);
      expect((await lastChange(observer.store)).number).toBe(before);
      expect(await titleInDatabase()).toBeNull();
      expect(application.live.current.directory.person('anna')?.title).toBeNull();
    });

    it('leaves nothing answered in a live store, where something may be withdrawn meanwhile', async () => {
      const config = { ...application.config, mode: 'live' as const };
      const live = await applicationOn(store, config, pino({ level: 'silent' }));
      live.live.start();
      const other = await startServer(live, TOKEN);
      const codeOf = async () => (await ask('{ system { mode } }', other.url)).errors?.[0]?.extensions.code;
      try {
        expect(await codeOf()).toBeUndefined();
        await proxy.goAway();
        await expect.poll(codeOf, { timeout: 20_000 }).toBe('STORE_UNAVAILABLE');
        await proxy.comeBack();
        await expect.poll(codeOf, { timeout: 20_000 }).toBeUndefined();
      } finally {
        await other.stop();
        await live.live.stop();
      }
    });

    it('is used again once it is back: the same write succeeds, and what others wrote meanwhile is there', async () => {
      await proxy.goAway();
      expect((await rename('Head of Sales')).errors?.[0]?.extensions.code).toBe('STORE_UNAVAILABLE');
      await observer.application.live.write(async (transaction) => {
        await transaction.run(createPerson, { id: 'written meanwhile' });
        transaction.touch('person:written meanwhile');
      });
      expect(application.live.current.directory.person('written meanwhile')).toBeUndefined();
      await proxy.comeBack();

      expect((await rename('Head of Sales')).data).toEqual({ updatePerson: { title: 'Head of Sales' } });
      expect(await titleInDatabase()).toBe('Head of Sales');
      expect((await readiness()).status).toBe(200);
      expect(application.live.current.directory.person('written meanwhile')).toBeDefined();
      expect(application.live.lag).toBe(0);

      await observer.application.live.write(async (transaction) => {
        await transaction.run(createPerson, { id: 'written afterwards' });
        transaction.touch('person:written afterwards');
      });
      // The poll goes on by itself.
      await expect
        .poll(() => application.live.current.directory.person('written afterwards'), { timeout: 20_000 })
        .toBeDefined();
    });
  });

  describe('in the middle of a write', () => {
    const write = (id: string, inTheMiddle: (attempt: number) => void) => {
      let attempts = 0;
      return store
        .write(async (transaction) => {
          attempts += 1;
          await transaction.run(createPerson, { id });
          transaction.touch(`person:${id}`);
          inTheMiddle(attempts);
          return attempts;
        })
        .then(({ value, change }) => ({ value, change, attempts }));
    };
    const expectOneChange = async (before: number, change: number | null, id: string) => {
      expect(change).toBe(before + 1);
      const changes = await changesSince(observer.store, before, 10);
      expect(changes.map(({ number, touched }) => [number, touched])).toEqual([
        [before + 1, [`person:${id}`]],
      ]);
      expect(await count(id)).toBe(1);
    };

    it('before the commit: it is tried again and done once', async () => {
      const before = (await lastChange(observer.store)).number;
      const { change, attempts } = await write('cut before', (attempt) => {
        if (attempt === 1) proxy.cut();
      });
      expect(attempts).toBe(2);
      await expectOneChange(before, change, 'cut before');
    });

    it('after the commit but before its answer: it is not done a second time', async () => {
      const before = (await lastChange(observer.store)).number;
      proxy.loseAnswerToCommitOf('cut after');
      const { change, value, attempts } = await write('cut after', () => undefined);
      expect(proxy.lostAnswers).toBe(1);
      expect([attempts, value]).toEqual([1, 1]);
      await expectOneChange(before, change, 'cut after');
    });

    it('for good: nothing of it is written', async () => {
      const before = (await lastChange(observer.store)).number;
      await expect(write('cut for good', () => proxy.cut())).rejects.toBeInstanceOf(StoreUnavailable);
      expect(await count('cut for good')).toBe(0);
      expect((await lastChange(observer.store)).number).toBe(before);
    });
  });
});

describe('A start on Neo4j', () => {
  const open = (changes: Record<string, string>) =>
    openApplication(
      readConfig({
        NEO4J_URI: environment('URI'),
        NEO4J_USER: environment('USER'),
        NEO4J_PASSWORD: environment('PASSWORD'),
        ...changes,
      }),
      pino({ level: 'silent' }),
    );

  it('with a wrong password says which variables to check, and not the password', async () => {
    const start = open({ NEO4J_PASSWORD: 'wrong-password' });
    await expect(start).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(start).rejects.toThrow(/^Neo4j refuses the sign-in: check NEO4J_USER and NEO4J_PASSWORD\.$/);
  });

  it('where nothing listens, or no such database is, says that it can’t be reached', async () => {
    const nobody = await TcpProxy.before(environment('URI'));
    await nobody.goAway();
    await expect(open({ NEO4J_URI: `bolt://127.0.0.1:${nobody.port}` })).rejects.toThrow(
      /^Neo4j can't be reached: /,
    );
    await expect(open({ NEO4J_DATABASE: 'nowhere' })).rejects.toThrow(/^Neo4j can't be reached: /);
  });
});
