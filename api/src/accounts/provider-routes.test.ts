import { expect, it } from 'vitest';
import { returnPath } from './provider-routes.js';

it.each([
  ['/find?q=1#top', '/find?q=1#top'],
  [undefined, '/'],
  ['https://evil.example/', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/..//evil.example', '/evil.example'],
  ['/.\\/evil.example', '/evil.example'],
  ['find', '/'],
  ['javascript:alert(1)', '/'],
])('After sign-in %s leads to %s: never to another host', (given, expected) => {
  expect(returnPath(given, 'https://perlen.example')).toBe(expected);
});
