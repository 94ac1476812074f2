/** A pasted or uploaded list taken apart: what is looked for now, and what became of every other line. Pure. */
export interface ReadList {
  /** Lines to look for, each once, in their order; at most `mostAtOnce`. */
  readonly lines: readonly string[];
  /** Further lines that wait for the next turn. */
  readonly waiting: readonly string[];
  /** How many lines said what an earlier one says. */
  readonly repeatedCount: number;
  /** How many lines held no letter and no digit. */
  readonly emptyCount: number;
}

/** So many are looked for in one go. */
export const mostAtOnce = 200;

/** Larger files are no lists of names. */
export const mostFileBytes = 5 * 1024 * 1024;

/** Takes a text apart by lines. Of cells side by side, as a sheet copies them, the first counts. */
export function readList(text: string): ReadList {
  const known = new Set<string>();
  const found: string[] = [];
  let repeatedCount = 0;
  let emptyCount = 0;
  for (const line of text.split(/\r\n|\r|\n|\u2028|\u2029/u)) {
    const cell = (line.split('\t').find((part) => part.trim() !== '') ?? '').trim().slice(0, longestLine);
    const key = cell.normalize('NFC').toLowerCase();
    if (!/[\p{L}\p{N}]/u.test(withoutTags(cell))) emptyCount += 1;
    else if (known.has(key)) repeatedCount += 1;
    else {
      known.add(key);
      found.push(cell);
    }
  }
  // The end of the last line is no line.
  if (/(^|[\r\n\u2028\u2029])$/u.test(text)) emptyCount -= 1;
  return {
    lines: found.slice(0, mostAtOnce),
    waiting: found.slice(mostAtOnce),
    repeatedCount,
    emptyCount,
  };
}

/** What is wrong with a file; null if it can be read. */
export type FileProblem = 'tooLarge' | 'notText';

/** The lines of a text or CSV file as one text, or why not. Of a CSV file the first column, without its heading. */
export function textOfFile(name: string, bytes: Uint8Array): { text: string } | { problem: FileProblem } {
  if (bytes.length > mostFileBytes) return { problem: 'tooLarge' };
  const text = decoded(bytes);
  if (text === null) return { problem: 'notText' };
  return { text: /\.csv$/iu.test(name) ? firstColumn(text).join('\n') : text };
}

const longestLine = 500;

/** Words that head a column rather than name somebody. */
const headings = new Set(
  'name,firma,firmenname,unternehmen,organisation,organization,company,company name,account,account name,kunde,customer,domain,domains,website,webseite,url,e-mail,email,mail,e-mail-adresse,email address,kontakt,contact,person,vollständiger name,full name'.split(
    ',',
  ),
);

/** The first cell of every row; a cell may hold line ends and doubled quotes. */
function firstColumn(text: string): string[] {
  const separator = separatorOf(text);
  const cells: string[] = [];
  let cell = '';
  let isFirst = true;
  let isQuoted = false;
  const endRow = () => {
    cells.push(cell.replace(/\s+/gu, ' ').trim());
    cell = '';
    isFirst = true;
  };
  for (let place = 0; place < text.length; place += 1) {
    const letter = text.charAt(place);
    if (isQuoted && letter === '"' && text.charAt(place + 1) === '"') {
      if (isFirst) cell += '"';
      place += 1;
    } else if (letter === '"' && (isQuoted || cell.trim() === '' || !isFirst)) isQuoted = !isQuoted;
    else if (!isQuoted && letter === separator) isFirst = false;
    else if (!isQuoted && (letter === '\n' || letter === '\r')) {
      if (letter === '\r' && text.charAt(place + 1) === '\n') place += 1;
      endRow();
    } else if (isFirst) cell += letter;
  }
  if (cell !== '' || !isFirst) endRow();
  return headings.has(cells[0]?.toLowerCase() ?? '') ? cells.slice(1) : cells;
}

/** The separator that the first row has most of. */
function separatorOf(text: string): string {
  const row =
    text
      .slice(0, 10_000)
      .split(/[\r\n]/u, 1)[0]
      ?.replace(/"[^"]*"/gu, '') ?? '';
  const count = (separator: string) => row.split(separator).length;
  return [';', '\t', ','].reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** As UTF-8, UTF-16 by its mark, else as Windows wrote it; null for what is no text. */
function decoded(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  }
  if (bytes.subarray(0, 4096).includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function withoutTags(text: string): string {
  return text.replace(/<\/?[a-z!][^<>]*>/giu, ' ');
}
