import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useViewer } from '../auth/viewer.js';
import { ProblemLine } from '../design/Problem.js';
import { useToast } from '../design/Toasts.js';
import {
  DepartmentChoicesDocument,
  PersonOriginsDocument,
  PersonPageDocument,
  type PersonPageQuery,
  PersonTimelineDocument,
  UpdatePersonDocument,
  type UpdatePersonInput,
} from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { languageName } from './language-names.js';
import { MeanwhileNotice } from './MeanwhileNotice.js';
import type { FormValues } from './meanwhile.js';
import type { PersonOnPage } from './PersonPage.js';
import { type Choice, PickField } from './PickField.js';
import { useColleaguesFound, useSkillSuggestions } from './suggest.js';
import { RefusedNotice, TextField } from './TextField.js';
import { useRecordForm } from './useRecordForm.js';
import { WordsField } from './WordsField.js';
import './messages.js';
import './form.css';

/** The longest the API takes. */
const longestAskMeAbout = 300;

interface PersonValues extends FormValues {
  name: string;
  title: string;
  email: string;
  phone: string;
  department: string;
  reportsTo: string;
  leftAt: string;
  askMeAbout: string;
  skills: readonly string[];
  languages: readonly string[];
}

/**
 * Changes a person: oneself what one says of oneself, the steward every fact. Others may do the same meanwhile; then
 * the form says so and brings both together.
 */
