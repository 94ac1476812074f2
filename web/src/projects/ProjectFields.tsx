import { useId } from 'react';
import { type Translate, useMessages } from '../i18n/i18n.js';
import type { FormValues } from '../people/meanwhile.js';
import { PicksField } from '../people/PickField.js';
import { useOrganizationsFound } from '../people/suggest.js';
import { TextField } from '../people/TextField.js';
import { type Names, namesOf } from '../people/useNames.js';
import type { RecordForm } from '../people/useRecordForm.js';
import '../people/messages.js';
import './messages.js';

/** The longest the API takes. */
const longestDescription = 10_000;

export interface ProjectValues extends FormValues {
  name: string;
  organizations: readonly string[];
  from: string;
  to: string;
  description: string;
}

/** What can be said of a project, a new one or one that is there. */
export function ProjectFields({ form, names }: { form: RecordForm<ProjectValues>; names: Names }) {
  const { t } = useMessages();
  const id = useId();
  const { values, set } = form;
  const labels = projectLabels(t);
  return (
    <>
      <TextField field="name" label={labels.name} form={form} longest={200} isRequired />
      <PicksField
        label={labels.organizations}
        help={t('project.for.help')}
        chosen={values.organizations.map((organization) => ({
          id: organization,
          name: names.of(organization),
        }))}
        onAdd={(organization) => {
          names.learn(namesOf(organization));
          set('organizations', [...values.organizations, organization.id]);
        }}
        onTakeOut={(taken) =>
          set(
            'organizations',
            values.organizations.filter((organization) => organization !== taken),
          )
        }
        useSuggestions={useOrganizationsFound}
      />
      <div className="form-grid">
        <TextField field="from" label={labels.from} form={form} type="date" />
        <TextField
          field="to"
          label={labels.to}
          form={form}
          type="date"
          earliest={values.from}
          help={t('project.to.help')}
        />
      </div>
      <div className="form-field">
        <label htmlFor={id}>{labels.description}</label>
        <textarea
          id={id}
          rows={5}
          dir="auto"
          maxLength={longestDescription}
          aria-invalid={form.refusedField === 'description' || undefined}
          value={values.description}
          onChange={(event) => set('description', event.currentTarget.value)}
        />
      </div>
    </>
  );
}

/** How the fields of a project are called. */
export function projectLabels(t: Translate) {
  return {
    name: t('record.form.name'),
    organizations: t('project.for'),
    from: t('project.from'),
    to: t('project.to'),
    description: t('project.description'),
  };
}
