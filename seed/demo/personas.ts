/** Whom a visitor may be, and the three questions the Find page offers first. */
import type { PersonaData, StoryData } from '../../api/src/seed/company-data.js';

export const personas: readonly PersonaData[] = [
  {
    key: 'sales',
    role: 'SALES',
    employee: 'e-vogt-lena',
    intro: {
      de: 'Lena sucht den warmen Weg zu neuen Kunden in der Kunststoffverarbeitung.',
      en: 'Lena looks for the warm path to new customers in plastics processing.',
    },
  },
  {
    key: 'engineer',
    role: 'ENGINEER',
    employee: 'e-yildiz-emre',
    intro: {
      de: 'Emre entwickelt Hydraulik und will wissen, wer im Haus sein Problem schon einmal gelöst hat.',
      en: 'Emre develops hydraulics and wants to know who in the company has solved his problem before.',
    },
  },
  {
    key: 'manager',
    role: 'MANAGER',
    employee: 'e-hoffmann-claudia',
    intro: {
      de: 'Claudia leitet den Vertrieb und fragt, wo das Netz dünn ist und was ein Weggang kosten würde.',
      en: 'Claudia heads sales and asks where the network is thin and what a departure would cost.',
    },
  },
  {
    key: 'steward',
    role: 'STEWARD',
    employee: 'e-petersen-nils',
    intro: {
      de: 'Nils pflegt die Stammdaten und klärt, welche Systeme einander widersprechen.',
      en: 'Nils looks after the master data and settles which systems contradict each other.',
    },
  },
  {
    key: 'works-council',
    role: 'WORKS_COUNCIL',
    employee: 'e-weiss-barbara',
    intro: {
      de: 'Barbara vertritt die Belegschaft und prüft, was verarbeitet wird und warum.',
      en: 'Barbara speaks for the staff and checks what is processed and why.',
    },
  },
];

export const stories: readonly StoryData[] = [
  {
    key: 'two-warm-ways',
    title: { de: 'Zwei warme Wege', en: 'Two warm paths' },
    question: {
      de: 'Wer kann mich Sabine Weber bei Vossbrink Kunststofftechnik vorstellen?',
      en: 'Who can introduce me to Sabine Weber at Vossbrink Kunststofftechnik?',
    },
    toKind: 'PERSON',
    toKey: 'c-weber-sabine',
  },
  {
    key: 'unshared-tie',
    title: { de: 'Nur über eine nicht geteilte Verbindung', en: 'Only through an unshared tie' },
    question: {
      de: 'Kennt hier jemand Ulrike Janssen, Werkleiterin bei Tiefenau Getriebewerke?',
      en: 'Does anybody here know Ulrike Janssen, plant manager at Tiefenau Getriebewerke?',
    },
    toKind: 'PERSON',
    toKey: 'c-janssen-ulrike',
  },
  {
    key: 'no-way-yet',
    title: { de: 'Noch kein Weg', en: 'No path yet' },
    question: {
      de: 'Wie kommen wir an Matthias Böhme von Ostrander Leichtbau heran?',
      en: 'How do we reach Matthias Böhme at Ostrander Leichtbau?',
    },
    toKind: 'PERSON',
    toKey: 'c-boehme-matthias',
  },
];
