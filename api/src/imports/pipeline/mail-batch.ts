import { pairOf } from '../../read-model/evidence.js';
import { interpretMessage } from '../mail/interpret-message.js';
import { addMailCounts, NO_MAIL_COUNTS, refusedReadingCounts } from '../mail/mail-counts.js';
import { messageHash, pairHash } from '../mail/message-key.js';
import { chooseName } from '../mail/name.js';
import type {
  InterpretedMessage,
  MailCounts,
  MailEvidence,
  MailReading,
  MailSettings,
  SeenPerson,
} from '../mail/types.js';
import type { Refusal } from '../report.js';
import { addMessage, noMessage } from './add-message.js';
import { type BatchPlan, BatchTally, type EvidenceProperties, type EvidenceWrite } from './batch.js';
import {
  nameOfAddress,
  newPerson,
  organizationOfDomain,
  ownOrganization,
  personIdOfEmail,
} from './find-or-make.js';
import { type ImportGate, OPEN_GATE } from './gate.js';
import type { KnownPerson, KnownRecords } from './known-records.js';
import { type CountedBefore, evidenceKey, type PresentEvidence } from './present-evidence.js';
import { broughtBy } from './provenance.js';

/** A message read and interpreted, or why it was left out. */
export type MailItem =
  | { readonly kind: 'message'; readonly message: InterpretedMessage }
  | Extract<MailReading, { kind: 'refused' }>;

export interface MailPlanSettings extends MailSettings {
  /** The mailbox as a source of evidence and of people. */
  readonly sourceId: string;
  /** Secret under which messages are hashed. */
  readonly hashKey: string;
}

export function mailItemOf(reading: MailReading, settings: MailSettings): MailItem {
  return reading.kind === 'refused'
    ? reading
    : { kind: 'message', message: interpretMessage(reading.message, settings) };
}

/**
 * What a batch of messages comes to: people and organizations are set in the draft, every pair of a message is
 * counted once, whichever file or import brought it first; what people's own mailboxes brought is news to the company
 * all the same, and counts nothing a second time. A message that gave no evidence is remembered without
 * pairs, so that its evidence can still be counted later, but its names are not counted twice. What the gate does not let
 * through counts as recipients alone.
 */
export async function planMail(
  items: readonly MailItem[],
  draft: KnownRecords,
  present: PresentEvidence,
  settings: MailPlanSettings,
): Promise<BatchPlan> {
  const messages = items.flatMap((item) => (item.kind === 'message' ? [item.message] : []));
  const ids = messages.map(({ messageKey }) => messageHash(settings.hashKey, messageKey));
  const counted = await present.counted([...new Set(ids)]);
  const again = messages.flatMap(({ messageKey }, place) => {
    const isOfPeople = (counted.get(ids[place] ?? '')?.byPeople.size ?? 0) > 0;
    return isOfPeople ? [companyHash(settings.hashKey, messageKey)] : [];
  });
  const broughtAgain = again.length === 0 ? [] : await present.counted([...new Set(again)]);
  const gate = await present.gate(
    draft,
    messages.flatMap(({ people }) => people.map(({ address }) => address)),
  );
  const batch = new MailBatch(draft, settings, new Map([...counted, ...broughtAgain]), gate);
  for (const item of items) {
    if (item.kind === 'refused') batch.refused(item);
    else batch.message(item.message);
  }
  return batch.plan(present);
}

/** Under which the company remembers of a message what people's own mailboxes had brought before. */
function companyHash(hashKey: string, messageKey: string): string {
  return messageHash(hashKey, `company\n${messageKey}`);
}

interface CountedEvent extends MailEvidence {
  readonly from: string;
  readonly to: string;
  /** Somebody's own mailbox has counted it. */
  readonly isCountedElsewhere?: boolean;
}

class MailBatch {
  readonly #draft: KnownRecords;
  readonly #settings: MailPlanSettings;
  /** By the message's hash; what the company brought again, by its hash of that. */
  readonly #counted: Map<string, CountedBefore>;
  readonly #gate: ImportGate;
  readonly #changed = new Set<string>();
  readonly #tally = new BatchTally();
  readonly #events: CountedEvent[] = [];
  #mail: MailCounts = NO_MAIL_COUNTS;

  constructor(
    draft: KnownRecords,
    settings: MailPlanSettings,
    counted: Map<string, CountedBefore>,
    gate: ImportGate,
  ) {
    this.#draft = draft;
    this.#settings = settings;
    this.#counted = counted;
    this.#gate = gate;
  }

  refused(reading: Extract<MailReading, { kind: 'refused' }>): void {
    this.#mail = addMailCounts(this.#mail, refusedReadingCounts(reading));
    this.#tally.refuse(this.#gate.isLive ? { ...reading.refusal, value: '' } : reading.refusal);
    if (reading.isMessage) this.#tally.rowWithout(reading.refusal.reason);
  }

