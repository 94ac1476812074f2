import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { v7 as uuidV7 } from 'uuid';
import { z } from 'zod';
import { dayOf } from '../network/day.js';
import { canonicalJson } from './canonical-json.js';
import { type AuditEntry, readEntry, storedEntry, writtenEntry } from './entry.js';

/** How much one block holds: small enough that hashing it never holds the event loop for a millisecond. */
const MOST_ENTRIES = 500;
const MOST_CHARACTERS = 200_000;
/** A block can't make the reader unpack more than this. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Ids are as good as random: packing them harder takes twice the time and saves a hundredth. */
const PACKING_LEVEL = 1;

const deflate = promisify<string, { readonly level: number }, Buffer>(deflateRaw);
const inflate = promisify(inflateRaw);

/** Some entries as they are kept, before their place in the chain is known. */
export interface SealedBlock {
  /** Names the block, so that it is written once though its transaction may run twice. */
  readonly id: string;
  /** Canonical JSON of the entries and the people they name, packed, in base64. */
  readonly content: string;
  /** SHA-256 of that JSON, in hex. */
  readonly digest: string;
  readonly facts: BlockFacts;
}

/** What can be asked of a block without unpacking it. All of it follows from the content, and is checked against it. */
export interface BlockFacts {
  /** UTC day of the earliest entry. */
  readonly day: number;
  /** Instants of the earliest and the latest entry, milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
  readonly entries: number;
  /** `markOf` everybody named, ascending. */
  readonly marks: readonly number[];
  /** How often whom asked what for: canonical JSON of [purpose, role, asker, count], in order. */
  readonly tally: string;
}

/** Gathers entries until they are sealed. Adding one costs some microseconds. */
export class BlockBuilder {
  readonly #texts: string[] = [];
  readonly #places = new Map<string, number>();
  readonly #entries: AuditEntry[] = [];
  #characters = 0;

  get entries(): number {
    return this.#texts.length;
  }

  get isFull(): boolean {
    return this.#texts.length >= MOST_ENTRIES || this.#characters >= MOST_CHARACTERS;
  }

  add(entry: AuditEntry): void {
    const text = writtenEntry(entry, this.#placeOf);
    this.#texts.push(text);
    this.#entries.push(entry);
    this.#characters += text.length;
  }

  /** Packs what was added; nothing may be added any more. Packing is done beside the event loop. */
  async seal(hash: (text: string) => string): Promise<SealedBlock> {
    const people = [...this.#places.keys()];
    const text = contentOf(this.#texts, people);
    const packed = await deflate(text, { level: PACKING_LEVEL });
    return {
      id: uuidV7(),
      content: packed.toString('base64'),
      digest: hash(text),
      facts: factsOf(this.#entries, people),
    };
  }

  readonly #placeOf = (id: string): number => {
    const known = this.#places.get(id);
    if (known !== undefined) return known;
    const place = this.#places.size;
    this.#places.set(id, place);
    this.#characters += id.length + 3;
    return place;
  };
}

/** The same text as canonical JSON of the parsed content gives: keys in order, entries written in canonical order. */
function contentOf(entries: readonly string[], people: readonly string[]): string {
  return `{"entries":[${entries.join(',')}],"people":${JSON.stringify(people)}}`;
}

const storedContent = z.strictObject({ entries: z.array(storedEntry), people: z.array(z.string()) });

/** A block that can't be read is one that somebody altered. */
export class UnreadableBlock extends Error {
  override readonly name = 'UnreadableBlock';
}

export interface BlockContent {
  readonly text: string;
  readonly entries: readonly AuditEntry[];
  readonly facts: BlockFacts;
}

/** Unpacks a block. Throws UnreadableBlock if that is not possible, or if it could have been written in another way. */
export async function openBlock(content: string): Promise<BlockContent> {
  try {
    const unpacked = await inflate(Buffer.from(content, 'base64'), { maxOutputLength: MOST_BYTES });
    const text = unpacked.toString('utf8');
    const stored = storedContent.parse(JSON.parse(text));
    if (canonicalJson(stored) !== text) throw new RangeError('it is not written in canonical order');
    const entries = stored.entries.map((entry) => readEntry(entry, stored.people));
    return { text, entries, facts: factsOf(entries, stored.people) };
  } catch (error) {
    throw new UnreadableBlock(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** 31 bits that stand for a person: blocks that hold nothing of somebody need not be unpacked (FNV-1a). */
export function markOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < id.length; place += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(place), 0x01000193);
  }
  return hash >>> 1;
}

export const tallyRows = z.array(
  z.tuple([z.string().nullable(), z.string(), z.string().nullable(), z.number().int().min(1)]),
);

function factsOf(entries: readonly AuditEntry[], people: readonly string[]): BlockFacts {
  let from = Number.MAX_SAFE_INTEGER;
  let until = 0;
  for (const { at } of entries) {
    from = Math.min(from, at);
    until = Math.max(until, at);
  }
  return {
    day: dayOf(new Date(Math.min(from, until))),
    from,
    until,
    entries: entries.length,
    marks: [...new Set(people.map(markOf))].sort((one, other) => one - other),
    tally: tallyOf(entries),
  };
}

/** Refusals do not count: nothing was done with anybody's data. */
function tallyOf(entries: readonly AuditEntry[]): string {
  const counts = new Map<string, number>();
  for (const { purpose, role, askerId, isRefused } of entries) {
    if (isRefused) continue;
    const key = JSON.stringify([purpose, role, askerId]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rows = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
  return `[${rows.map(([key, count]) => `${key.slice(0, -1)},${count}]`).join(',')}]`;
}
