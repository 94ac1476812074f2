import { expect, it } from 'vitest';
import { declaredTypefaces } from './typefaces.js';

it('a worker is told the upright typefaces of the page, at addresses that do not depend on where it stands', () => {
  const style = document.createElement('style');
  style.textContent = `
    @font-face { font-family: 'Some Sans'; font-weight: 600; src: url(/assets/some.woff2) format('woff2'); }
    @font-face { font-family: 'Some Sans'; font-style: italic; src: url(/assets/italic.woff2); }`;
  document.head.append(style);
  expect(declaredTypefaces()).toEqual([
    {
      family: 'Some Sans',
      source: `url("${location.origin}/assets/some.woff2") format('woff2')`,
      descriptors: { weight: '600', unicodeRange: 'U+0-10FFFF' },
    },
  ]);
  style.remove();
});
