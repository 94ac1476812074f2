import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { useId } from 'react';
import { useMessages } from '../i18n/i18n.js';
import type { FormValues } from './meanwhile.js';
import type { RecordForm } from './useRecordForm.js';
import './messages.js';
import './form.css';

/** A field of a record's form that is one line of text. */
export function TextField<Values extends FormValues>({
  field,
  label,
  form,
  longest,
  type = 'text',
  isRequired = false,
}: {
  field: keyof Values & string;
  label: string;
  form: Pick<RecordForm<Values>, 'values' | 'set' | 'refusedField'>;
  longest: number;
  type?: 'text' | 'email' | 'tel' | 'date';
  isRequired?: boolean;
}) {
  const id = useId();
  const value = form.values[field];
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        dir="auto"
        maxLength={longest}
        required={isRequired}
        aria-invalid={form.refusedField === field || undefined}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => form.set(field, event.currentTarget.value)}
      />
    </div>
  );
}

/** Says which field the server did not take. */
export function RefusedNotice({ label, error }: { label: string; error: unknown }) {
  const { t } = useMessages();
  const isTaken =
    CombinedGraphQLErrors.is(error) && error.errors[0]?.extensions?.['code'] === 'ALREADY_EXISTS';
  return (
    <div className="notice" data-tone="danger" role="alert">
      <p>{t(isTaken ? 'record.form.taken' : 'record.form.refused', { field: label })}</p>
    </div>
  );
}
