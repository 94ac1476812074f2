import { useApolloClient, useMutation } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import {
  OrganizationPageDocument,
  type OrganizationStage,
  UpdateOrganizationDocument,
} from '../generated/graphql.js';
import { type Translate, useMessages } from '../i18n/i18n.js';
import type { FormValues } from '../people/meanwhile.js';
import { RecordFormCard } from '../people/RecordFormCard.js';
import { RecordPickField } from '../people/RecordPickField.js';
import { useColleaguesFound } from '../people/suggest.js';
import { TextField } from '../people/TextField.js';
import { namesOf, useNames } from '../people/useNames.js';
import { useRecordForm } from '../people/useRecordForm.js';
import type { OrganizationOnPage } from './OrganizationPage.js';
import { stageMessages, stages } from './stages.js';
import '../people/messages.js';
import './messages.js';

interface OrganizationValues extends FormValues {
  name: string;
  stage: OrganizationStage;
  accountOwner: string;
  domain: string;
  city: string;
  country: string;
}

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
  const close = () => void navigate({ search: {} });
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
  const labels = labelsOf(t);
  const shownAs = (value: string, field: string) => {
    const stage = field === 'stage' && stages.find((one) => one === value);
    return stage ? t(stageMessages[stage]) : names.of(value);
  };
  return (
    <RecordFormCard
      title={t('personPage.form')}
      form={form}
      labels={labels}
      shownAs={shownAs}
      onCancel={close}
    >
      <div className="form-grid">
        <TextField field="name" label={labels.name} form={form} longest={200} isRequired />
        <div className="form-field">
          <label htmlFor="organization-stage">{labels.stage}</label>
          <select
            id="organization-stage"
            value={form.values.stage}
            onChange={(event) => form.set('stage', event.currentTarget.value)}
          >
            {stages
              .filter((stage) => stage !== 'OWN' || organization.stage === 'OWN')
              .map((stage) => (
                <option key={stage} value={stage}>
                  {t(stageMessages[stage])}
                </option>
              ))}
          </select>
        </div>
        <RecordPickField
          field="accountOwner"
          label={labels.accountOwner}
          form={form}
          names={names}
          useSuggestions={useColleaguesFound}
        />
        <TextField field="domain" label={labels.domain} form={form} longest={253} />
        <TextField field="city" label={labels.city} form={form} longest={500} />
        <TextField field="country" label={labels.country} form={form} longest={500} />
      </div>
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

function labelsOf(t: Translate) {
  return {
    name: t('record.form.name'),
    stage: t('organization.stage'),
    accountOwner: t('facts.owner'),
    domain: t('organization.domain'),
    city: t('organization.city'),
    country: t('organization.country'),
  };
}
