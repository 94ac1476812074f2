import pino from 'pino';
import { z } from 'zod';
import type { Application } from '../application.js';
import { runOperation } from '../audit/audited-schema.js';
import type { Viewer } from '../auth/viewer.js';
import { type Config, readConfig } from '../config/config.js';
import { makeContext } from '../graphql/context.js';
import { makeSchema } from '../graphql/schema.js';
import { openApplication } from '../open-application.js';
import { StoreInUse } from '../store/errors.js';
import { Refused, remark } from './outcome.js';
import { readCliToken, readServerAddress } from './server-file.js';

/** How a command speaks to Perlen: the same GraphQL, in this process or through a running server. */
export interface Connection {
  readonly ask: <Data>(source: string, variables: Record<string, unknown>, as?: string) => Promise<Data>;
  /** Sends a file to the server; not possible in this process, which reads files itself. */
  readonly upload: (fileName: string, body: ReadableStream<Uint8Array>) => Promise<{ id: string }>;
  /** The application, if it was opened here; undefined through a server. */
  readonly application: Application | undefined;
  readonly close: () => Promise<void>;
}

export interface ConnectionOptions {
  /** A running server to go through; undefined: open the store here. */
  readonly url: string | undefined;
}

/** Configuration of a command: the environment, and logs only if they matter. */
export function readCliConfig(env: NodeJS.ProcessEnv = process.env): Config {
  return readConfig({ ...env, PERLEN_LOG_LEVEL: env['PERLEN_LOG_LEVEL'] ?? 'warn' });
}

/**
 * Opens the store here, or goes through a server: the one that --url names, or the one that holds the data folder.
 */
export async function connect({ url }: ConnectionOptions): Promise<Connection> {
  const config = readCliConfig();
  if (url !== undefined) return throughServer(url, tokenFor(config));
  try {
    const { application, close } = await openApplication(config, pinoToStderr(config));
    await keepToMode(application, close);
    return inProcess(application, close);
  } catch (error) {
    const running = error instanceof StoreInUse ? readServerAddress(config.dataFolder) : undefined;
    if (running === undefined) throw error;
    remark(`A running server holds ${config.dataFolder}: going through ${running}.`);
    return throughServer(running, tokenFor(config));
  }
}

/** Logs of commands go to stderr: stdout is for answers. */
export function pinoToStderr(config: Config): pino.Logger {
  return pino({ level: config.logLevel, base: null }, pino.destination(2));
}

function tokenFor(config: Config): string {
  const token = config.token ?? readCliToken(config.dataFolder);
  if (token !== undefined) return token;
  throw new Refused(
    'NO_TOKEN',
    `There is no token for the server: set PERLEN_TOKEN, or PERLEN_DATA to the folder of the running server (it holds cli-token).`,
  );
}

/** Whoever may read a folder must not read a live store as if it were a trial. */
async function keepToMode({ live, config }: Application, close: () => Promise<void>): Promise<void> {
  const stored = live.current.directory.settings.values.get('mode') ?? config.mode;
  if (stored === config.mode) return;
  await close();
  throw new Refused(
    'OTHER_MODE',
    `This store is ${stored} and PERLEN_MODE is ${config.mode}: set PERLEN_MODE=${stored}.`,
  );
}

/** Speaks to an application of this process as its operator; as somebody else in a trial alone. */
export function inProcess(application: Application, close: () => Promise<void>): Connection {
  const schema = makeSchema();
  return {
    application,
    close,
    upload: () => Promise.reject(new Error('There is no server to send a file to.')),
    ask: async <Data>(source: string, variables: Record<string, unknown>, as?: string) => {
      if (as !== undefined && application.config.mode === 'live') {
        throw new Refused('FORBIDDEN', 'Nobody looks through the eyes of somebody else in a live store.');
      }
      const viewer: Viewer = as === undefined ? { kind: 'OPERATOR' } : { kind: 'PERSON', personId: as };
      const contextValue = makeContext({
        application,
        viewer,
        signal: new AbortController().signal,
        requestId: 'cli',
      });
      return dataOf<Data>(await runOperation(schema, contextValue, source, variables));
    },
  };
}

function throughServer(url: string, token: string): Connection {
  return {
    application: undefined,
    close: async () => {},
    upload: async (fileName, body) => {
      const address = new URL('/imports/files', url);
      address.searchParams.set('name', fileName);
      const request = {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
        body,
        // Browsers' types, which come along with the browser tests, do not know it yet.
        duplex: 'half' as const,
      };
      const response = await fetch(address, request);
      if (!response.ok)
        throw new Refused('UPLOAD_REFUSED', `The server did not take the file: ${await response.text()}`);
      return uploaded.parse(await response.json());
    },
    ask: async <Data>(source: string, variables: Record<string, unknown>, as?: string) => {
      const response = await fetch(new URL('/graphql', url), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          ...(as === undefined ? {} : { 'x-perlen-as': as }),
        },
        body: JSON.stringify({ query: source, variables }),
      }).catch((error: unknown) => {
        const cause = error instanceof Error ? (error.cause ?? error.message) : error;
        throw new Refused('SERVER_UNREACHABLE', `No Perlen answers at ${url} (${String(cause)}).`);
      });
      return dataOf<Data>(await response.json());
    },
  };
}

const uploaded = z.object({ id: z.string() });

interface GraphqlAnswer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: unknown }[];
}

function dataOf<Data>(answer: unknown): Data {
  const { data, errors } = answer as GraphqlAnswer;
  const first = errors?.[0];
  if (first === undefined) return data as Data;
  const extensions = first.extensions as { code?: unknown } | undefined;
  const code = typeof extensions?.code === 'string' ? extensions.code : 'INTERNAL';
  const hint = code === 'UNAUTHENTICATED' ? ' Does the token belong to this server?' : '';
  throw new Refused(code, first.message + hint);
}
