import { CombinedGraphQLErrors } from '@apollo/client/errors';
import type { FormEvent, ReactNode } from 'react';
import { ProblemLine } from '../design/Problem.js';
import { useMessages } from '../i18n/i18n.js';
import { FormActions } from './FormActions.js';
import { LeaveQuestion } from './LeaveQuestion.js';
import { MeanwhileNotice } from './MeanwhileNotice.js';
import type { FormValues } from './meanwhile.js';
import type { RecordForm } from './useRecordForm.js';
import './messages.js';
import './form.css';

/** The frame of a record's form: what others saved meanwhile, the fields, what the server refused, saving and leaving, with a question before what was typed is lost. */
export function RecordFormCard<Values extends FormValues>({
  title,
  form,
  labels,
  shownAs,
  onCancel,
  children,
}: {
  title: string;
  form: RecordForm<Values>;
  labels: Readonly<Record<keyof Values, string>>;
  /** How a text in a field is shown where it is an id or a code. */
  shownAs: (value: string, field: string) => string;
  onCancel: () => void;
  children: ReactNode;
}) {
  const shown = (field: string, value: string | readonly string[]) =>
    typeof value === 'string' ? shownAs(value, field) : value.map((one) => shownAs(one, field));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.submit();
  };
  return (
    <>
      <form className="card record-form" onSubmit={submit} aria-label={title}>
        <h2>{title}</h2>
        {form.meanwhile && (
          <MeanwhileNotice
            taken={form.meanwhile.taken}
            clashes={form.meanwhile.clashes.map((clash) => ({
              ...clash,
              theirs: shown(clash.field, clash.theirs),
              mine: shown(clash.field, clash.mine),
            }))}
            labels={labels}
            chosen={form.chosen}
            onChoose={form.choose}
          />
        )}
        {children}
        {form.error !== undefined &&
          (form.refusedField ? (
            <RefusedNotice label={labels[form.refusedField] ?? form.refusedField} error={form.error} />
          ) : (
            <ProblemLine error={form.error} />
          ))}
        <FormActions
          isLarge
          isSaving={form.isSaving}
          canSave={form.isChanged || form.meanwhile !== null}
          onCancel={onCancel}
        />
      </form>
      <LeaveQuestion isUnsaved={form.isChanged} />
    </>
  );
}

/** Says which field the server did not take. */
function RefusedNotice({ label, error }: { label: string; error: unknown }) {
  const { t } = useMessages();
  const isTaken =
    CombinedGraphQLErrors.is(error) && error.errors[0]?.extensions?.['code'] === 'ALREADY_EXISTS';
  return (
    <div className="notice" data-tone="danger" role="alert">
      <p>{t(isTaken ? 'record.form.taken' : 'record.form.refused', { field: label })}</p>
    </div>
  );
}
