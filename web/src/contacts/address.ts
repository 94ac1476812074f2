import type { MyContactsFilter, MyContactsSort, PersonKind, TieSharing } from '../generated/graphql.js';

/** What the address of the list of contacts says; a field that is absent has its default. */
export interface ContactsSearch {
  q?: string;
  sharing?: TieSharing;
  kind?: PersonKind;
  sort?: MyContactsSort;
  /** Only private addresses. */
  privately?: true;
  /** Only whom the viewer brought in from a file. */
  mine?: true;
  /** The rules are open. */
  rules?: true;
}

/** What the address of the import says. */
export interface ContactsImportSearch {
  /** The file whose preview is shown. */
  file?: string;
}

export const contactSorts = ['NAME', 'STRENGTH', 'EMPLOYER'] as const satisfies readonly MyContactsSort[];
export const sharings = ['NAMED', 'BLIND', 'PRIVATE'] as const satisfies readonly TieSharing[];
const kinds = ['CONTACT', 'EMPLOYEE', 'FORMER_EMPLOYEE'] as const satisfies readonly PersonKind[];

/** Reads an address; whatever makes no sense is left out rather than refused, so that an old link still opens. */
export function readContactsSearch(raw: Record<string, unknown>): ContactsSearch {
  const text = raw['q'];
  const q = typeof text === 'string' || typeof text === 'number' ? String(text).slice(0, 200) : '';
  const sharing = sharings.find((one) => one === raw['sharing']);
  const kind = kinds.find((one) => one === raw['kind']);
  const sort = contactSorts.find((one) => one === raw['sort']);
  return {
    ...(q !== '' && { q }),
    ...(sharing && { sharing }),
    ...(kind && { kind }),
    ...(sort && sort !== 'NAME' && { sort }),
    ...(isYes(raw['privately']) && { privately: true as const }),
    ...(isYes(raw['mine']) && { mine: true as const }),
    ...(isYes(raw['rules']) && { rules: true as const }),
  };
}

export function readContactsImportSearch(raw: Record<string, unknown>): ContactsImportSearch {
  const file = raw['file'];
  return typeof file === 'string' && /^[0-9a-f-]{36}$/.test(file) ? { file } : {};
}

/** The filter of the question to the API that an address stands for. */
export function filterOf({ q, sharing, kind, privately, mine }: ContactsSearch): MyContactsFilter {
  return {
    ...(q && { text: q }),
    ...(sharing && { sharing: [sharing] }),
    ...(kind && { kinds: [kind] }),
    ...(privately && { privateAddresses: true }),
    ...(mine && { broughtIn: true }),
  };
}

/** Whether anything is left out by the filters. */
export function isFiltered(search: ContactsSearch): boolean {
  return Object.keys(filterOf(search)).length > 0;
}

function isYes(value: unknown): boolean {
  return value === true || value === 'true' || value === 1;
}
