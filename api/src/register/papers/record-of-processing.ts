import { purposes } from '../vocabulary.js';
import {
  type Block,
  blanks,
  draftNote,
  heading,
  inGerman,
  list,
  type Paper,
  type PaperFacts,
  responsible,
  table,
} from './paper.js';
import { basesOf, periodsOf, purposeKeys, readersOf, storedFor, subjectsOf } from './register-extract.js';

/** The record of processing activities of Art. 30 (1) GDPR: an activity for each purpose. */
export function recordOfProcessing(facts: PaperFacts): Paper {
  return {
    title: 'Verzeichnis von Verarbeitungstätigkeiten',
    blocks: [
      draftNote(facts),
      heading('Verantwortlicher (Art. 30 Abs. 1 lit. a DSGVO)'),
      ...responsible(facts),
      ...purposeKeys.flatMap(activity),
      heading('Technische und organisatorische Maßnahmen (Art. 32 DSGVO)'),
      list(...MEASURES),
      blanks(
        'Ort des Servers und Verschlüsselung des Datenträgers',
        'Sicherungskopien: wo, wie lange, wer',
        'Wer den Server verwaltet',
      ),
    ],
  };
}

function activity(purpose: (typeof purposeKeys)[number], index: number): Block[] {
  const extracts = storedFor(purpose);
  const data = extracts.map(({ thing, fields }) => {
    const what = fields.map((field) => inGerman(field.what)).join('; ');
    return what === '' ? inGerman(thing.title) : `${inGerman(thing.title)}: ${what}`;
  });
  return [
    heading(`${index + 1}. ${inGerman(purposes[purpose].title)}`),
    table(
      [],
      [24, 76],
      [
        ['Zweck', inGerman(purposes[purpose].about)],
        ['Rechtsgrundlage', basesOf(extracts).join('\n')],
        ['Betroffene', subjectsOf(extracts)],
        ['Daten', data.join('\n')],
        ['Empfänger im Unternehmen', readersOf(extracts).join('\n')],
        ['Drittländer', 'Perlen übermittelt nichts an Dritte und lädt nichts von fremden Servern.'],
        ['Löschung', periodsOf(extracts).join('\n')],
      ],
    ),
  ];
}

/** What the product does today, whoever runs it. */
export const MEASURES: readonly string[] = [
  'Wer was darf, steht in einer Tabelle, nach der der Server selbst jede Anfrage prüft; Tests gehen sie für jede Rolle durch.',
  'Wer von welcher Person und Beziehung wissen darf, wird an einer Stelle unterhalb aller Antworten entschieden. Eine nicht geteilte Beziehung antwortet genau wie keine.',
  'Von Nachrichten werden nur Kopfzeilen gelesen: wer wem wann. Betreff und Inhalt werden nie gespeichert; gezählt wird über verschlüsselte Prüfwerte.',
  'Im Echtbetrieb zählt ein Anhalt zwischen Beschäftigten nur, wenn beide eingewilligt haben. Ein Widerruf gilt von der nächsten Antwort an und löscht, was daraus gewonnen wurde.',
  'Zahlen über Gruppen gibt es nur ab fünf Personen, auch nicht durch Abziehen. Niemandes Kontakte werden ausgezählt und verglichen; Treffer sind danach geordnet, wie gut sie zur Frage passen.',
  'Zahlen und Tage einer Beziehung lesen nur ihre beiden Enden; Kontaktdaten von Außenstehenden nur, wer sie selbst kennt.',
  'Quellen lassen sich abschalten und zurücknehmen; was aus ihnen folgt, verschwindet dabei.',
  'Hochgeladene Dateien liegen unter zufälligen Namen, nur für das Konto des Servers lesbar, höchstens einen Tag.',
  'Protokolle enthalten Wege und Zahlen, keine Namen und keine Suchbegriffe.',
  'Die Anwendung lädt nichts von fremden Servern; der Browser darf es auch nicht (Content-Security-Policy).',
  'Was gespeichert wird, steht vollständig im Register; ein Feld ohne Eintrag lässt den Bau der Software fehlschlagen.',
];
