import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import de from './de.json';
import en from './en.json';

const source = join(import.meta.dirname, '..');
const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/u.test(file) && !/\.test\.|generated/u.test(file))
  .map((file) => readFileSync(join(source, file), 'utf8'))
  .join('\n');
const withoutPluralForm = (key: string) => key.replace(/_(one|other)$/u, '');
const keys = [...new Set(Object.keys(en).map(withoutPluralForm))];
const roots = new Set(keys.map((key) => key.split('.')[0]));

describe('the messages', () => {
  it('are the same in both languages', () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  });

  it('are all used', () => {
    expect(keys.filter((key) => !(code.includes(`'${key}'`) || code.includes(`"${key}"`)))).toEqual([]);
  });

  it('are all there that the code asks for', () => {
    const asked = [...code.matchAll(/\bt\(\s*'([^']+)'|message="([^"]+)"|'([a-zA-Z]+(?:\.[a-zA-Z]+)+)'/gu)]
      .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
      .filter((key) => roots.has(key.split('.')[0]) && !/\.(css|js|json|svg)$/u.test(key));
    expect(asked.length).toBeGreaterThan(100);
    expect([...new Set(asked)].filter((key) => !keys.includes(key))).toEqual([]);
  });

  it('name the same places in both languages', () => {
    const places = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/gu)].map((match) => match[1]).sort();
    const german = new Map(Object.entries(de));
    // A singular may say "one" instead of the number.
    const differing = Object.entries(en).filter(([key, text]) => {
      return !key.endsWith('_one') && places(text).join() !== places(german.get(key) ?? '').join();
    });
    expect(differing).toEqual([]);
  });

  it('have both plural forms wherever they have one', () => {
    const counted = Object.keys(en).filter((key) => key.endsWith('_one') || key.endsWith('_other'));
    for (const key of counted) {
      expect(Object.keys(en)).toContain(`${withoutPluralForm(key)}_one`);
      expect(Object.keys(en)).toContain(`${withoutPluralForm(key)}_other`);
    }
  });

  it('are never empty', () => {
    expect([...Object.values(de), ...Object.values(en)].filter((text) => text.trim() === '')).toEqual([]);
  });
});
