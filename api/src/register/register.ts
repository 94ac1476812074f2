import { accountThings } from './fields/accounts.js';
import { auditThings } from './fields/audit.js';
import { companyThings } from './fields/company.js';
import { consentThings } from './fields/consent.js';
import { operationThings } from './fields/operation.js';
import { peopleThings } from './fields/people.js';
import { sourceThings } from './fields/sources.js';
import { tieThings } from './fields/ties.js';
import { workThings } from './fields/work.js';
import type { StoredThing } from './thing.js';

/**
 * Everything that Perlen stores, with purpose, legal basis, who may see it and how long it is kept. A test holds it
 * against the queries, against a store that was filled, and against all that API tests write: nothing is stored that is
 * not here, and nothing is here that is not stored.
 */
export const register: readonly StoredThing[] = [
  ...peopleThings,
  ...tieThings,
  ...workThings,
  ...companyThings,
  ...sourceThings,
  ...consentThings,
  ...accountThings,
  ...auditThings,
  ...operationThings,
];
