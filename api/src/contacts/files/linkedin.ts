import { decodeText, detectEncoding } from '../../imports/csv/decode-text.js';
import { type ReadCells, readCells } from '../../imports/csv/read-cells.js';
import { RecordSplitter } from '../../imports/csv/record-splitter.js';
import type { CsvDelimiter } from '../../imports/csv/types.js';
import { readAddress } from '../../imports/mail/address.js';
import { cleanText } from '../../imports/mail/name.js';
import type { ByteInput } from '../../imports/read-input.js';
import { ContactCollector } from './collect.js';
import { readConnectedOn, slashOrderOf } from './connected-on.js';
import type { FileContact, ReadContacts } from './types.js';

/** Connections.csv as LinkedIn exports it, now and in earlier years, in English and German. */

type Field =
  | 'first'
  | 'middle'
  | 'last'
  | 'whole'
  | 'profile'
  | 'email'
  | 'company'
  | 'position'
  | 'connectedOn';

const COLUMNS: Readonly<Record<Field, readonly string[]>> = {
  first: ['first name', 'vorname', 'given name', 'firstname'],
  middle: ['middle name', 'zweiter vorname', 'weitere vornamen'],
  last: ['last name', 'nachname', 'family name', 'surname', 'lastname'],
  whole: ['name', 'full name', 'display name', 'vollständiger name'],
  profile: [
    'url',
    'profile url',
    'profil-url',
    'profil url',
    'linkedin url',
    'linkedin-url',
    'profile',
    'profil',
  ],
  email: [
    'email address',
    'e-mail address',
    'email',
    'e-mail',
    'e-mail-adresse',
    'e-mail adresse',
    'emailadresse',
  ],
  company: [
    'company',
    'unternehmen',
    'firma',
    'current company',
    'aktuelles unternehmen',
    'organization',
    'organisation',
  ],
  position: [
    'position',
    'current position',
    'aktuelle position',
    'job title',
    'berufsbezeichnung',
    'tätigkeit',
    'titel',
    'title',
  ],
  connectedOn: [
    'connected on',
    'connected',
    'verbunden am',
    'verbunden seit',
    'kontakt seit',
    'vernetzt am',
    'vernetzt seit',
    'verknüpft am',
    'hinzugefügt am',
    'date connected',
    'connection date',
  ],
};

/** Where each field stands in a row. */
type Layout = ReadonlyMap<Field, number>;

const HEAD_LENGTH = 64 * 1024;
/** The notes above the header are a few lines long. */
const HEADER_WITHIN = 40;

/** Whether a text is such a list, by a row of known column names near its beginning. */
export function looksLikeConnections(head: string): boolean {
  return findLayout(head) !== null;
}

/** Reads the list; null if it has no row of column names. Throws `TooManyContacts` and what the disk throws. */
export async function readConnections(input: ByteInput, todayDay: number): Promise<ReadContacts | null> {
  const detected = await detectEncoding(input);
  if (detected.kind === 'refused') return null;
  let head = '';
  for await (const piece of decodeText(input, detected.encoding)) {
    head += piece;
    if (head.length >= HEAD_LENGTH) break;
  }
  const delimiter = findLayout(head.slice(0, HEAD_LENGTH));
  if (delimiter === null) return null;
  const collector = new ContactCollector();
  const entries: { readonly row: readonly string[]; readonly layout: Layout }[] = [];
  let layout: Layout | null = null;
  for await (const row of rowsOf(input, detected.encoding, delimiter)) {
    if (row.kind === 'refused') {
      if (layout !== null) collector.leaveOut('UNREADABLE');
      continue;
    }
    if (layout === null) layout = layoutOf(row.cells);
    else if (row.cells.some((cell) => cell.trim() !== '')) entries.push({ row: row.cells, layout });
  }
  const cellOf = ({ row, layout: places }: (typeof entries)[number], field: Field) =>
    row[places.get(field) ?? -1]?.trim() ?? '';
  const order = slashOrderOf(entries.map((entry) => cellOf(entry, 'connectedOn')));
  for (const entry of entries) {
    const cell = (field: Field) => cellOf(entry, field);
    if (entry.row.join('').includes('\ufffd')) collector.leaveOut('UNREADABLE');
    else collector.add(contactOf(cell, readConnectedOn(cell('connectedOn'), order, todayDay)));
  }
  return { kind: 'LINKEDIN', contacts: collector.contacts, leftOut: collector.leftOut };
}

function contactOf(cell: (field: Field) => string, connectedDay: number | null): FileContact {
  const parts = [cell('first'), cell('middle'), cell('last')].filter((part) => part !== '').join(' ');
  const email = readAddress(cell('email'));
  return {
    name: parts === '' ? cell('whole') : parts,
    emails: email.kind === 'address' ? [email.address] : [],
    organization: cell('company'),
    title: cell('position'),
    phone: null,
    profile: profileOf(cell('profile')),
    connectedDay,
    messages: [],
  };
}

/** A profile's address in one form: country and language, capitals and what follows the name say nothing. */
export function profileOf(url: string): string | null {
  const name = /^(?:https?:\/\/)?(?:[a-z]{2,3}\.)?linkedin\.com\/(?:in|pub)\/([^/?#\s]+)/i.exec(
    url.trim(),
  )?.[1];
  if (name === undefined) return null;
  try {
    return `linkedin.com/in/${decodeURIComponent(name).normalize('NFC').toLowerCase()}`.slice(0, 300);
  } catch {
    return `linkedin.com/in/${name.toLowerCase()}`.slice(0, 300);
  }
}

async function* rowsOf(
  input: ByteInput,
  encoding: Parameters<typeof decodeText>[1],
  delimiter: CsvDelimiter,
): AsyncGenerator<ReadCells> {
  const splitter = new RecordSplitter(delimiter);
  for await (const piece of decodeText(input, encoding)) yield* readCells(splitter.push(piece), delimiter);
  yield* readCells(splitter.end(), delimiter);
}

/** The delimiter by which a row of column names is found; null if there is none. */
function findLayout(head: string): CsvDelimiter | null {
  for (const delimiter of [',', ';', '\t'] as const) {
    const splitter = new RecordSplitter(delimiter);
    const records = [...splitter.push(head), ...splitter.end()].slice(0, HEADER_WITHIN);
    const rows = readCells(records, delimiter);
    if (rows.some((row) => row.kind === 'cells' && layoutOf(row.cells) !== null)) return delimiter;
  }
  return null;
}

/** A row is the header if it names a person and something to know them by. */
function layoutOf(cells: readonly string[]): Layout | null {
  const names = cells.map((cell) => cleanText(cell).toLowerCase());
  const layout = new Map<Field, number>();
  for (const field of FIELDS) {
    // The first name of a list wins: older exports call the salutation "Title" and the position "Job Title".
    for (const name of COLUMNS[field]) {
      const at = names.indexOf(name);
      if (at < 0) continue;
      layout.set(field, at);
      break;
    }
  }
  const hasName = layout.has('whole') || layout.has('first') || layout.has('last');
  const hasMore = (['profile', 'email', 'company', 'connectedOn'] as const).filter((one) => layout.has(one));
  return hasName && hasMore.length >= (layout.has('first') && layout.has('last') ? 1 : 2) ? layout : null;
}

const FIELDS: readonly Field[] = [
  'first',
  'middle',
  'last',
  'whole',
  'profile',
  'email',
  'company',
  'position',
  'connectedOn',
];
