import { type FieldNotes, type StoredThing, stored, type Terms } from '../thing.js';

const company: Terms = {
  purposes: ['DIRECTORY'],
  basis: 'NOT_PERSONAL',
  readers: 'EMPLOYEES',
  kept: 'WITH_RECORD',
};
const provenance: Partial<Terms> = { purposes: ['DATA_QUALITY'] };
const technical: Partial<Terms> = { purposes: ['DATA_QUALITY'], readers: 'NOBODY' };
const ofPeople: Partial<Terms> = { basis: 'WORKS_AGREEMENT' };

/** What every record that systems describe begins with. */
const keysOfRecord = {
  id: ['Kennung', 'Identifier'],
  key: [
    'Kennung im System, aus dem der Eintrag kommt',
    'Key in the system the record comes from',
    provenance,
  ],
  sourceKeys: ['Kennungen in allen Systemen', 'Keys in all systems', provenance],
} satisfies FieldNotes;

/** And what says where its facts come from. */
const sourcesOfRecord = {
  source: ['Quelle, deren Wort gilt', 'Source whose word wins', provenance],
  sources: ['Alle Quellen', 'All sources', provenance],
  origin: [
    'Wer den Eintrag zuerst beschrieben hat',
    'Who described the record first',
    { ...provenance, ...ofPeople },
  ],
  originAt: ['Wann', 'When', provenance],
  byHand: [
    'Was hier von Hand gesetzt wurde, wann und worauf',
    'What was set here by hand, when and to what',
    provenance,
  ],
  changedAt: ['Zeitpunkt der letzten Änderung', 'Time of the last change', technical],
} satisfies FieldNotes;

/** Organizations, departments, projects and skills, and who belongs to them. */
export const companyThings: readonly StoredThing[] = [
  stored('NODE', 'Organization', {
    ...company,
    title: ['Organisation', 'Organization'],
    about: [
      'Ein Kunde, Interessent, Partner oder das eigene Unternehmen.',
      'A customer, prospect, partner, or the own company.',
    ],
    whose: ['NOBODY'],
    fields: {
      ...keysOfRecord,
      name: ['Name', 'Name'],
      domain: ['Domain im Internet', 'Internet domain'],
      otherDomains: ['Weitere Domains', 'Further domains'],
      city: ['Ort', 'City'],
      country: ['Land', 'Country'],
      stage: [
        'Interessent, Kunde, Partner, Lieferant, ehemals',
        'Prospect, customer, partner, supplier, former',
      ],
      personal: [
        'Ob nur jemandes eigene Kontakte sie nennen: dann sehen sie nur, wer dort jemanden kennt',
        'Whether only somebody’s own contacts name it: then only those see it who know somebody there',
        { purposes: ['PERSONAL_CHOICE'], basis: 'ACCOUNTABILITY', readers: 'NOBODY' },
      ],
      ...sourcesOfRecord,
    },
  }),
  stored('RELATIONSHIP', 'OWNS_ACCOUNT', {
    ...company,
    ...ofPeople,
    purposes: ['DIRECTORY', 'FIND_PATHS'],
    title: ['Betreut', 'Owns the account'],
    about: ['Wer für eine Organisation zuständig ist.', 'Who answers for an organization.'],
    whose: ['EMPLOYEES'],
    fields: {},
  }),
  stored('NODE', 'Department', {
    ...company,
    purposes: ['DIRECTORY', 'NETWORK_GAPS'],
    title: ['Abteilung', 'Department'],
    about: ['Eine Abteilung des Unternehmens.', 'A department of the company.'],
    whose: ['NOBODY'],
    fields: {
      id: ['Kennung', 'Identifier'],
      key: ['Kennung im System, aus dem sie kommt', 'Key in the system it comes from', provenance],
      name: ['Name', 'Name'],
      nameEn: ['Englischer Name; nur in der Musterfirma', 'English name; in the demo company alone'],
    },
  }),
  stored('RELATIONSHIP', 'PART_OF', {
    ...company,
    purposes: ['DIRECTORY', 'NETWORK_GAPS'],
    title: ['Gehört zu', 'Is part of'],
    about: ['Welche Abteilung zu welcher gehört.', 'Which department is part of which.'],
    whose: ['NOBODY'],
    fields: {},
  }),
  stored('RELATIONSHIP', 'MEMBER_OF', {
    ...company,
    ...ofPeople,
    purposes: ['DIRECTORY', 'NETWORK_GAPS'],
    title: ['Arbeitet in', 'Is a member of'],
    about: ['In welcher Abteilung jemand arbeitet.', 'In which department somebody works.'],
    whose: ['EMPLOYEES'],
    fields: {},
  }),
  stored('NODE', 'Project', {
    ...company,
    purposes: ['DIRECTORY', 'FIND_EXPERTS'],
    title: ['Projekt', 'Project'],
    about: [
      'Ein Vorhaben für Kunden oder das eigene Unternehmen.',
      'A project for customers or the own company.',
    ],
    whose: ['NOBODY'],
    fields: {
      ...keysOfRecord,
      name: ['Name', 'Name'],
      description: ['Beschreibung', 'Description'],
      from: ['Beginn', 'Beginning'],
      to: ['Ende', 'End'],
      status: ['Stand, wie die Datei ihn nennt', 'State, as the file says it'],
      ...sourcesOfRecord,
    },
  }),
  stored('RELATIONSHIP', 'FOR', {
    ...company,
    title: ['Für', 'For'],
    about: ['Für welche Organisation ein Projekt ist.', 'For which organization a project is.'],
    whose: ['NOBODY'],
    fields: {},
  }),
  stored('RELATIONSHIP', 'WORKED_ON', {
    ...company,
    purposes: ['FIND_EXPERTS', 'FIND_PATHS', 'NETWORK_GAPS'],
    basis: 'CONSENT',
    title: ['Hat mitgearbeitet', 'Worked on'],
    about: [
      'Wer an welchem Projekt gearbeitet hat. Daraus folgt auch, wer miteinander gearbeitet hat.',
      'Who worked on which project. Who worked with whom follows from it.',
    ],
    whose: ['EMPLOYEES', 'CONTACTS'],
    fields: {
      role: ['Rolle im Projekt', 'Role in the project'],
      from: ['Von', 'From'],
      to: ['Bis', 'To'],
    },
  }),
  stored('NODE', 'Skill', {
    ...company,
    purposes: ['FIND_EXPERTS'],
    title: ['Thema', 'Skill'],
    about: ['Etwas, womit man sich auskennen kann.', 'Something one can know about.'],
    whose: ['NOBODY'],
    fields: {
      id: ['Kennung', 'Identifier'],
      key: ['Kennung im System, aus dem es kommt', 'Key in the system it comes from', provenance],
      name: ['Name', 'Name'],
    },
  }),
];
