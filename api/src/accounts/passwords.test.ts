import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isCommonPassword } from './common-passwords.js';
import { checkNewPassword, hashPassword, isRightPassword } from './passwords.js';

const EMAIL = 'anna.schmidt@own.example';
const refused = (password: string): string | null => {
  try {
    checkNewPassword('password', password, EMAIL);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

it('a password is right however its characters are composed, and no other is', async () => {
  const stored = await hashPassword('sieben süße Laternen');
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22}\$[^$]{43}$/);
  expect(await isRightPassword(stored, 'sieben süße Laternen'.normalize('NFD'))).toBe(true);
  for (const wrong of ['sieben süße laternen', '', 'sieben', `${'x'.repeat(300)}`]) {
    expect(await isRightPassword(stored, wrong)).toBe(false);
  }
  expect(await hashPassword('sieben süße Laternen')).not.toBe(stored);
});

it('without a password to compare with, the same work is done and nothing is right', async () => {
  expect(await isRightPassword(null, '')).toBe(false);
  expect(await isRightPassword(null, 'sieben süße Laternen')).toBe(false);
});

it('a password has 12 to 256 characters, whatever they are', () => {
  expect(refused('elf Zeichen')).toMatch(/at least 12/);
  expect(refused('🐚🐚🐚🐚🐚🐚🐚🐚🐚🐚🐚')).toMatch(/at least 12/);
  expect(refused('x y z '.repeat(43))).toMatch(/At most 256/);
  for (const taken of ['correct horse battery', 'Zwölf kleine Perlen am Faden', 'k7#Qp!x2Vw9$']) {
    expect(refused(taken)).toBeNull();
  }
});

it.each([
  'passwordpassword',
  'Password12345',
  'P@ssw0rd!2026',
  '2026qwertyuiop',
  'iloveyou1234',
  '123456789012',
  '210987654321',
  'abcdefghijklmn',
  'aaaaaaaaaaaa',
  'xyz1xyz1xyz1',
  'Schmidt-2026!',
  'anna.schmidt@own.example',
  'Perlen2026!!!',
])('%s is among the first that are tried', (password) => {
  expect(refused(password)).toMatch(/among the first/);
});

it('every common word with any digits around it is a common password', () => {
  const digits = fc.stringMatching(/^[0-9!?. ]{0,8}$/);
  fc.assert(
    fc.property(fc.constantFrom('password', 'Dragon', 'SUNSHINE'), digits, digits, (word, before, after) => {
      expect(isCommonPassword(before + word + after)).toBe(true);
    }),
  );
});
