import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { hashOf } from './secrets.js';

/** One-time codes of RFC 6238 as every authenticator app makes them, and the codes for the day it is lost. */

const STEP_SECONDS = 30;
const DIGITS = 6;
/** Codes of one step before and after the present one are taken, for clocks that differ. */
const WINDOW_STEPS = 1;
const KEY_BYTES = 20;
const RECOVERY_CODES = 10;
/** 80 random bits: nobody guesses one, however often they try, so that a fast hash is enough. */
const RECOVERY_BYTES = 10;

/** A new key, in base 32 as people type it. */
export function newTotpKey(): string {
  return new Secret({ size: KEY_BYTES }).base32;
}

/** The address that an authenticator app reads from a picture. */
export function totpAddress(key: string, email: string): string {
  return totpOf(key, email).toString();
}

/** The step of 30 s that a code belongs to; null if it is none of now, or not newer than `lastStep`. */
export function stepOfCode(key: string, code: string, lastStep: number | null, now: Date): number | null {
  const delta = totpOf(key, '').validate({ token: code, window: WINDOW_STEPS, timestamp: now.getTime() });
  if (delta === null) return null;
  const step = Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta;
  return lastStep !== null && step <= lastStep ? null : step;
}

/** Ten codes that each stand in once for the app. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const { base32 } = new Secret({ buffer: new Uint8Array(randomBytes(RECOVERY_BYTES)).buffer });
    return (base32.match(/.{4}/g) ?? []).join('-');
  });
}

/** What the store keeps of a recovery code, however it was typed. */
export function hashOfRecoveryCode(code: string): string {
  return hashOf(code.toUpperCase().replace(/[^A-Z2-7]/g, ''));
}

/** Whether what was typed is meant to come from the app, and not from the list of recovery codes. */
export function isAppCode(code: string): boolean {
  return /^\d{6}$/.test(code);
}

function totpOf(key: string, label: string): TOTP {
  const secret = Secret.fromBase32(key);
  return new TOTP({
    issuer: 'Perlen',
    label,
    secret,
    algorithm: 'SHA1',
    digits: DIGITS,
    period: STEP_SECONDS,
  });
}
