import { type StoredThing, stored, type Terms } from '../thing.js';

const system: Terms = {
  purposes: ['OPERATION'],
  basis: 'NOT_PERSONAL',
  readers: 'NOBODY',
  kept: 'WITH_STORE',
};
const file: Terms = {
  purposes: ['OPERATION'],
  basis: 'ACCOUNTABILITY',
  readers: 'ADMINISTRATION',
  kept: 'WHILE_RUNNING',
};
const browser: Terms = {
  purposes: ['PERSONAL_TOOLS'],
  basis: 'OWN_INSTANCE',
  readers: 'SELF',
  kept: 'IN_BROWSER',
};

/** What the system keeps to run: in its store, in files beside it, in its log, in the browser. */
export const operationThings: readonly StoredThing[] = [
  stored('NODE', 'Change', {
    ...system,
    basis: 'ACCOUNTABILITY',
    kept: 'SEVEN_DAYS',
    title: ['Änderung', 'Change'],
    about: [
      'Dass sich etwas geändert hat: welche Einträge, nie was und nie durch wen.',
      'That something changed: which records, never what and never by whom.',
    ],
    whose: ['EMPLOYEES', 'CONTACTS'],
    fields: {
      number: ['Laufende Nummer', 'Running number'],
      uuid: ['Zufällige Kennung', 'Random identifier'],
      at: ['Wann', 'When'],
      touched: ['Kennungen der betroffenen Einträge', 'Identifiers of the records concerned'],
    },
  }),
  stored('NODE', 'ChangeCounter', {
    ...system,
    title: ['Zähler der Änderungen', 'Counter of changes'],
    about: ['Gibt jeder Änderung ihre Nummer.', 'Gives each change its number.'],
    whose: ['NOBODY'],
    fields: {
      id: ['Kennung', 'Identifier'],
      number: ['Letzte Nummer', 'Last number'],
      lock: ['Sperre, solange geschrieben wird', 'Lock while something is written'],
    },
  }),
  stored('NODE', 'Setting', {
    ...system,
    readers: 'EMPLOYEES',
    title: ['Einstellung', 'Setting'],
    about: [
      'Einstellungen des Unternehmens, etwa wie Beziehungen ohne eigene Wahl geteilt werden; dazu der Schlüssel der Prüfwerte, den keine Seite zeigt.',
      'Settings of the company, such as how ties are shared without a choice of one’s own; and the key of the hashes, which no page shows.',
    ],
    whose: ['NOBODY'],
    fields: {
      id: ['Welche Einstellung', 'Which setting'],
      value: ['Ihr Wert', 'Its value'],
    },
  }),
  stored('NODE', 'OffersOfDay', {
    ...system,
    purposes: ['FIND_PATHS'],
    basis: 'CONSENT',
    kept: 'ONE_DAY',
    title: ['Angebote des Tages', 'Offers of the day'],
    about: [
      'Wie gut jemand Ungenanntes ein Ziel kennt, für einen Tag festgehalten, damit niemand eine private Beziehung entstehen sieht.',
      'How well somebody unnamed knows a target, noted for a day, so that nobody can watch a private tie being made.',
    ],
    whose: ['CONTACTS'],
    fields: {
      day: ['Der Tag', 'The day'],
      writer: ['Welcher Vorgang es schrieb', 'Which process wrote it', { purposes: ['OPERATION'] }],
      part: ['Teil', 'Part', { purposes: ['OPERATION'] }],
      parts: ['Teile insgesamt', 'Parts in all', { purposes: ['OPERATION'] }],
      targetIds: ['Kennungen der Ziele', 'Identifiers of the targets'],
      words: ['Stark, mittel oder schwach', 'Strong, medium or weak'],
    },
  }),
  stored('NODE', 'Migration', {
    ...system,
    readers: 'ADMINISTRATION',
    title: ['Umbau der Datenbank', 'Migration'],
    about: [
      'Welche Umbauten die Datenbank hinter sich hat.',
      'Which changes of its make the database has been through.',
    ],
    whose: ['NOBODY'],
    fields: {
      version: ['Nummer', 'Number'],
      name: ['Name', 'Name'],
      checksum: ['Prüfsumme', 'Checksum'],
      at: ['Wann', 'When'],
    },
  }),
  stored('NODE', 'MigrationLock', {
    ...system,
    title: ['Sperre beim Umbau', 'Lock of migrations'],
    about: [
      'Damit nur ein Vorgang die Datenbank umbaut.',
      'So that one process alone changes the make of the database.',
    ],
    whose: ['NOBODY'],
    fields: {
      id: ['Kennung', 'Identifier'],
      holder: ['Welcher Vorgang', 'Which process'],
      until: ['Bis wann', 'Until when'],
      touched: ['Wann zuletzt versucht', 'When last tried'],
    },
  }),
  stored('FILE', 'read-model.snapshot', {
    ...file,
    title: ['Abbild für den Neustart', 'Snapshot for the next start'],
    about: [
      'Was der Server im Arbeitsspeicher hat, als Datei neben der Datenbank: Personen, Beziehungen, Freigaben. Nur für das Konto des Servers lesbar.',
      'What the server has in memory, as a file beside the database: people, ties, sharing. Readable by the server’s account alone.',
    ],
    whose: ['EMPLOYEES', 'CONTACTS'],
    fields: {},
  }),
  stored('FILE', 'uploads', {
    ...file,
    purposes: ['DATA_QUALITY'],
    basis: 'WORKS_AGREEMENT',
    kept: 'ONE_DAY',
    title: ['Hochgeladene Dateien', 'Uploaded files'],
    about: [
      'Dateien, die auf ihren Import warten, unter zufälligem Namen.',
      'Files that wait for their import, each under a random name.',
    ],
    whose: ['EMPLOYEES', 'CONTACTS'],
    fields: {},
  }),
  stored('FILE', 'contact-files', {
    ...file,
    purposes: ['DATA_QUALITY'],
    basis: 'OWN_INSTANCE',
    kept: 'ONE_HOUR',
    title: ['Eigene Kontakte im Eingang', 'Own contacts on their way'],
    about: [
      'Was aus einer eigenen Kontaktdatei gelesen wurde und auf die Auswahl ihrer Besitzerin oder ihres Besitzers wartet.',
      'What was read of a file of one’s own contacts and waits for its owner’s choice.',
    ],
    whose: ['EMPLOYEES', 'CONTACTS'],
    fields: {},
  }),
  stored('FILE', 'cli-token', {
    ...file,
    basis: 'NOT_PERSONAL',
    title: ['Schlüssel der Befehlszeile', 'Key of the command line'],
    about: [
      'Weist die Befehlszeile auf demselben Rechner aus, solange der Server läuft.',
      'Lets the command line on the same machine in while the server runs.',
    ],
    whose: ['NOBODY'],
    fields: {},
  }),
  stored('FILE', 'server.json', {
    ...file,
    basis: 'NOT_PERSONAL',
    title: ['Adresse des Servers', 'Address of the server'],
    about: ['Wo der laufende Server erreichbar ist.', 'Where the running server can be reached.'],
    whose: ['NOBODY'],
    fields: {},
  }),
  stored('LOG', 'log', {
    ...file,
    kept: 'BY_OPERATOR',
    title: ['Protokoll des Servers', 'Log of the server'],
    about: [
      'Zeilen für die Fehlersuche: Wege und Zahlen, keine Namen, keine Suchbegriffe, keine Antworten.',
      'Lines for finding errors: paths and numbers, no names, no search terms, no answers.',
    ],
    whose: ['NOBODY'],
    fields: {
      requestId: ['Zufällige Kennung der Anfrage', 'Random identifier of the request'],
      method: ['Art der Anfrage', 'Kind of request'],
      path: ['Adresse ohne Suchbegriffe', 'Address without search terms'],
      status: ['Ergebnis als Zahl', 'Outcome as a number'],
      durationMs: ['Dauer', 'Duration'],
      err: ['Fehler, den niemand vorhergesehen hat', 'An error that nobody foresaw'],
      importId: ['Kennung eines Imports', 'Identifier of an import'],
      engine: ['Art der Datenbank', 'Kind of database'],
      figures: [
        'Wie viele Personen und Beziehungen geladen sind, Speicher, Dauer',
        'How many people and ties are loaded, memory, duration',
      ],
      change: ['Nummer der letzten Änderung', 'Number of the last change'],
      waiting: [
        'Wie viele Einträge des Prüfprotokolls noch nicht geschrieben sind',
        'How many entries of the audit log are not written yet',
      ],
      lost: [
        'Wie viele Einträge des Prüfprotokolls nicht geschrieben werden konnten',
        'How many entries of the audit log could not be written',
      ],
      tookMs: ['Dauer', 'Duration'],
      reason: [
        'Warum: das Abbild nicht genommen wurde, die Anmeldung scheiterte',
        'Why: the snapshot was not taken, sign-in failed',
      ],
      problem: [
        'Woran die Anmeldung beim Anmeldedienst scheiterte',
        'What sign-in with the identity provider failed by',
      ],
      isReplaced: ['Ob ein Suchvorgang ersetzt wurde', 'Whether a search thread was replaced'],
    },
  }),
  stored('COOKIE', 'perlen_viewer', {
    ...file,
    readers: 'SELF',
    kept: 'THIRTY_DAYS',
    title: ['Anmeldung zur Probe', 'Sign-in of a trial'],
    about: [
      'Durch wessen Augen man im Probebetrieb sieht: eine Kennung mit Unterschrift des Servers.',
      'Through whose eyes one looks in a trial: an identifier with the server’s signature.',
    ],
    whose: ['EMPLOYEES'],
    fields: {},
  }),
  stored('BROWSER', 'browser', {
    ...browser,
    title: ['Speicher im Browser', 'Storage in the browser'],
    about: [
      'Was die Seite sich im eigenen Browser merkt; der Server bekommt es nicht.',
      'What the page keeps in one’s own browser; the server does not get it.',
    ],
    whose: ['EMPLOYEES'],
    fields: {
      'design/color-scheme.ts': ['Hell oder dunkel', 'Light or dark'],
      'i18n/i18n.ts': ['Sprache', 'Language'],
      'introductions/draft.ts': [
        'Entwurf einer Bitte um Vorstellung',
        'Draft of a request for an introduction',
      ],
      'contacts/useTicks.ts': ['Angekreuzte Kontakte beim Import', 'Contacts ticked while importing'],
      'home/useDraft.ts': ['Angefangene Eingaben', 'What one began to type'],
    },
  }),
];
