import { useApolloClient, useMutation } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useViewer } from '../auth/viewer.js';
import { PersonPageDocument, UpdatePersonDocument } from '../generated/graphql.js';
import { type Translate, useMessages } from '../i18n/i18n.js';
import { DepartmentField } from './DepartmentField.js';
import { languageName } from './language-names.js';
import type { FormValues } from './meanwhile.js';
import type { PersonOnPage } from './PersonPage.js';
import { RecordFormCard } from './RecordFormCard.js';
import { RecordPickField } from './RecordPickField.js';
import { useColleaguesFound, useSkillSuggestions } from './suggest.js';
import { TextField } from './TextField.js';
import { namesOf, useNames } from './useNames.js';
import { type RecordForm, useRecordForm } from './useRecordForm.js';
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
  const client = useApolloClient();
  const navigate = useNavigate({ from: '/people/$id' });
  const isSteward = useViewer().roles.includes('STEWARD');
  const names = useNames(() => namesOf(person.department, person.reportsTo));
  const [update] = useMutation(UpdatePersonDocument, {
    refetchQueries: [PersonPageDocument],
    awaitRefetchQueries: true,
  });
  const close = () => void navigate({ search: {}, ignoreBlocker: true });
  const form = useRecordForm<PersonValues>({
    saved: { values: valuesOf(person), version: person.version },
    save: (input, expected) => update({ variables: { id: person.id, input, expected } }),
    readAgain: async () => {
      const { data } = await client.query({
        query: PersonPageDocument,
        variables: { id: person.id },
        fetchPolicy: 'network-only',
      });
      if (!data?.person) throw new TypeError('The person is no longer there.');
      names.learn(namesOf(data.person.department, data.person.reportsTo));
      return { values: valuesOf(data.person), version: data.person.version };
    },
    onSaved: close,
  });
  const isEmployee = person.kind === 'EMPLOYEE';
  const labels = labelsOf(t);
  return (
    <RecordFormCard
      title={t(isSelf ? 'personPage.editOwn' : 'personPage.form')}
      form={form}
      labels={labels}
      shownAs={names.of}
      onCancel={close}
    >
      {isEmployee && (isSelf || isSteward) && <OwnWords form={form} labels={labels} isSelf={isSelf} />}
      {isSteward && (
        <>
          {isEmployee && <h3 className="record-form-part">{t('personPage.facts')}</h3>}
          <div className="form-grid">
            <TextField field="name" label={labels.name} form={form} longest={200} isRequired />
            <TextField field="title" label={labels.title} form={form} longest={500} />
            {canSeeDetails(person) && (
              <>
                <TextField field="email" label={labels.email} form={form} longest={254} type="email" />
                <TextField field="phone" label={labels.phone} form={form} longest={50} type="tel" />
              </>
            )}
            {isEmployee && (
              <>
                <DepartmentField
                  label={labels.department}
                  value={form.values.department}
                  onChange={(id) => form.set('department', id)}
                />
                <RecordPickField
                  field="reportsTo"
                  label={labels.reportsTo}
                  form={form}
                  names={names}
                  useSuggestions={useColleaguesFound}
                />
              </>
            )}
            {person.kind !== 'CONTACT' && (
              <TextField field="leftAt" label={labels.leftAt} form={form} longest={10} type="date" />
            )}
          </div>
          {!canSeeDetails(person) && <p className="faint">{t('personPage.form.detailsHidden')}</p>}
        </>
      )}
    </RecordFormCard>
  );
}

function OwnWords({
  form: { values, set },
  labels,
  isSelf,
}: {
  form: RecordForm<PersonValues>;
  labels: ReturnType<typeof labelsOf>;
  isSelf: boolean;
}) {
  const { t, language } = useMessages();
  const left = longestAskMeAbout - values.askMeAbout.length;
  return (
    <>
      <div className="form-field">
        <label htmlFor="ask-me-about">{labels.askMeAbout}</label>
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
        label={labels.skills}
        help={t(isSelf ? 'personPage.skills.help' : 'personPage.skills.helpOther')}
        words={values.skills}
        most={100}
        longest={100}
        onChange={(words) => set('skills', words)}
        useSuggestions={useSkillSuggestions}
      />
      <WordsField
        label={labels.languages}
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

/** Languages are few and everybody knows how to write theirs. */
function noSuggestions(): readonly string[] {
  return [];
}

/** Where neither address nor number is shown they may be hidden: what one cannot see one does not change. */
function canSeeDetails(person: PersonOnPage): boolean {
  return person.kind === 'EMPLOYEE' || Boolean(person.ownTie);
}

function valuesOf(person: PersonOnPage): PersonValues {
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

function labelsOf(t: Translate) {
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
