/** The ties of the story, set by hand: who knows whom, how well, and how it is shared. */
import type { DeclaredData, SharingData, StatedData } from '../../api/src/seed/company-data.js';
import { startPart } from './chance.js';
import { addConnection, addHabit, type Evidence } from './evidence.js';
import { pairKey } from './strengths.js';

interface HandTie {
  readonly employee: string;
  readonly other: string;
  /** Contribution of mail and meetings on the day of seeding. */
  readonly contribution: number;
  readonly meetingShare: number;
  readonly latestAgo: number;
  readonly earliestAgo: number;
  /** Absent between colleagues. */
  readonly level?: SharingData['level'];
}

type Row = readonly [
  employee: string,
  other: string,
  contribution: number,
  meetingShare: number,
  latestAgo: number,
  earliestAgo: number,
];

const named: readonly Row[] = [
  // Two warm paths to Sabine Weber.
  ['e-kuehn-jana', 'c-weber-sabine', 0.72, 0.45, 12, 1_300],
  ['e-jaeger-markus', 'c-weber-sabine', 0.36, 0.6, 70, 900],
  // The long way that ends one step short of Matthias Böhme.
  ['e-strobel-henning', 'c-lindqvist-gerda', 0.44, 0.5, 35, 1_200],
  // Nordhalm, known to Purchasing alone.
  ['e-scholz-katharina', 'c-mertens-olaf', 0.61, 0.4, 18, 1_400],
  ['e-nowak-piotr', 'c-brodersen-heike', 0.4, 0.3, 40, 1_100],
  ['e-nowak-piotr', 'c-mertens-olaf', 0.14, 0, 160, 900],
  ['e-mueller-thomas-2', 'c-claasen-jan', 0.1, 0, 210, 700],
  // Grauental: Sales knows who buys and who decides, Service who repairs, Development who tries out.
  ['e-hoffmann-claudia', 'c-kretschmar-ralf', 0.58, 0.5, 9, 1_400],
  ['e-hoffmann-claudia', 'c-loebel-antje', 0.33, 0.6, 60, 1_200],
  ['e-mueller-thomas', 'c-seifert-mario', 0.3, 0.2, 25, 700],
  ['e-mueller-thomas', 'e-baumann-joerg', 0.6, 0.3, 14, 1_400],
  ['e-engel-miriam', 'e-baumann-joerg', 0.3, 0.2, 80, 1_300],
  ['e-yildiz-emre', 'c-petrovic-ines', 0.42, 0.4, 6, 430],
  // What leaves with Reinhold Weiß.
  ['e-weiss-reinhold', 'c-ahlers-susanne', 0.78, 0.5, 5, 1_500],
  ['e-weiss-reinhold', 'c-tammen-gerd', 0.62, 0.4, 16, 1_500],
  ['e-weiss-reinhold', 'c-stiegler-hans-peter', 0.66, 0.6, 21, 1_500],
  ['e-weiss-reinhold', 'c-gruener-ursula', 0.57, 0.3, 11, 1_500],
  ['e-weiss-reinhold', 'c-von-ahnen-enno', 0.71, 0.5, 8, 1_500],
  ['e-weiss-reinhold', 'c-quast-doerte', 0.6, 0.3, 27, 1_500],
  // Former colleagues, now at customers.
  ['e-yildiz-emre', 'e-neumann-silke', 0.34, 0.2, 90, 1_300],
  ['e-scholz-katharina', 'e-hansen-dirk', 0.55, 0.3, 33, 1_400],
  ['e-nowak-piotr', 'e-hansen-dirk', 0.41, 0, 60, 1_300],
];

const blind: readonly Row[] = [
  // All that leads to Ulrike Janssen.
  ['e-koehler-andreas', 'c-janssen-ulrike', 0.62, 0.4, 19, 1_200],
  ['e-weiss-reinhold', 'c-hellberg-wilhelm', 0.58, 0.7, 44, 1_500],
];

const colleagues: readonly Row[] = [
  ['e-vogt-lena', 'e-kuehn-jana', 0.76, 0.4, 2, 780],
  ['e-vogt-lena', 'e-jaeger-markus', 0.4, 0.3, 15, 700],
  ['e-vogt-lena', 'e-strobel-henning', 0.34, 0.2, 28, 600],
  ['e-vogt-lena', 'e-brandl-felix', 0.56, 0.2, 4, 700],
  ['e-vogt-lena', 'e-hoffmann-claudia', 0.44, 0.6, 7, 780],
  ['e-engel-miriam', 'e-yildiz-emre', 0.57, 0.3, 6, 1_500],
  ['e-yildiz-emre', 'e-nowak-piotr', 0.31, 0, 24, 1_200],
  ['e-weiss-reinhold', 'e-kuehn-jana', 0.48, 0.3, 10, 1_500],
  ['e-weiss-barbara', 'e-albrecht-christoph', 0.45, 0.8, 13, 1_500],
  ['e-weiss-barbara', 'e-petersen-nils', 0.29, 0.4, 30, 900],
  ['e-petersen-nils', 'e-hoffmann-claudia', 0.22, 0.1, 45, 800],
];

export const handTies: readonly HandTie[] = [
  ...named.map((row) => fromRow(row, 'NAMED')),
  ...blind.map((row) => fromRow(row, 'BLIND')),
  ...colleagues.map((row) => fromRow(row)),
];

/** The pairs chance must leave alone. */
export const handPairs: ReadonlySet<string> = new Set(
  handTies.map((tie) => pairKey(tie.employee, tie.other)),
);

/** What two employees said about their ties of the story. */
export const handDeclared: readonly DeclaredData[] = [
  { by: 'e-kuehn-jana', about: 'c-weber-sabine', level: 'WELL', dayOffset: -60 },
  { by: 'e-weiss-reinhold', about: 'c-ahlers-susanne', level: 'WELL', dayOffset: -120 },
  { by: 'e-weiss-reinhold', about: 'c-stiegler-hans-peter', level: 'WELL', dayOffset: -120 },
];

/** The association's list of who works with whom: three of its steps lead to Matthias Böhme. */
export const handStated: readonly StatedData[] = [
  { a: 'c-ferri-paolo', b: 'c-lindqvist-gerda', source: 'fachverband', strength: 0.6, dayOffset: -200 },
  { a: 'c-ferri-paolo', b: 'c-rosental-nadja', source: 'fachverband', strength: 0.7, dayOffset: -200 },
  { a: 'c-boehme-matthias', b: 'c-rosental-nadja', source: 'fachverband', strength: 0.55, dayOffset: -200 },
];

/** Adds the mail, meetings and address book entries of the story. */
export function addHandTies(evidence: Evidence): void {
  startPart(6);
  for (const tie of handTies) {
    const isSales = ['e-kuehn-jana', 'e-hoffmann-claudia', 'e-weiss-reinhold'].includes(tie.employee);
    const meetingSource = isSales && tie.level !== undefined ? 'crm' : 'calendar';
    addHabit(evidence, tie.employee, tie.other, { ...tie, meetingSource });
  }
  addConnection(evidence, 'e-kuehn-jana', 'c-weber-sabine', 640);
  addConnection(evidence, 'e-weiss-reinhold', 'c-ahlers-susanne', 1_480);
}

function fromRow(row: Row, level?: SharingData['level']): HandTie {
  const [employee, other, contribution, meetingShare, latestAgo, earliestAgo] = row;
  const tie = { employee, other, contribution, meetingShare, latestAgo, earliestAgo };
  return level === undefined ? tie : { ...tie, level };
}
