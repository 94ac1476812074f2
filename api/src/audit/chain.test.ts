import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockBuilder, openBlock } from './block.js';
import { canonicalJson } from './canonical-json.js';
import {
  type ChainPlace,
  type ChainToVerify,
  chainHash,
  KEPT_MS,
  NO_HASH,
  type StoredBlock,
  sha256,
  verifyChain,
} from './chain.js';
import { type AuditEntry, entryOf, FORGETTING, type Forgotten } from './entry.js';

const id = fc.constantFrom('anna', 'ben', 'cleo', 'd"irk', 'ümit', '\u2028');
const entries: fc.Arbitrary<AuditEntry> = fc
  .record({
    facts: fc.record({
      at: fc.integer({ min: 1, max: 2 ** 41 }),
      requestId: fc.string(),
      operation: fc.constantFrom('warmPaths', 'person', 'setSkills'),
      isChange: fc.boolean(),
      isRefused: fc.boolean(),
      purpose: fc.constantFrom('FIND_PATHS', 'NETWORK_GAPS', null),
      role: fc.constantFrom('EMPLOYEE', 'SALES', 'OPERATOR'),
      askerId: fc.option(id),
    }),
    asked: fc.array(id, { maxLength: 3 }),
    shown: fc.array(id, { maxLength: 6 }),
  })
  .map(({ facts, asked, shown }) => entryOf(facts, asked, shown));
const blocksOfEntries = fc.array(fc.array(entries, { minLength: 1, maxLength: 4 }), {
  minLength: 1,
  maxLength: 5,
});

interface Chain extends ChainToVerify {
  readonly blocks: StoredBlock[];
}

/** A chain as the store keeps it, from a place on. */
async function chainOf(
  blocks: readonly (readonly AuditEntry[])[],
  stub: Forgotten | null = null,
): Promise<Chain> {
  const stored: StoredBlock[] = [];
  let head: ChainPlace = stub ?? { number: 0, hash: NO_HASH };
  for (const block of blocks) {
    const builder = new BlockBuilder();
    for (const entry of block) builder.add(entry);
    const { facts, digest, ...sealed } = await builder.seal(sha256);
    const number = head.number + 1;
    const hash = chainHash({ digest, id: sealed.id, number, previous: head.hash });
    stored.push({ ...sealed, ...facts, number, hash });
    head = { number, hash };
  }
  return {
    blocks: stored,
    head: { number: head.number, hash: head.hash },
    stub,
    storedBlocks: stored.length,
    known: null,
  };
}

/** The same content with other entries in it, packed as if it were genuine. */
async function repacked(
  block: StoredBlock,
  change: (all: AuditEntry[]) => AuditEntry[],
): Promise<StoredBlock> {
  const builder = new BlockBuilder();
  for (const entry of change([...(await openBlock(block.content)).entries])) builder.add(entry);
  const { content, facts } = await builder.seal(sha256);
  return { ...block, ...facts, content };
}

const isWhole = async (chain: Chain) => (await verifyChain(chain)).isWhole;
const numbered = (blocks: readonly StoredBlock[]) =>
  blocks.map((block, place) => ({ ...block, number: place + 1 }));

