import { LineField } from './LineField.js';
import type { FormValues } from './meanwhile.js';
import type { RecordForm } from './useRecordForm.js';

/** A field of a record's form that is one line of text, or a day. */
export function TextField<Values extends FormValues>({
  field,
  form,
  ...looks
}: {
  field: keyof Values & string;
  label: string;
  form: Pick<RecordForm<Values>, 'values' | 'set' | 'refusedField'>;
  longest?: number;
  type?: 'text' | 'email' | 'tel' | 'date';
  isRequired?: boolean;
  /** The first day that may be chosen. */
  earliest?: string;
  help?: string;
}) {
  const value = form.values[field];
  return (
    <LineField
      {...looks}
      value={typeof value === 'string' ? value : ''}
      onChange={(next) => form.set(field, next)}
      isRefused={form.refusedField === field}
    />
  );
}
