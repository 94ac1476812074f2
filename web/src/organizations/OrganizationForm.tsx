import { useApolloClient, useMutation } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { OrganizationPageDocument, UpdateOrganizationDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { RecordFormCard } from '../people/RecordFormCard.js';
import { namesOf, useNames } from '../people/useNames.js';
import { useRecordForm } from '../people/useRecordForm.js';
import {
  OrganizationFields,
  type OrganizationValues,
  organizationLabels,
  organizationValue,
} from './OrganizationFields.js';
import type { OrganizationOnPage } from './OrganizationPage.js';
import '../people/messages.js';
import './messages.js';

/** Changes what is known of an organization; see `PersonForm` for what happens if others do meanwhile. */
export function OrganizationForm({ organization }: { organization: OrganizationOnPage }) {
  const { t } = useMessages();
  const client = useApolloClient();
  const navigate = useNavigate({ from: '/organizations/$id' });
  const names = useNames(() => namesOf(organization.accountOwner));
  const [update] = useMutation(UpdateOrganizationDocument, {
    refetchQueries: [OrganizationPageDocument],
    awaitRefetchQueries: true,
  });
  const close = () => void navigate({ search: {}, ignoreBlocker: true });
  const form = useRecordForm<OrganizationValues>({
    saved: { values: valuesOf(organization), version: organization.version },
    save: (input, expected) => update({ variables: { id: organization.id, input, expected } }),
    readAgain: async () => {
      const { data } = await client.query({
        query: OrganizationPageDocument,
        variables: { id: organization.id },
        fetchPolicy: 'network-only',
      });
      if (!data?.organization) throw new TypeError('The organization is no longer there.');
      names.learn(namesOf(data.organization.accountOwner));
      return { values: valuesOf(data.organization), version: data.organization.version };
    },
    onSaved: close,
  });
  return (
    <RecordFormCard
      title={t('personPage.form')}
      form={form}
      labels={organizationLabels(t)}
      shownAs={(value, field) => organizationValue(t, names, value, field)}
      onCancel={close}
    >
      <OrganizationFields form={form} names={names} isOwn={organization.stage === 'OWN'} />
    </RecordFormCard>
  );
}

function valuesOf(organization: OrganizationOnPage): OrganizationValues {
  return {
    name: organization.name,
    stage: organization.stage,
    accountOwner: organization.accountOwner?.id ?? '',
    domain: organization.domain ?? '',
    city: organization.city ?? '',
    country: organization.country ?? '',
  };
}
