import { useMutation } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useViewer } from '../auth/viewer.js';
import { Choices } from '../design/Choices.js';
import { CreatePersonDocument, type NewPersonKind } from '../generated/graphql.js';
import { type Translate, useMessages } from '../i18n/i18n.js';
import { DepartmentField } from './DepartmentField.js';
import type { FormValues } from './meanwhile.js';
import { NewRecordPage } from './NewRecordPage.js';
import { RecordFormCard } from './RecordFormCard.js';
import { RecordPickField } from './RecordPickField.js';
import { useOrganizationsFound } from './suggest.js';
import { TextField } from './TextField.js';
import { useNames } from './useNames.js';
import { useNewRecordForm } from './useNewRecordForm.js';
import './messages.js';
import './record.css';

interface NewPersonValues extends FormValues {
  kind: NewPersonKind;
  name: string;
  title: string;
  email: string;
  phone: string;
  organization: string;
  department: string;
}

const empty: NewPersonValues = {
  kind: 'CONTACT',
  name: '',
  title: '',
  email: '',
  phone: '',
  organization: '',
  department: '',
};

/** Makes a contact, or, for stewards, a colleague. */
export function NewPersonPage() {
  const { t } = useMessages();
  return (
    <NewRecordPage
      title={t('personPage.new')}
      lead={t('personPage.new.lead')}
      roles={['EMPLOYEE', 'STEWARD']}
    >
      <Form />
    </NewRecordPage>
  );
}

function Form() {
  const { t } = useMessages();
  const navigate = useNavigate();
  const isSteward = useViewer().roles.includes('STEWARD');
  const names = useNames(() => ({}));
  const [create] = useMutation(CreatePersonDocument);
  const form = useNewRecordForm(empty, async ({ kind, organization, department, ...words }) => {
    const place =
      kind === 'EMPLOYEE' ? { department: department ?? null } : { organization: organization ?? null };
    const input = { ...words, ...place, kind: kind ?? empty.kind, name: words.name ?? '' };
    const { data } = await create({ variables: { input } });
    if (!data) return;
    // Back leads to the list, not to a form for the same once more.
    await navigate({
      to: '/people/$id',
      params: { id: data.createPerson.id },
      replace: true,
      ignoreBlocker: true,
    });
  });
  const labels = labelsOf(t);
  return (
    <RecordFormCard
      title={t('personPage.facts')}
      form={form}
      labels={labels}
      shownAs={names.of}
      onCancel={() => void navigate({ to: '/people', ignoreBlocker: true })}
    >
      {isSteward && (
        <Choices
          label={labels.kind}
          value={form.values.kind}
          options={[
            { value: 'CONTACT', label: t('personPage.kind.contact') },
            { value: 'EMPLOYEE', label: t('personPage.kind.employee') },
          ]}
          onChange={(kind) => form.set('kind', kind)}
        />
      )}
      <div className="form-grid">
        <TextField field="name" label={labels.name} form={form} longest={200} isRequired />
        <TextField field="title" label={labels.title} form={form} longest={500} />
        {form.values.kind === 'EMPLOYEE' ? (
          <DepartmentField
            label={labels.department}
            value={form.values.department}
            onChange={(id) => form.set('department', id)}
          />
        ) : (
          <RecordPickField
            field="organization"
            label={labels.organization}
            form={form}
            names={names}
            useSuggestions={useOrganizationsFound}
          />
        )}
        <TextField field="email" label={labels.email} form={form} longest={254} type="email" />
        <TextField field="phone" label={labels.phone} form={form} longest={50} type="tel" />
      </div>
    </RecordFormCard>
  );
}

function labelsOf(t: Translate) {
  return {
    kind: t('personPage.kind'),
    name: t('record.form.name'),
    title: t('personPage.jobTitle'),
    email: t('person.email'),
    phone: t('person.phone'),
    organization: t('personPage.employer'),
    department: t('personPage.department'),
  };
}
