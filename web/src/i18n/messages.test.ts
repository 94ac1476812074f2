import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = join(import.meta.dirname, '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).map((file) =>
  file.replaceAll('\\', '/'),
);
const code = files
  .filter((file) => /\.tsx?$/u.test(file) && !/\.test\.|generated|testing\//u.test(file))
  .map((file) => ({ file, text: readFileSync(join(source, file), 'utf8') }));
const allCode = code.map(({ text }) => text).join('\n');

interface Part {
  /** The folder whose words these are. */
  readonly folder: string;
  readonly de: Record<string, string>;
  readonly en: Record<string, string>;
}

const parts: Part[] = files
  .filter((file) => file.endsWith('/messages.en.json') || file === 'i18n/en.json')
  .map((file) => ({
    folder: dirname(file),
    en: readWords(file),
    de: readWords(file.replace(/en\.json$/u, 'de.json')),
  }));

const withoutPluralForm = (key: string) => key.replace(/_(one|other)$/u, '');
const rootOf = (key: string) => key.split('.')[0] ?? '';
const keysOf = ({ en }: Part) => [...new Set(Object.keys(en).map(withoutPluralForm))];
const allKeys = new Set(parts.flatMap(keysOf));
const roots = new Map(parts.flatMap((part) => keysOf(part).map((key) => [rootOf(key), part.folder])));

describe.each(parts)('the messages of $folder', (part) => {
  it('are the same in both languages', () => {
    expect(Object.keys(part.de).sort()).toEqual(Object.keys(part.en).sort());
  });

  it('are all used', () => {
    const unused = keysOf(part).filter(
      (key) => !(allCode.includes(`'${key}'`) || allCode.includes(`"${key}"`)),
    );
    expect(unused).toEqual([]);
  });

  it('begin with words that are theirs alone', () => {
    const foreign = keysOf(part).filter((key) => roots.get(rootOf(key)) !== part.folder);
    expect(foreign).toEqual([]);
  });

  it('name the same places in both languages', () => {
    const places = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/gu)].map((match) => match[1]).sort();
    // A singular may say "one" instead of the number.
    const differing = Object.entries(part.en).filter(([key, text]) => {
      return !key.endsWith('_one') && places(text).join() !== places(part.de[key] ?? '').join();
    });
    expect(differing).toEqual([]);
  });

  it('have both plural forms wherever they have one', () => {
    for (const key of Object.keys(part.en).filter((each) => /_(one|other)$/u.test(each))) {
      expect(part.en).toHaveProperty([`${withoutPluralForm(key)}_one`]);
      expect(part.en).toHaveProperty([`${withoutPluralForm(key)}_other`]);
    }
  });

  it('are never empty', () => {
    expect(
      [...Object.values(part.de), ...Object.values(part.en)].filter((text) => text.trim() === ''),
    ).toEqual([]);
  });
});

describe('the messages', () => {
  it('are all there that the code asks for', () => {
    const asked = code.flatMap(({ text }) => keysIn(text));
    expect(asked.length).toBeGreaterThan(100);
    expect([...new Set(asked)].filter((key) => !allKeys.has(key))).toEqual([]);
  });

  it('are brought along by every file that uses those of a part', () => {
    const missing = code.flatMap(({ file, text }) => {
      const brought = new Set(
        [...text.matchAll(/import '([^']*\/messages\.js)'/gu)].map((match) =>
          dirname(relative('/', join('/', dirname(file), match[1] ?? '')).replaceAll('\\', '/')),
        ),
      );
      return [...new Set(keysIn(text).map((key) => roots.get(rootOf(key)) ?? 'i18n'))]
        .filter((folder) => folder !== 'i18n' && !brought.has(folder))
        .map((folder) => `${file} uses words of ${folder} and does not import its messages.js`);
    });
    expect(missing).toEqual([]);
  });
});

/** The keys that a piece of code names, with or without `t`. */
function keysIn(text: string): string[] {
  return [...text.matchAll(/\bt\(\s*'([^']+)'|message="([^"]+)"|'([a-zA-Z]+(?:\.[a-zA-Z0-9]+)+)'/gu)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .filter((key) => roots.has(rootOf(key)) && !/\.(css|js|json|svg)$/u.test(key));
}

function readWords(file: string): Record<string, string> {
  return JSON.parse(readFileSync(join(source, file), 'utf8')) as Record<string, string>;
}
