/** What people do: titles and skills by department, and functions at other organizations. */
import type { SkillData } from '../../api/src/seed/company-data.js';
import { fold } from './names.js';

/** Title of a man, of a woman, and how often it occurs. */
type Title = readonly [male: string, female: string, weight: number];

export interface Profession {
  readonly headcount: number;
  readonly head: readonly [male: string, female: string];
  readonly lead: readonly [male: string, female: string];
  readonly titles: readonly Title[];
  /** Common ones first: the first third is named twice as often. */
  readonly skills: readonly string[];
}

/** Headcounts add up to 240. */
export const professions: Readonly<Record<string, Profession>> = {
  'd-geschaeftsleitung': {
    headcount: 4,
    head: ['Geschäftsführer', 'Geschäftsführerin'],
    lead: ['Kaufmännischer Leiter', 'Kaufmännische Leiterin'],
    titles: [['Assistent der Geschäftsleitung', 'Assistentin der Geschäftsleitung', 1]],
    skills: ['Strategie', 'Verhandlungsführung', 'Vertragsrecht', 'Unternehmensnachfolge', 'Exportkontrolle'],
  },
  'd-vertrieb': {
    headcount: 38,
    head: ['Leiter Vertrieb', 'Leiterin Vertrieb'],
    lead: ['Regionalleiter Vertrieb', 'Regionalleiterin Vertrieb'],
    titles: [
      ['Vertriebsingenieur', 'Vertriebsingenieurin', 5],
      ['Key-Account-Manager', 'Key-Account-Managerin', 3],
      ['Sachbearbeiter Innendienst', 'Sachbearbeiterin Innendienst', 4],
      ['Referent Messen und Marketing', 'Referentin Messen und Marketing', 2],
      ['Angebotsmanager', 'Angebotsmanagerin', 2],
    ],
    skills: [
      'Verhandlungsführung',
      'Angebotskalkulation',
      'Spritzguss',
      'Kundenentwicklung',
      'Messeauftritte',
      'Vertragsrecht',
      'Exportkontrolle',
      'Ausschreibungen',
      'Umformtechnik',
      'Leasing und Finanzierung',
      'Verpackungsindustrie',
      'Medizintechnik (Reinraum)',
    ],
  },
  'd-anwendungstechnik': {
    headcount: 16,
    head: ['Leiter Anwendungstechnik', 'Leiterin Anwendungstechnik'],
    lead: ['Teamleiter Technikum', 'Teamleiterin Technikum'],
    titles: [
      ['Anwendungstechniker', 'Anwendungstechnikerin', 5],
      ['Verfahrensingenieur', 'Verfahrensingenieurin', 3],
      ['Projektierungsingenieur', 'Projektierungsingenieurin', 2],
    ],
    skills: [
      'Spritzguss',
      'Umformtechnik',
      'Heißkanalsysteme',
      'Faserverbund',
      'Prozesssimulation',
      'Versuchsplanung',
      'Werkzeugauslegung',
      'Medizintechnik (Reinraum)',
      'Rezyklat verarbeiten',
      'Energieeffizienz',
    ],
  },
  'd-service': {
    headcount: 42,
    head: ['Leiter Service', 'Leiterin Service'],
    lead: ['Teamleiter Außendienst', 'Teamleiterin Außendienst'],
    titles: [
      ['Servicetechniker', 'Servicetechnikerin', 8],
      ['Inbetriebnehmer', 'Inbetriebnehmerin', 3],
      ['Ersatzteilmanager', 'Ersatzteilmanagerin', 2],
      ['Sachbearbeiter Kundendienst', 'Sachbearbeiterin Kundendienst', 3],
      ['Fernwartungsspezialist', 'Fernwartungsspezialistin', 2],
    ],
    skills: [
      'Hydraulik',
      'Inbetriebnahme',
      'SPS-Programmierung',
      'Fernwartung',
      'Ersatzteillogistik',
      'Retrofit alter Pressen',
      'Schwingungsanalyse',
      'Kundenschulung',
      'Antriebstechnik',
      'Ölanalyse',
      'Arbeitssicherheit',
    ],
  },
  'd-entwicklung': {
    headcount: 36,
    head: ['Leiter Entwicklung', 'Leiterin Entwicklung'],
    lead: ['Teamleiter Konstruktion', 'Teamleiterin Konstruktion'],
    titles: [
      ['Konstrukteur', 'Konstrukteurin', 6],
      ['Entwicklungsingenieur', 'Entwicklungsingenieurin', 5],
      ['Berechnungsingenieur', 'Berechnungsingenieurin', 2],
      ['Technischer Redakteur', 'Technische Redakteurin', 1],
      ['Produktmanager', 'Produktmanagerin', 1],
      ['Patentreferent', 'Patentreferentin', 1],
    ],
    skills: [
      'Hydraulik',
      'FEM-Berechnung',
      'Umformtechnik',
      'Servopressen',
      'Faserverbund',
      'Maschinenrichtlinie',
      'Antriebstechnik',
      'Patentrecht',
      'Energieeffizienz',
      'Toleranzmanagement',
      'Werkzeugauslegung',
      'Proportionalventile',
    ],
  },
  'd-steuerungstechnik': {
    headcount: 24,
    head: ['Leiter Steuerungstechnik', 'Leiterin Steuerungstechnik'],
    lead: ['Teamleiter Software', 'Teamleiterin Software'],
    titles: [
      ['Softwareentwickler Steuerung', 'Softwareentwicklerin Steuerung', 5],
      ['Automatisierungsingenieur', 'Automatisierungsingenieurin', 4],
      ['Elektroplaner', 'Elektroplanerin', 2],
      ['Ingenieur Funktionale Sicherheit', 'Ingenieurin Funktionale Sicherheit', 1],
    ],
    skills: [
      'SPS-Programmierung',
      'Bildverarbeitung',
      'Robotik',
      'Funktionale Sicherheit',
      'OPC UA',
      'Maschinenrichtlinie',
      'Antriebstechnik',
      'Zustandsüberwachung',
      'Elektroplanung',
      'IT-Sicherheit in der Fertigung',
    ],
  },
  'd-einkauf': {
    headcount: 16,
    head: ['Leiter Einkauf', 'Leiterin Einkauf'],
    lead: ['Teamleiter Strategischer Einkauf', 'Teamleiterin Strategischer Einkauf'],
    titles: [
      ['Strategischer Einkäufer', 'Strategische Einkäuferin', 4],
      ['Operativer Einkäufer', 'Operative Einkäuferin', 4],
      ['Lieferantenentwickler', 'Lieferantenentwicklerin', 2],
    ],
    skills: [
      'Verhandlungsführung',
      'Vertragsrecht',
      'Lieferantenentwicklung',
      'Hydraulik',
      'Gusseinkauf',
      'Stahlmarkt',
      'Six Sigma',
      'Zollabwicklung',
      'Lieferkettengesetz',
    ],
  },
  'd-produktion': {
    headcount: 44,
    head: ['Leiter Produktion', 'Leiterin Produktion'],
    lead: ['Meister Montage', 'Meisterin Montage'],
    titles: [
      ['Industriemechaniker', 'Industriemechanikerin', 6],
      ['Zerspanungsmechaniker', 'Zerspanungsmechanikerin', 4],
      ['Mechatroniker', 'Mechatronikerin', 4],
      ['Fertigungsplaner', 'Fertigungsplanerin', 2],
      ['Qualitätsingenieur', 'Qualitätsingenieurin', 2],
      ['Schweißfachmann', 'Schweißfachfrau', 1],
    ],
    skills: [
      'Montage Großpressen',
      'Zerspanung',
      'Hydraulik',
      'Six Sigma',
      'Messtechnik',
      'Schweißen (EN ISO 9606)',
      'Arbeitssicherheit',
      'Lean Production',
      'Spritzguss',
      'SPS-Programmierung',
      'Fertigungsplanung',
    ],
  },
  'd-verwaltung': {
    headcount: 20,
    head: ['Leiter Verwaltung', 'Leiterin Verwaltung'],
    lead: ['Teamleiter IT', 'Teamleiterin IT'],
    titles: [
      ['Controller', 'Controllerin', 3],
      ['Personalreferent', 'Personalreferentin', 3],
      ['Systemadministrator', 'Systemadministratorin', 3],
      ['Buchhalter', 'Buchhalterin', 3],
      ['Syndikusrechtsanwalt', 'Syndikusrechtsanwältin', 1],
    ],
    skills: [
      'Vertragsrecht',
      'Datenschutz',
      'ERP-Einführung',
      'Controlling',
      'IT-Sicherheit in der Fertigung',
      'Arbeitsrecht',
      'Exportkontrolle',
      'Six Sigma',
      'Leasing und Finanzierung',
      'Zollabwicklung',
    ],
  },
};

