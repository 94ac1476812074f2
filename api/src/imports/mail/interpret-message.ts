import type { MailRefusalReason, Refusal } from '../report.js';
import { reportValue } from '../report.js';
import { type ReadAddress, readAddress } from './address.js';
import { type Mention, readAddressList } from './address-list.js';
import { isPlausibleDay, readMailDay } from './date.js';
import { isOwnDomain, organizationDomain } from './domain.js';
import { messageKey } from './message-key.js';
import { chooseName, readName } from './name.js';
import { isRoleAddress } from './role-address.js';
import type {
  InterpretedMessage,
  MailCounts,
  MailEvidence,
  MailOutcome,
  MailSettings,
  RawMessage,
  SeenPerson,
} from './types.js';

/** More recipients than this say nothing about who knows whom. */
const MAX_RECIPIENTS = 20;

/**
 * What one message says: the people in it, the evidence it gives, and everything left out with its reason.
 * Each recipient gets weight 1/r, r = distinct To and Cc addresses without the sender; list and role addresses
 * count in r but are no people. People are taken even when the message gives no evidence. Pure and total.
 */
export function interpretMessage(raw: RawMessage, settings: MailSettings): InterpretedMessage {
  const entries = [
    ...readEntries('From', raw.header.from, settings),
    ...readEntries('To', raw.header.to, settings),
    ...readEntries('Cc', raw.header.cc, settings),
  ];
  const findings = new Findings(raw);
  for (const entry of entries) findings.mention(entry);
  const sender = entries.find((entry) => entry.field === 'From' && isUsable(entry)) ?? null;
  const recipients = distinctRecipients(entries);
  const { evidence, outcome } = judge(raw, sender, recipients, settings, findings);
  return {
    place: raw.place,
    messageKey: messageKey(raw.header),
    people: seenPeople(entries, settings),
    evidence,
    refusals: findings.refusals,
    outcome,
    counts: findings.counts(recipients.length, evidence.length, outcome),
  };
}

type AddressField = 'From' | 'To' | 'Cc';

type EntryKind = 'person' | 'role' | 'noAddress' | 'address' | 'unknownDomain' | 'truncatedList';

interface Entry {
  readonly field: AddressField;
  readonly mention: Mention;
  readonly kind: EntryKind;
  /** Empty when the address cannot be read. */
  readonly address: string;
  readonly domain: string;
}

function readEntries(field: AddressField, value: string | null, settings: MailSettings): Entry[] {
  return readAddressList(value ?? '').map((mention) => {
    const nothing = { field, mention, address: '', domain: '' };
    if (mention.isEllipsis) return { ...nothing, kind: 'truncatedList' };
    if (mention.address === null) return { ...nothing, kind: 'noAddress' };
    const read = readAddress(mention.address, settings.ownDomains);
    if (read.kind === 'broken') return { ...nothing, kind: 'address' };
    return { field, mention, kind: entryKind(read), address: read.address, domain: read.domain };
  });
}

function entryKind(read: Exclude<ReadAddress, { kind: 'broken' }>): EntryKind {
  if (read.kind === 'unknownDomain') return 'unknownDomain';
  return isRoleAddress(read.address) ? 'role' : 'person';
}

function isUsable(entry: Entry): boolean {
  return entry.kind === 'person' || entry.kind === 'role';
}

/** Each address once, in the order it was written. An address in a domain that does not exist is one too. */
function distinctRecipients(entries: readonly Entry[]): readonly Entry[] {
  const byAddress = new Map<string, Entry>();
  for (const entry of entries) {
    if (entry.field !== 'From' && entry.address !== '' && !byAddress.has(entry.address)) {
      byAddress.set(entry.address, entry);
    }
  }
  return [...byAddress.values()];
}

interface Judgement {
  readonly evidence: readonly MailEvidence[];
  readonly outcome: MailOutcome;
}

function judge(
  raw: RawMessage,
  sender: Entry | null,
  recipients: readonly Entry[],
  settings: MailSettings,
  findings: Findings,
): Judgement {
  const day = readMailDay(raw.header.date ?? '');
  const others = recipients.filter((recipient) => recipient.address !== sender?.address);
  const whole = (reason: MailRefusalReason, field: string, value: string): Judgement => {
    findings.refuse(field, value, reason);
    if (recipients.length > 0) findings.pairs(reason, recipients.length);
    return { evidence: [], outcome: reason };
  };
  if (sender === null) return whole('sender', 'From', raw.header.from ?? '');
  if (recipients.length === 0) return whole('noRecipients', 'To', raw.header.to ?? '');
  if (day === null || !isPlausibleDay(day, settings.todayDay)) {
    return whole('date', 'Date', raw.header.date ?? '');
  }
  if (others.length > MAX_RECIPIENTS) return whole('recipients', 'To', String(others.length));
  return judgePairs(sender, recipients, { weight: 1 / others.length, day }, settings, findings);
}

