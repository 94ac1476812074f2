import { useDebouncedValue } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { type RefObject, useId, useState } from 'react';
import { Name } from '../design/Name.js';
import { useMessages } from '../i18n/i18n.js';
import { ChipsField } from './ChipsField.js';
import { Combobox } from './Combobox.js';
import { settleMs } from './suggest.js';
import './messages.js';
import './form.css';

/** Somebody or something to choose. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  /** What tells it from others of its name. */
  readonly place?: string;
}

/** Suggests records for what is typed so far; a hook. */
export type UseChoices = (text: string) => readonly Choice[];

const longestText = 200;

/** A field that takes one record by its name: what is chosen stands there until it is taken out. */
export function PickField({
  label,
  chosen,
  onChange,
  useSuggestions,
  isRequired = false,
}: {
  label: string;
  chosen: Choice | null;
  onChange: (choice: Choice | null) => void;
  useSuggestions: UseChoices;
  isRequired?: boolean;
}) {
  const { t } = useMessages();
  const id = useId();
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      {chosen ? (
        <div className="pick-chosen">
          <span>
            <Name longest={60}>{chosen.name}</Name>
          </span>
          <button
            id={id}
            type="button"
            className="icon-button"
            aria-label={t('record.form.takeOut', { name: chosen.name.slice(0, 80) })}
            onClick={() => onChange(null)}
          >
            <IconX size={16} aria-hidden="true" />
          </button>
        </div>
      ) : (
        <div className="pick-field">
          <PickInput id={id} onChoose={onChange} useSuggestions={useSuggestions} isRequired={isRequired} />
        </div>
      )}
    </div>
  );
}

/** The same for several records, each a chip that can be taken out. */
export function PicksField({
  label,
  help,
  chosen,
  onAdd,
  onTakeOut,
  useSuggestions,
}: {
  label: string;
  help: string;
  chosen: readonly Choice[];
  onAdd: (choice: Choice) => void;
  onTakeOut: (id: string) => void;
  useSuggestions: UseChoices;
}) {
  const id = useId();
  const last = chosen.at(-1);
  return (
    <ChipsField
      id={id}
      label={label}
      help={help}
      chips={chosen.map((choice) => ({ key: choice.id, text: choice.name }))}
      onTakeOut={onTakeOut}
    >
      {(field) => (
        <PickInput
          id={id}
          field={field}
          describedBy={`${id}-help`}
          onChoose={onAdd}
          {...(last && { onDelete: () => onTakeOut(last.id) })}
          useSuggestions={useSuggestions}
          leftOut={chosen}
        />
      )}
    </ChipsField>
  );
}

/** Enter takes what the arrows stand on, else the first that fits all that was typed. */
function PickInput({
  id,
  onChoose,
  useSuggestions,
  leftOut = [],
  ...rest
}: {
  id: string;
  onChoose: (choice: Choice) => void;
  onDelete?: () => void;
  useSuggestions: UseChoices;
  /** Who is not suggested. */
  leftOut?: readonly Choice[];
  isRequired?: boolean;
  describedBy?: string;
  field?: RefObject<HTMLInputElement | null>;
}) {
  const { t } = useMessages();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), settleMs);
  const options = useSuggestions(settled).filter(({ id }) => !leftOut.some((one) => one.id === id));
  const choose = (choice: Choice) => {
    setText('');
    onChoose(choice);
  };
  return (
    <Combobox
      {...rest}
      id={id}
      placeholder={t('record.form.typeName')}
      text={text}
      onText={(typed) => setText(typed.slice(0, longestText))}
      options={options}
      keyOf={(choice) => choice.id}
      render={(choice) => (
        <span className="pick-option">
          <Name longest={60}>{choice.name}</Name>
          {choice.place && (
            <span className="faint">
              <Name longest={60}>{choice.place}</Name>
            </span>
          )}
        </span>
      )}
      onChoose={choose}
      onEnter={(active) => {
        const choice = active ?? (settled === text.trim() ? options[0] : undefined);
        if (choice) choose(choice);
      }}
    />
  );
}
