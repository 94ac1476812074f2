import type { Kept, LegalBasis, Readers, RegisterPurpose, Said } from './vocabulary.js';

/** Where something lies: in the graph, in a file of the server, in its log, in a browser. */
export type ThingKind = 'NODE' | 'RELATIONSHIP' | 'FILE' | 'LOG' | 'COOKIE' | 'BROWSER';

/** Whom it tells something about. */
export type Whose = 'EMPLOYEES' | 'CONTACTS' | 'NOBODY';

/** The four answers that everything stored owes. */
export interface Terms {
  /** What it is stored for, the first above all. */
  readonly purposes: readonly RegisterPurpose[];
  readonly basis: LegalBasis;
  readonly readers: Readers;
  readonly kept: Kept;
}

export interface StoredField extends Terms {
  /** Its name in the store: of a property, a part of a file, a key of a log line. */
  readonly name: string;
  readonly what: Said;
}

/** A label, a type of relationship, a file: with its own answers, which its fields share unless they have their own. */
export interface StoredThing extends Terms {
  readonly kind: ThingKind;
  /** Its name in the store: a label, a type, the name of a file or cookie. */
  readonly name: string;
  readonly title: Said;
  readonly about: Said;
  readonly whose: readonly Whose[];
  /** Further labels that such a node may have, and what each says. */
  readonly marks: Readonly<Record<string, Said>>;
  readonly fields: readonly StoredField[];
}

/** What a field is, in German and in English, and where its answers are others than those of its thing. */
type FieldNote = readonly [de: string, en: string, terms?: Partial<Terms>];

/** The fields of a thing, by name. */
export type FieldNotes = Readonly<Record<string, FieldNote>>;

interface ThingNote extends Terms {
  readonly title: readonly [de: string, en: string];
  readonly about: readonly [de: string, en: string];
  readonly whose: readonly Whose[];
  readonly marks?: Readonly<Record<string, readonly [de: string, en: string]>>;
  readonly fields: FieldNotes;
}

/** A thing as the register holds it, from the short notes beside its name. */
export function stored(kind: ThingKind, name: string, note: ThingNote): StoredThing {
  const { title, about, whose, marks = {}, fields, purposes, basis, readers, kept } = note;
  const terms: Terms = { purposes, basis, readers, kept };
  return {
    ...terms,
    kind,
    name,
    title: said(title),
    about: said(about),
    whose,
    marks: Object.fromEntries(Object.entries(marks).map(([label, words]) => [label, said(words)])),
    fields: Object.entries(fields).map(([field, [de, en, own]]) => ({
      ...terms,
      ...own,
      name: field,
      what: { de, en },
    })),
  };
}

function said([de, en]: readonly [string, string]): Said {
  return { de, en };
}
