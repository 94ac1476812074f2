import { expect, it } from 'vitest';
import { sampleRegister } from '../testing/sample-register.js';
import { countsOf, differsIn, groupsOf } from './register-groups.js';

const titles = (search: Parameters<typeof groupsOf>[1]) =>
  groupsOf(sampleRegister, search).map(({ purpose, things }) => [
    purpose.key,
    things.map(({ thing, fields }) => [thing.name, fields.map(({ name }) => name)]),
  ]);

it('shows under each purpose what is stored for it, and a thing under each purpose it is for', () => {
  expect(titles({})).toEqual([
    [
      'FIND_PATHS',
      [
        ['Person', ['name', 'phone']],
        ['KNOWS', []],
      ],
    ],
    ['DATA_QUALITY', [['Person', ['seenNames']]]],
  ]);
  expect(titles({ purpose: 'DATA_QUALITY' })).toEqual([['DATA_QUALITY', [['Person', ['seenNames']]]]]);
});

it('finds a field by what it is, by its technical name and by its answers, whatever the capitals and accents', () => {
  expect(titles({ q: 'TELEPHONE' })).toEqual([['FIND_PATHS', [['Person', ['phone']]]]]);
  expect(titles({ q: 'seennames' })).toEqual([['DATA_QUALITY', [['Person', ['seenNames']]]]]);
  expect(titles({ q: 'nobody sees' })).toEqual([['DATA_QUALITY', [['Person', ['seenNames']]]]]);
  expect(titles({ q: 'café' })).toEqual([['FIND_PATHS', [['KNOWS', []]]]]);
  expect(titles({ q: 'nothing of it' })).toEqual([]);
});

it('of a thing that is named all fields are there', () => {
  expect(titles({ q: 'human', purpose: 'FIND_PATHS' })).toEqual([
    ['FIND_PATHS', [['Person', ['name', 'phone']]]],
  ]);
});

it('keeps to what has no end yet, if that is asked for', () => {
  expect(titles({ open: true, purpose: 'FIND_PATHS' })).toEqual([
    ['FIND_PATHS', [['Person', ['name', 'phone']]]],
  ]);
  expect(countsOf(sampleRegister)).toEqual({ personal: 4, open: 3 });
});

it('says where a field answers otherwise than its thing', () => {
  const [person] = sampleRegister.things;
  const fields = person?.fields.map((field) => differsIn(field, person));
  expect(fields).toEqual([[], ['readers'], ['readers']]);
});
