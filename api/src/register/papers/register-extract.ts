import { register } from '../register.js';
import type { StoredField, StoredThing, Terms, Whose } from '../thing.js';
import {
  bases,
  type LegalBasis,
  purposes,
  type Readers,
  type RegisterPurpose,
  readers,
  retentions,
} from '../vocabulary.js';
import { type Block, each, inGerman, spelledOut, subheading, table, text, together } from './paper.js';

/** What of a thing is stored for a purpose. */
export interface Extract {
  readonly thing: StoredThing;
  readonly fields: readonly StoredField[];
}

export const purposeKeys: readonly RegisterPurpose[] = keysOf(purposes);

/** Everything personal that is stored for a purpose. */
export function storedFor(purpose: RegisterPurpose): Extract[] {
  const isFor = ({ purposes: all, basis }: Terms) => all.includes(purpose) && basis !== 'NOT_PERSONAL';
  return register.flatMap((thing) => {
    const fields = thing.fields.filter(isFor);
    return fields.length > 0 || isFor(thing) ? [{ thing, fields }] : [];
  });
}

/** The answers that these give, each once. */
function answersOf(extracts: readonly Extract[]): readonly Terms[] {
  return extracts.flatMap<Terms>(({ thing, fields }) => (fields.length > 0 ? fields : [thing]));
}

export function subjectsOf(extracts: readonly Extract[]): string {
  const all = each(extracts.flatMap(({ thing }) => thing.whose)).filter((one) => one !== 'NOBODY');
  return all.map((one) => SUBJECTS[one]).join('; ');
}

export const readersOf = (extracts: readonly Extract[]): string[] =>
  each(answersOf(extracts).map((one): Readers => one.readers)).map((key) => spelledOut(readers[key]));

export const basesOf = (extracts: readonly Extract[]): string[] =>
  each(answersOf(extracts).map((one): LegalBasis => one.basis)).map((key) => inGerman(bases[key].about));

/** Each period with what it is of. */
export function periodsOf(extracts: readonly Extract[]): string[] {
  return keysOf(retentions).flatMap((kept) => {
    const things = extracts.filter((one) => answersOf([one]).some((answer) => answer.kept === kept));
    if (things.length === 0) return [];
    const names = things.map(({ thing }) => inGerman(thing.title)).join(', ');
    return [`${names}: ${inGerman(retentions[kept].about)}`];
  });
}

/** What nothing ends by itself yet, in words; personal data alone. */
export function openPeriods(): string[] {
  const personal = register
    .map((thing) => ({ thing, fields: thing.fields.filter(({ basis }) => basis !== 'NOT_PERSONAL') }))
    .filter(({ thing, fields }) => fields.length > 0 || thing.basis !== 'NOT_PERSONAL');
  return keysOf(retentions)
    .filter((kept) => retentions[kept].isOpen)
    .map((kept) => {
      const things = personal.filter((one) => answersOf([one]).some((answer) => answer.kept === kept));
      const names = things.map(({ thing }) => inGerman(thing.title)).join(', ');
      return `${names}: ${inGerman(retentions[kept].about)}`;
    });
}

/** The whole register as tables, a thing a table. */
export function wholeRegister(): Block[] {
  return register.flatMap((thing): Block[] => {
    const opening = [
      subheading(`${inGerman(thing.title)} (${thing.name})`),
      text(`${inGerman(thing.about)} Über: ${thing.whose.map((one) => SUBJECTS[one]).join('; ')}.`),
    ];
    const rows = thing.fields.map((field) => [`${inGerman(field.what)} (${field.name})`, ...cells(field)]);
    const answers = table(
      ['Angabe', 'Zweck', 'Grundlage', 'Wer es sieht', 'Wie lange'],
      [27, 17, 20, 18, 18],
      rows.length > 0 ? rows : [['Dass es da ist', ...cells(thing)]],
    );
    return rows.length > MOST_ROWS_TOGETHER ? [...opening, answers] : [together(...opening, answers)];
  });
}

/** A longer table goes over two pages. */
const MOST_ROWS_TOGETHER = 8;

function cells({ purposes: all, basis, readers: who, kept }: Terms): string[] {
  return [
    all.map((purpose) => inGerman(purposes[purpose].title)).join(', '),
    inGerman(bases[basis].title),
    inGerman(readers[who].title),
    inGerman(retentions[kept].title),
  ];
}

const SUBJECTS: Readonly<Record<Whose, string>> = {
  EMPLOYEES: 'Beschäftigte und ehemals Beschäftigte',
  CONTACTS: 'Ansprechpartnerinnen und Ansprechpartner außerhalb',
  NOBODY: 'niemanden',
};

function keysOf<Key extends string>(terms: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(terms) as Key[];
}
