import { IconX } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useRef } from 'react';
import { shortened } from '../design/Name.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import './form.css';

/** A field that holds several things, each a chip that can be taken out, and takes more of them. */
export function ChipsField({
  id,
  label,
  help,
  chips,
  onTakeOut,
  children,
}: {
  /** Of the input among the children. */
  id: string;
  label: string;
  help: string;
  chips: readonly { readonly key: string; readonly text: string }[];
  onTakeOut: (key: string) => void;
  /** The input, which is to bear this reference. */
  children: (field: RefObject<HTMLInputElement | null>) => ReactNode;
}) {
  const { t } = useMessages();
  const field = useRef<HTMLInputElement>(null);
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      <div className="words-field" data-empty={chips.length === 0 || undefined}>
        {chips.length > 0 && (
          <ul aria-label={label}>
            {chips.map(({ key, text }) => (
              <li key={key} className="chip word-chip">
                <bdi title={text}>{shortened(text, 40)}</bdi>
                <button
                  type="button"
                  aria-label={t('record.form.takeOut', { name: shortened(text, 60) })}
                  onClick={() => {
                    onTakeOut(key);
                    field.current?.focus();
                  }}
                >
                  <IconX size={13} aria-hidden="true" />
                </button>
              </li>
            ))}
          </ul>
        )}
        {children(field)}
      </div>
      <p id={`${id}-help`} className="faint">
        {help}
      </p>
    </div>
  );
}
