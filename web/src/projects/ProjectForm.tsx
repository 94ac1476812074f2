import { useApolloClient, useMutation } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { ProjectPageDocument, UpdateProjectDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { RecordFormCard } from '../people/RecordFormCard.js';
import { namesOf, useNames } from '../people/useNames.js';
import { useRecordForm } from '../people/useRecordForm.js';
import { ProjectFields, type ProjectValues, projectLabels } from './ProjectFields.js';
import type { ProjectOnPage } from './ProjectPage.js';
import '../people/messages.js';
import './messages.js';

/** Changes what is known of a project; see `PersonForm` for what happens if others do meanwhile. */
export function ProjectForm({ project }: { project: ProjectOnPage }) {
  const { t } = useMessages();
  const client = useApolloClient();
  const navigate = useNavigate({ from: '/projects/$id' });
  const names = useNames(() => namesOf(...project.organizations));
  const [update] = useMutation(UpdateProjectDocument, {
    refetchQueries: [ProjectPageDocument],
    awaitRefetchQueries: true,
  });
  const close = () => void navigate({ search: {}, ignoreBlocker: true });
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
  return (
    <RecordFormCard
      title={t('personPage.form')}
      form={form}
      labels={projectLabels(t)}
      shownAs={names.of}
      onCancel={close}
    >
      <ProjectFields form={form} names={names} />
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
