import pdfmake, { type DocumentDefinition, type Piece } from 'pdfmake';
import roboto from 'pdfmake/fonts/Roboto.js';
import type { Block, Paper } from './paper.js';

// Nothing but the fonts is read, whatever a text says.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => Object.values(roboto.Roboto).includes(path));
pdfmake.setFonts(roboto);

const INK = '#171b1a';
const SOFT = '#4d5654';
const LINE = '#c9cac3';
const ACCENT = '#0d6a63';
const WASH = '#f1f2ee';

/** A paper as PDF, A4. Texts are text, whatever stands in them. */
export async function pdfOf(paper: Paper): Promise<Buffer> {
  return pdfmake.createPdf(definitionOf(paper)).getBuffer();
}

function definitionOf({ title, blocks }: Paper): DocumentDefinition {
  return {
    info: { title, creator: 'Perlen', producer: 'Perlen' },
    language: 'de-DE',
    pageSize: 'A4',
    pageMargins: [56, 64, 56, 64],
    defaultStyle: { font: 'Roboto', fontSize: 9.5, lineHeight: 1.25, color: INK },
    header: (page) =>
      page === 1 ? null : { text: title, color: SOFT, fontSize: 8, margin: [56, 32, 56, 0] },
    footer: (page, count) => ({
      columns: [{ text: 'Perlen · Entwurf' }, { text: `${page} von ${count}`, alignment: 'right' }],
      color: SOFT,
      fontSize: 8,
      margin: [56, 20, 56, 0],
    }),
    content: [
      { text: title, fontSize: 20, bold: true, color: ACCENT, lineHeight: 1.1, margin: [0, 0, 0, 12] },
      ...blocks.map(contentOf),
    ],
    // A heading does not stay behind on a page while what it is of goes to the next.
    pageBreakBefore: (node, { getFollowingNodesOnPage }) =>
      node.headlineLevel !== undefined && getFollowingNodesOnPage().length === 0,
  };
}

function contentOf(block: Block): Piece {
  switch (block.kind) {
    case 'HEADING':
      return block.level === 1
        ? {
            text: shown(block.text),
            fontSize: 14,
            bold: true,
            headlineLevel: 1,
            ...(block.beginsPage && { pageBreak: 'before' as const }),
            margin: [0, 16, 0, 6],
          }
        : { text: shown(block.text), fontSize: 10.5, bold: true, headlineLevel: 2, margin: [0, 10, 0, 3] };
    case 'TEXT':
      return { text: shown(block.text), margin: [0, 0, 0, 6] };
    case 'TOGETHER':
      return { stack: block.blocks.map(contentOf), unbreakable: true };
    case 'LIST':
      return {
        ul: block.items.map((item) => ({ text: shown(item), margin: [0, 0, 0, 3] })),
        margin: [0, 0, 0, 6],
      };
    case 'BLANKS':
      return { stack: block.labels.map(blank), margin: [0, 2, 0, 6] };
    case 'TABLE':
      return tableOf(block);
  }
}

/** A label with a line to write on. */
function blank(label: string): Piece {
  return {
    table: {
      widths: ['auto', '*'],
      body: [[{ text: label.endsWith('?') ? label : `${label}:`, color: SOFT }, { text: ' ' }]],
    },
    layout: {
      hLineWidth: (row) => (row === 1 ? 0.5 : 0),
      vLineWidth: () => 0,
      hLineColor: () => LINE,
      paddingLeft: () => 0,
      paddingTop: () => 5,
    },
    margin: [0, 0, 0, 2],
  };
}

function tableOf({ heads, widths, rows }: Extract<Block, { kind: 'TABLE' }>): Piece {
  const hasHeads = heads.length > 0;
  const head = hasHeads ? [heads.map((text) => ({ text, bold: true, fillColor: WASH }))] : [];
  const body = rows.map((row) =>
    // Without headings the first column names what the second says.
    row.map((text, column) => ({ ...cell(text), bold: !hasHeads && column === 0 })),
  );
  return {
    table: {
      headerRows: hasHeads ? 1 : 0,
      widths: widths.map((share) => `${share}%`),
      body: [...head, ...body],
      dontBreakRows: hasHeads,
      keepWithHeaderRows: 1,
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0,
      hLineColor: () => LINE,
      paddingTop: () => 3,
      paddingBottom: () => 3,
      paddingLeft: () => 4,
      paddingRight: () => 4,
    },
    fontSize: 8.5,
    margin: [0, 2, 0, 8],
  };
}

/** Several lines stand apart from each other. */
function cell(text: string): Piece {
  const lines = text.split('\n');
  if (lines.length === 1) return { text: shown(text) };
  return { stack: lines.map((line) => ({ text: shown(line), margin: [0, 0, 0, 3] })) };
}

const LONGEST_TEXT = 8_000;

/** Without characters that steer a page instead of standing on it; what belongs to a § stays with it. */
function shown(text: string): string {
  const visible = text.replace(/\p{C}/gu, ' ').slice(0, LONGEST_TEXT);
  return visible.replace(/(§|Art\.|Abs\.|Nr\.|lit\.) (?=\S)/gu, '$1\u00a0');
}
