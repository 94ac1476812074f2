import { z } from 'zod';

/** How long a session lasts, in milliseconds. */
export interface SignInLimits {
  /** Unused for so long, it ends. */
  readonly idleMs: number;
  /** So long after the sign-in it ends, used or not. */
  readonly sessionMs: number;
}

/** The identity provider of the company, by OpenID Connect. */
export interface ProviderConfig {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  /** What its button says. */
  readonly name: string;
  readonly scope: string;
  /** The claim that lists somebody's groups. */
  readonly groupsClaim: string;
  /** Which group brings which role. */
  readonly roleOfGroup: ReadonlyMap<string, ProviderRole>;
  /** It gives out checked addresses only, though it does not say so of each: Entra ID of one's own tenant. */
  readonly isEmailTrusted: boolean;
}

/** How people sign in to a live store. A trial asks for nothing of it. */
export interface SignInConfig {
  /** Where people open Perlen: cookies are bound to it, links lead there. Without a slash at its end. */
  readonly publicUrl: string;
  /** What sealed texts of the store are sealed with; undefined: no second factor can be set up. */
  readonly secretKey: string | undefined;
  readonly limits: SignInLimits;
  /** Accounts with a password of their own, beside the provider or without one. */
  readonly hasLocalAccounts: boolean;
  readonly provider: ProviderConfig | undefined;
}

const providerRoles = ['STEWARD', 'WORKS_COUNCIL', 'ADMIN'] as const;
type ProviderRole = (typeof providerRoles)[number];

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Nobody on the way may read or change what is sent to it: https, or this very machine. */
function isPrivateWay(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}

const privateAddress = z.string().refine(isPrivateWay);
const rolesOfGroups = z.string().transform((text, context) => {
  const roles = new Map<string, ProviderRole>();
  for (const part of text.split(',').filter((one) => one.trim() !== '')) {
    const equals = part.lastIndexOf('=');
    const group = part.slice(0, Math.max(equals, 0)).trim();
    const role = providerRoles.find((one) => one === part.slice(equals + 1).trim());
    if (group === '' || role === undefined) context.addIssue({ code: 'custom', message: 'unreadable' });
    else roles.set(group, role);
  }
  return roles;
});

/** What the environment may say of signing in; read together with the rest by `readConfig`. */
export const signInEnvironment = {
  PERLEN_PUBLIC_URL: z
    .string()
    .refine((address) => isPrivateWay(address) && new URL(address).pathname === '/')
    .transform((address) => new URL(address).origin)
    .optional(),
  PERLEN_SECRET_KEY: z.string().min(32).optional(),
  PERLEN_SESSION_IDLE_MINUTES: z.coerce.number().int().min(5).max(1_440).default(60),
  PERLEN_SESSION_HOURS: z.coerce.number().int().min(1).max(720).default(24),
  PERLEN_LOCAL_ACCOUNTS: z.enum(['0', '1']).default('1'),
  PERLEN_OIDC_ISSUER: privateAddress.optional(),
  PERLEN_OIDC_CLIENT_ID: z.string().min(1).optional(),
  PERLEN_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  PERLEN_OIDC_NAME: z.string().min(1).max(60).default('Single sign-on'),
  PERLEN_OIDC_SCOPE: z
    .string()
    .regex(/\bopenid\b/)
    .default('openid email profile'),
  PERLEN_OIDC_GROUPS_CLAIM: z.string().min(1).default('groups'),
  PERLEN_OIDC_ROLES: rolesOfGroups.default(new Map()),
  PERLEN_OIDC_TRUST_EMAIL: z.enum(['0', '1']).default('0'),
};

/** What is allowed, in words; for the message that stops a start. */
export const SIGN_IN_ALLOWED: Record<string, string> = {
  PERLEN_PUBLIC_URL: 'an https:// address without a path, or http:// of this machine',
  PERLEN_SECRET_KEY: 'at least 32 characters',
  PERLEN_SESSION_IDLE_MINUTES: 'a whole number of minutes from 5 to 1440',
  PERLEN_SESSION_HOURS: 'a whole number of hours from 1 to 720',
  PERLEN_LOCAL_ACCOUNTS: '0 or 1',
  PERLEN_OIDC_ISSUER: 'an https:// address, or http:// of this machine',
  PERLEN_OIDC_CLIENT_ID: 'the id that the provider gave Perlen',
  PERLEN_OIDC_CLIENT_SECRET: 'the secret that the provider gave Perlen',
  PERLEN_OIDC_NAME: '1 to 60 characters',
  PERLEN_OIDC_SCOPE: 'scopes that have openid among them, separated by spaces',
  PERLEN_OIDC_GROUPS_CLAIM: 'the name of a claim',
  PERLEN_OIDC_ROLES: `GROUP=ROLE, separated by commas; roles are ${providerRoles.join(', ')}`,
  PERLEN_OIDC_TRUST_EMAIL: '0 or 1',
};

export const SIGN_IN_SECRETS = ['PERLEN_SECRET_KEY', 'PERLEN_OIDC_CLIENT_SECRET'] as const;

type SignInValues = z.output<z.ZodObject<typeof signInEnvironment>>;

const MINUTE_MS = 60_000;

/** The configuration of signing in. `localUrl`: where the process itself listens, if nothing else was said. */
export function signInConfigOf(values: SignInValues, localUrl: string): SignInConfig {
  return {
    publicUrl: values.PERLEN_PUBLIC_URL ?? localUrl,
    secretKey: values.PERLEN_SECRET_KEY,
    limits: {
      idleMs: values.PERLEN_SESSION_IDLE_MINUTES * MINUTE_MS,
      sessionMs: values.PERLEN_SESSION_HOURS * 60 * MINUTE_MS,
    },
    hasLocalAccounts: values.PERLEN_LOCAL_ACCOUNTS === '1',
    provider: providerOf(values),
  };
}

function providerOf(values: SignInValues): ProviderConfig | undefined {
  if (values.PERLEN_OIDC_ISSUER === undefined || values.PERLEN_OIDC_CLIENT_ID === undefined) return undefined;
  return {
    issuer: new URL(values.PERLEN_OIDC_ISSUER),
    clientId: values.PERLEN_OIDC_CLIENT_ID,
    clientSecret: values.PERLEN_OIDC_CLIENT_SECRET,
    name: values.PERLEN_OIDC_NAME,
    scope: values.PERLEN_OIDC_SCOPE,
    groupsClaim: values.PERLEN_OIDC_GROUPS_CLAIM,
    roleOfGroup: values.PERLEN_OIDC_ROLES,
    isEmailTrusted: values.PERLEN_OIDC_TRUST_EMAIL === '1',
  };
}
