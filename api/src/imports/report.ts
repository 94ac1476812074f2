import { csvLines } from '../lists/csv.js';

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
  /** Nothing of this kind is processed before the day that was agreed with the works council. */
  'noAgreement',
  /** Whoever's mailbox it is did not consent, or nobody said whose it is. */
  'ownerConsent',
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
  /** One of the two did not consent, or objected. */
  'withoutConsent',
] as const;

/** One value of a message is left out; the rest of the message stands. */
const MAIL_VALUE_REFUSAL_REASONS = [
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
  /** The same source knows this address or domain by another id. */
  'otherKey',
  /** Somebody of this address objected. */
  'objected',
] as const;

/** One value of a CSV row is left out; the rest of the row stands. */
const ROW_VALUE_REFUSAL_REASONS = [
  /** The source that described the record first says something else. */
  'otherSource',
  /** Another source gave this id to somebody else: the two are kept apart. */
  'keyOfAnother',
] as const;

export const MAIL_REFUSAL_REASONS = [...MESSAGE_REFUSAL_REASONS, ...MAIL_VALUE_REFUSAL_REASONS] as const;

export type FileRefusalReason = (typeof FILE_REFUSAL_REASONS)[number];
export type MessageRefusalReason = (typeof MESSAGE_REFUSAL_REASONS)[number];
export type MailRefusalReason = (typeof MAIL_REFUSAL_REASONS)[number];
export type RowRefusalReason =
  | (typeof ROW_REFUSAL_REASONS)[number]
  | (typeof ROW_VALUE_REFUSAL_REASONS)[number];

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
export interface Refusal<Reason extends RefusalReason = RefusalReason> {
  readonly place: Place;
  /** Header field or CSV column; null when the message, row or file as a whole is meant. */
  readonly field: string | null;
  /** What stood there, at most 200 characters, control characters removed. */
  readonly value: string;
  readonly reason: Reason;
}

/** A value as the report shows it: one line, no control characters, at most 200 characters. */
export function reportValue(value: string): string {
  const text = value
    .slice(0, MAX_REPORT_VALUE * 4)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length <= MAX_REPORT_VALUE ? text : `${text.slice(0, MAX_REPORT_VALUE - 1)}\u2026`;
}

/** The report's first line; `titles` in the reader's language. */
export function refusalCsvHead(
  titles: readonly string[] = ['file', 'line', 'field', 'value', 'reason'],
): string {
  return csvLines([titles]);
}

/** One line of the report; `reasonText` in the reader's language, the code when absent. */
export function refusalCsvLine(refusal: Refusal, reasonText: string = refusal.reason): string {
  const { place, field, value } = refusal;
  return csvLines([[place.file, place.line, field, value, reasonText]]);
}

const MAX_REPORT_VALUE = 200;
