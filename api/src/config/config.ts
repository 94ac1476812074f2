import { availableParallelism } from 'node:os';
import { z } from 'zod';
import {
  type FreeQueries,
  freeQueriesOf,
  freeQueriesText,
  type RateLimits,
  rateLimitsOf,
  rateLimitsText,
  trustedProxiesText,
} from './access.js';
import { withSecretsOfFiles } from './secret-files.js';
import {
  SIGN_IN_ALLOWED,
  SIGN_IN_SECRETS,
  type SignInConfig,
  signInConfigOf,
  signInEnvironment,
} from './sign-in.js';

/** What the environment may say. Every variable is named in README and .env.example. */
const environment = z.object({
  PERLEN_HOST: z.string().min(1).default('127.0.0.1'),
  PERLEN_PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  PERLEN_DATA: z.string().min(1).default('./data'),
  PERLEN_MODE: z.enum(['trial', 'live']).default('trial'),
  PERLEN_CLOCK: z.iso.datetime({ offset: true }).optional(),
  PERLEN_TOKEN: z.string().min(32).optional(),
  PERLEN_OBJECTION_KEY: z.string().min(32).optional(),
  PERLEN_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  PERLEN_OWN_DOMAIN: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((domain) => domain.trim().toLowerCase())
        .filter((domain) => domain !== ''),
    ),
  PERLEN_TRIAL_IN_CONTAINER: z.enum(['0', '1']).default('0'),
  PERLEN_INTROSPECTION: z.enum(['0', '1']).optional(),
  PERLEN_QUERY_TIMEOUT_MS: z.coerce.number().int().min(100).max(600_000).default(60_000),
  PERLEN_UPLOAD_LIMIT_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(Number.MAX_SAFE_INTEGER)
    .default(4 * 1024 ** 3),
  PERLEN_SEARCH_THREADS: z.coerce.number().int().min(0).max(64).optional(),
  PERLEN_TRUSTED_PROXIES: trustedProxiesText,
  PERLEN_RATE_LIMITS: rateLimitsText,
  PERLEN_FREE_QUERIES: freeQueriesText,
  NEO4J_URI: z
    .string()
    .regex(/^(bolt|neo4j)(\+s|\+ssc)?:\/\/.+/)
    .optional(),
  NEO4J_USER: z.string().default('neo4j'),
  NEO4J_PASSWORD: z.string().default(''),
  NEO4J_DATABASE: z.string().min(1).optional(),
  NODE_ENV: z.string().default('development'),
  ...signInEnvironment,
});

/** What is allowed, in words; for the message that stops a start. */
const ALLOWED: Record<string, string> = {
  PERLEN_HOST: 'a host name or address to listen on',
  PERLEN_PORT: 'a whole number from 0 to 65535',
  PERLEN_DATA: 'a folder',
  PERLEN_MODE: 'trial or live',
  PERLEN_CLOCK: 'an ISO instant such as 2002-07-01T00:00:00Z',
  PERLEN_TOKEN: 'at least 32 characters',
  PERLEN_OBJECTION_KEY: 'at least 32 characters',
  PERLEN_LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent',
  PERLEN_TRIAL_IN_CONTAINER: '0 or 1',
  PERLEN_INTROSPECTION: '0 or 1',
  PERLEN_QUERY_TIMEOUT_MS: 'a whole number from 100 to 600000',
  PERLEN_UPLOAD_LIMIT_BYTES: 'a whole number of bytes, at least 1, such as 4294967296 for 4 GiB',
  PERLEN_SEARCH_THREADS: 'a whole number from 0 to 64',
  PERLEN_TRUSTED_PROXIES:
    'addresses, ranges such as 10.0.0.0/8, or loopback, linklocal, uniquelocal, separated by commas',
  PERLEN_RATE_LIMITS:
    'requests a minute such as all=3000,write=600,search=600,file=120,signIn=10; 0: no limit',
  PERLEN_FREE_QUERIES:
    'everybody, nobody, or EMPLOYEE, SALES, MANAGER, STEWARD, WORKS_COUNCIL, ADMIN, separated by commas',
  NEO4J_URI: 'an address that begins with bolt://, neo4j://, or their +s and +ssc forms',
  NEO4J_DATABASE: 'the name of a database',
  ...SIGN_IN_ALLOWED,
};

/** Each can stand in a file instead, which the variable of the same name with _FILE at its end names. */
const SECRETS = new Set(['PERLEN_TOKEN', 'PERLEN_OBJECTION_KEY', 'NEO4J_PASSWORD', ...SIGN_IN_SECRETS]);

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly mode: 'trial' | 'live';
  /** The fixed instant of strengths, availability and import plausibility; undefined: the real clock. */
  readonly clock: Date | undefined;
  readonly token: string | undefined;
  /** Under which objections are recorded; undefined: a key of the data folder. */
  readonly objectionKey: string | undefined;
  readonly logLevel: string;
  readonly ownDomains: readonly string[];
  readonly isTrialInContainer: boolean;
  readonly isIntrospectionAllowed: boolean;
  readonly queryTimeoutMs: number;
  /** The largest file that is taken by upload; files of the command line's own machine have no limit. */
  readonly uploadLimitBytes: number;
  /** Threads that search for paths beside the server's own; 0: it searches itself. */
  readonly searchThreads: number;
  /** Proxies in front whose word on a client's address and on TLS is taken; none: nobody's. */
  readonly trustedProxies: readonly string[];
  readonly rateLimits: RateLimits;
  /** Who may ask more than the documents of the web app; a token always may. */
  readonly freeQueries: FreeQueries;
  readonly neo4j:
    | {
        readonly uri: string;
        readonly user: string;
        readonly password: string;
        readonly database: string | undefined;
      }
    | undefined;
  /** How people sign in to a live store. */
  readonly signIn: SignInConfig;
}