function judgePairs(
  sender: Entry,
  recipients: readonly Entry[],
  event: { readonly weight: number; readonly day: number },
  settings: MailSettings,
  findings: Findings,
): Judgement {
  const evidence: MailEvidence[] = [];
  const reasons = new Set<MailRefusalReason>();
  for (const recipient of recipients) {
    const reason = pairRefusal(sender, recipient, settings);
    if (reason === null) {
      evidence.push({ fromAddress: sender.address, toAddress: recipient.address, ...event });
    } else {
      reasons.add(reason);
      findings.pairs(reason, 1);
      // An address in a domain that does not exist is in the report already, as a value.
      if (reason !== 'unknownDomain') {
        findings.refuse(recipient.field, `${sender.address} -> ${recipient.address}`, reason);
      }
    }
  }
  if (evidence.length > 0) return { evidence, outcome: 'evidence' };
  return { evidence, outcome: PAIR_REASONS.find((reason) => reasons.has(reason)) ?? 'noRecipients' };
}

/** Most telling first: it names the outcome of a message whose recipients all fall away. */
const PAIR_REASONS = ['outside', 'role', 'unknownDomain', 'self'] as const;

function pairRefusal(
  sender: Entry,
  recipient: Entry,
  settings: MailSettings,
): (typeof PAIR_REASONS)[number] | null {
  if (recipient.address === sender.address) return 'self';
  if (sender.kind === 'role' || recipient.kind === 'role') return 'role';
  if (recipient.kind === 'unknownDomain') return 'unknownDomain';
  const isInside =
    isOwnDomain(sender.domain, settings.ownDomains) || isOwnDomain(recipient.domain, settings.ownDomains);
  return isInside ? null : 'outside';
}

function seenPeople(entries: readonly Entry[], settings: MailSettings): readonly SeenPerson[] {
  const names = new Map<string, Map<string, number>>();
  const domains = new Map<string, string>();
  for (const { kind, address, domain, mention } of entries) {
    if (kind !== 'person') continue;
    domains.set(address, domain);
    const seen = names.get(address) ?? new Map<string, number>();
    names.set(address, seen);
    const read = readName(mention.name ?? '', address);
    if (read.kind === 'name') seen.set(read.name, (seen.get(read.name) ?? 0) + 1);
  }
  return [...domains].map(([address, domain]) => {
    const isEmployee = isOwnDomain(domain, settings.ownDomains);
    return {
      address,
      name: chooseName(names.get(address) ?? []),
      isEmployee,
      organizationDomain: isEmployee ? null : organizationDomain(domain),
    };
  });
}

/** Collects refusals and counts of one message. */
class Findings {
  readonly refusals: Refusal<MailRefusalReason>[] = [];
  readonly #place: RawMessage['place'];
  readonly #refusedMentions: Partial<Record<MailRefusalReason, number>> = {};
  readonly #refusedPairs: Partial<Record<MailRefusalReason, number>> = {};
  #mentions = 0;
  #personMentions = 0;
  #roleMentions = 0;
  #refusedNames = 0;

  constructor(raw: RawMessage) {
    this.#place = raw.place;
  }

  mention(entry: Entry): void {
    this.#mentions++;
    if (entry.kind === 'role') this.#roleMentions++;
    else if (entry.kind === 'person') {
      this.#personMentions++;
      if (readName(entry.mention.name ?? '').kind === 'tooLong') {
        this.#refusedNames++;
        this.refuse(entry.field, entry.mention.name ?? '', 'nameTooLong');
      }
    } else {
      this.#refusedMentions[entry.kind] = (this.#refusedMentions[entry.kind] ?? 0) + 1;
      this.refuse(entry.field, entry.mention.text, entry.kind);
    }
  }

  refuse(field: string, value: string, reason: MailRefusalReason): void {
    this.refusals.push({ place: this.#place, field, value: reportValue(value), reason });
  }

  pairs(reason: MailRefusalReason, count: number): void {
    this.#refusedPairs[reason] = (this.#refusedPairs[reason] ?? 0) + count;
  }

  counts(pairs: number, evidence: number, outcome: MailOutcome): MailCounts {
    return {
      messages: 1,
      messagesWithEvidence: outcome === 'evidence' ? 1 : 0,
      messagesWithout: outcome === 'evidence' ? {} : { [outcome]: 1 },
      mentions: this.#mentions,
      personMentions: this.#personMentions,
      roleMentions: this.#roleMentions,
      refusedMentions: this.#refusedMentions,
      pairs,
      evidence,
      refusedPairs: this.#refusedPairs,
      refusedNames: this.#refusedNames,
    };
  }
}
