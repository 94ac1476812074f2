import { type StoredThing, stored, type Terms } from '../thing.js';

const directory: Terms = {
  purposes: ['DIRECTORY', 'FIND_PATHS'],
  basis: 'WORKS_AGREEMENT',
  readers: 'EMPLOYEES',
  kept: 'WITH_RECORD',
};
const technical: Partial<Terms> = { purposes: ['DATA_QUALITY'], readers: 'NOBODY' };
const provenance: Partial<Terms> = { purposes: ['DATA_QUALITY'], readers: 'EMPLOYEES' };
const oneself: Partial<Terms> = {
  purposes: ['PERSONAL_TOOLS'],
  basis: 'OWN_INSTANCE',
  readers: 'SELF',
};

/** People, what they say of themselves, and how records of one person are kept apart or together. */
export const peopleThings: readonly StoredThing[] = [
  stored('NODE', 'Person', {
    ...directory,
    title: ['Person', 'Person'],
    about: [
      'Ein Mensch: beschäftigt, ehemals beschäftigt oder Kontakt außerhalb.',
      'A human being: an employee, a former one, or a contact outside.',
    ],
    whose: ['EMPLOYEES', 'CONTACTS'],
    marks: {
      Employee: ['ist oder war hier beschäftigt', 'is or was employed here'],
      Contact: ['steht außerhalb des Unternehmens', 'stands outside the company'],
    },
    fields: {
      id: ['Zufällige oder abgeleitete Kennung des Eintrags', 'Random or derived identifier of the record'],
      key: [
        'Kennung im System, aus dem der Eintrag kommt',
        'Key in the system the record comes from',
        provenance,
      ],
      sourceKeys: [
        'Kennungen in allen Systemen, die den Eintrag kennen',
        'Keys in all systems that know the record',
        provenance,
      ],
      name: ['Vor- und Nachname', 'Full name'],
      email: ['E-Mail-Adresse', 'E-mail address', { readers: 'OWN_TIE' }],
      otherEmails: [
        'Weitere E-Mail-Adressen, damit derselbe Mensch wiedererkannt wird',
        'Further e-mail addresses, so that the same person is recognised',
        { ...technical, readers: 'OWN_TIE' },
      ],
      phone: ['Telefonnummer', 'Telephone number', { readers: 'OWN_TIE' }],
      profile: [
        'Adresse des öffentlichen Profils aus eigenen Kontakten, zum Wiedererkennen',
        'Address of the public profile from somebody’s own contacts, to recognise them',
        technical,
      ],
      title: ['Funktion im Unternehmen', 'Title in the company'],
      languages: [
        'Sprachen, in eigenen Worten',
        'Languages, in the person’s own words',
        { purposes: ['FIND_EXPERTS'], basis: 'OWN_INSTANCE', kept: 'UNTIL_TAKEN_BACK' },
      ],
      askMeAbout: [
        'Wozu man die Person fragen darf, in eigenen Worten',
        'What one may ask the person about, in their own words',
        { purposes: ['FIND_EXPERTS'], basis: 'OWN_INSTANCE', kept: 'UNTIL_TAKEN_BACK' },
      ],
      joinedAt: ['Erster Tag im Unternehmen', 'First day in the company'],
      leftAt: [
        'Tag des Ausscheidens; ab da führt kein Weg mehr über die Person',
        'Day of leaving; from then on no path leads through the person',
      ],
      roles: [
        'Rollen in Perlen, etwa Vertrieb oder Betriebsrat',
        'Roles in Perlen, such as sales or works council',
        { purposes: ['OPERATION'], basis: 'ACCOUNTABILITY', readers: 'SELF' },
      ],
      recorded: [
        'Ob das Unternehmen die Person selbst erfasst hat oder nur Beziehungen sie kennen',
        'Whether the company recorded the person itself or ties alone know them',
        { purposes: ['PERSONAL_CHOICE'], basis: 'ACCOUNTABILITY', readers: 'NOBODY' },
      ],
      recordedByMerge: [
        'Welche Zusammenführung sie zu einer erfassten Person gemacht hat',
        'Which merge made them a recorded person',
        technical,
      ],
      mergedInto: ['In welchem Eintrag dieser weiterlebt', 'In which record this one lives on', technical],
      seenNames: [
        'Schreibweisen des Namens in Nachrichten, mit Anzahl, um den besten zu wählen',
        'Spellings of the name in messages, with counts, to choose the best',
        technical,
      ],
      source: [
        'Quelle, deren Wort bei Widersprüchen gilt',
        'Source whose word wins when sources differ',
        provenance,
      ],
      sources: ['Alle Quellen, die den Eintrag brachten', 'All sources that brought the record', provenance],
      origin: ['Wer den Eintrag zuerst beschrieben hat', 'Who described the record first', provenance],
      originAt: ['Wann er zuerst beschrieben wurde', 'When it was described first', provenance],
      byHand: [
        'Welche Angaben hier von Hand gesetzt wurden, wann und worauf',
        'Which fields were set here by hand, when and to what',
        provenance,
      ],
      changedAt: [
        'Zeitpunkt der letzten Änderung, damit sich zwei nicht überschreiben',
        'Time of the last change, so that two do not overwrite each other',
        technical,
      ],
      tourClosedAt: [
        'Wann man die Einführung geschlossen hat',
        'When one closed the tour',
        { ...oneself, kept: 'WITH_RECORD' },
      ],
      lookedAtTargetsAt: [
        'Wann man zuletzt nach den eigenen Zielen gesehen hat, um Neues zu zeigen',
        'When one last looked at one’s targets, to show what is new',
        oneself,
      ],
      targetsChangeSince: [
        'Seit wann Neues zu den eigenen Zielen gezählt wird',
        'Since when news of one’s targets counts',
        oneself,
      ],
    },
  }),
  stored('NODE', 'PersonMerge', {
    ...directory,
    purposes: ['DATA_QUALITY'],
    basis: 'LEGITIMATE_INTEREST',
    readers: 'STEWARDS',
    title: ['Zusammenführung', 'Merge'],
    about: [
      'Dass zwei Einträge derselbe Mensch sind. Lässt sich zurücknehmen.',
      'That two records are one person. Can be taken back.',
    ],
    whose: ['EMPLOYEES', 'CONTACTS'],
    fields: {
      id: ['Kennung', 'Identifier'],
      keepId: ['Eintrag, der weiterlebt', 'Record that lives on'],
      removeId: ['Eintrag, der darin aufgeht', 'Record that becomes part of it'],
      removedName: ['Name des aufgegangenen Eintrags', 'Name on the record that became part'],
      at: ['Wann', 'When'],
      by: ['Wer es entschieden hat', 'Who decided it', { readers: 'NOBODY' }],
      undoneAt: ['Wann es zurückgenommen wurde', 'When it was taken back'],
    },
  }),
  stored('NODE', 'KeptApart', {
    ...directory,
    purposes: ['DATA_QUALITY'],
    basis: 'LEGITIMATE_INTEREST',
    readers: 'STEWARDS',
    title: ['Zwei verschiedene Menschen', 'Two different people'],
    about: [
      'Die Entscheidung, dass zwei ähnliche Einträge nicht derselbe Mensch sind.',
      'The decision that two similar records are not one person.',
    ],
    whose: ['EMPLOYEES', 'CONTACTS'],
    fields: {
      id: ['Kennungen der beiden Einträge', 'Identifiers of the two records'],
      at: ['Wann', 'When'],
      by: ['Wer es entschieden hat', 'Who decided it', { readers: 'NOBODY' }],
    },
  }),
  stored('RELATIONSHIP', 'KEEPS_APART', {
    ...directory,
    purposes: ['DATA_QUALITY'],
    basis: 'LEGITIMATE_INTEREST',
    readers: 'STEWARDS',
    title: ['Gehört zu dieser Entscheidung', 'Is part of that decision'],
    about: ['Verbindet die Entscheidung mit beiden Einträgen.', 'Links the decision with both records.'],
    whose: ['EMPLOYEES', 'CONTACTS'],
    fields: { place: ['Welcher der beiden Einträge', 'Which of the two records'] },
  }),
  stored('RELATIONSHIP', 'WORKS_AT', {
    ...directory,
    title: ['Arbeitet bei', 'Works at'],
    about: [
      'Bei welcher Organisation ein Kontakt arbeitet oder gearbeitet hat.',
      'At which organization a contact works or worked.',
    ],
    whose: ['CONTACTS'],
    fields: {
      title: ['Funktion dort', 'Title there'],
      since: ['Seit wann, wenn bekannt', 'Since when, if known'],
      until: ['Bis wann', 'Until when'],
      lentBy: ['Durch welche Zusammenführung übernommen', 'Taken over by which merge', technical],
    },
  }),
  stored('RELATIONSHIP', 'REPORTS_TO', {
    ...directory,
    purposes: ['DIRECTORY'],
    title: ['Berichtet an', 'Reports to'],
    about: ['Wer die oder der Vorgesetzte ist.', 'Who the manager is.'],
    whose: ['EMPLOYEES'],
    fields: {},
  }),
  stored('RELATIONSHIP', 'HAS_SKILL', {
    ...directory,
    purposes: ['FIND_EXPERTS'],
    basis: 'CONSENT',
    kept: 'UNTIL_TAKEN_BACK',
    title: ['Kennt sich aus mit', 'Has a skill'],
    about: [
      'Wozu jemand nach eigener Angabe oder nach einer Datei etwas weiß.',
      'What somebody knows about, by their own word or a file.',
    ],
    whose: ['EMPLOYEES'],
    fields: {
      source: [
        'Wer es gesagt hat: die Person selbst oder eine Datei',
        'Who said so: the person themselves or a file',
        provenance,
      ],
      lentBy: ['Durch welche Zusammenführung übernommen', 'Taken over by which merge', technical],
    },
  }),
  stored('RELATIONSHIP', 'REFERRED', {
    ...directory,
    purposes: ['FIND_PATHS'],
    basis: 'CONSENT',
    readers: 'NOBODY',
    title: ['Hat empfohlen', 'Referred'],
    about: [
      'Wer wen empfohlen hat. Nur die erfundene Musterfirma schreibt es, und noch liest es nichts.',
      'Who referred whom. The invented demo company alone writes it, and nothing reads it yet.',
    ],
    whose: ['EMPLOYEES', 'CONTACTS'],
    fields: {
      day: ['Tag', 'Day'],
      to: ['Zu welcher Organisation', 'To which organization'],
      source: ['Woher die Angabe kommt', 'Where the statement comes from'],
    },
  }),
];
