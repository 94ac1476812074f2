import { interpretMessage } from '../../imports/mail/interpret-message.js';
import { chooseName } from '../../imports/mail/name.js';
import type { InterpretedMessage, MailSource, RawMessage } from '../../imports/mail/types.js';
import { nameOfAddress } from '../../imports/pipeline/find-or-make.js';
import {
  type EntryProblem,
  type FileContact,
  MOST_CONTACTS,
  type OwnMessage,
  type ReadContacts,
  TooManyContacts,
} from './types.js';

/** A mailbox read for its owner alone: whom they wrote to and who wrote to them. Headers only. */

export interface MailboxOwner {
  /** All addresses of the owner, lower case; the first is their own in the company. */
  readonly addresses: readonly string[];
  readonly ownDomains: readonly string[];
  readonly todayDay: number;
}

/** Stands for all addresses of the owner while a message is read: it is inside, whatever their domain. */
const OWNER = 'owner@perlen.invalid';

/**
 * Reads the pairs of one person, or says that there is no mail, or none that names them. Lists, functions and machines
 * are no people. Throws `TooManyContacts`.
 */
export async function readOwnMailbox(
  mail: MailSource,
  owner: MailboxOwner,
): Promise<ReadContacts | 'NOT_CONTACTS' | 'NOT_YOUR_MAILBOX'> {
  const people = new Map<string, Correspondent>();
  const leftOut: Partial<Record<EntryProblem, number>> = {};
  const asOwner = ownerReplacer(owner.addresses);
  const settings = { ownDomains: [...owner.ownDomains, 'perlen.invalid'], todayDay: owner.todayDay };
  let isMail = false;
  let isOwners = false;
  for await (const reading of mail.read()) {
    if (reading.kind === 'refused') {
      if (reading.isMessage) leftOut.UNREADABLE = (leftOut.UNREADABLE ?? 0) + 1;
      continue;
    }
    isMail = true;
    const message = interpretMessage(asOwner(reading.message), settings);
    isOwners ||= message.people.some(({ address }) => address === OWNER);
    gather(people, message, owner);
    if (people.size > MOST_CONTACTS) throw new TooManyContacts();
  }
  if (!isOwners) return isMail ? 'NOT_YOUR_MAILBOX' : 'NOT_CONTACTS';
  const contacts = [...people.values()].filter(({ messages }) => messages.length > 0).map(contactOf);
  return { kind: 'MAILBOX', contacts, leftOut };
}

interface Correspondent {
  readonly address: string;
  readonly names: Map<string, number>;
  readonly messages: OwnMessage[];
}

function gather(people: Map<string, Correspondent>, message: InterpretedMessage, owner: MailboxOwner): void {
  const [ownAddress = OWNER] = owner.addresses;
  for (const { fromAddress, toAddress, weight, day } of message.evidence) {
    const isSent = fromAddress === OWNER;
    if (!isSent && toAddress !== OWNER) continue;
    const address = isSent ? toAddress : fromAddress;
    const found = people.get(address) ?? { address, names: new Map<string, number>(), messages: [] };
    people.set(address, found);
    const name = message.people.find((person) => person.address === address)?.name ?? null;
    if (name !== null) found.names.set(name, (found.names.get(name) ?? 0) + 1);
    found.messages.push({
      messageKey: message.messageKey,
      fromAddress: isSent ? ownAddress : address,
      toAddress: isSent ? address : ownAddress,
      weight,
      day,
    });
  }
}

function contactOf({ address, names, messages }: Correspondent): FileContact {
  return {
    name: chooseName(names) ?? nameOfAddress(address),
    emails: [address],
    organization: null,
    title: null,
    phone: null,
    profile: null,
    connectedDay: null,
    messages,
  };
}

function ownerReplacer(addresses: readonly string[]): (message: RawMessage) => RawMessage {
  const escaped = addresses.map((address) => address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`(?<![\\w.+-])(?:${escaped.join('|')})(?![\\w.-]*\\w)`, 'gi');
  const replaced = (text: string | null) => text?.replace(pattern, OWNER) ?? null;
  return (message) => {
    const { header } = message;
    const { from, to, cc } = header;
    return { ...message, header: { ...header, from: replaced(from), to: replaced(to), cc: replaced(cc) } };
  };
}
