import { useDebouncedValue } from '@mantine/hooks';
import { useId, useState } from 'react';
import { shortened } from '../design/Name.js';
import { ChipsField } from './ChipsField.js';
import { Combobox } from './Combobox.js';
import { settleMs } from './suggest.js';

/**
 * A list of words, each a chip that can be taken out. Enter or a comma takes what was typed, arrows move through the
 * suggestions, Backspace in the empty field takes the last word out. Several words pasted with commas are taken at once.
 */
export function WordsField({
  label,
  help,
  words,
  most,
  longest,
  onChange,
  useSuggestions,
  shownAs = (word) => word,
}: {
  label: string;
  help: string;
  words: readonly string[];
  most: number;
  longest: number;
  onChange: (words: string[]) => void;
  /** Suggests words for what is typed so far; a hook. */
  useSuggestions: (text: string) => readonly string[];
  /** How a word is shown where it is a code. */
  shownAs?: (word: string) => string;
}) {
  const id = useId();
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), settleMs);
  const known = new Set(words.map((word) => word.toLocaleLowerCase()));
  const options = useSuggestions(settled).filter((word) => !known.has(word.toLocaleLowerCase()));
  const add = (added: readonly string[]) => {
    const fresh = added
      .map((word) => word.replace(/\s+/gu, ' ').trim().slice(0, longest))
      .filter((word) => word !== '');
    const next = [...words];
    for (const word of fresh) {
      if (!next.some((one) => one.toLocaleLowerCase() === word.toLocaleLowerCase())) next.push(word);
    }
    onChange(next.slice(0, most));
    setText('');
  };
  const addTyped = () => {
    if (text.trim() !== '') add([text]);
  };
  const type = (value: string) => {
    if (!/[,;\n]/u.test(value)) return setText(value.slice(0, longest));
    const parts = value.slice(0, 5000).split(/[,;\n]/u);
    const rest = parts.pop() ?? '';
    add(parts);
    setText(rest.slice(0, longest));
  };
  return (
    <ChipsField
      id={id}
      label={label}
      help={help}
      chips={words.map((word) => ({ key: word, text: shownAs(word) }))}
      onTakeOut={(word) => onChange(words.filter((one) => one !== word))}
    >
      {(field) => (
        <Combobox
          id={id}
          field={field}
          describedBy={`${id}-help`}
          text={text}
          onText={type}
          options={options}
          keyOf={(word) => word}
          render={(word) => <bdi>{shortened(word, 60)}</bdi>}
          onChoose={(word) => add([word])}
          onEnter={(word) => (word === undefined ? addTyped() : add([word]))}
          onDelete={() => onChange(words.slice(0, -1))}
          onBlur={addTyped}
        />
      )}
    </ChipsField>
  );
}
