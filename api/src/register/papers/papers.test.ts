import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { register } from '../register.js';
import type { Block, PaperFacts } from './paper.js';
import { papers } from './papers.js';
import { pdfOf } from './pdf.js';

const facts: PaperFacts = {
  company: 'Große <b>Weberei</b> (Ä) \\ endobj\u202e\u0007 Łódź',
  day: '24. November 2026',
  isTrial: true,
  defaultSharing: 'BLIND',
};

const textsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    switch (block.kind) {
      case 'TOGETHER':
        return textsOf(block.blocks);
      case 'LIST':
        return [...block.items];
      case 'BLANKS':
        return [...block.labels];
      case 'TABLE':
        return [...block.heads, ...block.rows.flat()];
      default:
        return [block.text];
    }
  });

it('the works agreement has everything of the register in its annex', () => {
  const said = textsOf(papers['works-agreement'].make(facts).blocks).join('\n');
  for (const thing of register) {
    expect(said).toContain(`${thing.title.de} (${thing.name})`);
    for (const field of thing.fields) expect(said).toContain(`${field.what.de} (${field.name})`);
  }
});

it('the record of processing names all personal data, and none that is not', () => {
  const said = textsOf(papers['record-of-processing'].make(facts).blocks).join('\n');
  const fields = register.flatMap((thing) => thing.fields);
  for (const { basis, what } of fields) if (basis !== 'NOT_PERSONAL') expect(said).toContain(what.de);
  expect(said).not.toContain('Prüfsumme');
});

it('every paper says that it is a draft, of what day, and that no text of it is empty', () => {
  for (const { make } of Object.values(papers)) {
    const { title, blocks } = make(facts);
    const [opening] = textsOf(blocks);
    expect(opening).toContain('Entwurf, am 24. November 2026');
    expect(opening).toContain('zur Probe');
    expect(title).not.toBe('');
  }
  const unnamed = textsOf(papers['record-of-processing'].make({ ...facts, company: null }).blocks);
  expect(unnamed).toContain('Verantwortlicher');
});

it('a table has as many cells in each row as it has widths, which fill the page', () => {
  const tables = Object.values(papers)
    .flatMap(({ make }) => make(facts).blocks)
    .flatMap((block) => (block.kind === 'TOGETHER' ? block.blocks : [block]));
  for (const block of tables) {
    if (block.kind !== 'TABLE') continue;
    expect(block.widths.reduce((sum, width) => sum + width, 0)).toBe(100);
    for (const row of block.rows) expect(row).toHaveLength(block.widths.length);
  }
});

it('a hostile name is text: it ends no object and brings nothing of its own into the file', async () => {
  const pdf = await pdfOf({ title: 'Größe', blocks: papers['record-of-processing'].make(facts).blocks });
  const raw = pdf.toString('latin1');
  expect(raw.startsWith('%PDF-1.')).toBe(true);
  expect(raw.match(/\/(JavaScript|JS|OpenAction|Launch|URI|EmbeddedFile)\b/)).toBeNull();
  expect(raw.match(/\nendobj\n/g)?.length).toBe(raw.match(/\d+ 0 obj\n/g)?.length);
  expect(inflated(raw)).not.toContain('Weberei');
});

/** All that is packed in a file: text is there as numbers of shapes, never as what was given. */
function inflated(raw: string): string {
  return [...raw.matchAll(/stream\n([\s\S]*?)\nendstream/g)]
    .map(([, packed = '']) => {
      try {
        return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
      } catch {
        return '';
      }
    })
    .join('\n');
}
