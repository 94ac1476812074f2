/** The people of the story, set by hand. Everybody else is made by chance around them. */
import type { ContactData, EmployeeData } from '../../api/src/seed/company-data.js';

/** An employee as the story needs them; chance fills in the rest. */
export interface CastEmployee {
  readonly first: string;
  readonly last: string;
  readonly title: string;
  readonly department: string;
  /** Leads a department or a team in it. */
  readonly place?: 'HEAD' | 'LEAD';
  readonly joinedOffset: number;
  readonly leftOffset?: number;
  /** Reports to this head or lead instead of one by chance. */
  readonly reportsTo?: string;
  readonly languages?: readonly string[];
  readonly skills: readonly string[];
  readonly askMeAbout?: string;
  /** A second person of the same name has a key and address with a number. */
  readonly number?: number;
  readonly worksAt?: NonNullable<EmployeeData['worksAt']>;
}

const years = (count: number): number => Math.round(-365.25 * count);

export const castEmployees: readonly CastEmployee[] = [
  {
    first: 'Christoph',
    last: 'Albrecht',
    title: 'Geschäftsführer',
    department: 'd-geschaeftsleitung',
    place: 'HEAD',
    joinedOffset: years(17),
    skills: ['Strategie', 'Verhandlungsführung'],
  },
  {
    first: 'Claudia',
    last: 'Hoffmann',
    title: 'Leiterin Vertrieb',
    department: 'd-vertrieb',
    place: 'HEAD',
    joinedOffset: years(12),
    languages: ['de', 'en', 'fr'],
    skills: ['Verhandlungsführung', 'Kundenentwicklung', 'Marktkenntnis Frankreich'],
    askMeAbout: 'Wie wir aus einer ersten Anlage einen Rahmenvertrag machen',
  },
  {
    first: 'Lena',
    last: 'Vogt',
    title: 'Vertriebsingenieurin Kunststoff',
    department: 'd-vertrieb',
    joinedOffset: years(2.2),
    skills: ['Spritzguss', 'Angebotskalkulation', 'Messeauftritte'],
    askMeAbout: 'Spritzgussanlagen für Einsteiger in die Automatisierung',
  },
  {
    first: 'Jana',
    last: 'Kühn',
    title: 'Key-Account-Managerin',
    department: 'd-vertrieb',
    joinedOffset: years(9),
    skills: ['Spritzguss', 'Verhandlungsführung', 'Rezyklat verarbeiten'],
    askMeAbout: 'Kunststoffverarbeiter im Münsterland, Rezyklat im Spritzguss',
  },
  {
    first: 'Reinhold',
    last: 'Weiß',
    title: 'Senior Key-Account-Manager',
    department: 'd-vertrieb',
    place: 'LEAD',
    joinedOffset: years(31),
    leftOffset: 45,
    skills: ['Kundenentwicklung', 'Umformtechnik', 'Verhandlungsführung', 'Verpackungsindustrie'],
    askMeAbout: 'Alles, was vor 2005 an Pressen verkauft wurde',
  },
  {
    first: 'Felix',
    last: 'Brandl',
    title: 'Vertriebsingenieur Leichtbau',
    department: 'd-vertrieb',
    joinedOffset: years(4),
    skills: ['Faserverbund', 'Angebotskalkulation', 'Ausschreibungen'],
  },
  {
    first: 'Henning',
    last: 'Strobel',
    title: 'Verfahrensingenieur',
    department: 'd-anwendungstechnik',
    joinedOffset: years(7),
    skills: ['Faserverbund', 'Umformtechnik', 'Versuchsplanung'],
    askMeAbout: 'Gremienarbeit im Fachverband, Normen der Umformtechnik',
  },
  {
    first: 'Miriam',
    last: 'Engel',
    title: 'Koordinatorin Technik im Service',
    department: 'd-service',
    joinedOffset: years(11),
    skills: ['Hydraulik', 'Retrofit alter Pressen', 'FEM-Berechnung', 'Moderation'],
    askMeAbout: 'Früher Konstruktion, heute Service: ich übersetze in beide Richtungen',
  },
  {
    first: 'Emre',
    last: 'Yıldız',
    title: 'Entwicklungsingenieur Hydraulik',
    department: 'd-entwicklung',
    joinedOffset: years(5),
    languages: ['de', 'tr', 'en'],
    skills: ['Hydraulik', 'Proportionalventile', 'Energieeffizienz'],
    askMeAbout: 'Leckage, Druckstöße und leise Aggregate',
  },
  {
    first: 'Andreas',
    last: 'Köhler',
    title: 'Projektleiter Automatisierung',
    department: 'd-steuerungstechnik',
    joinedOffset: years(8),
    skills: ['SPS-Programmierung', 'Robotik', 'Projektleitung'],
  },
  {
    first: 'Katharina',
    last: 'Scholz',
    title: 'Leiterin Einkauf',
    department: 'd-einkauf',
    place: 'HEAD',
    joinedOffset: years(10),
    skills: ['Verhandlungsführung', 'Vertragsrecht', 'Lieferantenentwicklung'],
  },
  {
    first: 'Piotr',
    last: 'Nowak',
    title: 'Strategischer Einkäufer Hydraulik',
    department: 'd-einkauf',
    joinedOffset: years(6),
    languages: ['de', 'pl', 'en'],
    skills: ['Hydraulik', 'Einkauf in Osteuropa', 'Lieferantenentwicklung'],
    askMeAbout: 'Pumpen und Ventile: wer liefert was, und wie zuverlässig',
  },
  {
    first: 'Markus',
    last: 'Jäger',
    title: 'Leiter Werkzeugbau',
    department: 'd-produktion',
    place: 'LEAD',
    joinedOffset: years(14),
    skills: ['Zerspanung', 'Spritzguss', 'Ausbildung von Lehrlingen'],
    askMeAbout: 'Spritzgießwerkzeuge, auch sehr alte',
  },
  {
    first: 'Barbara',
    last: 'Weiß',
    title: 'Betriebsratsvorsitzende',
    department: 'd-produktion',
    joinedOffset: years(22),
    skills: ['Arbeitssicherheit', 'Moderation', 'Datenschutz'],
  },
  {
    first: 'Nils',
    last: 'Petersen',
    title: 'Referent Stammdaten',
    department: 'd-verwaltung',
    joinedOffset: years(3),
    skills: ['ERP-Einführung', 'Datenschutz'],
    askMeAbout: 'Doppelte Kunden, falsche Adressen, verwaiste Datensätze',
  },
  {
    first: 'Thomas',
    last: 'Müller',
    title: 'Servicetechniker',
    department: 'd-service',
    joinedOffset: years(13),
    skills: ['Hydraulik', 'Inbetriebnahme'],
  },
  {
    first: 'Thomas',
    last: 'Müller',
    title: 'Operativer Einkäufer',
    department: 'd-einkauf',
    joinedOffset: years(4),
    skills: ['Zollabwicklung', 'Stahlmarkt'],
    number: 2,
  },
  {
    first: 'Jörg',
    last: 'Baumann',
    title: 'Servicetechniker',
    department: 'd-service',
    joinedOffset: years(15),
    leftOffset: -420,
    skills: ['Hydraulik', 'Retrofit alter Pressen'],
    worksAt: [{ organization: 'o-grauental', title: 'Leiter Instandhaltung', sinceOffset: -405 }],
  },
  {
    first: 'Silke',
    last: 'Neumann',
    title: 'Entwicklungsingenieurin',
    department: 'd-entwicklung',
    joinedOffset: years(9),
    leftOffset: -640,
    skills: ['Servopressen', 'FEM-Berechnung'],
    worksAt: [{ organization: 'o-sillenbeck', title: 'Leiterin Betriebsmittel', sinceOffset: -610 }],
  },
  {
    first: 'Dirk',
    last: 'Hansen',
    title: 'Strategischer Einkäufer',
    department: 'd-einkauf',
    joinedOffset: years(8),
    leftOffset: -250,
    skills: ['Gusseinkauf', 'Verhandlungsführung'],
    worksAt: [{ organization: 'o-morrwig', title: 'Leiter Einkauf', sinceOffset: -240 }],
  },
  {
    first: 'Gisela',
    last: 'Thiele',
    title: 'Buchhalterin',
    department: 'd-verwaltung',
    joinedOffset: years(33),
    leftOffset: -180,
    skills: ['Controlling'],
  },
  {
    first: 'Manfred',
    last: 'Rieger',
    title: 'Industriemechaniker',
    department: 'd-produktion',
    joinedOffset: years(38),
    leftOffset: -95,
    skills: ['Montage Großpressen'],
  },
];

