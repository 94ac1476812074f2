import { useMutation } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { CreateOrganizationDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { NewRecordPage } from '../people/NewRecordPage.js';
import { RecordFormCard } from '../people/RecordFormCard.js';
import { useNames } from '../people/useNames.js';
import { useNewRecordForm } from '../people/useNewRecordForm.js';
import {
  OrganizationFields,
  type OrganizationValues,
  organizationLabels,
  organizationValue,
} from './OrganizationFields.js';
import '../people/messages.js';
import '../people/record.css';
import './messages.js';

const empty: OrganizationValues = {
  name: '',
  stage: 'PROSPECT',
  accountOwner: '',
  domain: '',
  city: '',
  country: '',
};

/** Makes an organization: for stewards and sales. */
export function NewOrganizationPage() {
  const { t } = useMessages();
  return (
    <NewRecordPage title={t('organization.new')} roles={['STEWARD', 'SALES']}>
      <Form />
    </NewRecordPage>
  );
}

function Form() {
  const { t } = useMessages();
  const navigate = useNavigate();
  const names = useNames(() => ({}));
  const [create] = useMutation(CreateOrganizationDocument);
  const form = useNewRecordForm(empty, async (changed) => {
    const input = { ...changed, name: changed.name ?? '', stage: changed.stage ?? empty.stage };
    const { data } = await create({ variables: { input } });
    if (!data) return;
    // Back leads to the list, not to a form for the same once more.
    await navigate({
      to: '/organizations/$id',
      params: { id: data.createOrganization.id },
      replace: true,
      ignoreBlocker: true,
    });
  });
  return (
    <RecordFormCard
      title={t('personPage.facts')}
      form={form}
      labels={organizationLabels(t)}
      shownAs={(value, field) => organizationValue(t, names, value, field)}
      onCancel={() => void navigate({ to: '/organizations', ignoreBlocker: true })}
    >
      <OrganizationFields form={form} names={names} />
    </RecordFormCard>
  );
}
