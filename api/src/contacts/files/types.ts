/** What a file of somebody's own contacts holds, whichever kind it is. */

/** One message between the owner of a mailbox and somebody; `messageKey` makes it the same message in another file. */
export interface OwnMessage {
  readonly messageKey: string;
  readonly fromAddress: string;
  readonly toAddress: string;
  /** 1/r, r = distinct To and Cc addresses without the sender. */
  readonly weight: number;
  /** Whole UTC days since 1970-01-01. */
  readonly day: number;
}

/** Somebody in the file. Texts are plain: one line, no control characters. */
export interface FileContact {
  readonly name: string;
  /** Lower case; the first is the one to write to. */
  readonly emails: readonly string[];
  readonly organization: string | null;
  readonly title: string | null;
  readonly phone: string | null;
  /** Address of their profile, made one form. */
  readonly profile: string | null;
  /** Since when the two are connected, if the file says so; whole UTC days since 1970-01-01. */
  readonly connectedDay: number | null;
  /** Of a mailbox: what the two wrote to each other. */
  readonly messages: readonly OwnMessage[];
}

export const contactFileKinds = ['LINKEDIN', 'VCARD', 'MAILBOX'] as const;
export type ContactFileKind = (typeof contactFileKinds)[number];

/** Why an entry of the file gives nobody. */
export const entryProblems = [
  'NO_NAME',
  'UNREADABLE',
  'TOO_LONG',
  'REPEATED',
  'CUT_OFF',
  'NO_PERSON',
] as const;
export type EntryProblem = (typeof entryProblems)[number];

/** Why a file cannot be used at all. Each has its sentence in both languages, which says what to do. */
export const fileProblems = [
  'EMPTY',
  'NOT_CONTACTS',
  'SPREADSHEET',
  'WEB_PAGE',
  'OUTLOOK_FILE',
  'PICTURE_OR_PROGRAM',
  'BROKEN_ARCHIVE',
  'LOCKED_ARCHIVE',
  'TOO_LARGE',
  'TOO_MANY_PEOPLE',
  'NOBODY',
  'NOT_YOUR_MAILBOX',
  'UNREADABLE',
] as const;
export type FileProblem = (typeof fileProblems)[number];

export interface ReadContacts {
  readonly kind: ContactFileKind;
  readonly contacts: readonly FileContact[];
  readonly leftOut: Readonly<Partial<Record<EntryProblem, number>>>;
}

export type ContactsOpening =
  | ({ readonly outcome: 'read' } & ReadContacts)
  | { readonly outcome: 'refused'; readonly problem: FileProblem };

/** More people than anybody knows come from a wrong kind of file. */
export const MOST_CONTACTS = 30_000;

/** The file holds more people than `MOST_CONTACTS`. */
export class TooManyContacts extends Error {
  override readonly name = 'TooManyContacts';
}