  message(read: InterpretedMessage): void {
    const message = this.#gate === OPEN_GATE ? read : permitted(read, this.#gate);
    const id = messageHash(this.#settings.hashKey, message.messageKey);
    const ownId = companyHash(this.#settings.hashKey, message.messageKey);
    const isSeenBefore = this.#counted.get(id)?.isOfCompany === true || this.#counted.has(ownId);
    const people = new Map<string, string>();
    for (const seen of message.people) people.set(seen.address, this.#person(seen, !isSeenBefore).id);
    const events = message.evidence.map((event) => ({
      ...event,
      from: people.get(event.fromAddress) ?? personIdOfEmail(event.fromAddress),
      to: people.get(event.toAddress) ?? personIdOfEmail(event.toAddress),
    }));
    const toOthers = events.filter(({ from, to }) => from !== to);
    this.#mail = addMailCounts(this.#mail, withoutSelf(message.counts, events.length - toOthers.length));
    this.#tally.refuse(...message.refusals, ...selfRefusals(message, events));
    const newPairs = this.#count(id, ownId, message.messageKey, toOthers);
    if (toOthers.length > 0) this.#tally.row(newPairs > 0);
    else this.#tally.rowWithout(message.outcome === 'evidence' ? 'self' : message.outcome);
    this.#tally.events(newPairs, toOthers.length - newPairs);
  }

  async plan(present: PresentEvidence): Promise<BatchPlan> {
    const { evidence, pairs } = await this.#mergeEvidence(present);
    return {
      counts: this.#tally.counts({ mail: this.#mail }),
      refusals: this.#tally.refusals,
      countedMessages: [...this.#changed].map((id) => ({
        id,
        pairs: [...(this.#counted.get(id)?.pairs ?? [])],
      })),
      evidence,
      pairs,
    };
  }

  /** Answers how many pairs are new to the company. */
  #count(id: string, ownId: string, messageKey: string, events: readonly CountedEvent[]): number {
    const counted = this.#counted.get(id);
    let newPairs = 0;
    // Remembered even without a pair: its names were counted.
    if (counted === undefined) {
      if (events.length > 0 || !this.#gate.isLive) this.#take(id);
    } else if (!counted.isOfCompany && !this.#counted.has(ownId)) this.#take(ownId);
    for (const event of events) {
      const { fromAddress, toAddress } = event;
      const secrets = this.#gate.secretsOf(fromAddress, toAddress);
      const hash = pairHash(this.#settings.hashKey, messageKey, fromAddress, toAddress, secrets);
      const isCountedElsewhere = counted?.byPeople.has(hash) === true;
      if (this.#counted.get(isCountedElsewhere ? ownId : id)?.pairs.has(hash) === true) continue;
      this.#take(isCountedElsewhere ? ownId : id, hash);
      newPairs++;
      this.#events.push({
        ...event,
        isCountedElsewhere: isCountedElsewhere && !this.#isOfOtherRecord(event),
      });
    }
    return newPairs;
  }

  #take(id: string, ...pairs: readonly string[]): void {
    const known = this.#counted.get(id) ?? {
      pairs: new Set<string>(),
      byPeople: new Set(),
      isOfCompany: true,
    };
    for (const pair of pairs) known.pairs.add(pair);
    this.#counted.set(id, known);
    this.#changed.add(id);
  }

  /** Of an address that several records have, a mailbox of somebody's own counted for the record they keep to themselves. */
  #isOfOtherRecord({ fromAddress, toAddress }: CountedEvent): boolean {
    return [fromAddress, toAddress].some((address) => this.#draft.peopleByEmail(address).length > 1);
  }

  #person(seen: SeenPerson, isNewMessage: boolean): KnownPerson {
    const id = personIdOfEmail(seen.address);
    const found = this.#draft.personByEmail(seen.address) ?? this.#draft.people.get(id);
    const person = found === undefined ? this.#newPerson(id, seen) : this.#asEmployee(found, seen);
    const brought = broughtBy(person, this.#settings.sourceId);
    const named = isNewMessage ? withSeenName(brought, seen) : brought;
    if (named !== found) this.#draft.people.set(named);
    return named;
  }

  #newPerson(id: string, seen: SeenPerson): KnownPerson {
    const { ownDomains, sourceId } = this.#settings;
    const name = nameOfAddress(seen.address);
    const person = { ...newPerson(id, name, seen.isEmployee, sourceId), email: seen.address };
    if (seen.isEmployee) ownOrganization(this.#draft, ownDomains, sourceId);
    if (seen.organizationDomain === null) return person;
    const { id: organizationId } = organizationOfDomain(this.#draft, seen.organizationDomain, sourceId);
    return { ...person, employments: [{ organizationId, title: null, since: null, until: null }] };
  }

  /** Somebody met as an outsider before the own domains were said rightly is an employee after all. */
  #asEmployee(person: KnownPerson, seen: SeenPerson): KnownPerson {
    if (!seen.isEmployee || person.isEmployee || person.recorded) return person;
    const own = ownOrganization(this.#draft, this.#settings.ownDomains, this.#settings.sourceId);
    const employments = person.employments.filter(({ organizationId }) => organizationId !== own?.id);
    return { ...person, isEmployee: true, employments };
  }

  async #mergeEvidence(present: PresentEvidence): Promise<Pick<BatchPlan, 'evidence' | 'pairs'>> {
    const byPair = new Map<string, CountedEvent[]>();
    for (const event of this.#events) {
      const key = evidenceKey('MESSAGED', event.from, event.to);
      const events = byPair.get(key);
      if (events === undefined) byPair.set(key, [event]);
      else events.push(event);
    }
    const directed = [...byPair.values()].flatMap(([event]) => event ?? []);
    const before = await present.ofPairs(directed.map(({ from, to }) => ({ from, to })));
    const evidence: EvidenceWrite[] = [];
    for (const [key, events] of byPair) {
      const [first] = events;
      if (first === undefined) continue;
      const known = before.get(key);
      const counting = events.filter(({ isCountedElsewhere }) => isCountedElsewhere !== true);
      const properties = counting.reduce<EvidenceProperties>(addMessage, known ?? noMessage(first));
      evidence.push({
        kind: 'MESSAGED',
        from: first.from,
        to: first.to,
        isNew: known === undefined,
        properties,
      });
    }
    return { evidence, pairs: directed.map(({ from, to }) => pairOf(from, to)) };
  }
}

/**
 * A message without what may not be stored: the pairs are left out and, in a live store, everybody of whom nothing is kept.
 * Of these the report gives no more than their number.
 */
function permitted(message: InterpretedMessage, gate: ImportGate): InterpretedMessage {
  const own = new Set(message.people.filter((one) => one.isEmployee).map(({ address }) => address));
  const end = (address: string) => ({ address, isOwn: own.has(address) });
  const evidence = message.evidence.filter(({ fromAddress, toAddress }) =>
    gate.mayKeep('MESSAGED', end(fromAddress), end(toAddress)),
  );
  const kept = new Set(evidence.flatMap(({ fromAddress, toAddress }) => [fromAddress, toAddress]));
  const isStored = ({ address }: SeenPerson) => (gate.isLive ? kept.has(address) : !gate.isObjected(address));
  const leftOut = message.evidence.length - evidence.length;
  const hasNone = evidence.length === 0 && message.outcome === 'evidence';
  const { counts } = message;
  return {
    ...message,
    evidence,
    people: message.people.filter(isStored),
    refusals: gate.isLive ? message.refusals.map((refusal) => ({ ...refusal, value: '' })) : message.refusals,
    outcome: hasNone ? 'withoutConsent' : message.outcome,
    counts: {
      ...counts,
      evidence: counts.evidence - leftOut,
      refusedPairs: leftOut === 0 ? counts.refusedPairs : { ...counts.refusedPairs, withoutConsent: leftOut },
      ...(hasNone ? { messagesWithEvidence: 0, messagesWithout: { withoutConsent: 1 } } : {}),
    },
  };
}

/** The best of all names seen in mail, unless the person has a name from elsewhere. */
function withSeenName(person: KnownPerson, { address, name }: SeenPerson): KnownPerson {
  if (name === null) return person;
  const seen = new Map(Object.entries(person.seenNames));
  const nameOfMail = chooseName(seen);
  seen.set(name, (seen.get(name) ?? 0) + 1);
  const seenNames = keepMostSeen(seen);
  // A first and a last name that the company has recorded are the person's, even if their address says the same.
  const isRecordedInFull = person.recorded && person.name.includes(' ');
  const isOfAddress = person.name === nameOfAddress(address) || person.name.toLowerCase() === address;
  const isAddressOnly = isOfAddress && !isRecordedInFull;
  const isFromElsewhere = !isAddressOnly && (person.recorded || person.name !== nameOfMail);
  const best = isFromElsewhere ? null : chooseName(seenNames);
  return { ...person, seenNames: Object.fromEntries(seenNames), name: best ?? person.name };
}

/** More forms than this of one name come from broken mail. */
const MOST_NAMES = 8;

function keepMostSeen(seen: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  const names = [...seen];
  if (names.length <= MOST_NAMES) return names;
  const rarest = [...names].sort(([a, countA], [b, countB]) => countA - countB || (a < b ? -1 : 1))[0];
  return names.filter(([name]) => name !== rarest?.[0]);
}

/** Mail between two addresses of one person is mail to oneself. */
function withoutSelf(counts: MailCounts, selfPairs: number): MailCounts {
  if (selfPairs === 0) return counts;
  const evidence = counts.evidence - selfPairs;
  return {
    ...counts,
    evidence,
    refusedPairs: { ...counts.refusedPairs, self: (counts.refusedPairs.self ?? 0) + selfPairs },
    ...(evidence > 0 ? {} : { messagesWithEvidence: 0, messagesWithout: { self: 1 } }),
  };
}

function selfRefusals(message: InterpretedMessage, events: readonly CountedEvent[]): Refusal[] {
  return events
    .filter(({ from, to }) => from === to)
    .map(({ fromAddress, toAddress }) => ({
      place: message.place,
      field: 'To',
      value: `${fromAddress} -> ${toAddress}`.slice(0, 200),
      reason: 'self' as const,
    }));
}
