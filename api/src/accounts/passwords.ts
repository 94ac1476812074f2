import { badInput } from '../graphql/errors.js';
import { WriteQueue } from '../store/write-queue.js';
import { isCommonPassword } from './common-passwords.js';

/**
 * Argon2id as the OWASP Password Storage Cheat Sheet asks for at least: 19 MiB of memory, two passes, one lane. It is
 * the library's default algorithm, and a test holds what it writes against this.
 */
const OWASP_ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const SHORTEST_PASSWORD = 12;
/** A sentence goes in; a megabyte to be hashed does not. */
const LONGEST_PASSWORD = 256;

/** Read with the first password: the commands and servers of a trial go without. */
const argon2 = () => import('@node-rs/argon2');

/** One at a time: many sign-ins at once wait for each other, not everybody else for them. */
const queue = new WriteQueue();

/** What the store keeps of a password. */
export async function hashPassword(password: string): Promise<string> {
  const { hash } = await argon2();
  return queue.add(() => hash(normalised(password), OWASP_ARGON2ID));
}

/**
 * Whether a password is the right one. Where there is none to compare with, as much time goes into a hash that nothing
 * fits, so that an unknown name takes as long as a known one.
 */
export async function isRightPassword(stored: string | null, password: string): Promise<boolean> {
  const given = [...password].length > LONGEST_PASSWORD ? '' : normalised(password);
  const { verify } = await argon2();
  const isRight = await queue.add(() => verify(stored ?? DECOY, given));
  return stored !== null && isRight;
}

/** Random, so that no password fits it. */
const DECOY =
  '$argon2id$v=19$m=19456,t=2,p=1$BU9NAM+C9ASY3gRH7YCU7A$FYay8iRoP8DtM3ZU9BRt8hyS3B2KCvA++WJpo3OfEy4';

/**
 * A password as it may be chosen: 12 to 256 characters, any of them, and not one of those that attackers try first, nor
 * the own address. No rule of digits and signs, which make passwords only harder to remember (NIST SP 800-63B).
 * @throws BAD_INPUT that says which rule it breaks.
 */
export function checkNewPassword(field: string, password: string, email: string): void {
  const length = [...normalised(password)].length;
  if (length < SHORTEST_PASSWORD) {
    throw badInput(
      field,
      `Choose at least ${SHORTEST_PASSWORD} characters; several words are easy to remember.`,
    );
  }
  if (length > LONGEST_PASSWORD) throw badInput(field, `At most ${LONGEST_PASSWORD} characters are allowed.`);
  if (isCommonPassword(password, ownWords(email))) {
    throw badInput(
      field,
      'This password is among the first that are tried. Choose another, such as several words.',
    );
  }
}

/** The parts of an address, which are as easy to guess as a common password. */
function ownWords(email: string): string[] {
  return [email, ...email.split(/[@._+-]/), 'perlen'].filter((word) => word.length >= 4);
}

/** The same characters, however a keyboard composes them. */
function normalised(password: string): string {
  return password.normalize('NFKC');
}
