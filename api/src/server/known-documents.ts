import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Request } from 'express';
import { z } from 'zod';
import { badInput } from '../graphql/errors.js';

/** The documents that a build of the web app asks, by the SHA-256 of their text. */
export interface KnownDocuments {
  readonly size: number;
  readonly has: (hash: string) => boolean;
  /** For Apollo Server, which looks a hash up that comes without its text. Nothing is ever added by a request. */
  readonly cache: {
    get(key: string): Promise<string | undefined>;
    set(): Promise<void>;
    delete(): Promise<boolean>;
  };
}

/** Reads what `npm run build` wrote; no documents if it wrote nothing. A text that is not of its hash is not known. */
export function readKnownDocuments(file: string): KnownDocuments {
  const texts = new Map(Object.entries(readTexts(file)).filter(([hash, text]) => sha256(text) === hash));
  return {
    size: texts.size,
    has: (hash) => texts.has(hash),
    cache: {
      // Apollo Server puts a prefix before the hash.
      get: async (key) => texts.get(key.slice(key.lastIndexOf(':') + 1)),
      set: async () => {},
      delete: async () => false,
    },
  };
}

/**
 * Which document a request names by its hash, in its body or its address; null if none. Throws BAD_INPUT for what is no
 * hash and for a hash of another text than comes with it.
 */
export function documentHashOf(request: Request): string | null {
  const extensions =
    request.method === 'GET' ? parsed(request.query['extensions']) : bodyOf(request)?.extensions;
  const named = withPersistedQuery.safeParse(extensions).data?.persistedQuery ?? null;
  if (named === null) return null;
  const checked = persistedQuery.safeParse(named);
  if (!checked.success) throw badInput('extensions', 'A persistedQuery has version 1 and a sha256Hash.');
  const { sha256Hash } = checked.data;
  const text = queryOf(request);
  if (text !== undefined && (typeof text !== 'string' || sha256(text) !== sha256Hash)) {
    throw badInput('extensions', 'The sha256Hash is not that of the query.');
  }
  return sha256Hash;
}

/** Whether a request brings the text of a query along. */
export function bringsQuery(request: Request): boolean {
  return queryOf(request) !== undefined;
}

const withPersistedQuery = z.object({ persistedQuery: z.unknown() });
const persistedQuery = z.object({ version: z.literal(1), sha256Hash: z.string() });
const body = z.object({ query: z.unknown(), extensions: z.unknown() }).partial();

function queryOf(request: Request): unknown {
  return request.method === 'GET' ? request.query['query'] : bodyOf(request)?.query;
}

function bodyOf(request: Request): z.infer<typeof body> | undefined {
  return body.safeParse(request.body).data;
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readTexts(file: string): Record<string, string> {
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
