import { type StoredThing, stored, type Terms } from '../thing.js';

const evidence: Terms = {
  purposes: ['FIND_PATHS', 'NETWORK_GAPS'],
  basis: 'CONSENT',
  readers: 'TIE',
  kept: 'WITH_SOURCE',
};
const both = ['EMPLOYEES', 'CONTACTS'] as const;
const provenance: Partial<Terms> = { purposes: ['DATA_QUALITY'] };

const counted = {
  source: [
    'Aus welcher Quelle; die eines Einzelnen wird nur ihm genannt',
    'From which source; one that belongs to a person is named to them alone',
    provenance,
  ],
  amount: ['Gewicht aller Ereignisse, auf einen Tag gerechnet', 'Weight of all events, as of one day'],
  day: ['Der Tag, auf den das Gewicht gerechnet ist', 'The day the weight is of'],
  count: ['Wie viele Ereignisse', 'How many events'],
  first: ['Tag des ersten', 'Day of the first'],
  last: ['Tag des letzten', 'Day of the last'],
} as const;

const choice: Terms = {
  purposes: ['PERSONAL_CHOICE'],
  basis: 'ACCOUNTABILITY',
  readers: 'SELF',
  kept: 'UNTIL_TAKEN_BACK',
};

/** What speaks for two people knowing each other, what follows from it, and what each wants to be seen of it. */
export const tieThings: readonly StoredThing[] = [
  stored('RELATIONSHIP', 'MESSAGED', {
    ...evidence,
    title: ['Hat geschrieben', 'Messaged'],
    about: [
      'Dass jemand einem anderen Nachrichten geschickt hat: wie viele, wann die erste und die letzte. Nie Betreff oder Inhalt.',
      'That somebody sent another messages: how many, when the first and the last. Never a subject or content.',
    ],
    whose: both,
    fields: counted,
  }),
  stored('RELATIONSHIP', 'MET', {
    ...evidence,
    title: ['Haben sich getroffen', 'Met'],
    about: [
      'Dass zwei in Terminen zusammen waren: wie oft, wann zuerst und zuletzt. Nie ein Thema.',
      'That two were in meetings together: how often, when first and last. Never a topic.',
    ],
    whose: both,
    fields: counted,
  }),
  stored('RELATIONSHIP', 'CONNECTED', {
    ...evidence,
    title: ['Sind verbunden', 'Connected'],
    about: [
      'Dass zwei einander im Adressbuch oder in einem beruflichen Netz haben.',
      'That two have each other in an address book or a professional network.',
    ],
    whose: both,
    fields: counted,
  }),
  stored('RELATIONSHIP', 'STATED', {
    ...evidence,
    title: ['Laut Datei bekannt', 'Known by a file'],
    about: [
      'Wie gut sich zwei nach der Angabe einer Datei kennen.',
      'How well two know each other by the statement of a file.',
    ],
    whose: both,
    fields: {
      source: counted.source,
      strength: ['Die genannte Stärke, 0 bis 1', 'The strength that was stated, 0 to 1'],
      day: ['Tag der Angabe', 'Day of the statement'],
    },
  }),
  stored('RELATIONSHIP', 'DECLARED', {
    ...evidence,
    basis: 'OWN_INSTANCE',
    kept: 'UNTIL_TAKEN_BACK',
    title: ['Eigenes Wort', 'One’s own word'],
    about: [
      'Was jemand selbst sagt: kenne ich gut, etwas, kaum, nicht.',
      'What somebody says themselves: I know them well, somewhat, barely, not.',
    ],
    whose: both,
    fields: {
      level: ['Gut, etwas, kaum oder nicht', 'Well, somewhat, barely or not'],
      at: ['Wann es gesagt wurde', 'When it was said'],
      source: ['Dass es ein eigenes Wort ist', 'That it is one’s own word', provenance],
    },
  }),
  stored('RELATIONSHIP', 'KNOWS', {
    ...evidence,
    kept: 'WHILE_EVIDENCE',
    title: ['Kennen sich', 'Know each other'],
    about: ['Die Beziehung, aus allem Anhalt berechnet.', 'The tie, computed from all evidence.'],
    whose: both,
    fields: {
      strength: ['Stärke, 0 bis 0,98', 'Strength, 0 to 0.98'],
      asOf: ['Der Tag, für den sie gilt', 'The day it is of'],
    },
  }),
  stored('RELATIONSHIP', 'SHARES', {
    ...choice,
    title: ['Teilt', 'Shares'],
    about: [
      'Wie jemand eine eigene Beziehung teilt: privat, ohne Namen, mit Namen.',
      'How somebody shares a tie of their own: private, without names, with names.',
    ],
    whose: both,
    fields: {
      level: ['Privat, ohne Namen oder mit Namen', 'Private, without names or with names'],
      at: ['Wann es gewählt wurde', 'When it was chosen'],
      source: [
        'Mit welchem Import eigener Kontakte es gewählt wurde',
        'With which import of one’s own contacts it was chosen',
      ],
      lentBy: [
        'Durch welche Zusammenführung übernommen, damit sich nichts öffnet',
        'Taken over by which merge, so that nothing opens',
      ],
    },
  }),
  stored('NODE', 'SharingRule', {
    ...choice,
    title: ['Regel fürs Teilen', 'Rule of sharing'],
    about: [
      'Wie jemand viele Beziehungen auf einmal teilt, etwa „alle bei X: privat“.',
      'How somebody shares many ties at once, such as “everybody at X: private”.',
    ],
    whose: ['EMPLOYEES'],
    fields: {
      id: ['Kennung', 'Identifier'],
      kind: [
        'Für wen: draußen, eine Organisation, private Adressen, eine Abteilung',
        'For whom: outside, an organization, private addresses, a department',
      ],
      subjectId: ['Welche Organisation oder Abteilung', 'Which organization or department'],
      level: ['Privat, ohne Namen oder mit Namen', 'Private, without names or with names'],
      at: ['Wann sie aufgestellt wurde', 'When it was laid down'],
    },
  }),
  stored('RELATIONSHIP', 'LAYS_DOWN', {
    ...choice,
    title: ['Stellt auf', 'Lays down'],
    about: ['Wessen Regel es ist.', 'Whose rule it is.'],
    whose: ['EMPLOYEES'],
    fields: {},
  }),
  stored('NODE', 'RemovedContacts', {
    ...choice,
    title: ['Entfernte Kontakte', 'Removed contacts'],
    about: [
      'Wen jemand aus den eigenen Kontakten entfernt hat, damit kein Import sie zurückbringt.',
      'Whom somebody removed from their contacts, so that no import brings them back.',
    ],
    whose: both,
    fields: {
      ownerId: ['Wessen Kontakte', 'Whose contacts'],
      ids: ['Kennungen der Entfernten', 'Identifiers of those removed'],
    },
  }),
  stored('RELATIONSHIP', 'SKIPPED', {
    ...choice,
    title: ['Lieber nicht gesagt', 'Rather not said'],
    about: [
      'Bei wem jemand auf „Kennen Sie sich?“ nicht antworten wollte.',
      'About whom somebody did not want to answer “Do you know them?”.',
    ],
    whose: both,
    fields: { at: ['Wann', 'When'] },
  }),
];
