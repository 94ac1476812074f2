import type { OrganizationStage } from '../generated/graphql.js';
import { type Translate, useMessages } from '../i18n/i18n.js';
import type { FormValues } from '../people/meanwhile.js';
import { RecordPickField } from '../people/RecordPickField.js';
import { useColleaguesFound } from '../people/suggest.js';
import { TextField } from '../people/TextField.js';
import type { Names } from '../people/useNames.js';
import type { RecordForm } from '../people/useRecordForm.js';
import { stageMessages, stages } from './stages.js';
import '../people/messages.js';
import './messages.js';

export interface OrganizationValues extends FormValues {
  name: string;
  stage: OrganizationStage;
  accountOwner: string;
  domain: string;
  city: string;
  country: string;
}

/** What can be said of an organization, a new one or one that is there. Only the own company has that stage. */
export function OrganizationFields({
  form,
  names,
  isOwn = false,
}: {
  form: RecordForm<OrganizationValues>;
  names: Names;
  isOwn?: boolean;
}) {
  const { t } = useMessages();
  const labels = organizationLabels(t);
  return (
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
            .filter((stage) => stage !== 'OWN' || isOwn)
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
  );
}

/** How the fields of an organization are called. */
export function organizationLabels(t: Translate) {
  return {
    name: t('record.form.name'),
    stage: t('organization.stage'),
    accountOwner: t('facts.owner'),
    domain: t('organization.domain'),
    city: t('organization.city'),
    country: t('organization.country'),
  };
}

/** A value of these fields as it is read: a stage by its word, a person by their name. */
export function organizationValue(t: Translate, names: Names, value: string, field: string): string {
  const stage = field === 'stage' && stages.find((one) => one === value);
  return stage ? t(stageMessages[stage]) : names.of(value);
}
