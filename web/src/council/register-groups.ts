import type { RegisterQuery } from '../generated/graphql.js';
import type { CouncilSearch } from './address.js';

export type Register = RegisterQuery['register'];
export type Thing = Register['things'][number];
export type Field = Thing['fields'][number];
export type Term = Register['purposes'][number];

/** What is stored for a purpose. */
export interface PurposeGroup {
  readonly purpose: Term;
  readonly things: readonly ShownThing[];
}

/** A thing, with those of its fields that are stored for the purpose and looked for. */
export interface ShownThing {
  readonly thing: Thing;
  readonly fields: readonly Field[];
}

/** Terms by their keys: what things and fields name. */
export type Terms = ReadonlyMap<string, Term>;

export function termsOf(terms: readonly Term[]): Terms {
  return new Map(terms.map((term) => [term.key, term]));
}

/** The register by purpose, as the address asks for it; purposes that nothing is left of are left out. */
export function groupsOf(register: Register, { purpose, q = '', open }: CouncilSearch): PurposeGroup[] {
  const retentions = termsOf(register.retentions);
  const isWanted = ({ retention }: Field | Thing) =>
    open !== true || retentions.get(retention)?.isOpen === true;
  const words = folded(q).split(/\s+/u).filter(Boolean);
  const wordsOf = wordsOfFields(register);
  return register.purposes
    .filter(({ key }) => purpose === undefined || key === purpose)
    .map((each) => ({
      purpose: each,
      things: register.things.flatMap((thing) => {
        const own = thing.fields.filter((field) => field.purposes.includes(each.key) && isWanted(field));
        const isItself = thing.purposes.includes(each.key) && isWanted(thing);
        const title = folded(`${thing.title} ${thing.about} ${thing.name}`);
        const isNamed = words.every((word) => title.includes(word));
        const fields = isNamed
          ? own
          : own.filter((field) => {
              const text = `${title} ${wordsOf(field)}`;
              return words.every((word) => text.includes(word));
            });
        return fields.length > 0 || (isItself && isNamed) ? [{ thing, fields }] : [];
      }),
    }))
    .filter(({ things }) => things.length > 0);
}

/** How many statements tell of people, and how many of those nothing ends by itself. */
export function countsOf(register: Register): { personal: number; open: number } {
  const retentions = termsOf(register.retentions);
  // A relationship tells of people by being there, even without a field.
  const all = register.things.flatMap<Thing | Field>((thing) =>
    thing.fields.length > 0 ? thing.fields : [thing],
  );
  const personal = all.filter(isPersonal);
  const open = personal.filter((one) => hasNoEnd(one, retentions));
  return { personal: personal.length, open: open.length };
}

function isPersonal({ legalBasis }: Field | Thing): boolean {
  return legalBasis !== 'NOT_PERSONAL';
}

/** Whether it tells of people and nothing ends it by itself. */
function hasNoEnd(one: Field | Thing, retentions: Terms): boolean {
  return isPersonal(one) && retentions.get(one.retention)?.isOpen === true;
}

/** Whether a field answers otherwise than the thing it is of. */
export function differsIn(field: Field, thing: Thing): readonly ('readers' | 'retention' | 'legalBasis')[] {
  return (['readers', 'retention', 'legalBasis'] as const).filter(
    (answer) => field[answer] !== thing[answer],
  );
}

function wordsOfFields(register: Register): (field: Field) => string {
  const titles = termsOf([...register.legalBases, ...register.readers, ...register.retentions]);
  return ({ name, what, legalBasis, readers, retention }) =>
    folded(
      [name, what, ...[legalBasis, readers, retention].map((key) => titles.get(key)?.title ?? '')].join(' '),
    );
}

/** Capitals and accents make no difference. */
function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