/** Skills a person may have in any department. */
export const skillsOfAnybody: readonly string[] = [
  'Projektleitung',
  'Moderation',
  'Ausbildung von Lehrlingen',
  'Vereinsarbeit und Sponsoring',
  'Einkauf in Osteuropa',
  'Marktkenntnis Frankreich',
  'Marktkenntnis Skandinavien',
];

/** Every skill of the company, each once. */
export const skills: readonly SkillData[] = [
  ...new Set([...Object.values(professions).flatMap((profession) => profession.skills), ...skillsOfAnybody]),
].map((name) => ({ key: skillKey(name), name }));

export function skillKey(name: string): string {
  return `s-${fold(name)}`;
}

/** Functions at other organizations; the first ones are found at each of them. */
export const contactTitles: readonly (readonly [male: string, female: string])[] = [
  ['Leiter Einkauf', 'Leiterin Einkauf'],
  ['Werkleiter', 'Werkleiterin'],
  ['Technischer Einkäufer', 'Technische Einkäuferin'],
  ['Leiter Instandhaltung', 'Leiterin Instandhaltung'],
  ['Produktionsleiter', 'Produktionsleiterin'],
  ['Geschäftsführer', 'Geschäftsführerin'],
  ['Prozessingenieur', 'Prozessingenieurin'],
  ['Qualitätsleiter', 'Qualitätsleiterin'],
  ['Entwicklungsleiter', 'Entwicklungsleiterin'],
  ['Projektingenieur', 'Projektingenieurin'],
  ['Investitionsplaner', 'Investitionsplanerin'],
  ['Leiter Automatisierung', 'Leiterin Automatisierung'],
  ['Schichtführer', 'Schichtführerin'],
  ['Assistent der Werkleitung', 'Assistentin der Werkleitung'],
];

/** Functions at suppliers and partners, who sell or advise. */
export const counterpartTitles: readonly (readonly [male: string, female: string])[] = [
  ['Vertriebsleiter', 'Vertriebsleiterin'],
  ['Technischer Berater', 'Technische Beraterin'],
  ['Key-Account-Manager', 'Key-Account-Managerin'],
  ['Geschäftsführer', 'Geschäftsführerin'],
  ['Leiter Qualität', 'Leiterin Qualität'],
  ['Projektleiter', 'Projektleiterin'],
  ['Sachbearbeiter Auftragsabwicklung', 'Sachbearbeiterin Auftragsabwicklung'],
  ['Referent Forschung', 'Referentin Forschung'],
];
