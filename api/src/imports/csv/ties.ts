import type { TieEventKind, TieRecord } from './types.js';
import {
  type Cells,
  type ReadValue,
  type RowProblems,
  readPastDay,
  readPerson,
  readWord,
  refused,
  value,
  wordMap,
} from './values.js';

/** The most a statement of a file counts, as for any tie. */
const MAX_STRENGTH = 0.98;
/** Below this there is no tie. */
const MIN_STRENGTH = 0.01;
/** Nobody has met anybody more often. */
const MAX_COUNT = 1_000_000;

const EVENT_KINDS = wordMap<TieEventKind>({
  MESSAGED:
    'messaged, message, messages, mail, mails, email, emails, e-mail, e-mails, nachricht, nachrichten, geschrieben',
  MET: 'met, meet, meeting, meetings, treffen, getroffen, termin, termine, besprechung, besprechungen',
  CONNECTED: 'connected, connection, contact, linkedin, xing, verbunden, verbindung, kontakt, vernetzt',
});

/** The levels of a person's own word, in their strengths. */
const LEVELS = wordMap<'0.9' | '0.6' | '0.25' | '0'>({
  '0.9': 'well, very well, good, strong, gut, sehr gut, stark',
  '0.6': 'somewhat, medium, fairly, etwas, mittel, einigermaßen, ein wenig',
  '0.25': 'barely, hardly, weak, kaum, flüchtig, schwach',
  '0': 'no, none, not at all, nein, nicht, gar nicht, keine, unbekannt',
});

/** A row of ties.csv: a statement of strength, or events of a kind. */
export function readTieRow(cells: Cells, todayDay: number, problems: RowProblems): TieRecord | null {
  const source = problems.read('source', readPerson);
  const target = problems.read('target', readPerson);
  if (cells('source') === '') problems.refuse('source', 'missingValue');
  if (cells('target') === '') problems.refuse('target', 'missingValue');
  if (source !== null && target !== null && JSON.stringify(source) === JSON.stringify(target)) {
    problems.refuse('target', 'self');
  }
  const strength = problems.read('strength', readStrength);
  const kind = problems.read('kind', readWord(EVENT_KINDS, 'kind'));
  const count = problems.read('count', readCount);
  const firstDay = problems.read('first', readPastDay(todayDay));
  const lastDay = problems.read('last', readPastDay(todayDay)) ?? todayDay;
  if (cells('strength') === '' && cells('kind') === '') problems.refuse('strength', 'missingValue');
  if (cells('strength') !== '' && cells('kind') !== '') problems.refuse('kind', 'strengthAndKind');
  if (firstDay !== null && firstDay > lastDay) problems.refuse('first', 'dateOrder');
  if (problems.found.length > 0 || source === null || target === null) return null;
  if (strength !== null) return { kind: 'STATED', source, target, strength, day: lastDay };
  return kind === null ? null : { kind, source, target, count: count ?? 1, firstDay, lastDay };
}

/** 0..1 with a dot or comma, or a level; 1 becomes 0.98, below 0.01 is no tie (0). */
function readStrength(text: string): ReadValue<number> {
  const level = LEVELS.get(text.trim().toLowerCase());
  if (level !== undefined) return value(Number(level));
  if (!/^(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e-?\d{1,3})?$/i.test(text)) return refused('strength');
  const number = Number(text.replace(',', '.'));
  if (!(number >= 0 && number <= 1)) return refused('strength');
  return value(number < MIN_STRENGTH ? 0 : Math.min(number, MAX_STRENGTH));
}

function readCount(text: string): ReadValue<number> {
  if (!/^\d{1,7}$/.test(text)) return refused('count');
  const count = Number(text);
  return count < 1 || count > MAX_COUNT ? refused('count') : value(count);
}
