import { useMutation } from '@apollo/client/react';
import { type FormEvent, useId, useState } from 'react';
import { useViewer } from '../auth/viewer.js';
import { ProblemLine } from '../design/Problem.js';
import { useToast } from '../design/Toasts.js';
import {
  ProjectPageDocument,
  ProjectTimelineDocument,
  SetProjectMemberDocument,
} from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { type Choice, PickField } from '../people/PickField.js';
import { usePeopleFound } from '../people/suggest.js';
import type { ProjectOnPage } from './ProjectPage.js';
import '../people/form.css';
import '../people/messages.js';
import './messages.js';

/** Says who was on a project, as what and when: oneself, or anybody for steward and manager. */
export function MemberForm({
  project,
  canChangeAnybody,
  onDone,
}: {
  project: ProjectOnPage;
  canChangeAnybody: boolean;
  onDone: () => void;
}) {
  const { t } = useMessages();
  const toast = useToast();
  const id = useId();
  const { person: viewer } = useViewer();
  const [chosen, setChosen] = useState<Choice | null>(
    viewer && !canChangeAnybody ? { id: viewer.id, name: viewer.name } : null,
  );
  const [role, setRole] = useState('');
  const [from, setFrom] = useState(project.from ?? '');
  const [to, setTo] = useState(project.to ?? '');
  const [save, { loading, error }] = useMutation(SetProjectMemberDocument, {
    refetchQueries: [ProjectPageDocument, ProjectTimelineDocument],
    awaitRefetchQueries: true,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!chosen || from === '') return;
    const input = {
      person: chosen.id,
      from,
      ...(role.trim() && { role: role.trim() }),
      ...(to && { to }),
    };
    void save({ variables: { project: project.id, input } }).then(
      () => {
        toast({ text: t('record.form.saved') });
        onDone();
      },
      () => undefined,
    );
  };
  return (
    <form className="inner-form" onSubmit={submit}>
      {canChangeAnybody && (
        <PickField
          label={t('project.member.who')}
          chosen={chosen}
          onChange={setChosen}
          useSuggestions={usePeopleFound}
          isRequired
        />
      )}
      <div className="form-field">
        <label htmlFor={`${id}-role`}>{t('project.member.role')}</label>
        <input
          id={`${id}-role`}
          type="text"
          dir="auto"
          maxLength={500}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value)}
        />
      </div>
      <div className="form-pair">
        <div className="form-field">
          <label htmlFor={`${id}-from`}>{t('record.form.since')}</label>
          <input
            id={`${id}-from`}
            type="date"
            required
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
        </div>
        <div className="form-field">
          <label htmlFor={`${id}-to`}>{t('record.form.until')}</label>
          <input
            id={`${id}-to`}
            type="date"
            min={from || undefined}
            value={to}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </div>
      </div>
      <p className="faint">{t('project.member.help')}</p>
      {error && <ProblemLine error={error} />}
      <div className="record-form-actions">
        <button type="submit" className="button button-primary" disabled={loading || !chosen}>
          {t(loading ? 'record.form.saving' : 'record.form.save')}
        </button>
        <button type="button" className="button button-quiet" onClick={onDone}>
          {t('ask.cancel')}
        </button>
      </div>
    </form>
  );
}