const since = (organization: string, title: string, yearCount: number): ContactData['worksAt'] => [
  { organization, title, sinceOffset: years(yearCount) },
];

/** Contacts of the story: name, organization, title, years there. */
export const castContacts: readonly {
  readonly first: string;
  readonly last: string;
  readonly worksAt: ContactData['worksAt'];
}[] = [
  { first: 'Sabine', last: 'Weber', worksAt: since('o-vossbrink', 'Leiterin Einkauf', 5) },
  { first: 'Ulrike', last: 'Janssen', worksAt: since('o-tiefenau', 'Werkleiterin', 6) },
  { first: 'Matthias', last: 'Böhme', worksAt: since('o-ostrander', 'Leiter Produktionstechnik', 4) },
  {
    first: 'Gerda',
    last: 'Lindqvist',
    worksAt: since('o-verband-umform', 'Geschäftsführerin des Fachausschusses', 8),
  },
  { first: 'Paolo', last: 'Ferri', worksAt: since('o-institut-leichtbau', 'Gruppenleiter Faserverbund', 7) },
  {
    first: 'Nadja',
    last: 'Rosental',
    worksAt: since('o-institut-leichtbau', 'Leiterin Technologietransfer', 3),
  },
  { first: 'Olaf', last: 'Mertens', worksAt: since('o-nordhalm', 'Geschäftsführer', 11) },
  { first: 'Heike', last: 'Brodersen', worksAt: since('o-nordhalm', 'Vertriebsleiterin Industrie', 6) },
  { first: 'Jan', last: 'Claasen', worksAt: since('o-nordhalm', 'Werkleiter', 3) },
  { first: 'Ines', last: 'Petrović', worksAt: since('o-grauental', 'Leiterin Vorentwicklung', 6) },
  { first: 'Ralf', last: 'Kretschmar', worksAt: since('o-grauental', 'Leiter Einkauf Investitionen', 9) },
  { first: 'Antje', last: 'Löbel', worksAt: since('o-grauental', 'Werkleiterin', 5) },
  { first: 'Mario', last: 'Seifert', worksAt: since('o-grauental', 'Schichtführer Presswerk', 12) },
  { first: 'Susanne', last: 'Ahlers', worksAt: since('o-wiesmoorer', 'Geschäftsführerin', 14) },
  { first: 'Gerd', last: 'Tammen', worksAt: since('o-wiesmoorer', 'Produktionsleiter', 18) },
  { first: 'Hans-Peter', last: 'Stiegler', worksAt: since('o-karstfels', 'Technischer Vorstand', 16) },
  { first: 'Ursula', last: 'Grüner', worksAt: since('o-karstfels', 'Leiterin Einkauf', 12) },
  { first: 'Enno', last: 'von Ahnen', worksAt: since('o-elbmarsch', 'Geschäftsführer', 20) },
  { first: 'Dörte', last: 'Quast', worksAt: since('o-hellberg-haus', 'Leiterin Investitionen', 11) },
  { first: 'Wilhelm', last: 'Hellberg', worksAt: since('o-hellberg-haus', 'Gesellschafter', 25) },
];

/** Accounts whose only strong ties are Reinhold Weiß's. */
export const accountsOfLeaver: readonly string[] = [
  'o-wiesmoorer',
  'o-karstfels',
  'o-elbmarsch',
  'o-hellberg-haus',
];

/** Organizations whose ties are set by hand alone. */
export const organizationsByHand: readonly string[] = [
  'o-vossbrink',
  'o-tiefenau',
  'o-ostrander',
  'o-nordhalm',
  'o-grauental',
];

/** Account owners the story needs. */
export const ownersByHand: Readonly<Record<string, string>> = {
  'o-vossbrink': 'e-vogt-lena',
  'o-tiefenau': 'e-vogt-lena',
  'o-ostrander': 'e-brandl-felix',
  'o-nordhalm': 'e-brandl-felix',
  'o-grauental': 'e-hoffmann-claudia',
  ...Object.fromEntries(accountsOfLeaver.map((organization) => [organization, 'e-weiss-reinhold'])),
};
