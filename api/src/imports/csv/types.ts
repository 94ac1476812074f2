import type { FileRefusalReason, Refusal } from '../report.js';

export type CsvKind = 'people' | 'projects' | 'organizations' | 'ties';
export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type CsvDelimiter = ',' | ';' | '\t';

/** A person as a row names them: an id (the file's own key) or an e-mail address (lowercase). */
export type PersonReference =
  | { readonly kind: 'ID'; readonly id: string }
  | { readonly kind: 'EMAIL'; readonly email: string };

/** An organization as a row names it. */
export type OrganizationReference =
  | { readonly kind: 'NAME'; readonly name: string }
  | { readonly kind: 'DOMAIN'; readonly domain: string };

/** At least one of id and email is there. */
export interface PersonRecord {
  readonly id: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly title: string | null;
  /** From the top down; empty when none was given. */
  readonly departmentPath: readonly string[];
  readonly organization: OrganizationReference | null;
  readonly skills: readonly string[];
  readonly phone: string | null;
  /** Has left. `leftDay` is null when only "yes" was given. */
  readonly hasLeft: boolean;
  readonly leftDay: number | null;
}

export type ProjectStatus = 'PLANNED' | 'ACTIVE' | 'DONE' | 'CANCELLED';

export interface ProjectData {
  readonly name: string;
  readonly description: string | null;
  readonly fromDay: number | null;
  readonly toDay: number | null;
  readonly organization: OrganizationReference | null;
  readonly status: ProjectStatus | null;
}

/** One row: a project, one member of it, or both. */
export interface ProjectRecord {
  /** The id column, else the name. */
  readonly id: string;
  /** Null when the row only adds a member to a project an earlier row described. */
  readonly project: ProjectData | null;
  readonly member: {
    readonly person: PersonReference;
    readonly role: string | null;
    readonly fromDay: number | null;
    readonly toDay: number | null;
  } | null;
}

export type OrganizationStage = 'PROSPECT' | 'CUSTOMER' | 'PARTNER' | 'SUPPLIER' | 'FORMER' | 'OWN';

export interface OrganizationRecord {
  /** The id column, else the domain, else the name. */
  readonly id: string;
  readonly name: string | null;
  readonly domain: string | null;
  readonly stage: OrganizationStage | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly accountOwner: PersonReference | null;
}

export type TieEventKind = 'MESSAGED' | 'MET' | 'CONNECTED';

export type TieRecord =
  | {
      readonly kind: 'STATED';
      readonly source: PersonReference;
      readonly target: PersonReference;
      /** 0 (this file says: no tie) or 0.01..0.98. */
      readonly strength: number;
      readonly day: number;
    }
  | {
      readonly kind: TieEventKind;
      readonly source: PersonReference;
      readonly target: PersonReference;
      /** At least 1. */
      readonly count: number;
      /** Null: all events at `lastDay`. */
      readonly firstDay: number | null;
      readonly lastDay: number;
    };

export interface CsvRecords {
  readonly people: PersonRecord;
  readonly projects: ProjectRecord;
  readonly organizations: OrganizationRecord;
  readonly ties: TieRecord;
}

/** Where reading goes on: data rows already done (header not counted). */
export interface CsvCursor {
  readonly rows: number;
}

/** One data row: taken whole or left out whole. Store `next` after applying it. */
export type CsvRow<Kind extends CsvKind> =
  | {
      readonly kind: 'ok';
      readonly line: number;
      readonly record: CsvRecords[Kind];
      readonly next: CsvCursor;
    }
  | {
      readonly kind: 'refused';
      readonly line: number;
      /** At least one. */
      readonly refusals: readonly Refusal[];
      readonly next: CsvCursor;
    };

/** Field of a file kind to be filled, e.g. `email`; see `CSV_FIELDS`. */
export type CsvField = string;

/** Column name as in the file -> field. Columns not named are left out. */
export type CsvMapping = Readonly<Record<string, CsvField>>;

export interface CsvColumn {
  readonly name: string;
  /** Up to five values from the first rows. */
  readonly samples: readonly string[];
  /** What Perlen takes it for; null when not recognised. */
  readonly field: CsvField | null;
  /** For an unrecognised column: the nearest field still free, or null. */
  readonly guess: CsvField | null;
}

export interface CsvHead {
  readonly encoding: CsvEncoding;
  readonly delimiter: CsvDelimiter;
  readonly columns: readonly CsvColumn[];
}

export interface CsvSource<Kind extends CsvKind> {
  readonly csvKind: Kind;
  readonly name: string;
  readonly head: CsvHead;
  /** Column names that are not read. */
  readonly unusedColumns: readonly string[];
  readonly totalBytes: number;
  /** Bytes read so far by the last `read` (for progress). */
  readonly doneBytes: () => number;
  /** Streams the rows; ends early without an error when `signal` aborts. */
  read(from?: CsvCursor, signal?: AbortSignal): AsyncGenerator<CsvRow<Kind>, void, void>;
}

export type CsvOpening<Kind extends CsvKind> =
  | { readonly kind: 'ready'; readonly source: CsvSource<Kind> }
  /** A required field has no column. Ask, then open again with a mapping. */
  | {
      readonly kind: 'mappingNeeded';
      readonly head: CsvHead;
      /** Each entry: one of these fields is needed. */
      readonly missing: readonly (readonly CsvField[])[];
      /** Why a given mapping cannot be used: columns or fields that do not exist or stand twice. */
      readonly problems: readonly string[];
    }
  | { readonly kind: 'refused'; readonly reason: FileRefusalReason; readonly name: string };

export interface CsvOptions {
  readonly mapping?: CsvMapping;
  /** The clock's whole UTC day since 1970-01-01. */
  readonly todayDay: number;
}
