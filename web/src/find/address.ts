import { idsIn, isOn, wholeNumberIn } from '../app/address.js';
import type { PathOriginKind, PersonKind, WarmPathsInput } from '../generated/graphql.js';
import { defaultTimeoutMs, leastTimeoutMs, mostTimeoutMs } from '../searching/time-limit.js';

/** What the address of the Find page says; a field that is absent has its default. */
export interface FindSearch {
  /** Id, key, e-mail, domain or exact name of whom one wants to reach. */
  to?: string;
  from?: Origin;
  /** Departments to start from, with `from=DEPARTMENTS`. */
  of?: string[];
  /** 1..6 */
  hops?: number;
  /** Departments nobody is to be led through. */
  leave?: string[];
  timeoutMs?: number;
  /** Which tab a narrow screen shows. */
  view?: 'canvas';
  /** Whose drawer is open. */
  person?: string;
}

export type Origin = Extract<PathOriginKind, 'COMPANY' | 'VIEWER' | 'DEPARTMENTS'>;

export const defaultHops = 3;
export const mostHops = 6;

/** Reads an address; whatever makes no sense is left out rather than refused, so that an old link still opens. */
export function readFindSearch(raw: Record<string, unknown>): FindSearch {
  const from = readOrigin(raw);
  const departments = idsIn(raw['of']);
  const leave = idsIn(raw['leave']);
  const hops = wholeNumberIn(raw['hops'], 1, mostHops);
  const timeoutMs = wholeNumberIn(raw['timeoutMs'], leastTimeoutMs, mostTimeoutMs);
  const to = readText(raw['to']);
  const person = readText(raw['person']);
  return {
    ...(to && { to }),
    ...(from && { from }),
    ...(departments.length > 0 && { of: departments }),
    ...(hops !== undefined && hops !== defaultHops && { hops }),
    ...(leave.length > 0 && { leave }),
    ...(timeoutMs !== undefined && timeoutMs !== defaultTimeoutMs && { timeoutMs }),
    ...(raw['view'] === 'canvas' && { view: 'canvas' as const }),
    ...(person && { person }),
  };
}

/**
 * Whom the part of an address behind `#` asks for, as `#to=anna@example.com`: browsers keep it to themselves, so that an
 * e-mail address reaches no log. Undefined if it asks for nobody.
 */
export function readHash(hash: string): string | undefined {
  // A plus is part of many an address; nobody writes it for a space here.
  return readText(new URLSearchParams(hash.replace(/^#/u, '').replaceAll('+', '%2B')).get('to'));
}

/** The part behind `#` that asks for this reference. */
export function writeHash(reference: string): string {
  return `to=${encodeURIComponent(reference)}`;
}

/** The parts of an address that ask for this reference: behind `#` if it may be an e-mail address. */
export function addressOf(reference: string): { search: FindSearch; hash?: string } {
  return isPersonal(reference) ? { search: {}, hash: writeHash(reference) } : { search: { to: reference } };
}

/** True if a reference may be an e-mail address and must not stand before `#`. */
export function isPersonal(reference: string): boolean {
  return reference.includes('@');
}

/** Where the search starts: for a colleague one asks for oneself, for anybody else the whole company is asked. */
export function originOf(search: FindSearch, targetKind: PersonKind | 'ORGANIZATION'): Origin {
  if (search.from === 'DEPARTMENTS' && !search.of) return 'COMPANY';
  return search.from ?? (targetKind === 'EMPLOYEE' ? 'VIEWER' : 'COMPANY');
}

/** How many ways are fetched at once; more than anybody reads. */
const limit = 12;

/** The question to the API that an address stands for. */
export function pathsInput(
  search: FindSearch,
  target: { id: string; kind: PersonKind | 'ORGANIZATION' },
): WarmPathsInput {
  const kind = originOf(search, target.kind);
  return {
    to: target.id,
    from: kind === 'DEPARTMENTS' ? { kind, ids: search.of ?? [] } : { kind },
    maxHops: search.hops ?? defaultHops,
    limit,
    // Another way over the same colleague helps only towards another contact.
    perIntroducer: target.kind === 'ORGANIZATION' ? 3 : 1,
    timeoutMs: search.timeoutMs ?? defaultTimeoutMs,
    ...(search.leave && { leaveOut: { departments: search.leave } }),
  };
}

function readOrigin(raw: Record<string, unknown>): Origin | undefined {
  if (isOn(raw['mine'])) return 'VIEWER';
  const from = raw['from'];
  return from === 'COMPANY' || from === 'VIEWER' || from === 'DEPARTMENTS' ? from : undefined;
}

function readText(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim().slice(0, 400) : '';
  return text === '' ? undefined : text;
}
