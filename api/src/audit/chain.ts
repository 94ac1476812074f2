import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type BlockContent, type BlockFacts, openBlock, UnreadableBlock } from './block.js';
import { canonicalJson } from './canonical-json.js';
import { FORGETTING, type Forgotten } from './entry.js';

/** How long an entry is kept, in milliseconds: 90 days. */
export const KEPT_MS = 90 * 24 * 3_600_000;

/** Before the first block of a chain. */
export const NO_HASH = '';

/** A block as it is kept. */
export interface StoredBlock extends BlockFacts {
  readonly number: number;
  readonly id: string;
  readonly content: string;
  readonly hash: string;
}

/** A place in the chain: what stands up to this block is what gives this hash. */
export interface ChainPlace {
  readonly number: number;
  readonly hash: string;
}

/** SHA-256 in hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The hash of a block: of its content, its name, its number and the hash of the block before. */
export function chainHash(block: {
  readonly digest: string;
  readonly id: string;
  readonly number: number;
  readonly previous: string;
}): string {
  const { digest, id, number, previous } = block;
  return sha256(canonicalJson({ digest, id, number, previous }));
}

export interface Verification {
  /** Nothing was altered, removed, added or moved, as far as a chain can tell. */
  readonly isWhole: boolean;
  readonly blocks: number;
  readonly entries: number;
  /** Instants of the earliest and the latest entry, milliseconds since 1970; null without any. */
  readonly from: number | null;
  readonly until: number | null;
  /** Where the chain ends now. Noted elsewhere it proves later that nothing before it was rewritten. */
  readonly head: ChainPlace;
  /** Where it begins: the last block that was forgotten after its time. */
  readonly stub: Forgotten | null;
  /** What is wrong, in sentences; the first ones. */
  readonly findings: readonly string[];
}

export interface ChainToVerify {
  /** By number, ascending. */
  readonly blocks: AsyncIterable<StoredBlock> | Iterable<StoredBlock>;
  readonly head: ChainPlace;
  readonly stub: Forgotten | null;
  /** How many blocks the store has in all, wherever they say they stand. */
  readonly storedBlocks: number;
  /** A place that was noted earlier. */
  readonly known: ChainPlace | null;
}

const MOST_FINDINGS = 20;

/**
 * Follows the chain from the stub to its head and unpacks every block. Finds any change, removal, swap or addition of
 * entries, also in what is kept beside the content for searching, and a removal that came before its time. Whoever can
 * rewrite the whole database can rewrite the whole chain: only a place that was noted elsewhere finds that.
 */
export async function verifyChain(chain: ChainToVerify): Promise<Verification> {
  const walk = new Walk(chain.stub, chain.known);
  for await (const block of chain.blocks) await walk.take(block);
  walk.end(chain);
  return {
    isWhole: walk.findings.length === 0,
    blocks: walk.blocks,
    entries: walk.entries,
    from: walk.from,
    until: walk.until,
    head: chain.head,
    stub: chain.stub,
    findings: walk.findings.slice(0, MOST_FINDINGS),
  };
}

class Walk {
  readonly findings: string[] = [];
  blocks = 0;
  entries = 0;
  from: number | null = null;
  until: number | null = null;
  #at: ChainPlace;
  #isKnownMet: boolean;
  #isForgettingMet: boolean;
  readonly #stub: Forgotten | null;
  readonly #known: ChainPlace | null;

  constructor(stub: Forgotten | null, known: ChainPlace | null) {
    this.#stub = stub;
    this.#known = known;
    this.#at = stub === null ? { number: 0, hash: NO_HASH } : { number: stub.number, hash: stub.hash };
    // What was forgotten can't be compared any more, but for its very end.
    this.#isKnownMet = known === null || known.number < this.#at.number || isSamePlace(known, this.#at);
    this.#isForgettingMet = stub === null;
  }

  async take(block: StoredBlock): Promise<void> {
    this.blocks += 1;
    if (block.number !== this.#at.number + 1) {
      this.findings.push(missing(this.#at.number + 1, block.number - 1));
    }
    const content = await openOrTell(block, this.findings);
    if (content !== null) this.#compare(block, content);
    if (this.#known !== null && isSamePlace(this.#known, block)) this.#isKnownMet = true;
    this.#at = { number: block.number, hash: block.hash };
  }

  end({ head, storedBlocks }: ChainToVerify): void {
    if (!isSamePlace(head, this.#at)) {
      this.findings.push(
        `The chain ends with block ${this.#at.number}, but its head says ${head.number}: its end was cut off or exchanged.`,
      );
    }
    if (storedBlocks !== this.blocks) {
      this.findings.push(
        `The store has ${storedBlocks} blocks, ${this.blocks} of them in the chain: others were put beside it.`,
      );
    }
    if (!this.#isForgettingMet) {
      this.findings.push(
        'The beginning is gone, and no entry says that it was forgotten after 90 days: it was removed.',
      );
    }
    if (!this.#isKnownMet) {
      this.findings.push(
        `Block ${this.#known?.number} is not the one that was noted: the chain was rewritten, or it is another one.`,
      );
    }
  }

  #compare(block: StoredBlock, { text, entries, facts }: BlockContent): void {
    const { number, id, hash } = block;
    const expected = chainHash({ digest: sha256(text), id, number, previous: this.#at.hash });
    if (expected !== hash) {
      this.findings.push(
        `Block ${number} does not follow from the one before it: one of the two was altered.`,
      );
    }
    const { day, from, until, marks, tally } = block;
    if (!isDeepStrictEqual({ day, from, until, entries: block.entries, marks: [...marks], tally }, facts)) {
      this.findings.push(`Block ${number} is not about what it says it is about.`);
    }
    this.entries += facts.entries;
    this.from = Math.min(this.from ?? facts.from, facts.from);
    this.until = Math.max(this.until ?? facts.until, facts.until);
    for (const { operation, forgotten, at } of entries) {
      if (operation !== FORGETTING || forgotten === null || this.#stub === null) continue;
      const isOfStub = isSamePlace(forgotten, this.#stub) && forgotten.until === this.#stub.until;
      if (isOfStub && at - forgotten.until >= KEPT_MS) this.#isForgettingMet = true;
    }
  }
}

async function openOrTell(block: StoredBlock, findings: string[]): Promise<BlockContent | null> {
  try {
    return await openBlock(block.content);
  } catch (error) {
    if (!(error instanceof UnreadableBlock)) throw error;
    findings.push(`Block ${block.number} can’t be read: it was altered.`);
    return null;
  }
}

function missing(from: number, to: number): string {
  if (to < from) return `A block stands before its place, where ${from} should be.`;
  return from === to ? `Block ${from} is missing.` : `Blocks ${from} to ${to} are missing.`;
}

function isSamePlace(one: ChainPlace, other: ChainPlace): boolean {
  return one.number === other.number && one.hash === other.hash;
}
