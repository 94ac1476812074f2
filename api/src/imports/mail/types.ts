import type {
  FileRefusalReason,
  MailRefusalReason,
  MessageRefusalReason,
  Place,
  Refusal,
} from '../report.js';

/** Where reading goes on. Plain numbers, to be stored between transactions. */
export interface MailCursor {
  /** 0-based position among the files of a folder or archive in the order read; 0 for a single file. */
  readonly entry: number;
  /** Bytes of that entry (unpacked) already done. */
  readonly byteOffset: number;
  /** 1-based line at that offset. */
  readonly line: number;
  /** Messages read before, over all entries. */
  readonly ordinal: number;
}

/** The five header fields Perlen reads, joined but not yet interpreted. Absent fields are null. */
export interface MailHeader {
  readonly from: string | null;
  readonly to: string | null;
  readonly cc: string | null;
  readonly date: string | null;
  readonly messageId: string | null;
}

export interface RawMessage {
  readonly place: Place;
  readonly header: MailHeader;
}

/** One step of reading. After applying it, store `next`: reading from there gives what follows. */
export type MailReading =
  | { readonly kind: 'message'; readonly message: RawMessage; readonly next: MailCursor }
  /** A message was left out; it counts as a message read. */
  | {
      readonly kind: 'refused';
      readonly isMessage: true;
      readonly refusal: Refusal<MessageRefusalReason>;
      readonly next: MailCursor;
    }
  /** A whole file, or the rest of it, was left out. */
  | {
      readonly kind: 'refused';
      readonly isMessage: false;
      readonly refusal: Refusal<FileRefusalReason>;
      readonly next: MailCursor;
    };

export type MailSourceKind = 'mbox' | 'eml' | 'folder' | 'zip';

/** Mail that was recognised and can be read, any number of times. */
export interface MailSource {
  readonly kind: MailSourceKind;
  readonly name: string;
  /** Bytes of the whole input; of a .zip, unpacked. */
  readonly totalBytes: number;
  /** How many of these the last `read` has passed (for progress). */
  readonly doneBytes: () => number;
  /** Streams in constant memory; ends early without an error when `signal` aborts. */
  read(from?: MailCursor, signal?: AbortSignal): AsyncGenerator<MailReading, void, void>;
}

export type MailOpening =
  | { readonly kind: 'ready'; readonly source: MailSource }
  | { readonly kind: 'refused'; readonly reason: FileRefusalReason; readonly name: string };

export interface MailLimits {
  /** A header line, folds joined. */
  readonly maxFieldBytes: number;
  readonly maxHeaderBytes: number;
  readonly maxEntries: number;
  readonly maxUnpackedBytes: number;
  /** Unpacked bytes for each packed byte, judged past the first mebibyte of an entry. */
  readonly maxUnpackRatio: number;
}

export interface MailSettings {
  /** Own mail domains, lowercase; sub-domains belong to them. */
  readonly ownDomains: readonly string[];
  /** The clock's whole UTC day since 1970-01-01; later than one day after it is implausible. */
  readonly todayDay: number;
}

export interface SeenPerson {
  /** Lowercase. Unique within a message. */
  readonly address: string;
  /** The best of the forms seen in this message, normalised; null when none was given. */
  readonly name: string | null;
  /** The address is in an own domain or a sub-domain of one. */
  readonly isEmployee: boolean;
  /** Registrable business domain of an outsider; null for employees and for free-mail domains. */
  readonly organizationDomain: string | null;
}

export interface MailEvidence {
  readonly fromAddress: string;
  readonly toAddress: string;
  /** 1/r, r = distinct To and Cc addresses without the sender. */
  readonly weight: number;
  /** Whole UTC days since 1970-01-01. */
  readonly day: number;
}

/** Each message has exactly one: it gave evidence, or the first reason why it gave none. */
export type MailOutcome = 'evidence' | MailRefusalReason;

export interface InterpretedMessage {
  readonly place: Place;
  /** Message-ID trimmed, else SHA-256 (hex) of date, from, sorted to and cc. */
  readonly messageKey: string;
  readonly people: readonly SeenPerson[];
  readonly evidence: readonly MailEvidence[];
  readonly refusals: readonly Refusal<MailRefusalReason>[];
  readonly outcome: MailOutcome;
  readonly counts: MailCounts;
}

/**
 * Counts that add up, of one message or (added with `addMailCounts`) of many:
 * messages = messagesWithEvidence + sum of messagesWithout;
 * mentions = personMentions + roleMentions + sum of refusedMentions;
 * pairs = evidence + sum of refusedPairs.
 */
export interface MailCounts {
  readonly messages: number;
  readonly messagesWithEvidence: number;
  readonly messagesWithout: Readonly<Partial<Record<MailRefusalReason, number>>>;
  /** Entries of From, To and Cc, each time they stand there. */
  readonly mentions: number;
  readonly personMentions: number;
  /** List and role addresses: no people. */
  readonly roleMentions: number;
  readonly refusedMentions: Readonly<Partial<Record<MailRefusalReason, number>>>;
  /** Distinct recipients with a usable address, each with its sender. */
  readonly pairs: number;
  readonly evidence: number;
  readonly refusedPairs: Readonly<Partial<Record<MailRefusalReason, number>>>;
  /** Names left out though the person was taken. */
  readonly refusedNames: number;
}
