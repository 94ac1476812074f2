import type { Field, Register, Term, Thing } from '../council/register-groups.js';

const term = (key: string, title: string, isOpen = false): Term => ({
  __typename: 'RegisterTerm',
  key,
  title,
  about: `${title}, in full.`,
  isOpen,
});

const common = { legalBasis: 'CONSENT', readers: 'EMPLOYEES', retention: 'WITH_RECORD' };

const field = (name: string, what: string, changes: Partial<Field> = {}): Field => ({
  __typename: 'RegisterField',
  name,
  what,
  purposes: ['FIND_PATHS'],
  ...common,
  ...changes,
});

const thing = (name: string, title: string, about: string, changes: Partial<Thing> = {}): Thing => ({
  __typename: 'RegisterThing',
  kind: 'NODE',
  name,
  title,
  about,
  subjects: ['EMPLOYEES'],
  purposes: ['FIND_PATHS'],
  marks: [],
  fields: [],
  ...common,
  ...changes,
});

/** A small register, for tests. */
export const sampleRegister: Register = {
  __typename: 'Register',
  purposes: [term('FIND_PATHS', 'Find paths'), term('DATA_QUALITY', 'Keep data right')],
  legalBases: [term('CONSENT', 'Consent')],
  readers: [term('EMPLOYEES', 'All employees'), term('OWN_TIE', 'Own tie'), term('NOBODY', 'Nobody sees it')],
  retentions: [term('WITH_RECORD', 'Until removed', true), term('WHILE_EVIDENCE', 'While there is evidence')],
  things: [
    thing('Person', 'Person', 'A human being.', {
      fields: [
        field('name', 'Full name'),
        field('phone', 'Telephone number', { readers: 'OWN_TIE' }),
        field('seenNames', 'Spellings seen', { readers: 'NOBODY', purposes: ['DATA_QUALITY'] }),
      ],
    }),
    thing('KNOWS', 'Know each other', 'From mail, meetings and the cafe.', {
      kind: 'RELATIONSHIP',
      retention: 'WHILE_EVIDENCE',
    }),
  ],
};
