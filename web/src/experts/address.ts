import { idsIn } from '../app/address.js';

/** What the address of the experts' page says. */
export interface ExpertsSearch {
  /** What somebody is to know about. */
  about?: string;
  /** Departments to look in. */
  department?: string[];
}

/** Nobody asks for more in one go. */
export const longestAbout = 200;

/** Reads an address; whatever makes no sense is left out. */
export function readExpertsSearch(raw: Record<string, unknown>): ExpertsSearch {
  const about = typeof raw['about'] === 'string' ? raw['about'].trim().slice(0, longestAbout) : '';
  const department = idsIn(raw['department']);
  return { ...(about !== '' && { about }), ...(department.length > 0 && { department }) };
}
