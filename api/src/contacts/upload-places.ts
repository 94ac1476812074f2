import { HttpError } from '../server/file-route.js';

/** What a file holds lies in memory while it is read: so many at once, whoever sends them. */
const MOST_AT_ONCE = 3;

/** How many files of contacts are being sent and read: one of a person, a few in all. */
export class UploadPlaces {
  readonly #owners = new Set<string>();

  /** Takes a place and answers what gives it back. Throws a 429 that says what to do if there is none. */
  take(ownerId: string): () => void {
    if (this.#owners.has(ownerId)) {
      const message = 'A file of yours is being read. Wait until that is done, then send this one again.';
      throw new HttpError(429, 'CONFLICT', message, 'ONE_AT_A_TIME');
    }
    if (this.#owners.size >= MOST_AT_ONCE) {
      const message = 'Others’ files are being read. Yours was not kept: send it again in a minute.';
      throw new HttpError(429, 'CONFLICT', message, 'BUSY');
    }
    this.#owners.add(ownerId);
    return () => void this.#owners.delete(ownerId);
  }
}