export function PersonForm({ person, isSelf }: { person: PersonOnPage; isSelf: boolean }) {
  const { t } = useMessages();
  const toast = useToast();
  const client = useApolloClient();
  const navigate = useNavigate({ from: '/people/$id' });
  const isSteward = useViewer().roles.includes('STEWARD');
  const [names, setNames] = useState(() => namesOf(person));
  const [update] = useMutation(UpdatePersonDocument, {
    refetchQueries: [PersonPageDocument, PersonOriginsDocument, PersonTimelineDocument],
    awaitRefetchQueries: true,
  });
  const close = () => void navigate({ search: {} });
  const form = useRecordForm<PersonValues>({
    saved: { values: valuesOf(person), version: person.version },
    save: (changed, expected) => update({ variables: { id: person.id, input: inputOf(changed), expected } }),
    readAgain: async () => {
      const { data } = await client.query({
        query: PersonPageDocument,
        variables: { id: person.id },
        fetchPolicy: 'network-only',
      });
      if (!data?.person) throw new TypeError('The person is no longer there.');
      setNames({ ...names, ...namesOf(data.person) });
      return { values: valuesOf(data.person), version: data.person.version };
    },
    onSaved: () => {
      toast({ text: t('record.form.saved') });
      close();
    },
  });
  const { values, set } = form;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.submit();
  };
  const isEmployee = person.kind === 'EMPLOYEE';
  const remember = (choice: Choice | null) => {
    if (choice) setNames({ ...names, [choice.id]: choice.name });
    set('reportsTo', choice?.id ?? '');
  };
  const labels = labelsOf(t);
  return (
    <form className="card record-form" onSubmit={submit} aria-label={t('personPage.form')}>
      <h2>{t(isSelf ? 'personPage.editOwn' : 'personPage.form')}</h2>
      {form.meanwhile && (
        <MeanwhileNotice
          taken={form.meanwhile.taken}
          clashes={form.meanwhile.clashes.map((clash) => ({
            ...clash,
            theirs: readable(names, clash.theirs),
            mine: readable(names, clash.mine),
          }))}
          labels={labels}
          chosen={form.chosen}
          onChoose={form.choose}
        />
      )}
      {isEmployee && (isSelf || isSteward) && (
        <OwnWords values={values} set={set} labels={labels} isSelf={isSelf} />
      )}
      {isSteward && (
        <>
          {isEmployee && <h3 className="record-form-part">{t('personPage.facts')}</h3>}
          <div className="form-grid">
            <TextField field="name" label={labels['name'] ?? ''} form={form} longest={200} isRequired />
            <TextField field="title" label={labels['title'] ?? ''} form={form} longest={500} />
            {canSeeDetails(person) && (
              <>
                <TextField field="email" label={t('person.email')} form={form} longest={254} type="email" />
                <TextField field="phone" label={t('person.phone')} form={form} longest={50} type="tel" />
              </>
            )}
            {isEmployee && (
              <>
                <DepartmentField value={values.department} onChange={(id) => set('department', id)} />
                <PickField
                  label={t('personPage.reportsTo')}
                  chosen={
                    values.reportsTo === ''
                      ? null
                      : { id: values.reportsTo, name: names[values.reportsTo] ?? '' }
                  }
                  onChange={remember}
                  useSuggestions={useColleaguesFound}
                />
              </>
            )}
            {person.kind !== 'CONTACT' && (
              <TextField field="leftAt" label={t('personPage.leftAt')} form={form} longest={10} type="date" />
            )}
          </div>
          {!canSeeDetails(person) && <p className="faint">{t('personPage.form.detailsHidden')}</p>}
        </>
      )}
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

function OwnWords({
  values,
  set,
  labels,
  isSelf,
}: {
  values: PersonValues;
  set: (field: 'askMeAbout' | 'skills' | 'languages', value: string | readonly string[]) => void;
  labels: Readonly<Record<string, string>>;
  isSelf: boolean;
}) {
  const { t, language } = useMessages();
  const left = longestAskMeAbout - values.askMeAbout.length;
  return (
    <>
      <div className="form-field">
        <label htmlFor="ask-me-about">{labels['askMeAbout']}</label>
        <textarea
          id="ask-me-about"
          rows={2}
          dir="auto"
          maxLength={longestAskMeAbout}
          aria-describedby="ask-me-about-help"
          placeholder={t('personPage.askMeAbout.placeholder')}
          value={values.askMeAbout}
          onChange={(event) => set('askMeAbout', event.currentTarget.value)}
        />
        <p id="ask-me-about-help" className="faint">
          {t('personPage.askMeAbout.help')} {left < 60 && t('ask.left', { count: left })}
        </p>
      </div>
      <WordsField
        label={labels['skills'] ?? ''}
        help={t(isSelf ? 'personPage.skills.help' : 'personPage.skills.helpOther')}
        words={values.skills}
        most={100}
        longest={100}
        onChange={(words) => set('skills', words)}
        useSuggestions={useSkillSuggestions}
      />
      <WordsField
        label={labels['languages'] ?? ''}
        help={t('personPage.languages.help')}
        words={values.languages}
        most={30}
        longest={50}
        onChange={(words) => set('languages', words)}
        useSuggestions={noSuggestions}
        shownAs={(word) => languageName(language, word)}
      />
    </>
  );
}

function DepartmentField({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { t } = useMessages();
  const { data } = useQuery(DepartmentChoicesDocument);
  return (
    <div className="form-field">
      <label htmlFor="person-department">{t('personPage.department')}</label>
      <select id="person-department" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{t('personPage.noDepartment')}</option>
        {(data?.departments ?? []).map(({ id, name, parent }) => (
          <option key={id} value={id}>
            {parent ? `${parent.name.slice(0, 60)} / ${name.slice(0, 60)}` : name.slice(0, 80)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Languages are few and everybody knows how to write theirs. */
function noSuggestions(): readonly string[] {
  return [];
}

/** Where neither address nor number is shown they may be hidden: what one cannot see one does not change. */
function canSeeDetails(person: PersonOnPage): boolean {
  return person.kind === 'EMPLOYEE' || Boolean(person.ownTie);
}

function valuesOf(person: NonNullable<PersonPageQuery['person']>): PersonValues {
  return {
    name: person.name,
    title: person.title ?? '',
    email: person.email ?? '',
    phone: person.phone ?? '',
    department: person.department?.id ?? '',
    reportsTo: person.reportsTo?.id ?? '',
    leftAt: person.leftAt ?? '',
    askMeAbout: person.askMeAbout ?? '',
    skills: person.skills.map(({ name }) => name),
    languages: person.languages,
  };
}

/** Names of what a value gives as an id. */
function namesOf({ department, reportsTo }: NonNullable<PersonPageQuery['person']>): Record<string, string> {
  return {
    ...(department && { [department.id]: department.name }),
    ...(reportsTo && { [reportsTo.id]: reportsTo.name }),
  };
}

function readable(names: Readonly<Record<string, string>>, value: string | readonly string[]) {
  return typeof value === 'string' ? (names[value] ?? value) : value;
}

function inputOf(changed: Partial<PersonValues>): UpdatePersonInput {
  return Object.fromEntries(
    Object.entries(changed).map(([field, value]) => [
      field,
      typeof value === 'string' ? value.trim() || null : value,
    ]),
  );
}

function labelsOf(t: ReturnType<typeof useMessages>['t']): Readonly<Record<string, string>> {
  return {
    name: t('record.form.name'),
    title: t('personPage.jobTitle'),
    email: t('person.email'),
    phone: t('person.phone'),
    department: t('personPage.department'),
    reportsTo: t('personPage.reportsTo'),
    leftAt: t('personPage.leftAt'),
    askMeAbout: t('personPage.askMeAbout'),
    skills: t('person.skills'),
    languages: t('personPage.languages'),
  };
}
