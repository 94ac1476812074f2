import { createServer } from 'node:net';
import pino from 'pino';
import { applicationOn } from '../open-application.js';
import type { BulkRows } from '../seed/bulk.js';
import { startServer } from '../server/server.js';
import { openTestApplication, type TestApplication } from './test-application.js';
import { TestBrowser } from './test-browser.js';

const OPERATOR_TOKEN = 'a-token-for-the-operator-of-this-test';
/** As long as a password has to be, and in no list. */
export const PASSWORD = 'seven brass lanterns';

const INVITE = `mutation ($email: String!, $roles: [AccountRole!]!) {
  inviteAccount(email: $email, roles: $roles) { address account { id } }
}`;
const ACCEPT = `mutation ($secret: String!, $password: String!) {
  acceptInvitation(secret: $secret, password: $password) { outcome viewer { roles } }
}`;

/** Live mode as it will be served; the start itself refuses it still. */
export interface LiveServer {
  readonly app: TestApplication;
  readonly url: string;
  readonly browser: () => TestBrowser;
  /** Makes an account and a browser that is signed in to it. */
  readonly member: (email: string, ...roles: string[]) => Promise<Member>;
  /** A further process on the same store. Answers its address. */
  readonly secondProcess: () => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface Member {
  readonly id: string;
  readonly browser: TestBrowser;
}

/** Serves a live store with these rows at an address of its own. */
export async function openLiveServer(rows: BulkRows, env: Record<string, string> = {}): Promise<LiveServer> {
  const port = await freePort();
  const live = {
    PERLEN_MODE: 'live',
    PERLEN_PORT: String(port),
    PERLEN_SECRET_KEY: 'a key that seals what this test keeps',
    // Tests ask what they like, as often as they like; limits have tests of their own.
    PERLEN_FREE_QUERIES: 'everybody',
    PERLEN_RATE_LIMITS: 'signIn=0',
    ...env,
  };
  const app = await openTestApplication(rows, live);
  const closing: (() => Promise<void>)[] = [() => app.close()];
  const serve = async (application: TestApplication['application']) => {
    const { url, stop } = await startServer(application, OPERATOR_TOKEN);
    closing.unshift(stop);
    return url;
  };
  const url = await serve(app.application);
  const browser = () => new TestBrowser(url);
  return {
    app,
    url,
    browser,
    member: async (email, ...roles) => {
      const { inviteAccount } = await app.data('operator', INVITE, { email, roles });
      const own = browser();
      const secret = secretOf(inviteAccount.address);
      await own.data(ACCEPT, { secret, password: PASSWORD });
      return { id: inviteAccount.account.id, browser: own };
    },
    secondProcess: async () => {
      const { config, store } = app.application;
      const second = await applicationOn(store, { ...config, port: 0 }, pino({ level: 'silent' }));
      closing.splice(-1, 0, async () => {
        await second.searches.close();
        await second.live.stop();
      });
      return serve(second);
    },
    close: async () => {
      for (const one of closing) await one();
    },
  };
}

/** What a link has to be opened with. */
export function secretOf(address: string): string {
  return new URL(address).hash.slice(1);
}

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