describe('The chain of the audit log', () => {
  it('is whole as it was written, and gives back every entry', async () => {
    const written = fc.asyncProperty(blocksOfEntries, async (blocks) => {
      const chain = await chainOf(blocks);
      const found = await verifyChain(chain);
      expect(found.findings).toEqual([]);
      expect(found).toMatchObject({ isWhole: true, blocks: blocks.length, entries: blocks.flat().length });
      const read = await Promise.all(chain.blocks.map(({ content }) => openBlock(content)));
      expect(read.flatMap((block) => block.entries)).toEqual(blocks.flat());
      for (const { text } of read) expect(canonicalJson(JSON.parse(text))).toBe(text);
    });
    await fc.assert(written, { numRuns: 60 });
  });

  it('finds every changed entry', async () => {
    const changes: ((entry: AuditEntry) => AuditEntry)[] = [
      (entry) => ({ ...entry, at: entry.at + 1 }),
      (entry) => ({ ...entry, askerId: entry.askerId === 'eve' ? null : 'eve' }),
      (entry) => ({ ...entry, shownIds: [...entry.shownIds, 'eve'] }),
      (entry) => ({ ...entry, askedIds: ['eve'] }),
      (entry) => ({ ...entry, purpose: entry.purpose === null ? 'FIND_EXPERTS' : null }),
      (entry) => ({ ...entry, role: 'ADMIN' }),
      (entry) => ({ ...entry, isRefused: !entry.isRefused }),
      (entry) => ({ ...entry, isChange: !entry.isChange }),
      (entry) => ({ ...entry, requestId: `${entry.requestId} ` }),
      (entry) => ({ ...entry, shownCount: entry.shownCount + 1 }),
    ];
    const changed = fc.asyncProperty(
      blocksOfEntries,
      fc.nat(),
      fc.nat(),
      fc.constantFrom(...changes),
      async (blocks, where, which, change) => {
        const chain = await chainOf(blocks);
        const place = where % chain.blocks.length;
        const altered = await Promise.all(
          chain.blocks.map((block, number) =>
            number !== place
              ? block
              : repacked(block, (all) =>
                  all.map((one, at) => (at === which % all.length ? change(one) : one)),
                ),
          ),
        );
        expect(await isWhole({ ...chain, blocks: altered })).toBe(false);
      },
    );
    await fc.assert(changed, { numRuns: 60 });
  });

  it('finds every entry that was taken out, put in or moved', async () => {
    const moves: ((all: AuditEntry[]) => AuditEntry[])[] = [
      (all) => all.slice(1),
      (all) => all.slice(0, -1),
      ([first, ...rest]) => (first === undefined ? [] : [first, first, ...rest]),
      ([first, second, ...rest]) =>
        first === undefined || second === undefined ? [] : [second, first, ...rest],
    ];
    const moved = fc.asyncProperty(
      blocksOfEntries,
      fc.nat(),
      fc.constantFrom(...moves),
      async (blocks, where, move) => {
        const chain = await chainOf(blocks);
        const place = where % chain.blocks.length;
        const before = chain.blocks[place];
        if (before === undefined) return;
        const after = await repacked(before, move);
        // Two equal entries that change places are the same log.
        fc.pre((await openBlock(after.content)).text !== (await openBlock(before.content)).text);
        expect(await isWhole({ ...chain, blocks: chain.blocks.with(place, after) })).toBe(false);
      },
    );
    await fc.assert(moved, { numRuns: 60 });
  });

  it('finds every block that was taken out, put in or moved, renumbered or not', async () => {
    const moved = fc.asyncProperty(
      blocksOfEntries.filter((blocks) => blocks.length > 1),
      fc.nat(),
      fc.boolean(),
      fc.constantFrom('out', 'twice', 'swap', 'foreign'),
      async (blocks, where, isRenumbered, kind) => {
        const chain = await chainOf(blocks);
        const place = where % (chain.blocks.length - 1);
        const [one, other] = chain.blocks.slice(place, place + 2);
        const foreign = (await chainOf(blocks)).blocks[place];
        if (one === undefined || other === undefined || foreign === undefined) return;
        const altered = {
          out: () => chain.blocks.toSpliced(place, 1),
          twice: () => chain.blocks.toSpliced(place, 0, one),
          swap: () => chain.blocks.toSpliced(place, 2, other, one),
          foreign: () => chain.blocks.with(place, foreign),
        }[kind]();
        const stored = isRenumbered ? numbered(altered) : altered;
        expect(await isWhole({ ...chain, blocks: stored, storedBlocks: stored.length })).toBe(false);
      },
    );
    await fc.assert(moved, { numRuns: 60 });
  });

  it('finds a cut-off end and blocks beside the chain', async () => {
    const chain = await chainOf([[someEntry()], [someEntry()]]);
    const shorter = chain.blocks.slice(0, -1);
    expect(await isWhole({ ...chain, blocks: shorter, storedBlocks: 1 })).toBe(false);
    expect(await isWhole({ ...chain, storedBlocks: 3 })).toBe(false);
    expect(await isWhole({ ...chain, blocks: [], storedBlocks: 0 })).toBe(false);
  });

  it('finds facts beside the content that say something else', async () => {
    const chain = await chainOf([[someEntry()], [someEntry()]]);
    const [first, second] = chain.blocks;
    if (first === undefined || second === undefined) throw new Error('no blocks');
    for (const altered of [
      { ...first, marks: [] },
      { ...first, tally: '[]' },
      { ...first, day: first.day + 1 },
      { ...first, until: first.until + 1 },
      { ...first, entries: 2 },
      { ...first, content: first.content.slice(4) },
      { ...first, content: '' },
    ]) {
      expect(await isWhole({ ...chain, blocks: [altered, second] })).toBe(false);
    }
  });

  it('can’t be rewritten as a whole once one of its places was noted elsewhere', async () => {
    const rewritten = fc.asyncProperty(blocksOfEntries, fc.nat(), async (blocks, where) => {
      const { blocks: first } = await chainOf(blocks);
      const noted = first[where % first.length];
      const known = noted === undefined ? null : { number: noted.number, hash: noted.hash };
      const other = await chainOf([[someEntry()], ...blocks]);
      expect(await isWhole(other)).toBe(true);
      expect(await isWhole({ ...other, known })).toBe(false);
      expect(await isWhole({ ...(await chainOf(blocks)), known: null })).toBe(true);
    });
    await fc.assert(rewritten, { numRuns: 20 });
  });
});

