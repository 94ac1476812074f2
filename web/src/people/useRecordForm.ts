import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { useState } from 'react';
import { useToast } from '../design/Toasts.js';
import { useMessages } from '../i18n/i18n.js';
import {
  type Clash,
  changedFields,
  type FormValues,
  type InputOf,
  inputOf,
  mergeMeanwhile,
} from './meanwhile.js';
import './messages.js';

/** What is saved of a record, as its form shows it, and the version that is. */
export interface Saved<Values extends FormValues> {
  readonly values: Values;
  readonly version: string;
}

/** A form of a record that others may change at the same time. */
export interface RecordForm<Values extends FormValues> {
  readonly values: Values;
  readonly set: (field: keyof Values & string, value: string | readonly string[]) => void;
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  readonly error: unknown;
  /** The field the server refused, if it said which. */
  readonly refusedField: string | null;
  /** What somebody else changed meanwhile; null if nobody did. */
  readonly meanwhile: { readonly taken: readonly string[]; readonly clashes: readonly Clash[] } | null;
  readonly chosen: Readonly<Record<string, 'theirs' | 'mine'>>;
  readonly choose: (field: string, side: 'theirs' | 'mine') => void;
  readonly submit: () => Promise<void>;
}

/**
 * Holds what is typed, apart from what the page reads anew meanwhile. Saving says upon which version it is; where
 * somebody else was quicker, what they changed comes into the form and the next saving is upon that. `save` is given
 * what changed, `readAgain` reads what is saved now.
 */
export function useRecordForm<Values extends FormValues>({
  saved,
  save,
  readAgain,
  onSaved,
}: {
  saved: Saved<Values>;
  save: (input: InputOf<Values>, expected: string) => Promise<unknown>;
  readAgain: () => Promise<Saved<Values>>;
  onSaved: () => void;
}): RecordForm<Values> {
  const { t } = useMessages();
  const toast = useToast();
  const [base, setBase] = useState(saved);
  const [values, setValues] = useState(saved.values);
  const [isSaving, setIsSaving] = useState(false);
  const [error, setError] = useState<unknown>(undefined);
  const [meanwhile, setMeanwhile] = useState<RecordForm<Values>['meanwhile']>(null);
  const [chosen, setChosen] = useState<Record<string, 'theirs' | 'mine'>>({});
  const changed = changedFields(base.values, values);

  const set = (field: keyof Values & string, value: string | readonly string[]) =>
    setValues((present) => ({ ...present, [field]: value }));
  const choose = (field: string, side: 'theirs' | 'mine') => {
    const clash = meanwhile?.clashes.find((one) => one.field === field);
    if (!clash) return;
    setChosen((present) => ({ ...present, [field]: side }));
    setValues((present) => ({ ...present, [field]: clash[side] }));
  };
  const bringTogether = async () => {
    const theirs = await readAgain();
    const merged = mergeMeanwhile(base.values, theirs.values, values);
    setValues(merged.values);
    setBase(theirs);
    setChosen({});
    setMeanwhile({ taken: merged.taken, clashes: merged.clashes });
  };
  const submit = async () => {
    setIsSaving(true);
    setError(undefined);
    try {
      if (Object.keys(changed).length > 0) await save(inputOf(changed), base.version);
      toast({ text: t('record.form.saved') });
      onSaved();
    } catch (problem) {
      try {
        if (hasChangedMeanwhile(problem)) await bringTogether();
        else setError(problem);
      } catch (further) {
        setError(further);
      }
    } finally {
      setIsSaving(false);
    }
  };
  return {
    values,
    set,
    isChanged: Object.keys(changed).length > 0,
    isSaving,
    error,
    refusedField: fieldOf(error),
    meanwhile,
    chosen,
    choose,
    submit,
  };
}

function hasChangedMeanwhile(error: unknown): boolean {
  return (
    CombinedGraphQLErrors.is(error) &&
    error.errors.some(
      ({ extensions }) => extensions?.['code'] === 'CONFLICT' && extensions['field'] === 'expected',
    )
  );
}

function fieldOf(error: unknown): string | null {
  if (!CombinedGraphQLErrors.is(error)) return null;
  const field = error.errors[0]?.extensions?.['field'];
  return typeof field === 'string' ? field : null;
}
