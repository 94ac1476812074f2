/** What the address of the experts' page says. */
export interface ExpertsSearch {
  /** What somebody is to know about. */
  about?: string;
}

/** Reads an address; whatever makes no sense is left out. */
export function readExpertsSearch(raw: Record<string, unknown>): ExpertsSearch {
  const about = typeof raw['about'] === 'string' ? raw['about'].trim().slice(0, 200) : '';
  return about === '' ? {} : { about };
}
