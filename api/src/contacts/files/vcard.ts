import { decodeText, detectEncoding } from '../../imports/csv/decode-text.js';
import { readAddress } from '../../imports/mail/address.js';
import type { ByteInput } from '../../imports/read-input.js';
import { ContactCollector } from './collect.js';
import { readConnectedOn } from './connected-on.js';
import type { FileContact, ReadContacts } from './types.js';
import { readProperty, VCardLines, type VCardProperty } from './vcard-lines.js';

/**
 * Address books as vCard 2.1, 3.0 and 4.0, any number of cards in one file. Six properties are wanted of each card,
 * so the cards are read here, line by line: none of the libraries to be had reads all three versions, goes on behind a
 * broken card and never holds a picture in memory.
 */

/** Whether a text begins like a vCard. */
export function looksLikeVCard(head: string): boolean {
  return /^\s*BEGIN\s*:\s*VCARD\s*$/im.test(head.slice(0, 4_096)) && /^\s*BEGIN/i.test(head);
}

/** Reads all cards; null if there is none. Throws `TooManyContacts` and what the disk throws. */
export async function readVCards(input: ByteInput, todayDay: number): Promise<ReadContacts | null> {
  const detected = await detectEncoding(input);
  if (detected.kind === 'refused') return null;
  const collector = new ContactCollector();
  const lines = new VCardLines();
  let card: VCardProperty[] | null = null;
  let depth = 0;
  let count = 0;
  const take = (text: string): void => {
    const property = readProperty(text);
    if (property === null) return;
    const isCard = property.value.trim().toUpperCase() === 'VCARD';
    if (property.name === 'BEGIN' && isCard) {
      // A card within a card is somebody's assistant; one that never ended makes room for the next.
      depth = card !== null && lines.isWithinAgent ? depth + 1 : 1;
      if (depth === 1) {
        if (card !== null) collector.leaveOut('CUT_OFF');
        card = [];
        count += 1;
      }
    } else if (property.name === 'END' && isCard) {
      depth -= 1;
      if (depth > 0 || card === null) return;
      addCard(collector, card, todayDay);
      card = null;
    } else if (depth === 1 && card !== null && card.length < MOST_PROPERTIES) card.push(property);
  };
  for await (const piece of decodeText(input, detected.encoding))
    for (const one of lines.push(piece)) take(one);
  for (const one of lines.end()) take(one);
  if (card !== null) collector.leaveOut('CUT_OFF');
  return count === 0 ? null : { kind: 'VCARD', contacts: collector.contacts, leftOut: collector.leftOut };
}

const MOST_PROPERTIES = 500;

function addCard(collector: ContactCollector, card: readonly VCardProperty[], todayDay: number): void {
  const kind = first(card, 'KIND', 'X-ADDRESSBOOKSERVER-KIND')?.value.trim().toLowerCase() ?? '';
  const isCompany = first(card, 'X-ABSHOWAS')?.value.trim().toUpperCase() === 'COMPANY';
  if (isCompany || ['group', 'org', 'location'].includes(kind)) collector.leaveOut('NO_PERSON');
  else collector.add(contactOf(card, todayDay));
}

function contactOf(card: readonly VCardProperty[], todayDay: number): FileContact {
  const emails = card
    .filter(({ name }) => name === 'EMAIL')
    .sort((one, other) => Number(isPreferred(other)) - Number(isPreferred(one)))
    .map(({ value }) => readAddress(value.replace(/^mailto:/i, '')))
    .flatMap((read) => (read.kind === 'address' ? [read.address] : []));
  const phones = card.filter(({ name }) => name === 'TEL');
  const phone = phones.find(isPreferred) ?? phones[0];
  const since = first(card, 'REV')?.value ?? '';
  return {
    name: nameOf(card),
    emails: [...new Set(emails)],
    organization: first(card, 'ORG')?.parts[0] ?? null,
    title: first(card, 'TITLE', 'ROLE')?.value ?? null,
    phone: phone?.value.replace(/^tel:/i, '').replace(/;.*$/, '') ?? null,
    profile: null,
    connectedDay: readConnectedOn(since, 'MONTH_FIRST', todayDay),
    messages: [],
  };
}

/** The name as written out, else its parts in the order they are spoken. */
function nameOf(card: readonly VCardProperty[]): string {
  const written = first(card, 'FN')?.value.trim() ?? '';
  if (written !== '' && !written.includes('@')) return written;
  const [family = '', given = '', additional = ''] = first(card, 'N')?.parts ?? [];
  const spoken = [given, additional, family].map((part) => part.trim()).filter((part) => part !== '');
  return spoken.join(' ');
}

function first(card: readonly VCardProperty[], ...names: string[]): VCardProperty | undefined {
  for (const name of names) {
    const found = card.find((property) => property.name === name && property.value.trim() !== '');
    if (found !== undefined) return found;
  }
  return undefined;
}

function isPreferred({ types }: VCardProperty): boolean {
  return types.includes('pref');
}
