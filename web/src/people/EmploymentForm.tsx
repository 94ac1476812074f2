import { useMutation } from '@apollo/client/react';
import { type FormEvent, useState } from 'react';
import { ProblemLine } from '../design/Problem.js';
import { useToast } from '../design/Toasts.js';
import {
  PersonOriginsDocument,
  PersonPageDocument,
  PersonTimelineDocument,
  SetEmploymentDocument,
} from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { FormActions } from './FormActions.js';
import { LeaveQuestion } from './LeaveQuestion.js';
import { LineField } from './LineField.js';
import { type Choice, PickField } from './PickField.js';
import { SpanFields } from './SpanFields.js';
import { useOrganizationsFound } from './suggest.js';
import './messages.js';
import './form.css';

/** Records where somebody works or worked; a stretch there that began on the same or an unknown day is replaced. */
export function EmploymentForm({
  person,
  onDone,
}: {
  person: { id: string; organization?: { id: string; name: string } | null };
  onDone: () => void;
}) {
  const { t } = useMessages();
  const toast = useToast();
  const [organization, setOrganization] = useState<Choice | null>(null);
  const [title, setTitle] = useState('');
  const [since, setSince] = useState('');
  const [until, setUntil] = useState('');
  const [save, { loading, error }] = useMutation(SetEmploymentDocument, {
    refetchQueries: [PersonPageDocument, PersonOriginsDocument, PersonTimelineDocument],
    awaitRefetchQueries: true,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!organization) return;
    const input = {
      organization: organization.id,
      ...(title.trim() && { title: title.trim() }),
      ...(since && { since }),
      ...(until && { until }),
    };
    void save({ variables: { person: person.id, input } }).then(
      () => {
        toast({ text: t('record.form.saved') });
        onDone();
      },
      () => undefined,
    );
  };
  return (
    <form className="inner-form" onSubmit={submit}>
      <PickField
        label={t('personPage.employer')}
        chosen={organization}
        onChange={setOrganization}
        useSuggestions={useOrganizationsFound}
        isRequired
      />
      <LineField label={t('personPage.jobTitle')} value={title} onChange={setTitle} longest={500} />
      <SpanFields since={since} until={until} onSince={setSince} onUntil={setUntil} />
      {error && <ProblemLine error={error} />}
      <FormActions isSaving={loading} canSave={organization !== null} onCancel={onDone} />
      <LeaveQuestion isUnsaved={organization !== null || title + since + until !== ''} />
    </form>
  );
}
