import { purposes } from '../vocabulary.js';
import {
  blanks,
  draftNote,
  heading,
  inGerman,
  list,
  type Paper,
  type PaperFacts,
  responsible,
  subheading,
  table,
  text,
} from './paper.js';
import { MEASURES } from './record-of-processing.js';
import { openPeriods, purposeKeys, storedFor, subjectsOf } from './register-extract.js';

/** A draft of the data protection impact assessment of Art. 35 GDPR: what the product can say; the weighing is left open. */
export function impactAssessment(facts: PaperFacts): Paper {
  return {
    title: 'Datenschutz-Folgenabschätzung',
    blocks: [
      draftNote(facts),
      heading('Wer sie durchführt'),
      ...responsible(facts),
      blanks('Beteiligt: Betriebsrat, am', 'Rat der oder des Datenschutzbeauftragten (Art. 35 Abs. 2), am'),
      heading('1. Was verarbeitet wird und wozu (Art. 35 Abs. 7 lit. a)'),
      text(
        'Perlen zeigt Beschäftigten, wer im eigenen Unternehmen wen kennt. Eine Beziehung wird aus Anhalten berechnet: gezählten Nachrichten und Terminen, gemeinsamen Projekten, Adressbüchern, dem eigenen Wort. Jede und jeder entscheidet, wie die eigenen Beziehungen geteilt werden.',
      ),
      table(
        ['Zweck', 'Wozu', 'Betroffene', 'Arten von Einträgen'],
        [18, 42, 28, 12],
        purposeKeys.map((purpose) => {
          const extracts = storedFor(purpose);
          const { title, about } = purposes[purpose];
          return [inGerman(title), inGerman(about), subjectsOf(extracts), String(extracts.length)];
        }),
      ),
      text(`Voreinstellung für Beziehungen nach außen: ${SHARING[facts.defaultSharing]}.`),
      heading('2. Notwendigkeit und Verhältnismäßigkeit (lit. b)'),
      list(
        'Gespeichert wird, dass und wie oft zwei Menschen Kontakt hatten, nicht worüber. Ein milderes Mittel, etwa eine Umfrage, bildet nur ab, woran sich jemand gerade erinnert; das eigene Wort bleibt möglich und geht vor.',
        'Werte verblassen mit der Zeit. Alte Kontakte wiegen von selbst weniger.',
        'Nicht geteilte Beziehungen erscheinen anderen nicht, auch nicht mittelbar.',
        'Leistungs- oder Verhaltenskontrolle ist kein Zweck. Niemandes Kontakte werden ausgezählt und mit denen anderer verglichen.',
      ),
      blanks('Eigene Bewertung der Verhältnismäßigkeit'),
      heading('3. Risiken und Maßnahmen (lit. c und d)'),
      table(
        ['Risiko für Betroffene', 'Was Perlen dagegen tut', 'Schwere / Eintritt / Rest'],
        [30, 50, 20],
        RISKS.map(([risk, measure]) => [risk, measure, '']),
      ),
      subheading('Maßnahmen im Überblick'),
      list(...MEASURES),
      heading('4. Was vor dem Echtbetrieb zu klären ist'),
      text(
        'Aus dem Register: Für diese Angaben über Menschen gibt es noch keine Frist, die von selbst endet.',
      ),
      list(...openPeriods()),
      heading('5. Ergebnis'),
      blanks(
        'Restrisiko insgesamt',
        'Vorherige Konsultation der Aufsichtsbehörde nötig (Art. 36)?',
        'Nächste Überprüfung am',
        'Ort, Datum, Unterschrift',
      ),
    ],
  };
}

const SHARING = {
  PRIVATE: 'privat',
  BLIND: 'ohne Namen',
  NAMED: 'mit Namen',
} as const satisfies Record<PaperFacts['defaultSharing'], string>;

const RISKS: readonly (readonly [risk: string, measure: string])[] = [
  [
    'Beobachtung von Beschäftigten: Jemand liest ab, wer wie viel mit wem schreibt.',
    'Zahlen und Tage sehen nur die beiden selbst. Andere lesen Worte, und nur von geteilten Beziehungen. Niemandes Kontakte werden ausgezählt und verglichen.',
  ],
  [
    'Druck, Kontakte preiszugeben.',
    'Teilen ist je Beziehung wählbar: privat, ohne Namen, mit Namen. Wer nichts teilt oder nicht einwilligt, verliert keine Funktion, und niemand sieht es.',
  ],
  [
    'Rückschluss auf eine nicht geteilte Beziehung aus Antworten, Zahlen oder Zeiten.',
    'Eine nicht geteilte Beziehung antwortet genau wie keine. Angebote hängen nur vom Ziel ab und gelten für einen Tag. Gruppen unter fünf werden nicht gezeigt, auch nicht durch Abziehen.',
  ],
  [
    'Außenstehende werden erfasst, ohne es zu wissen.',
    'Kontaktdaten sieht nur, wer die Person selbst kennt. Nur private Beziehungen machen niemanden sichtbar. Wer widerspricht, verschwindet überall; nur ein Prüfwert bleibt, damit kein Import die Person zurückbringt. Offen: Benachrichtigung nach Art. 14 durch das Unternehmen.',
  ],
  [
    'Zweckentfremdung durch Vorgesetzte oder Verwaltung.',
    'Rechte je Rolle als Tabelle, von Tests durchgegangen. Wer das System verwaltet, liest niemandes Beziehungen über Perlen. Offen: Wer Server und Datenbank verwaltet, kann Dateien technisch lesen.',
  ],
  [
    'Falsche Angaben: verwechselte Personen, veraltete Stellen.',
    'Zu jedem Eintrag steht, woher er kommt. Zusammenführungen lassen sich zurücknehmen. Das eigene Wort geht vor.',
  ],
  [
    'Verlust oder Diebstahl von Daten.',
    'Dateien nur für das Konto des Servers lesbar; Hochgeladenes höchstens einen Tag. Offen: Verschlüsselung des Datenträgers und Sicherung durch das Unternehmen.',
  ],
];
