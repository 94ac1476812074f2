import { purposes } from '../vocabulary.js';
import {
  annex,
  type Block,
  blanks,
  draftNote,
  heading,
  inGerman,
  list,
  type Paper,
  type PaperFacts,
  spelledOut,
  text,
} from './paper.js';
import { openPeriods, purposeKeys, wholeRegister } from './register-extract.js';

/** A draft of the works agreement with the whole register as its annex. */
export function worksAgreement(facts: PaperFacts): Paper {
  const company = facts.company ?? 'dem Unternehmen';
  return {
    title: 'Betriebsvereinbarung über den Einsatz von Perlen',
    blocks: [
      draftNote(facts),
      text(`Zwischen ${company} und dem Betriebsrat wird vereinbart:`),
      ...SECTIONS.flatMap(section),
      heading('Unterschriften'),
      blanks('Ort, Datum', 'Für das Unternehmen', 'Für den Betriebsrat'),
      annex('Anlage 1: Was gespeichert wird'),
      text('Abschließend. Was hier nicht steht, wird nicht gespeichert.'),
      ...wholeRegister(),
      annex('Anlage 2: Was bis zum Echtbetrieb zu regeln ist'),
      text('Für diese Angaben endet noch keine Frist von selbst; die Betriebsparteien vereinbaren eine.'),
      list(...openPeriods()),
    ],
  };
}

function section({ title, blocks }: Section, index: number): Block[] {
  return [heading(`§ ${index + 1} ${title}`), ...blocks];
}

interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

const SECTIONS: readonly Section[] = [
  {
    title: 'Gegenstand und Geltungsbereich',
    blocks: [
      text(
        'Diese Vereinbarung regelt den Einsatz der Software Perlen, die zeigt, wer im Unternehmen wen kennt. Sie gilt für alle Beschäftigten. Sie ist eine Rechtsvorschrift im Sinne von Art. 88 DSGVO und § 26 Abs. 4 BDSG und wird nach § 87 Abs. 1 Nr. 6 BetrVG geschlossen.',
      ),
    ],
  },
  {
    title: 'Zwecke',
    blocks: [
      text('Daten werden ausschließlich zu diesen Zwecken verarbeitet:'),
      list(...purposeKeys.map((purpose) => spelledOut(purposes[purpose]))),
      text(
        'Eine Leistungs- oder Verhaltenskontrolle findet nicht statt. Beschäftigte werden nicht nach Zahl oder Stärke ihrer Beziehungen verglichen; Wege zu einem Ziel sind danach geordnet, welcher am ehesten gelingt.',
      ),
    ],
  },
  {
    title: 'Daten',
    blocks: [
      text(
        'Anlage 1 nennt abschließend, was gespeichert wird. Von Nachrichten werden nur Absender, Empfänger und Zeitpunkt ausgewertet, niemals Betreff oder Inhalt. Eine neue Art von Daten bedarf der Zustimmung des Betriebsrats, bevor sie gespeichert wird.',
      ),
    ],
  },
  {
    title: 'Einwilligung',
    blocks: [
      text(
        `Nachrichten und Termine werden nur mit Einwilligung der oder des Beschäftigten ausgewertet, und zwar für jeden der Zwecke „${inGerman(purposes.FIND_PATHS.title)}“, „${inGerman(purposes.FIND_EXPERTS.title)}“ und „${inGerman(purposes.NETWORK_GAPS.title)}“ einzeln. Sie ist freiwillig und jederzeit ohne Begründung widerruflich. Wer nicht einwilligt oder widerruft, hat keinen Nachteil; wer nicht eingewilligt hat, wird niemandem mitgeteilt.`,
      ),
      text('Vor dem Inkrafttreten dieser Vereinbarung werden Nachrichten und Termine nicht verarbeitet.'),
    ],
  },
  {
    title: 'Teilen',
    blocks: [
      text(
        'Jede und jeder Beschäftigte bestimmt für jede eigene Beziehung, ob sie privat bleibt, ohne Namen oder mit Namen geteilt wird. Ohne eigene Wahl werden Beziehungen nach außen ohne Namen geteilt. Was einmal enger gewählt ist, wird durch keinen Vorgang weiter.',
      ),
    ],
  },
  {
    title: 'Zahlen über Gruppen',
    blocks: [
      text(
        'Auswertungen beziehen sich auf Gruppen von mindestens fünf Personen. Das gilt auch für alles, was sich durch Abziehen ergibt.',
      ),
    ],
  },
  {
    title: 'Zugriff',
    blocks: [
      text(
        'Wer was sehen und tun darf, richtet sich nach Anlage 1 und nach der Rechtetabelle der Software, die dem Betriebsrat in jeder Fassung vorliegt. Wer das System verwaltet, liest über Perlen niemandes Beziehungen.',
      ),
      blanks('Wer Server und Datenbank verwaltet, und wie das überwacht wird'),
    ],
  },
  {
    title: 'Aufbewahrung',
    blocks: [
      text(
        'Es gelten die Fristen der Anlage 1. Für Angaben ohne festes Ende vereinbaren die Betriebsparteien:',
      ),
      blanks('Fristen nach Anlage 2'),
    ],
  },
  {
    title: 'Rechte der Beschäftigten',
    blocks: [
      text(
        'Beschäftigte können jederzeit einsehen, was über sie gespeichert ist, woher es stammt und was andere davon sehen. Sie können Angaben berichtigen, eigene Quellen zurücknehmen und verlangen, dass ihre Daten gelöscht werden.',
      ),
    ],
  },
  {
    title: 'Rechte des Betriebsrats',
    blocks: [
      text(
        'Der Betriebsrat hat in Perlen jederzeit Einsicht in das Register. Er wird vor jeder neuen Fassung unterrichtet, die Anlage 1 ändert. Er kann Sachverständige hinzuziehen (§ 80 Abs. 3 BetrVG).',
      ),
    ],
  },
  {
    title: 'Verwertungsverbot',
    blocks: [
      text(
        'Erkenntnisse, die entgegen dieser Vereinbarung gewonnen werden, dürfen nicht zum Nachteil von Beschäftigten verwendet werden, auch nicht als Beweis in einem Verfahren.',
      ),
    ],
  },
  {
    title: 'Inkrafttreten und Kündigung',
    blocks: [
      blanks('Tritt in Kraft am', 'Kündigungsfrist'),
      text(
        'Endet die Vereinbarung ohne Nachfolge, wird die Verarbeitung von Nachrichten und Terminen eingestellt; was daraus gewonnen wurde, wird gelöscht.',
      ),
    ],
  },
];
