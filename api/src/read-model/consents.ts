import { z } from 'zod';
import type { PersonRecord } from './records.js';

/** What the works council and each employee agreed to. In a trial consent counts as given. */

export const purposes = ['FIND_PATHS', 'FIND_EXPERTS', 'NETWORK_GAPS'] as const;
export type Purpose = (typeof purposes)[number];

/** Kinds of evidence, as the agreement switches them. */
const agreedSources = ['MESSAGED', 'MET', 'CONNECTED', 'STATED', 'WORKED_WITH', 'DECLARED'] as const;
export type AgreedSource = (typeof agreedSources)[number];

export const consentRow = z.object({ personId: z.string(), purpose: z.enum(purposes) });

export const agreementRow = z.object({
  id: z.string(),
  /** The first day on which anything may be processed, an ISO date. */
  date: z.string(),
  /** As the two sides name it. */
  version: z.string(),
  purposes: z.array(z.enum(purposes)),
  sources: z.array(z.enum(agreedSources)),
  /** When this state was written, an ISO instant. */
  at: z.string(),
});

export type ConsentRow = z.output<typeof consentRow>;
export type AgreementRecord = z.output<typeof agreementRow>;

/** Whether an agreement is in force on a day; days are ISO dates. */
export function isInForce(agreement: AgreementRecord | null, day: string): agreement is AgreementRecord {
  return agreement !== null && agreement.date <= day;
}

/** Consents in force, by the record that gave them. */
export class Consents {
  readonly #byPerson = new Map<string, Set<Purpose>>();

  /** Forgets the consents of these people and takes the rows instead. */
  replace(personIds: Iterable<string>, rows: readonly ConsentRow[]): void {
    for (const id of personIds) this.#byPerson.delete(id);
    for (const { personId, purpose } of rows) {
      const known = this.#byPerson.get(personId);
      if (known === undefined) this.#byPerson.set(personId, new Set([purpose]));
      else known.add(purpose);
    }
  }

  has(personId: string, purpose: Purpose): boolean {
    return this.#byPerson.get(personId)?.has(purpose) === true;
  }

  all(): ConsentRow[] {
    return [...this.#byPerson].flatMap(([personId, given]) =>
      [...given].map((purpose) => ({ personId, purpose })),
    );
  }
}

/** What decides who counts; the directory has it, and so has a transaction that reads it. */
export interface Permitting {
  /** Whether the store is live: only there anything is asked for. */
  readonly isLive: boolean;
  readonly agreement: AgreementRecord | null;
  /** Whether a person, or a record that lives on in them, gave consent. */
  readonly hasConsent: (personId: string, purpose: Purpose) => boolean;
}

/** Whether something of an employee may be used for a purpose on a day: the agreement is in force and so is their consent. */
export function mayUse(permitting: Permitting, purpose: Purpose, personId: string, day: string): boolean {
  if (!permitting.isLive) return true;
  const { agreement } = permitting;
  return (
    isInForce(agreement, day) &&
    agreement.purposes.includes(purpose) &&
    permitting.hasConsent(personId, purpose)
  );
}

/**
 * Whether what is known of two people may come to a tie: all of them who are or were employees agreed that paths may lead
 * over them, and one of them is. What outsiders have with each other is nobody's business here.
 */
export function mayBeTied(
  permitting: Permitting,
  a: Pick<PersonRecord, 'id' | 'isEmployee'>,
  b: Pick<PersonRecord, 'id' | 'isEmployee'>,
  day: string,
): boolean {
  if (!permitting.isLive) return true;
  if (!a.isEmployee && !b.isEmployee) return false;
  const isWilling = ({ id, isEmployee }: Pick<PersonRecord, 'id' | 'isEmployee'>) =>
    !isEmployee || mayUse(permitting, 'FIND_PATHS', id, day);
  return isWilling(a) && isWilling(b);
}

/** Whether evidence of a kind may be used on a day. */
export function mayCount({ isLive, agreement }: Permitting, source: AgreedSource, day: string): boolean {
  return !isLive || (isInForce(agreement, day) && agreement.sources.includes(source));
}
