import { isOn } from '../app/address.js';

/** What the address of the page of a person, organization or project says besides the id. */
export interface RecordSearch {
  /** The form is open. */
  edit?: true;
  /** One's own page as colleagues see it. */
  preview?: true;
}

/** Reads an address; whatever makes no sense is left out. */
export function readRecordSearch(raw: Record<string, unknown>): RecordSearch {
  return { ...(isOn(raw['edit']) && { edit: true }), ...(isOn(raw['preview']) && { preview: true }) };
}
