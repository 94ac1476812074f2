import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashOf, newSecret, Sealer } from './secrets.js';

const KEY = 'a key of at least thirty-two characters';

it('no two secrets are the same, and the store’s hash does not tell the secret', () => {
  const [one, other] = [newSecret(), newSecret()];
  expect(one).not.toBe(other);
  expect(one).toMatch(/^[\w-]{43}$/);
  expect(hashOf(one)).toBe(hashOf(one));
  expect(hashOf(one)).not.toContain(one);
});

it('what is sealed opens for its owner with the same key, and for nobody else', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (text, owner, other) => {
      const sealer = new Sealer(KEY, 'test');
      const sealed = sealer.seal(text, owner);
      expect(sealer.open(sealed, owner)).toBe(text);
      expect(new Sealer(`${KEY}!`, 'test').open(sealed, owner)).toBeNull();
      expect(new Sealer(KEY, 'another purpose').open(sealed, owner)).toBeNull();
      if (other !== owner) expect(sealer.open(sealed, other)).toBeNull();
      expect(sealer.open(sealed.slice(0, -2), owner)).toBeNull();
    }),
  );
});

it('what was never sealed does not open', () => {
  expect(new Sealer(KEY, 'test').open('', 'owner')).toBeNull();
  expect(new Sealer(KEY, 'test').open('nonsense', 'owner')).toBeNull();
});
