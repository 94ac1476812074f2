import { BYTE_ORDER_MARK, type CsvCell, csvLines, csvSeparatorFor } from '../lists/csv.js';
import type { ExportContent } from './export-content.js';

type Language = 'de' | 'en';
type Heading = Readonly<Record<Language, string>>;

/** One sheet of the archive: its name, its headings, its rows. */
interface Sheet {
  readonly name: Heading;
  readonly columns: readonly Heading[];
  readonly rows: (content: ExportContent) => CsvCell[][];
}

/** The sheets of everything about somebody, by file name. No cell of them is a formula. */
export function sheetsOf(content: ExportContent, language: Language): { name: string; text: string }[] {
  const separator = csvSeparatorFor(language);
  return SHEETS.map(({ name, columns, rows }) => ({
    name: `${name[language]}.csv`,
    text:
      BYTE_ORDER_MARK + csvLines([columns.map((column) => column[language]), ...rows(content)], separator),
  }));
}

/** What the archive holds and what the columns mean, for whoever opens it without Perlen. */
export function readmeOf({ asOf }: ExportContent, language: Language): string {
  const files = SHEETS.map(({ name }) => `${name[language]}.csv`).join(', ');
  const lines =
    language === 'de'
      ? [
          `Was Perlen über dich weiß, Stand ${asOf}`,
          '',
          `${JSON_NAME}: alles, für Maschinen. ${files}: dasselbe als Tabellen.`,
          'Belege: was hinter deinen Verbindungen steht, auch was für keine Verbindung reicht.',
          'Stärke 0,01 bis 0,98. Menge: was die Ereignisse am Tag des letzten zusammen wiegen.',
          'Die Dateien nennen andere Menschen. Bewahre sie auf wie dein Adressbuch.',
        ]
      : [
          `What Perlen knows about you, as of ${asOf}`,
          '',
          `${JSON_NAME}: everything, for machines. ${files}: the same as sheets.`,
          'Evidence: what stands behind your ties, and what is not enough for one.',
          'Strength 0.01 to 0.98. Amount: what the events weigh together on the day of the latest.',
          'These files name other people. Keep them as you keep your address book.',
        ];
  return `${lines.join('\r\n')}\r\n`;
}

export const JSON_NAME = 'perlen.json';

const NAME = { de: 'Name', en: 'Name' };
const KIND = { de: 'Art', en: 'Kind' };
const SOURCE = { de: 'Quelle', en: 'Source' };
const STRENGTH = { de: 'Stärke', en: 'Strength' };
const SHARING = { de: 'Freigabe', en: 'Sharing' };

const SHEETS: readonly Sheet[] = [
  {
    name: { de: 'Angaben', en: 'facts' },
    columns: [
      { de: 'Feld', en: 'Field' },
      { de: 'Wert', en: 'Value' },
      { de: 'Genauer', en: 'Detail' },
      { de: 'Von', en: 'From' },
      { de: 'Bis', en: 'Until' },
      SOURCE,
      { de: 'Gesagt am', en: 'Said at' },
    ],
    rows: ({ facts }) =>
      facts.flatMap(({ field, values, origin }) =>
        values.map(({ text, detail, from, until }) => [
          field,
          text,
          detail,
          from,
          until,
          origin === null ? null : (origin.sourceName ?? origin.kind),
          origin?.at === undefined || origin.at === null ? null : String(origin.at),
        ]),
      ),
  },
  {
    name: { de: 'Verbindungen', en: 'ties' },
    columns: [NAME, STRENGTH, { de: 'In Worten', en: 'In words' }, SHARING, { de: 'Warum so', en: 'Why so' }],
    rows: ({ ties }) => ties.map((tie) => [tie.with, tie.strength, tie.word, tie.sharing, tie.sharingOrigin]),
  },
  {
    name: { de: 'Belege', en: 'evidence' },
    columns: [
      NAME,
      { de: 'Zählt als Verbindung', en: 'Counts as a tie' },
      KIND,
      { de: 'Von wem', en: 'By whom' },
      { de: 'Anzahl', en: 'Count' },
      { de: 'Erster Tag', en: 'First day' },
      { de: 'Letzter Tag', en: 'Last day' },
      { de: 'Menge', en: 'Amount' },
      { de: 'Angabe', en: 'Word' },
      STRENGTH,
      SOURCE,
    ],
    rows: ({ evidence }) =>
      evidence.map((one) => [
        one.with,
        one.isTie ? 1 : 0,
        one.kind,
        one.from,
        one.count,
        one.first,
        one.last,
        one.amount,
        one.level,
        one.strength,
        one.source ?? one.sourceKind,
      ]),
  },
  {
    name: { de: 'Anfragen', en: 'requests' },
    columns: [
      KIND,
      { de: 'Wer fragt', en: 'Who asks' },
      { de: 'Zu wem', en: 'To whom' },
      { de: 'Wer vorstellt', en: 'Who introduces' },
      { de: 'Nachricht', en: 'Message' },
      { de: 'Stand', en: 'State' },
      { de: 'Gefragt am', en: 'Asked at' },
      { de: 'Beantwortet am', en: 'Answered at' },
    ],
    rows: (content) =>
      content.introductions.map((one) => [
        one.box,
        one.asker,
        one.target,
        one.introducer,
        one.message,
        one.state,
        one.askedAt,
        one.answeredAt,
      ]),
  },
  {
    name: { de: 'Ziele', en: 'targets' },
    columns: [NAME, { de: 'Gemerkt am', en: 'Added at' }],
    rows: ({ targets }) => targets.map(({ name, addedAt }) => [name, addedAt]),
  },
];
