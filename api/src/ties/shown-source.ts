import DataLoader from 'dataloader';
import { ownSourceIds, ownSourceKey } from '../contacts/own-sources.js';
import type { Context } from '../graphql/context.js';
import type { EvidenceRow } from '../read-model/records.js';
import { HAND, handSourceIds } from '../sources/hand-source.js';
import { isPersonal, type SourceRecord, sourcesByIds } from '../sources/source-records.js';

/** Where a record comes from as far as the viewer may know: of some sources their kind alone. */
export interface ShownSource {
  readonly id: string | null;
  readonly kind: string;
  readonly name: string | null;
}

/** How a viewer reads the source of one record. */
export interface SourceReading {
  /** Null if the record names none, or one that is not kept. */
  readonly shown: ShownSource | null;
  /** The source by which the viewer may ask for the record; null where they read its kind alone. */
  readonly sourceId: string | null;
  /** It belongs to one other person, who alone takes back what it says. */
  readonly isSomebodyElses: boolean;
}

/**
 * Reads the sources of the records of one answer. One that belongs to a single person is named to that person alone:
 * others read "mail" or "address book". So that a colleague's own mailbox does not stand out, to all but the operator of
 * a trial every mailbox is "mail".
 */
export class SourceReader {
  readonly #loader: DataLoader<string, SourceRecord | null>;
  readonly #own: ReadonlySet<string>;
  readonly #isOperator: boolean;

  constructor(context: Context) {
    const { viewer, directory, application } = context;
    const person = viewer.kind === 'PERSON' ? directory.person(viewer.personId) : undefined;
    this.#own = new Set(
      person === undefined ? [] : [...ownSourceIds(context, person), ...handSourceIds(directory, person.id)],
    );
    this.#isOperator = viewer.kind === 'OPERATOR';
    this.#loader = new DataLoader(async (ids) => {
      const records = await sourcesByIds(application.store, [...ids]);
      const byId = new Map(records.map((record) => [record.id, record]));
      return ids.map((id) => byId.get(id) ?? null);
    });
  }

  /** How the viewer reads the source of each of these records. */
  async read(rows: readonly EvidenceRow[]): Promise<(row: EvidenceRow) => SourceReading> {
    const ids = [...new Set(rows.flatMap(({ source }) => source ?? []))];
    const records = await Promise.all(ids.map((id) => this.#loader.load(id)));
    const byId = new Map(ids.map((id, place) => [id, records[place] ?? null]));
    return ({ source }) => this.#readingOf(source, source === null ? null : (byId.get(source) ?? null));
  }

  #readingOf(sourceId: string | null, record: SourceRecord | null): SourceReading {
    if (record === null) return { shown: null, sourceId, isSomebodyElses: false };
    const { id, kind, name } = record;
    const isSomebodyElses = (isPersonal(record) || kind === HAND) && !this.#own.has(id);
    if (!isSomebodyElses && (this.#isOperator || kind !== MAIL)) {
      return { shown: { id, kind, name }, sourceId, isSomebodyElses };
    }
    return {
      shown: { id: null, kind: isMailbox(record) ? MAIL : kind, name: null },
      sourceId: null,
      isSomebodyElses,
    };
  }
}

const MAIL = 'MAIL';

/** Whether somebody's own source is a mailbox; its key says so. */
function isMailbox({ kind, key }: SourceRecord): boolean {
  return kind === MAIL || key?.startsWith(ownSourceKey('MAILBOX', '')) === true;
}