/** A variable of the environment has a value that is not allowed: the start is refused. */
export class ConfigRefused extends Error {
  override readonly name = 'ConfigRefused';
}

/** Reads the configuration. Throws ConfigRefused that says which variable, what it was and what is allowed. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const set = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  const { values: given, problems } = withSecretsOfFiles(Object.fromEntries(set), SECRETS);
  if (problems.length > 0) throw new ConfigRefused(problems.join('\n'));
  const checked = environment.safeParse(given);
  if (!checked.success) throw new ConfigRefused(describe(checked.error, given));
  const values = checked.data;
  const config: Config = {
    host: values.PERLEN_HOST,
    port: values.PERLEN_PORT,
    dataFolder: values.PERLEN_DATA,
    mode: values.PERLEN_MODE,
    clock: values.PERLEN_CLOCK === undefined ? undefined : new Date(values.PERLEN_CLOCK),
    token: values.PERLEN_TOKEN,
    objectionKey: values.PERLEN_OBJECTION_KEY,
    logLevel: values.PERLEN_LOG_LEVEL,
    ownDomains: values.PERLEN_OWN_DOMAIN,
    isTrialInContainer: values.PERLEN_TRIAL_IN_CONTAINER === '1',
    isIntrospectionAllowed:
      values.PERLEN_INTROSPECTION === undefined
        ? values.NODE_ENV !== 'production'
        : values.PERLEN_INTROSPECTION === '1',
    queryTimeoutMs: values.PERLEN_QUERY_TIMEOUT_MS,
    uploadLimitBytes: values.PERLEN_UPLOAD_LIMIT_BYTES,
    searchThreads: values.PERLEN_SEARCH_THREADS ?? Math.max(1, Math.min(8, availableParallelism() - 1)),
    trustedProxies: values.PERLEN_TRUSTED_PROXIES,
    rateLimits: rateLimitsOf(values.PERLEN_RATE_LIMITS, values.PERLEN_MODE),
    freeQueries: freeQueriesOf(
      values.PERLEN_FREE_QUERIES,
      values.PERLEN_MODE === 'trial' && values.NODE_ENV !== 'production',
    ),
    neo4j:
      values.NEO4J_URI === undefined
        ? undefined
        : {
            uri: values.NEO4J_URI,
            user: values.NEO4J_USER,
            password: values.NEO4J_PASSWORD,
            database: values.NEO4J_DATABASE,
          },
    signIn: signInConfigOf(values, `http://localhost:${values.PERLEN_PORT}`),
  };
  refuseOpenTrial(config);
  refuseOpenCookies(config, values.PERLEN_PUBLIC_URL);
  refuseNoWayIn(config);
  return config;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** A trial has no real sign-in, so it never listens where others could reach it. */
function refuseOpenTrial(config: Config): void {
  if (config.mode !== 'trial' || config.isTrialInContainer || LOOPBACK.has(config.host)) return;
  throw new ConfigRefused(
    `PERLEN_HOST is "${config.host}", but a trial has no real sign-in and listens on loopback only: allowed are 127.0.0.1, ::1 and localhost. Inside a container whose port is published on 127.0.0.1 set PERLEN_TRIAL_IN_CONTAINER=1.`,
  );
}

/** Whoever listens for others has to say under which https address they come: passwords and cookies go there. */
function refuseOpenCookies({ mode, host }: Config, publicUrl: string | undefined): void {
  if (mode !== 'live' || LOOPBACK.has(host) || publicUrl?.startsWith('https:') === true) return;
  throw new ConfigRefused(
    `PERLEN_HOST is "${host}", so others can reach this live Perlen: set PERLEN_PUBLIC_URL to the https:// address that they open.`,
  );
}

function refuseNoWayIn({ mode, signIn }: Config): void {
  if (mode !== 'live' || signIn.hasLocalAccounts || signIn.provider !== undefined) return;
  throw new ConfigRefused(
    'PERLEN_LOCAL_ACCOUNTS is "0" and there is no identity provider, so nobody could sign in: set PERLEN_OIDC_ISSUER and PERLEN_OIDC_CLIENT_ID, or allow local accounts.',
  );
}

function describe(error: z.ZodError, given: Record<string, unknown>): string {
  return error.issues
    .map((issue) => {
      const name = String(issue.path[0]);
      const value = SECRETS.has(name) ? '(hidden)' : JSON.stringify(given[name]);
      return `${name} is ${value}; allowed: ${ALLOWED[name] ?? issue.message}.`;
    })
    .join('\n');
}
