import type { z } from 'zod';
import type { AskRow, askRow, offerAskerRow } from './records.js';

/** Who was asked for introductions lately, and, where Perlen asked behind an offer, for whom it did. */
export class Asks {
  readonly #canonicalId: (id: string) => string;
  readonly #byIntroduction = new Map<string, readonly AskRow[]>();
  readonly #byPerson = new Map<string, Map<string, AskRow[]>>();
  /** Introductions from offers, by who took the offer up. */
  readonly #byOfferAsker = new Map<string, Set<string>>();

  constructor(canonicalId: (id: string) => string) {
    this.#canonicalId = canonicalId;
  }

  /** All requests, of all introductions. */
  rows(): AskRow[] {
    return [...this.#byIntroduction.values()].flat();
  }

  /** Requests of a person that count against their availability: not declined, asked at `since` or later. */
  countOf(personId: string, since: string): number {
    let count = 0;
    for (const asks of this.#byPerson.get(personId)?.values() ?? []) {
      for (const ask of asks) if (ask.state !== 'DECLINED' && ask.at >= since) count++;
    }
    return count;
  }

  /** Who was asked behind the offers that one of these took up, and has not said yes; one entry a request. */
  askedUnknownTo(askerIds: readonly string[], since: string): string[] {
    const found: string[] = [];
    for (const askerId of askerIds) {
      for (const introductionId of this.#byOfferAsker.get(askerId) ?? []) {
        for (const { personId, state, at } of this.#byIntroduction.get(introductionId) ?? []) {
          const isOpen = state === 'ASKED' || state === 'WITHDRAWN';
          if (isOpen && at >= since) found.push(this.#canonicalId(personId));
        }
      }
    }
    return found;
  }

  /** Takes all requests of one introduction; answers the people whose count may have changed. */
  set(introductionId: string, asks: readonly AskRow[]): Set<string> {
    const concerned = new Set<string>();
    for (const { personId, offerAskerId } of this.#byIntroduction.get(introductionId) ?? []) {
      const id = this.#canonicalId(personId);
      this.#byPerson.get(id)?.delete(introductionId);
      if (offerAskerId !== null) this.#byOfferAsker.get(offerAskerId)?.delete(introductionId);
      concerned.add(id);
    }
    this.#byIntroduction.set(introductionId, [...asks]);
    for (const ask of asks) {
      const id = this.#canonicalId(ask.personId);
      const byIntroduction = this.#byPerson.get(id) ?? new Map<string, AskRow[]>();
      byIntroduction.set(introductionId, [...(byIntroduction.get(introductionId) ?? []), ask]);
      this.#byPerson.set(id, byIntroduction);
      if (ask.offerAskerId !== null) {
        const ofAsker = this.#byOfferAsker.get(ask.offerAskerId) ?? new Set<string>();
        this.#byOfferAsker.set(ask.offerAskerId, ofAsker.add(introductionId));
      }
      concerned.add(id);
    }
    return concerned;
  }
}

/**
 * Requests with who took up the offers behind them. They are read apart: an optional part of the pattern would make the
 * embedded engine look through everybody.
 */
export function asksWithAskers(
  asks: readonly z.output<typeof askRow>[],
  askers: readonly z.output<typeof offerAskerRow>[],
): AskRow[] {
  const askerOf = new Map(askers.map(({ introductionId, askerId }) => [introductionId, askerId]));
  return asks.map((ask) => ({ ...ask, offerAskerId: askerOf.get(ask.introductionId) ?? null }));
}
