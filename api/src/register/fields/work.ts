import { type StoredThing, stored, type Terms } from '../thing.js';

const request: Terms = {
  purposes: ['FIND_PATHS'],
  basis: 'OWN_INSTANCE',
  readers: 'PARTIES',
  kept: 'WITH_REQUEST',
};
const own: Terms = {
  purposes: ['PERSONAL_TOOLS'],
  basis: 'OWN_INSTANCE',
  readers: 'SELF',
  kept: 'UNTIL_TAKEN_BACK',
};
const both = ['EMPLOYEES', 'CONTACTS'] as const;

/** What people do with Perlen: ask for introductions, and keep things for themselves. */
export const workThings: readonly StoredThing[] = [
  stored('NODE', 'Introduction', {
    ...request,
    title: ['Bitte um Vorstellung', 'Request for an introduction'],
    about: ['Dass jemand darum gebeten hat, vorgestellt zu werden.', 'That somebody asked to be introduced.'],
    whose: both,
    fields: {
      id: ['Kennung', 'Identifier'],
      key: ['Kennung in der Musterfirma', 'Key in the demo company'],
      state: ['Offen, zugesagt, abgelehnt oder zurückgezogen', 'Asked, accepted, declined or withdrawn'],
      askedAt: ['Wann gefragt wurde', 'When it was asked'],
      answeredAt: ['Wann geantwortet wurde', 'When it was answered'],
      message: ['Was dazu geschrieben wurde', 'What was written with it'],
      pathIds: ['Über wen der Weg führt', 'Through whom the path leads'],
      isFromOffer: ['Ob ohne Namen gefragt wurde', 'Whether it was asked without names'],
      targetOrganizationId: ['Bei welcher Organisation', 'At which organization'],
      isLocked: [
        'Kurz gesetzt, damit zwei Antworten einander nicht überholen',
        'Set for a moment, so that two answers do not overtake each other',
        { purposes: ['OPERATION'], basis: 'NOT_PERSONAL', readers: 'NOBODY', kept: 'ONE_HOUR' },
      ],
    },
  }),
  stored('RELATIONSHIP', 'ASKED_FOR', {
    ...request,
    title: ['Hat darum gebeten', 'Asked for it'],
    about: ['Wer um die Vorstellung bittet.', 'Who asks for the introduction.'],
    whose: ['EMPLOYEES'],
    fields: { toldAt: ['Wann die Antwort gelesen wurde', 'When the answer was read', { readers: 'SELF' }] },
  }),
  stored('RELATIONSHIP', 'ASKED_OF', {
    ...request,
    title: ['Wurde gebeten', 'Was asked'],
    about: [
      'Wer um die Vorstellung gebeten wird. Daraus folgt, wer gerade oft gefragt wird.',
      'Who is asked for the introduction. Who is asked often just now follows from it.',
    ],
    whose: ['EMPLOYEES'],
    fields: {
      state: ['Wie die Person geantwortet hat', 'How the person answered'],
      at: ['Wann sie gefragt wurde', 'When they were asked'],
      answeredAt: ['Wann sie geantwortet hat', 'When they answered'],
      contactId: ['Wen sie vorstellen soll', 'Whom they are to introduce'],
      hasLeft: ['Ob sie inzwischen ausgeschieden ist', 'Whether they have left since'],
      toldAt: ['Wann die Bitte gelesen wurde', 'When the request was read', { readers: 'SELF' }],
    },
  }),
  stored('RELATIONSHIP', 'LEADS_TO', {
    ...request,
    title: ['Führt zu', 'Leads to'],
    about: ['Wem man vorgestellt werden möchte.', 'To whom one wants to be introduced.'],
    whose: ['CONTACTS'],
    fields: {},
  }),
  stored('RELATIONSHIP', 'TARGETS', {
    ...own,
    title: ['Eigenes Ziel', 'One’s own target'],
    about: [
      'Wen oder welche Organisation jemand im Auge behält.',
      'Whom or which organization somebody keeps an eye on.',
    ],
    whose: both,
    fields: {
      at: ['Seit wann', 'Since when'],
      seen: ['Was man zuletzt davon gesehen hat', 'What one saw of it last'],
      before: ['Was man davor gesehen hat', 'What one saw before that'],
      told: ['Worüber man schon unterrichtet wurde', 'What one has been told of already'],
      changedAt: ['Wann sich zuletzt etwas geändert hat', 'When something changed last'],
    },
  }),
  stored('RELATIONSHIP', 'TOLD', {
    ...own,
    title: ['Hinweis', 'Notice'],
    about: [
      'Was jemandem über die eigenen Ziele mitgeteilt wurde.',
      'What somebody was told about their own targets.',
    ],
    whose: both,
    fields: {
      id: ['Kennung', 'Identifier'],
      at: ['Wann', 'When'],
      readAt: ['Wann gelesen', 'When read'],
      changes: ['Was sich geändert hat', 'What changed'],
    },
  }),
  stored('NODE', 'ExploreView', {
    ...own,
    readers: 'EMPLOYEES',
    title: ['Gespeichertes Bild', 'Saved picture'],
    about: [
      'Ein Ausschnitt des Netzes, den jemand gespeichert hat. Wer die Adresse bekommt, sieht darin nur, was er selbst sehen darf.',
      'A picture of the network that somebody saved. Whoever is given its address sees in it only what they may see themselves.',
    ],
    whose: both,
    fields: {
      id: ['Kennung', 'Identifier'],
      name: ['Name des Bildes', 'Name of the picture'],
      content: ['Wer und was darauf steht, und wo', 'Who and what is on it, and where'],
      changedAt: ['Wann zuletzt geändert', 'When changed last'],
    },
  }),
  stored('NODE', 'SavedFilter', {
    ...own,
    title: ['Gespeicherter Filter', 'Saved filter'],
    about: [
      'Eine Auswahl in einer Liste, die jemand behalten wollte.',
      'A choice in a list that somebody wanted to keep.',
    ],
    whose: ['EMPLOYEES'],
    fields: {
      id: ['Kennung', 'Identifier'],
      list: ['Für welche Liste', 'For which list'],
      name: ['Name', 'Name'],
      address: ['Die Auswahl', 'The choice'],
    },
  }),
  stored('RELATIONSHIP', 'SAVED', {
    ...own,
    title: ['Hat gespeichert', 'Saved'],
    about: ['Wessen Bild oder Filter es ist.', 'Whose picture or filter it is.'],
    whose: ['EMPLOYEES'],
    fields: {},
  }),
];
