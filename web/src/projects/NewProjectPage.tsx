import { useMutation } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { CreateProjectDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { NewRecordPage } from '../people/NewRecordPage.js';
import { RecordFormCard } from '../people/RecordFormCard.js';
import { useNames } from '../people/useNames.js';
import { useNewRecordForm } from '../people/useNewRecordForm.js';
import { ProjectFields, type ProjectValues, projectLabels } from './ProjectFields.js';
import '../people/messages.js';
import '../people/record.css';
import './messages.js';

const empty: ProjectValues = { name: '', organizations: [], from: '', to: '', description: '' };

/** Makes a project: for stewards and managers; who was on it is said on its page afterwards. */
export function NewProjectPage() {
  const { t } = useMessages();
  return (
    <NewRecordPage title={t('project.new')} lead={t('project.new.lead')} roles={['STEWARD', 'MANAGER']}>
      <Form />
    </NewRecordPage>
  );
}

function Form() {
  const { t } = useMessages();
  const navigate = useNavigate();
  const names = useNames(() => ({}));
  const [create] = useMutation(CreateProjectDocument);
  const form = useNewRecordForm(empty, async (input) => {
    const { data } = await create({ variables: { input: { ...input, name: input.name ?? '' } } });
    if (!data) return;
    // Back leads to the list, not to a form for the same once more.
    await navigate({
      to: '/projects/$id',
      params: { id: data.createProject.id },
      replace: true,
      ignoreBlocker: true,
    });
  });
  return (
    <RecordFormCard
      title={t('personPage.facts')}
      form={form}
      labels={projectLabels(t)}
      shownAs={names.of}
      onCancel={() => void navigate({ to: '/projects', ignoreBlocker: true })}
    >
      <ProjectFields form={form} names={names} />
    </RecordFormCard>
  );
}
