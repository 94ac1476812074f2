import { v5 as uuidV5, v7 as uuidV7 } from 'uuid';

/** Perlen's own namespace for ids of imported and seeded records. */
const NAMESPACE = '6f6b9a52-4c0e-5d43-9a7b-0c7d1f2e8b11';

/** The id of a record that a source system names by a key: UUID v5, so the same record always gets the same id. */
export function importedId(sourceSystem: string, key: string): string {
  return uuidV5(`${sourceSystem}\n${key}`, NAMESPACE);
}

/** The id of a record made here: UUID v7. */
export function newId(): string {
  return uuidV7();
}
