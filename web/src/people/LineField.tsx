import { useId } from 'react';
import './form.css';

/** A field that is one line of text, or a day. */
export function LineField({
  label,
  value,
  onChange,
  longest,
  type = 'text',
  isRequired = false,
  isRefused = false,
  earliest,
  help,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  longest?: number;
  type?: 'text' | 'email' | 'tel' | 'date';
  isRequired?: boolean;
  isRefused?: boolean;
  /** The first day that may be chosen. */
  earliest?: string | undefined;
  help?: string;
}) {
  const id = useId();
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        dir="auto"
        maxLength={longest}
        min={earliest || undefined}
        required={isRequired}
        aria-describedby={help && `${id}-help`}
        aria-invalid={isRefused || undefined}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {help && (
        <p id={`${id}-help`} className="faint">
          {help}
        </p>
      )}
    </div>
  );
}
