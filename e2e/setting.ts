import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchBrowser } from './browser.js';
import { type PerlenServer, startPerlen } from './perlen-server.js';
import { openVisitor, type Visitor, type VisitorOptions } from './visitor.js';

/** What a file of journeys works with. */
export interface Setting {
  readonly server: PerlenServer;
  /**
   * Opens a window that is closed after the test; every test fails if a page of it met an error or asked a foreign
   * host for anything. `mayFail` is for tests that take the server away.
   */
  visit(options?: VisitorOptions & { readonly mayFail?: boolean }): Promise<Visitor>;
}

/** One server on a fresh demo company and one browser for all tests of a file. */
export function useSetting(): Setting {
  let server: PerlenServer | undefined;
  let browser: Browser | undefined;
  const open: { visitor: Visitor; mayFail: boolean }[] = [];
  const running = <Part>(part: Part | undefined): Part => {
    if (part === undefined) throw new Error('The setting exists only while tests run.');
    return part;
  };
  beforeAll(async () => {
    [server, browser] = await Promise.all([startPerlen(), launchBrowser()]);
  });
  afterEach(async () => {
    for (const { visitor, mayFail } of open.splice(0)) {
      await visitor.close();
      expect(visitor.foreignRequests).toEqual([]);
      if (!mayFail) expect(visitor.faults).toEqual([]);
    }
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), server?.remove()]);
  });
  return {
    get server() {
      return running(server);
    },
    async visit({ mayFail = false, ...options } = {}) {
      const visitor = await openVisitor(running(browser), running(server), options);
      open.push({ visitor, mayFail });
      return visitor;
    },
  };
}
