import { type StoredThing, stored, type Terms } from '../thing.js';

const consent: Terms = {
  purposes: ['PERSONAL_CHOICE'],
  basis: 'ACCOUNTABILITY',
  readers: 'SELF',
  kept: 'AS_PROOF_OF_CONSENT',
};

/** What was agreed with the works council, who consented to what, and who objected. */
export const consentThings: readonly StoredThing[] = [
  stored('NODE', 'Agreement', {
    ...consent,
    basis: 'NOT_PERSONAL',
    readers: 'EMPLOYEES',
    kept: 'LASTING',
    title: ['Vereinbarung mit dem Betriebsrat', 'Agreement with the works council'],
    about: [
      'Ab wann was verarbeitet werden darf: Zwecke und Arten von Quellen.',
      'From when what may be processed: purposes and kinds of sources.',
    ],
    whose: ['NOBODY'],
    fields: {
      id: ['Kennung', 'Identifier'],
      date: ['Ab welchem Tag', 'From which day'],
      version: ['Fassung', 'Version'],
      purposes: ['Erlaubte Zwecke', 'Purposes allowed'],
      sources: ['Erlaubte Arten von Anhalten', 'Kinds of evidence allowed'],
      at: ['Wann es eingetragen wurde', 'When it was recorded'],
    },
  }),
  stored('NODE', 'Consent', {
    ...consent,
    title: ['Einwilligung', 'Consent'],
    about: [
      'Wozu jemand eingewilligt hat, und wann widerrufen.',
      'What somebody consented to, and when they withdrew it.',
    ],
    whose: ['EMPLOYEES'],
    fields: {
      id: ['Kennung', 'Identifier'],
      purpose: ['Welcher Zweck', 'Which purpose'],
      at: ['Wann erteilt', 'When given'],
      withdrawnAt: ['Wann widerrufen', 'When withdrawn'],
      agreementVersion: ['Unter welcher Fassung der Vereinbarung', 'Under which version of the agreement'],
      salt: [
        'Zufallswert der Prüfwerte gezählter Nachrichten; mit dem Widerruf gelöscht',
        'Random value of the hashes of counted messages; removed with the withdrawal',
        { readers: 'NOBODY', kept: 'UNTIL_TAKEN_BACK' },
      ],
    },
  }),
  stored('RELATIONSHIP', 'GAVE', {
    ...consent,
    title: ['Hat eingewilligt', 'Gave consent'],
    about: [
      'Wessen Einwilligung es ist. Niemand sonst sieht, wer eingewilligt hat und wer nicht.',
      'Whose consent it is. Nobody else sees who consented and who did not.',
    ],
    whose: ['EMPLOYEES'],
    fields: {},
  }),
  stored('NODE', 'ConsentLock', {
    ...consent,
    purposes: ['OPERATION'],
    basis: 'NOT_PERSONAL',
    readers: 'NOBODY',
    kept: 'WITH_STORE',
    title: ['Reihenfolge von Einwilligungen', 'Order of consents'],
    about: [
      'Damit Einwilligung, Widerruf und Import nacheinander geschehen.',
      'So that consent, withdrawal and import come one after the other.',
    ],
    whose: ['NOBODY'],
    fields: {
      id: ['Kennung', 'Identifier'],
      lock: ['Sperre, solange geschrieben wird', 'Lock while something is written'],
      objectionKey: [
        'Name des Schlüssels der Widersprüche, nicht der Schlüssel',
        'Name of the key of objections, not the key',
      ],
    },
  }),
  stored('NODE', 'Objection', {
    ...consent,
    readers: 'NOBODY',
    kept: 'LASTING',
    title: ['Widerspruch', 'Objection'],
    about: [
      'Dass jemand von außen widersprochen hat: nur ein verschlüsselter Prüfwert der Adresse, damit kein Import die Person zurückbringt.',
      'That somebody outside objected: only a keyed hash of the address, so that no import brings them back.',
    ],
    whose: ['CONTACTS'],
    fields: {
      hash: ['Prüfwert der Adresse', 'Hash of the address'],
      at: ['Tag', 'Day'],
    },
  }),
  stored('FILE', 'objection.key', {
    ...consent,
    purposes: ['OPERATION'],
    readers: 'ADMINISTRATION',
    kept: 'LASTING',
    title: ['Schlüssel der Widersprüche', 'Key of objections'],
    about: [
      'Ohne ihn lassen sich die Prüfwerte der Widersprüche niemandem zuordnen. Er liegt nicht in der Datenbank.',
      'Without it the hashes of objections fit nobody. It is not in the database.',
    ],
    whose: ['NOBODY'],
    fields: {},
  }),
];
