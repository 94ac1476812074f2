import type { FormValues } from './meanwhile.js';
import { type Choice, PickField } from './PickField.js';
import { type Names, namesOf } from './useNames.js';
import type { RecordForm } from './useRecordForm.js';

/** A field of a record's form that gives another record by its id. */
export function RecordPickField<Values extends FormValues>({
  field,
  label,
  form,
  names,
  useSuggestions,
}: {
  field: keyof Values & string;
  label: string;
  form: Pick<RecordForm<Values>, 'values' | 'set'>;
  names: Names;
  useSuggestions: (text: string) => readonly Choice[];
}) {
  const value = form.values[field];
  return (
    <PickField
      label={label}
      chosen={typeof value === 'string' && value !== '' ? { id: value, name: names.of(value) } : null}
      onChange={(choice) => {
        names.learn(namesOf(choice));
        form.set(field, choice?.id ?? '');
      }}
      useSuggestions={useSuggestions}
    />
  );
}
