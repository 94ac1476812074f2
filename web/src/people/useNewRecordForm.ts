import type { FormValues, InputOf } from './meanwhile.js';
import { type RecordForm, useRecordForm } from './useRecordForm.js';

/** The form of a record that is not there yet. `create` is told what was filled in and makes the record. */
export function useNewRecordForm<Values extends FormValues>(
  empty: Values,
  create: (input: InputOf<Values>) => Promise<unknown>,
): RecordForm<Values> {
  const saved = { values: empty, version: '' };
  return useRecordForm({
    saved,
    save: create,
    // Nobody else changes what is not there.
    readAgain: () => Promise.resolve(saved),
    onSaved: () => undefined,
  });
}
