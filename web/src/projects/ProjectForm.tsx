import { useApolloClient, useMutation } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import { ProjectPageDocument, UpdateProjectDocument } from '../generated/graphql.js';
import { type Translate, useMessages } from '../i18n/i18n.js';
import type { FormValues } from '../people/meanwhile.js';
import { PicksField } from '../people/PickField.js';
import { RecordFormCard } from '../people/RecordFormCard.js';
import { useOrganizationsFound } from '../people/suggest.js';
import { TextField } from '../people/TextField.js';
import { namesOf, useNames } from '../people/useNames.js';
import { useRecordForm } from '../people/useRecordForm.js';
import type { ProjectOnPage } from './ProjectPage.js';
import '../people/messages.js';
import './messages.js';

/** The longest the API takes. */
const longestDescription = 10_000;

interface ProjectValues extends FormValues {
  name: string;
  organizations: readonly string[];
  from: string;
  to: string;
  description: string;
}

/** Changes what is known of a project; see `PersonForm` for what happens if others do meanwhile. */
export function ProjectForm({ project }: { project: ProjectOnPage }) {
  const { t } = useMessages();
  const id = useId();
  const client = useApolloClient();
  const navigate = useNavigate({ from: '/projects/$id' });
  const names = useNames(() => namesOf(...project.organizations));
  const [update] = useMutation(UpdateProjectDocument, {
    refetchQueries: [ProjectPageDocument],
    awaitRefetchQueries: true,
  });
  const close = () => void navigate({ search: {} });
  const form = useRecordForm<ProjectValues>({
    saved: { values: valuesOf(project), version: project.version },
    save: (input, expected) => update({ variables: { id: project.id, input, expected } }),
    readAgain: async () => {
      const { data } = await client.query({
        query: ProjectPageDocument,
        variables: { id: project.id },
        fetchPolicy: 'network-only',
      });
      if (!data?.project) throw new TypeError('The project is no longer there.');
      names.learn(namesOf(...data.project.organizations));
      return { values: valuesOf(data.project), version: data.project.version };
    },
    onSaved: close,
  });
  const { values, set } = form;
  const labels = labelsOf(t);
  return (
    <RecordFormCard
      title={t('personPage.form')}
      form={form}
      labels={labels}
      shownAs={names.of}
      onCancel={close}
    >
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
    </RecordFormCard>
  );
}

function valuesOf(project: ProjectOnPage): ProjectValues {
  return {
    name: project.name,
    organizations: project.organizations.map(({ id }) => id),
    from: project.from ?? '',
    to: project.to ?? '',
    description: project.description ?? '',
  };
}

function labelsOf(t: Translate) {
  return {
    name: t('record.form.name'),
    organizations: t('project.for'),
    from: t('project.from'),
    to: t('project.to'),
    description: t('project.description'),
  };
}
