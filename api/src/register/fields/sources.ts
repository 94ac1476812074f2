import { type StoredThing, stored, type Terms } from '../thing.js';

const source: Terms = {
  purposes: ['DATA_QUALITY'],
  basis: 'WORKS_AGREEMENT',
  readers: 'STEWARDS',
  kept: 'WITH_IMPORT',
};
const counting: Terms = {
  purposes: ['DATA_QUALITY'],
  basis: 'CONSENT',
  readers: 'NOBODY',
  kept: 'WITH_SOURCE',
};

/** Where data comes from, and what imports note of themselves. */
export const sourceThings: readonly StoredThing[] = [
  stored('NODE', 'SourceSystem', {
    ...source,
    title: ['Quelle', 'Source'],
    about: [
      'Ein System, ein Postfach oder eine Datei, woraus Angaben stammen.',
      'A system, a mailbox or a file that data comes from.',
    ],
    whose: ['EMPLOYEES'],
    marks: { SwitchedOff: ['abgeschaltet: nichts daraus zählt', 'switched off: nothing of it counts'] },
    fields: {
      id: ['Kennung', 'Identifier'],
      key: [
        'Woran die Quelle wiedererkannt wird; bei eigenen Kontakten auch, wessen',
        'What the source is recognised by; of own contacts also whose',
      ],
      kind: [
        'Art: Postfach, Adressbuch, CRM, Datei, von Hand',
        'Kind: mailbox, address book, CRM, file, by hand',
      ],
      name: ['Name', 'Name'],
      lastImportedAt: ['Wann zuletzt daraus gelesen wurde', 'When it was last read'],
      withdrawnAt: ['Wann sie zurückgenommen wurde', 'When it was withdrawn'],
      work: ['Was gerade mit ihr geschieht', 'What is being done with it', { purposes: ['OPERATION'] }],
      workLock: [
        'Sperre, damit es nur einer tut',
        'Lock, so that one alone does it',
        { purposes: ['OPERATION'], readers: 'NOBODY' },
      ],
    },
  }),
  stored('NODE', 'SourceRecord', {
    ...counting,
    title: ['Gezählte Nachricht', 'Counted message'],
    about: [
      'Dass eine Nachricht schon gezählt wurde. Nur verschlüsselte Prüfwerte, aus denen sich weder Nachricht noch Menschen ablesen lassen.',
      'That a message has been counted. Keyed hashes only, from which neither message nor people can be read.',
    ],
    whose: ['EMPLOYEES', 'CONTACTS'],
    fields: {
      id: ['Prüfwert der Nachrichtennummer', 'Hash of the message’s number'],
      pairs: ['Prüfwerte der gezählten Paare', 'Hashes of the pairs that were counted'],
      source: ['Welches Postfach sie zuerst brachte', 'Which mailbox brought it first'],
      laterPairs: ['Was spätere Postfächer daran zählten', 'What later mailboxes counted of it'],
    },
  }),
  stored('NODE', 'ImportRun', {
    ...source,
    title: ['Import', 'Import'],
    about: [
      'Ein Lauf, der eine Datei einliest: was er tat und wie weit er ist.',
      'A run that reads a file: what it did and how far it is.',
    ],
    whose: ['NOBODY'],
    fields: {
      id: ['Kennung', 'Identifier'],
      kind: ['Art der Datei', 'Kind of file'],
      fileName: ['Name der Datei', 'Name of the file'],
      state: ['Stand', 'State'],
      settings: ['Einstellungen, etwa eigene Domains', 'Settings, such as own domains'],
      position: ['Wie weit gelesen wurde, um fortzusetzen', 'How far it was read, to go on'],
      counts: ['Wie viel gelesen, angelegt, abgelehnt wurde', 'How much was read, made, refused'],
      startedAt: ['Beginn', 'Beginning'],
      endedAt: ['Ende', 'End'],
      errorCode: ['Woran er scheiterte', 'What it failed by'],
      columns: [
        'Wie Spalten gelesen werden; beim Probelauf mit Beispielen daraus',
        'How columns are read; in a trial run with samples of them',
      ],
      worker: [
        'Welcher Vorgang des Servers daran arbeitet',
        'Which process of the server works at it',
        { purposes: ['OPERATION'] },
      ],
      seenAt: [
        'Wann dieser sich zuletzt gemeldet hat',
        'When that last gave a sign',
        { purposes: ['OPERATION'] },
      ],
      batches: [
        'Wie viele Teile geschrieben sind',
        'How many parts are written',
        { purposes: ['OPERATION'] },
      ],
      progress: ['Fortschritt', 'Progress', { purposes: ['OPERATION'] }],
      file: [
        'Unter welcher Kennung die Datei wartet',
        'Under which identifier the file waits',
        { purposes: ['OPERATION'] },
      ],
    },
  }),
  stored('NODE', 'ImportRefusal', {
    ...source,
    title: ['Abgelehnte Zeile', 'Refused line'],
    about: [
      'Was an einer Datei nicht gelesen werden konnte, damit jemand sie berichtigt.',
      'What of a file could not be read, so that somebody corrects it.',
    ],
    whose: ['EMPLOYEES', 'CONTACTS'],
    fields: {
      importId: ['Zu welchem Import', 'Of which import'],
      ordinal: ['Nummer', 'Number'],
      file: ['Name der Datei', 'Name of the file'],
      line: ['Zeile', 'Line'],
      field: ['Spalte', 'Column'],
      value: ['Der Wert, gekürzt', 'The value, shortened'],
      reason: ['Warum nicht', 'Why not'],
    },
  }),
];
