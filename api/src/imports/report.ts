/** What an import says about everything it left out: closed reason codes, their place, and the report as CSV. */

/** A whole file or archive entry cannot be read. */
export const FILE_REFUSAL_REASONS = [
  'missingFile',
  'emptyFile',
  'binaryFile',
  'unknownFormat',
  'unreadable',
  'brokenArchive',
  'encryptedEntry',
  'nestedArchive',
  'tooManyEntries',
  'tooLargeUnpacked',
  'suspiciousRatio',
] as const;

/** A whole message is left out, or gives people but no evidence (`MailOutcome` says which). */
export const MESSAGE_REFUSAL_REASONS = [
  /** A header field longer than the limit. */
  'headerTooLong',
  /** All header fields together longer than the limit. */
  'headerBlockTooLong',
  /** None of From, To, Cc, Date, Message-ID is there. */
  'notAMessage',
  /** No readable address in From. */
  'sender',
  /** No readable address in To and Cc. */
  'noRecipients',
  /** More than 20 recipients. */
  'recipients',
  /** Day, month or year unreadable, before 1980, or more than one day after today. */
  'date',
  /** Sender and recipient are both outside the own domains. */
  'outside',
  /** Mail to oneself. */
  'self',
  /** Sender or recipient is a list or role address. */
  'role',
] as const;

/** One value of a message is left out; the rest of the message stands. */
export const MAIL_VALUE_REFUSAL_REASONS = [
  /** A name without an address, or a redacted one. */
  'noAddress',
  /** Not a usable e-mail address. */
  'address',
  /** The address ends in a top-level domain that does not exist. */
  'unknownDomain',
  /** The list was cut off in the file ("..."). */
  'truncatedList',
  /** Longer than a name can be; the person is taken without it. */
  'nameTooLong',
] as const;

/** A CSV row is left out; nothing of it is applied. */
export const ROW_REFUSAL_REASONS = [
  'quotes',
  'lineTooLong',
  'tooManyColumns',
  'controlCharacters',
  'missingValue',
  'valueTooLong',
  'nameTooLong',
  'email',
  'domain',
  'date',
  'ambiguousDate',
  'dateImplausible',
  'dateOrder',
  'strength',
  'kind',
  'count',
  'stage',
  'status',
  'self',
  'duplicateId',
  'repeatedRow',
  'strengthAndKind',
  'unknownPerson',
  'unknownOrganization',
  'ambiguousPerson',
] as const;

export type FileRefusalReason = (typeof FILE_REFUSAL_REASONS)[number];
export type MessageRefusalReason = (typeof MESSAGE_REFUSAL_REASONS)[number];
export type MailValueRefusalReason = (typeof MAIL_VALUE_REFUSAL_REASONS)[number];
export type MailRefusalReason = MessageRefusalReason | MailValueRefusalReason;
export type RowRefusalReason = (typeof ROW_REFUSAL_REASONS)[number];

/** Every reason an import can give. Each has one sentence in German and one in English at the edge. */
export type RefusalReason = FileRefusalReason | MailRefusalReason | RowRefusalReason;

/** Where a message, row or value stands. */
export interface Place {
  /** Name of the file, or of the entry inside a folder or archive. */
  readonly file: string;
  /** 1-based line in that file; null when the file as a whole is meant. */
  readonly line: number | null;
}

/** One thing that was left out, with the reason. */
export interface Refusal {
  readonly place: Place;
  /** Header field or CSV column; null when the message, row or file as a whole is meant. */
  readonly field: string | null;
  /** What stood there, at most 200 characters, control characters removed. */
  readonly value: string;
  readonly reason: RefusalReason;
}
