import { TOTP } from 'otpauth';
import { expect, it } from 'vitest';
import { hashOfRecoveryCode, newRecoveryCodes, newTotpKey, stepOfCode } from './second-factor-codes.js';

it('codes are those of RFC 6238: its own example holds', () => {
  // The key of its appendix B, "12345678901234567890", at 59 s: 94287082, of which six digits are shown.
  const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  expect(stepOfCode(key, '287082', null, new Date(59_000))).toBe(1);
  expect(stepOfCode(key, '287083', null, new Date(59_000))).toBeNull();
});

it('a code belongs to its step, is taken a step early or late, and not twice', () => {
  const key = newTotpKey();
  const now = new Date('2026-11-24T00:00:00Z');
  const step = now.getTime() / 30_000;
  const code = (offset: number) =>
    new TOTP({ secret: key }).generate({ timestamp: now.getTime() + offset * 30_000 });
  for (const offset of [-1, 0, 1]) expect(stepOfCode(key, code(offset), null, now)).toBe(step + offset);
  for (const offset of [-2, 2]) expect(stepOfCode(key, code(offset), null, now)).toBeNull();
  expect(stepOfCode(key, code(0), step, now)).toBeNull();
  expect(stepOfCode(key, code(1), step, now)).toBe(step + 1);
});

it('recovery codes are all different, and spelled by whoever types them as they like', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/);
    expect(hashOfRecoveryCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(hashOfRecoveryCode(code));
  }
});
