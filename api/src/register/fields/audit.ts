import { type StoredThing, stored, type Terms } from '../thing.js';

const audit: Terms = {
  purposes: ['OPERATION'],
  basis: 'ACCOUNTABILITY',
  readers: 'AUDIT',
  kept: 'NINETY_DAYS',
};
const chain: Terms = { ...audit, basis: 'NOT_PERSONAL', readers: 'NOBODY', kept: 'WITH_STORE' };

/** Who had whose data for what: the audit log. */
export const auditThings: readonly StoredThing[] = [
  stored('NODE', 'AuditBlock', {
    ...audit,
    title: ['Prüfprotokoll', 'Audit log'],
    about: [
      'Wer wessen Daten wozu gesehen und was geändert hat: Kennungen, nie Namen, Werte oder Suchbegriffe.',
      'Who saw whose data for what, and changed what: identifiers, never names, values or search terms.',
    ],
    whose: ['EMPLOYEES', 'CONTACTS'],
    fields: {
      id: ['Kennung', 'Identifier'],
      number: ['Laufende Nummer', 'Running number'],
      hash: ['Prüfwert über diesen und alle früheren Einträge', 'Hash of this and all earlier entries'],
      content: [
        'Einträge: wann, welche Anfrage, wer, in welcher Rolle, wozu, wessen Daten',
        'Entries: when, which request, who, in which role, what for, whose data',
      ],
      day: ['Tag', 'Day'],
      from: ['Zeit des ersten Eintrags', 'Time of the first entry'],
      until: ['Zeit des letzten Eintrags', 'Time of the last entry'],
      entries: ['Zahl der Einträge', 'Number of entries'],
      marks: ['Kurzzeichen der Personen, zum Suchen', 'Short marks of the people, for searching'],
      tally: ['Wie oft wer wozu gefragt hat', 'How often whom asked what for'],
    },
  }),
  stored('NODE', 'AuditHead', {
    ...chain,
    title: ['Ende des Prüfprotokolls', 'End of the audit log'],
    about: ['Wo das Prüfprotokoll endet.', 'Where the audit log ends.'],
    whose: ['NOBODY'],
    fields: {
      id: ['Kennung', 'Identifier'],
      number: ['Nummer des letzten Teils', 'Number of the last part'],
      hash: ['Sein Prüfwert', 'Its hash'],
      lock: ['Sperre, solange geschrieben wird', 'Lock while something is written'],
    },
  }),
  stored('NODE', 'AuditStub', {
    ...chain,
    title: ['Anfang des Prüfprotokolls', 'Beginning of the audit log'],
    about: [
      'Woran das Prüfprotokoll anschließt, nachdem Älteres gelöscht ist.',
      'What the audit log goes on from after older entries were removed.',
    ],
    whose: ['NOBODY'],
    fields: {
      id: ['Kennung', 'Identifier'],
      number: ['Nummer des letzten gelöschten Teils', 'Number of the last part that was removed'],
      hash: ['Sein Prüfwert', 'Its hash'],
      until: ['Zeit seines letzten Eintrags', 'Time of its last entry'],
    },
  }),
];
