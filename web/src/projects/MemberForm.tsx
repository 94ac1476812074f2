import { useMutation } from '@apollo/client/react';
import { type FormEvent, useState } from 'react';
import { useViewer } from '../auth/viewer.js';
import { ProblemLine } from '../design/Problem.js';
import { useToast } from '../design/Toasts.js';
import {
  ProjectPageDocument,
  ProjectTimelineDocument,
  SetProjectMemberDocument,
} from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { FormActions } from '../people/FormActions.js';
import { LeaveQuestion } from '../people/LeaveQuestion.js';
import { LineField } from '../people/LineField.js';
import { type Choice, PickField } from '../people/PickField.js';
import { SpanFields } from '../people/SpanFields.js';
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
  const { person: viewer } = useViewer();
  const [chosen, setChosen] = useState<Choice | null>(
    viewer && !canChangeAnybody ? { id: viewer.id, name: viewer.name } : null,
  );
  const [role, setRole] = useState('');
  const [from, setFrom] = useState(project.from ?? '');
  const [to, setTo] = useState(project.to ?? '');
  const isChanged =
    (canChangeAnybody && chosen !== null) ||
    role !== '' ||
    from !== (project.from ?? '') ||
    to !== (project.to ?? '');
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
      <LineField label={t('project.member.role')} value={role} onChange={setRole} longest={500} />
      <SpanFields since={from} until={to} onSince={setFrom} onUntil={setTo} isSinceRequired />
      <p className="faint">{t('project.member.help')}</p>
      {error && <ProblemLine error={error} />}
      <FormActions isSaving={loading} canSave={chosen !== null} onCancel={onDone} />
      <LeaveQuestion isUnsaved={isChanged} />
    </form>
  );
}
