import { useApolloClient, useMutation } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ProblemLine } from '../design/Problem.js';
import { useToast } from '../design/Toasts.js';
import {
  OrganizationOriginsDocument,
  OrganizationPageDocument,
  UpdateOrganizationDocument,
  type UpdateOrganizationInput,
} from '../generated/graphql.js';
import { type Translate, useMessages } from '../i18n/i18n.js';
import { MeanwhileNotice } from '../people/MeanwhileNotice.js';
import type { FormValues } from '../people/meanwhile.js';
import { PickField } from '../people/PickField.js';
import { useColleaguesFound } from '../people/suggest.js';
import { RefusedNotice, TextField } from '../people/TextField.js';
import { useRecordForm } from '../people/useRecordForm.js';
import type { OrganizationOnPage } from './OrganizationPage.js';
import { stageMessages, stages } from './stages.js';
import '../people/form.css';
import '../people/messages.js';
import './messages.js';

interface OrganizationValues extends FormValues {
  name: string;
  stage: string;
  accountOwner: string;
  domain: string;
  city: string;
  country: string;
}

/** Changes what is known of an organization; see `PersonForm` for what happens if others do meanwhile. */
export function OrganizationForm({ organization }: { organization: OrganizationOnPage }) {
  const { t } = useMessages();
  const toast = useToast();
  const client = useApolloClient();
  const navigate = useNavigate({ from: '/organizations/$id' });
  const [names, setNames] = useState(() => namesOf(organization));
  const [update] = useMutation(UpdateOrganizationDocument, {
    refetchQueries: [OrganizationPageDocument, OrganizationOriginsDocument],
    awaitRefetchQueries: true,
  });
  const close = () => void navigate({ search: {} });
  const form = useRecordForm<OrganizationValues>({
    saved: { values: valuesOf(organization), version: organization.version },
    save: (changed, expected) =>
      update({ variables: { id: organization.id, input: inputOf(changed), expected } }),
    readAgain: async () => {
      const { data } = await client.query({
        query: OrganizationPageDocument,
        variables: { id: organization.id },
        fetchPolicy: 'network-only',
      });
      if (!data?.organization) throw new TypeError('The organization is no longer there.');
      setNames({ ...names, ...namesOf(data.organization) });
      return { values: valuesOf(data.organization), version: data.organization.version };
    },
    onSaved: () => {
      toast({ text: t('record.form.saved') });
      close();
    },
  });
  const { values, set } = form;
  const labels = labelsOf(t);
  const shown = (field: string, value: string | readonly string[]) => {
    if (typeof value !== 'string') return value;
    const stage = field === 'stage' && stages.find((one) => one === value);
    return stage ? t(stageMessages[stage]) : (names[value] ?? value);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.submit();
  };
  return (
    <form className="card record-form" onSubmit={submit} aria-label={t('personPage.form')}>
      <h2>{t('personPage.form')}</h2>
      {form.meanwhile && (
        <MeanwhileNotice
          taken={form.meanwhile.taken}
          clashes={form.meanwhile.clashes.map((clash) => ({
            ...clash,
            theirs: shown(clash.field, clash.theirs),
            mine: shown(clash.field, clash.mine),
          }))}
          labels={labels}
          chosen={form.chosen}
          onChoose={form.choose}
        />
      )}
      <div className="form-grid">
        <TextField field="name" label={labels['name'] ?? ''} form={form} longest={200} isRequired />
        <div className="form-field">
          <label htmlFor="organization-stage">{labels['stage']}</label>
          <select
            id="organization-stage"
            value={values.stage}
            onChange={(event) => set('stage', event.currentTarget.value)}
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
        <PickField
          label={labels['accountOwner'] ?? ''}
          chosen={
            values.accountOwner === ''
              ? null
              : { id: values.accountOwner, name: names[values.accountOwner] ?? '' }
          }
          onChange={(choice) => {
            if (choice) setNames({ ...names, [choice.id]: choice.name });
            set('accountOwner', choice?.id ?? '');
          }}
          useSuggestions={useColleaguesFound}
        />
        <TextField field="domain" label={labels['domain'] ?? ''} form={form} longest={253} />
        <TextField field="city" label={labels['city'] ?? ''} form={form} longest={500} />
        <TextField field="country" label={labels['country'] ?? ''} form={form} longest={500} />
      </div>
      {form.error !== undefined &&
        (form.refusedField ? (
          <RefusedNotice label={labels[form.refusedField] ?? form.refusedField} error={form.error} />
        ) : (
          <ProblemLine error={form.error} />
        ))}
      <div className="record-form-actions">
        <button
          type="submit"
          className="button button-primary button-large"
          disabled={form.isSaving || (!form.isChanged && !form.meanwhile)}
        >
          {t(form.isSaving ? 'record.form.saving' : 'record.form.save')}
        </button>
        <button type="button" className="button button-quiet button-large" onClick={close}>
          {t('ask.cancel')}
        </button>
      </div>
    </form>
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

function namesOf({ accountOwner }: OrganizationOnPage): Record<string, string> {
  return accountOwner ? { [accountOwner.id]: accountOwner.name } : {};
}

function inputOf(changed: Partial<OrganizationValues>): UpdateOrganizationInput {
  return Object.fromEntries(
    Object.entries(changed).map(([field, value]) => [
      field,
      typeof value === 'string' ? value.trim() || null : value,
    ]),
  );
}

function labelsOf(t: Translate): Readonly<Record<string, string>> {
  return {
    name: t('record.form.name'),
    stage: t('organization.stage'),
    accountOwner: t('facts.owner'),
    domain: t('organization.domain'),
    city: t('organization.city'),
    country: t('organization.country'),
  };
}
