import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { register } from './register.js';
import { allStatements } from './testing/all-statements.js';
import { isRegisteredThing, unregisteredOf } from './testing/registered.js';
import { bases, purposes, readers, retentions } from './vocabulary.js';

describe('the register', () => {
  it('holds every label, relationship and property that a query reads or writes', () => {
    const missing = allStatements().flatMap(({ name, things, fields }) =>
      [...[...things].filter((thing) => !isRegisteredThing(thing)), ...unregisteredOf(fields)].map(
        (what) => `${name}: ${what}`,
      ),
    );
    expect(missing).toEqual([]);
  });

  it('names each thing once, and each of its fields once', () => {
    const names = register.flatMap(({ kind, name, fields }) => [
      `${kind} ${name}`,
      ...fields.map((field) => `${kind} ${name}.${field.name}`),
    ]);
    expect(names.toSorted()).toEqual([...new Set(names)].sort());
  });

  it('answers for everything what for, on what basis, who may see it and how long, in both languages', () => {
    const said = register.flatMap((thing) => [
      thing.title,
      thing.about,
      ...Object.values(thing.marks),
      ...thing.fields.map(({ what }) => what),
    ]);
    const terms = [purposes, bases, readers, retentions].flatMap((each) => Object.values(each));
    for (const { de, en } of [...said, ...terms.flatMap(({ title, about }) => [title, about])]) {
      expect(de.trim()).not.toBe('');
      expect(en.trim()).not.toBe('');
      expect(de + en).not.toMatch(/\s{2}|^\s|\s$/);
    }
    for (const thing of register) {
      expect([thing.name, thing.purposes.length > 0, thing.whose.length > 0]).toEqual([
        thing.name,
        true,
        true,
      ]);
    }
  });

  it('gives no word that nothing uses', () => {
    const used = register.flatMap((thing) => [thing, ...thing.fields]);
    expect(new Set(used.flatMap((one) => one.purposes))).toEqual(new Set(Object.keys(purposes)));
    expect(new Set(used.map(({ basis }) => basis))).toEqual(new Set(Object.keys(bases)));
    expect(new Set(used.map((one) => one.readers))).toEqual(new Set(Object.keys(readers)));
    expect(new Set(used.map(({ kept }) => kept))).toEqual(new Set(Object.keys(retentions)));
  });

  it('says that what people do to each other is not without personal meaning', () => {
    const wrong = register.filter(
      ({ basis, whose, kind }) =>
        kind === 'RELATIONSHIP' && (basis === 'NOT_PERSONAL') !== whose.includes('NOBODY'),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});

describe('beside the graph the register holds', () => {
  const api = sourcesIn(fileURLToPath(new URL('..', import.meta.url)));
  const web = sourcesIn(fileURLToPath(new URL('../../../web/src', import.meta.url)));
  const fieldsOf = (name: string) =>
    register
      .filter((thing) => thing.name === name)
      .flatMap(({ fields }) => fields.map((field) => field.name));
  const namesOf = (kind: string) => register.filter((thing) => thing.kind === kind).map(({ name }) => name);

  it('every file and folder that the server makes in its data folder', () => {
    const made = api.flatMap(({ text }) => [
      ...[...text.matchAll(/join\((?:dataFolder|folder), (?:'([\w.-]+)'|([A-Z_]+))\)/g)].map(
        ([, name, constant]) =>
          name ?? new RegExp(`const ${constant} = '([^']+)'`).exec(text)?.[1] ?? constant,
      ),
    ]);
    const files = new Set([...made].filter((name) => name !== 'perlen.grafeo'));
    expect([...files].sort()).toEqual(namesOf('FILE').sort());
  });

  it('every cookie', () => {
    const set = api.flatMap(({ text }) => [
      ...[...text.matchAll(/\w+_COOKIE = '([^']+)'/g)].map(([, name]) => name),
      ...[...text.matchAll(/publicCookie\('(\w+)'/g)].map(([, purpose]) => `perlen_${purpose}`),
    ]);
    expect(set.toSorted()).toEqual(namesOf('COOKIE').sort());
    const setters = api.filter(({ text }) => /'Set-Cookie'|\.cookie\(/.test(text));
    expect(setters.filter(({ text }) => !/_COOKIE|publicCookie\(/.test(text))).toEqual([]);
  });

  it('every part of the web app that keeps something in the browser', () => {
    const keeping = web.filter(({ text }) =>
      /(local|session)Storage\.setItem|document\.cookie|indexedDB/.test(text),
    );
    expect(keeping.map(({ path }) => path).sort()).toEqual(fieldsOf('browser').sort());
  });

  it('every key of a log line', () => {
    const keys = api.flatMap(({ text }) =>
      [...text.matchAll(/logger\.(?:debug|info|warn|error)\(\s*(\{[^}]*\}|this\.figures)/g)].flatMap(
        ([, first = '']) => keysIn(first),
      ),
    );
    expect([...new Set(keys)].sort()).toEqual(fieldsOf('log').sort());
  });
});

/** Keys of an object that is written out; what is spread goes by its last name. */
function keysIn(text: string): string[] {
  const parts = text.replaceAll(/[{}]/g, '').split(',');
  return parts.flatMap((part) => /(\w+)\s*$/.exec(part.split(':')[0] ?? '')?.[1] ?? []);
}

/** The sources below a folder, tests and what is generated left out. */
function sourcesIn(folder: string): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|generated\/|testing\/|^register\//.test(path))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}
