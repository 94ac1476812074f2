/**
 * Numbers that look random and are the same for the same seed: sfc32 by Chris Doty-Humphrey (PractRand, public domain),
 * three words of state and a counter, more than enough for graphs and far faster than a cryptographic generator.
 */
export class RandomNumbers {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** The lower 32 bits of the seed count, and what is above them. */
  constructor(seed: number) {
    this.#a = seed >>> 0;
    this.#b = Math.floor(seed / 2 ** 32) >>> 0;
    this.#c = 0x9e3779b9;
    // The first numbers still show how few bits the seed has.
    for (let round = 0; round < 15; round += 1) this.next();
  }

  /** At least 0 and below 1, in steps of 2^-32. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) >>> 0;
    this.#counter = (this.#counter + 1) >>> 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) >>> 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) >>> 0;
    return sum / 2 ** 32;
  }

  /** A whole number from 0 up to, but not including, `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }
}
