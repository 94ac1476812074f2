import type { ImportKind } from '../generated/graphql.js';
import { byteText } from './byte-text.js';

/** Why a file cannot be imported, as far as its beginning and size tell. */
export type FileProblem =
  | 'empty'
  | 'tooLarge'
  | 'spreadsheet'
  | 'outlook'
  | 'picture'
  | 'document'
  | 'addressBook'
  | 'calendar'
  | 'webPage'
  | 'packedList'
  | 'notText';

/** What kinds of CSV files hold, as the server says. */
export interface CsvKind {
  readonly kind: ImportKind;
  readonly fields: readonly { readonly field: string; readonly names: readonly string[] }[];
  readonly needed: readonly (readonly string[])[];
}

/** What a file probably is: a kind, a problem, or neither, and then whoever brought it is asked. */
export interface Guess {
  readonly kind: ImportKind | null;
  readonly problem: FileProblem | null;
}

/** So many bytes of the beginning are enough. */
export const headBytes = 64 * 1024;

/** Guesses by the file's first bytes, and by its name where those leave it open. */
export function guessKind(name: string, head: Uint8Array, csvKinds: readonly CsvKind[]): Guess {
  if (head.length === 0) return wrong('empty');
  const binary = guessBinary(name, head);
  if (binary) return binary;
  const text = decode(head);
  if (text.includes('\0')) return wrong('notText');
  if (text.replace('\ufeff', '').trim() === '') return wrong('empty');
  if (/^\s*BEGIN:VCARD/iu.test(text)) return wrong('addressBook');
  if (/^\s*BEGIN:VCALENDAR/iu.test(text)) return wrong('calendar');
  if (/^\s*<(?:!doctype\s+html|html)\b/iu.test(text)) return wrong('webPage');
  if (isMail(text)) return { kind: 'MAIL', problem: null };
  return { kind: guessList(name, text, csvKinds), problem: null };
}

function wrong(problem: FileProblem): Guess {
  return { kind: null, problem };
}

const pictures = ['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'RIFF'];
const sheetEnding = /\.(?:xlsx?|xlsm|xlsb|ods|numbers)$/iu;

function guessBinary(name: string, head: Uint8Array): Guess | null {
  const text = byteText(head);
  const begins = (mark: string) => text.startsWith(mark);
  if (begins('PK\u0003\u0004') || begins('PK\u0005\u0006')) {
    if (sheetEnding.test(name) || text.includes('xl/')) return wrong('spreadsheet');
    return text.includes('[Content_Types].xml') ? wrong('document') : { kind: 'MAIL', problem: null };
  }
  if (begins('\u001f\u008b')) {
    return /\.(?:csv|tsv|txt)\.gz$/iu.test(name) ? wrong('packedList') : { kind: 'MAIL', problem: null };
  }
  if (begins('!BDN')) return wrong('outlook');
  if (begins('\u00d0\u00cf\u0011\u00e0')) {
    if (/\.msg$/iu.test(name)) return wrong('outlook');
    return wrong(sheetEnding.test(name) ? 'spreadsheet' : 'document');
  }
  if (begins('%PDF') || begins('{\\rtf')) return wrong('document');
  return pictures.some(begins) ? wrong('picture') : null;
}

function decode(head: Uint8Array): string {
  const encoding =
    head[0] === 0xff && head[1] === 0xfe
      ? 'utf-16le'
      : head[0] === 0xfe && head[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(encoding).decode(head);
}

function isMail(text: string): boolean {
  if (/^From \S+.*\d\d:\d\d/u.test(text)) return true;
  const firstLine = text.trimStart().split(/\r?\n/u, 1)[0] ?? '';
  return /^[a-z][\w-]*:/iu.test(firstLine) && /^(?:from|message-id|received|date):/imu.test(text);
}

const nameHints: readonly (readonly [RegExp, ImportKind])[] = [
  [/ties|relation|beziehung|kennt|verbindung/iu, 'TIES'],
  [/proje[ck]t/iu, 'PROJECTS'],
  [/organi[sz]ation|compan|firm|account|kunde|customer/iu, 'ORGANIZATIONS'],
  [/people|person|mitarbeit|staff|employee|contact|kontakt|\bhr\b/iu, 'PEOPLE'],
];

/** Where as many columns speak for each, people come first. */
const order: readonly ImportKind[] = ['PEOPLE', 'ORGANIZATIONS', 'PROJECTS', 'TIES'];

function guessList(name: string, text: string, csvKinds: readonly CsvKind[]): ImportKind | null {
  const columns = columnsOf(text);
  const hint = nameHints.find(([pattern]) => pattern.test(name))?.[1] ?? null;
  const fits = csvKinds.map((csvKind) => {
    const fields = recognised(columns, csvKind);
    const isComplete = csvKind.needed.every((any) => any.some((field) => fields.has(field)));
    return { kind: csvKind.kind, isComplete, count: fields.size };
  });
  const complete = fits
    .filter((fit) => fit.isComplete)
    .sort((a, b) => b.count - a.count || order.indexOf(a.kind) - order.indexOf(b.kind));
  const best = complete[0];
  if (!best) return hint;
  // A name decides where the columns hardly do.
  const hinted = complete.find(({ kind }) => kind === hint);
  return hinted && hinted.count >= best.count - 1 ? hinted.kind : best.kind;
}

function columnsOf(text: string): string[] {
  const lines = text.replace(/^\ufeff/u, '').split(/\r\n|\n|\r/u);
  const head = lines.find((line) => line.trim() !== '' && !/^sep=/iu.test(line)) ?? '';
  const pieces = [',', ';', '\t', '|'].map((delimiter) => head.split(delimiter));
  const widest = pieces.reduce((one, other) => (other.length > one.length ? other : one));
  return widest.map(columnKey);
}

/** The same form in which the server keeps the names it knows. */
function columnKey(name: string): string {
  return name
    .normalize('NFC')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}()]+/gu, ' ')
    .trim();
}

function recognised(columns: readonly string[], { fields }: CsvKind): Set<string> {
  const found = new Set<string>();
  for (const column of columns) {
    const known = fields.find(({ field, names }) => !found.has(field) && names.includes(column));
    if (known) found.add(known.field);
  }
  return found;
}
