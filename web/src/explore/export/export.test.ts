import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleLink, sampleThing } from '../board/sample-board.js';
import { csvCell, csvOf, type FileWords, graphmlOf, xml } from './tables.js';

const words: FileWords = {
  name: 'Name',
  kind: 'Kind',
  detail: 'Title',
  home: 'At',
  linkedWith: 'Linked with',
  kindOf: ({ kind }) => kind,
  wordOf: (word) => word.toLowerCase(),
};
/** Letters, controls, emoji and halves of them. */
const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
});

describe('what is exported', () => {
  it('is never a formula in a spreadsheet', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' =', '\n@', '|', '%'),
        anyText,
        (start, rest) => {
          expect(csvCell(start + rest).startsWith(`"'`)).toBe(true);
        },
      ),
    );
    expect(csvCell('=HYPERLINK("http://evil.example")')).toBe(`"'=HYPERLINK(""http://evil.example"")"`);
  });

  it('comes back from CSV as it was, whatever a name holds', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cell = csvCell(text);
        const inner = cell.slice(1, -1);
        expect(inner.replaceAll('""', '').includes('"')).toBe(false);
        expect(inner.replaceAll('""', '"').replace(/^'/u, '')).toBe(text.replace(/^'/u, ''));
      }),
    );
  });

  it('names whom each is linked with, in words', () => {
    const shown = {
      things: [sampleThing('Ada', 'Lab'), sampleThing('Bo', null)],
      links: [sampleLink('Ada', 'Bo', 'STRONG')],
    };
    expect(csvOf(shown, words)).toBe(
      '\uFEFF"Name","Kind","Title","At","Linked with"\r\n"Ada","CONTACT","","Lab","Bo (strong)"\r\n"Bo","CONTACT","","","Ada (strong)"\r\n',
    );
  });

  it('is well-formed XML, whatever a name holds', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const text = graphmlOf({ things: [{ ...sampleThing('a', null), name }], links: [] });
        // The parser of this environment knows no attribute with a dot, which the keys of GraphML have.
        const plain = text.replace(/<key [^>]*>/gu, '');
        const found = new DOMParser().parseFromString(plain, 'application/xml');
        expect(found.querySelector('parsererror')).toBeNull();
        expect(text.split('<node ').length).toBe(2);
      }),
    );
    expect(xml('<script>"\u0000&\uD800')).toBe('&lt;script&gt;&quot;&amp;');
  });

  it('holds no link to what does not stand on the canvas', () => {
    const shown = { things: [sampleThing('a', null)], links: [sampleLink('a', 'b')] };
    expect(graphmlOf(shown)).not.toContain('<edge');
    expect(csvOf(shown, words)).not.toContain('strong');
  });
});
