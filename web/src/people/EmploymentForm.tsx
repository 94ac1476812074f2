import { useMutation } from '@apollo/client/react';
import { type FormEvent, useId, useState } from 'react';
import { ProblemLine } from '../design/Problem.js';
import { useToast } from '../design/Toasts.js';
import {
  PersonOriginsDocument,
  PersonPageDocument,
  PersonTimelineDocument,
  SetEmploymentDocument,
} from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { type Choice, PickField } from './PickField.js';
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
  const id = useId();
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
      <div className="form-field">
        <label htmlFor={`${id}-title`}>{t('personPage.jobTitle')}</label>
        <input
          id={`${id}-title`}
          type="text"
          dir="auto"
          maxLength={500}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
      </div>
      <div className="form-pair">
        <div className="form-field">
          <label htmlFor={`${id}-since`}>{t('record.form.since')}</label>
          <input
            id={`${id}-since`}
            type="date"
            value={since}
            onChange={(event) => setSince(event.currentTarget.value)}
          />
        </div>
        <div className="form-field">
          <label htmlFor={`${id}-until`}>{t('record.form.until')}</label>
          <input
            id={`${id}-until`}
            type="date"
            min={since || undefined}
            value={until}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        </div>
      </div>
      {error && <ProblemLine error={error} />}
      <div className="record-form-actions">
        <button type="submit" className="button button-primary" disabled={loading || !organization}>
          {t(loading ? 'record.form.saving' : 'record.form.save')}
        </button>
        <button type="button" className="button button-quiet" onClick={onDone}>
          {t('ask.cancel')}
        </button>
      </div>
    </form>
  );
}