describe('The forgotten beginning', () => {
  const forgotten: Forgotten = { number: 7, hash: sha256('the last one that was forgotten'), until: 1000 };
  const about = (at: number, what = forgotten): AuditEntry => ({
    ...someEntry(),
    at,
    operation: FORGETTING,
    role: 'SYSTEM',
    forgotten: what,
  });

  it('leaves a chain that is whole, for the log itself says that it was forgotten after 90 days', async () => {
    const chain = await chainOf([[someEntry()], [about(forgotten.until + KEPT_MS)]], forgotten);
    expect((await verifyChain(chain)).findings).toEqual([]);
    expect(await isWhole({ ...chain, known: { number: 3, hash: sha256('gone') } })).toBe(true);
    expect(await isWhole({ ...chain, known: { number: 7, hash: sha256('another') } })).toBe(false);
  });

  it('is found where it was removed before its time, or without a word in the log, or further', async () => {
    expect(await isWhole(await chainOf([[about(forgotten.until + KEPT_MS - 1)]], forgotten))).toBe(false);
    expect(await isWhole(await chainOf([[someEntry()]], forgotten))).toBe(false);
    const chain = await chainOf([[someEntry()], [about(forgotten.until + KEPT_MS)]], forgotten);
    const [first] = chain.blocks;
    if (first === undefined) throw new Error('no blocks');
    const further = { number: first.number, hash: first.hash, until: first.until };
    expect(await isWhole({ ...chain, blocks: chain.blocks.slice(1), stub: further, storedBlocks: 1 })).toBe(
      false,
    );
    expect(await isWhole({ ...chain, stub: null })).toBe(false);
    expect(await isWhole({ ...chain, stub: { ...forgotten, until: 1 } })).toBe(false);
  });
});

describe('Canonical JSON', () => {
  it('is one text for one value, whatever the order of its keys', () => {
    const json = fc.jsonValue({ noUnicodeString: false }).filter((value) => isWritable(value));
    const once = fc.property(json, (value) => {
      const text = canonicalJson(value as never);
      expect(JSON.parse(text)).toEqual(value);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    });
    fc.assert(once);
    expect(canonicalJson({ b: 1, a: [null, true, 'ü"'], aa: {} })).toBe(
      '{"a":[null,true,"ü\\""],"aa":{},"b":1}',
    );
    expect(canonicalJson({ a: [null, true, 'ü"'], aa: {}, b: 1 })).toBe(
      '{"a":[null,true,"ü\\""],"aa":{},"b":1}',
    );
  });

  it('refuses numbers that can be written in several ways', () => {
    expect(() => canonicalJson(0.5)).toThrow(RangeError);
    expect(() => canonicalJson(2 ** 53)).toThrow(RangeError);
  });
});

function isWritable(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0);
  if (value === null || typeof value !== 'object') return true;
  return Object.keys(value).every((key) => key !== '__proto__') && Object.values(value).every(isWritable);
}

function someEntry(): AuditEntry {
  const facts = {
    at: Date.parse('2026-11-23T12:00:00Z'),
    requestId: 'r',
    operation: 'person',
    isChange: false,
    isRefused: false,
    purpose: null,
    role: 'EMPLOYEE' as const,
    askerId: 'anna',
  };
  return entryOf(facts, ['ben'], ['ben', 'cleo']);
}
