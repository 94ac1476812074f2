import { useQuery } from '@apollo/client/react';
import { useDeferredValue, useState } from 'react';
import { Choices } from '../design/Choices.js';
import { ProblemLine } from '../design/Problem.js';
import {
  RuleDepartmentsDocument,
  RuleOrganizationsDocument,
  type SharingRuleInput,
  type SharingRuleKind,
  SharingRulePreviewDocument,
  type TieSharing,
} from '../generated/graphql.js';
import { formatList } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import { sharings } from './address.js';
import { sharingMessages } from './contact-words.js';
import './messages.js';

interface Subject {
  readonly id: string;
  readonly name: string;
}

/** A new rule: of whom it speaks, who may use those ties, and what that would change now. */
export function AddRule({
  isBusy,
  onAdd,
}: {
  isBusy: boolean;
  onAdd: (rule: SharingRuleInput) => Promise<boolean>;
}) {
  const { t } = useMessages();
  const [kind, setKind] = useState<SharingRuleKind>('ORGANIZATION');
  const [subject, setSubject] = useState<Subject | null>(null);
  const [sharing, setSharing] = useState<TieSharing>('PRIVATE');
  const needsSubject = kind === 'ORGANIZATION' || kind === 'DEPARTMENT';
  const rule: SharingRuleInput | null =
    needsSubject && subject === null
      ? null
      : { kind, sharing, ...(needsSubject && subject && { subject: subject.id }) };
  const turnTo = (next: SharingRuleKind) => {
    setKind(next);
    setSubject(null);
    if (next === 'DEPARTMENT' && sharing === 'BLIND') setSharing('PRIVATE');
  };
  return (
    <form
      className="rule-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (rule !== null && !isBusy) void onAdd(rule).then((isDone) => isDone && setSubject(null));
      }}
    >
      <h3>{t('contacts.rule.new')}</h3>
      <label className="rule-field">
        <span className="eyebrow">{t('contacts.rule.whom')}</span>
        <select
          className="text-field"
          value={kind}
          onChange={(event) => {
            const next = kinds.find((one) => one === event.target.value);
            if (next) turnTo(next);
          }}
        >
          <option value="ORGANIZATION">{t('contacts.rule.kind.organization')}</option>
          <option value="PRIVATE_ADDRESSES">{t('contacts.rule.privateAddresses')}</option>
          <option value="DEPARTMENT">{t('contacts.rule.kind.department')}</option>
          <option value="OUTSIDE">{t('contacts.rule.outside')}</option>
        </select>
      </label>
      {kind === 'ORGANIZATION' && <OrganizationField value={subject} onChange={setSubject} />}
      {kind === 'DEPARTMENT' && <DepartmentField value={subject} onChange={setSubject} />}
      <Choices<TieSharing>
        label={t('contacts.rule.sharing')}
        value={sharing}
        onChange={setSharing}
        options={sharings
          .filter((one) => !(kind === 'DEPARTMENT' && one === 'BLIND'))
          .map((value) => ({ value, label: t(sharingMessages[value]) }))}
      />
      {rule !== null && <RulePreview rule={rule} />}
      <button type="submit" className="button button-primary" disabled={rule === null || isBusy}>
        {t('contacts.rule.add')}
      </button>
    </form>
  );
}

const kinds = [
  'ORGANIZATION',
  'PRIVATE_ADDRESSES',
  'DEPARTMENT',
  'OUTSIDE',
] as const satisfies readonly SharingRuleKind[];

function RulePreview({ rule }: { rule: SharingRuleInput }) {
  const { t, language } = useMessages();
  const { data, error } = useQuery(SharingRulePreviewDocument, {
    variables: { rule },
    fetchPolicy: 'network-only',
  });
  if (error) return <ProblemLine error={error} />;
  const preview = data?.sharingRulePreview;
  if (!preview) return <p className="faint">{t('contacts.rule.counting')}</p>;
  const { changes, fits, keepChoice, keepStricter, examples } = preview;
  return (
    <div className="rule-preview" role="status">
      <p>
        <strong>{t('contacts.rule.changes', { count: changes })}</strong>{' '}
        {examples.length > 0 && (
          <bdi>
            {formatList(
              language,
              changes > examples.length
                ? [
                    ...examples.map(({ name }) => name),
                    t('contacts.rule.others', { count: changes - examples.length }),
                  ]
                : examples.map(({ name }) => name),
            )}
          </bdi>
        )}
      </p>
      <p className="faint">
        {[
          t('contacts.rule.fits', { count: fits }),
          keepChoice > 0 ? t('contacts.rule.keepChoice', { count: keepChoice }) : '',
          keepStricter > 0 ? t('contacts.rule.keepStricter', { count: keepStricter }) : '',
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
    </div>
  );
}

function OrganizationField({
  value,
  onChange,
}: {
  value: Subject | null;
  onChange: (next: Subject | null) => void;
}) {
  const { t } = useMessages();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const { data } = useQuery(RuleOrganizationsDocument, {
    variables: { text: wanted },
    skip: wanted.length < 2 || value !== null,
  });
  const found = (data?.search ?? []).flatMap(({ subject }) =>
    subject.__typename === 'Organization' ? [subject] : [],
  );
  return (
    <div className="rule-field">
      <label className="rule-field">
        <span className="eyebrow">{t('contacts.rule.organizationField')}</span>
        <input
          className="text-field"
          value={value?.name ?? text}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => {
            setText(event.target.value);
            onChange(null);
          }}
        />
      </label>
      {value === null && found.length > 0 && (
        <ul className="rule-found">
          {found.map((one) => (
            <li key={one.id}>
              <button type="button" className="button button-quiet" onClick={() => onChange(one)}>
                <bdi>{one.name}</bdi>
              </button>
            </li>
          ))}
        </ul>
      )}
      {value === null && wanted.length >= 2 && data && found.length === 0 && (
        <p className="faint">{t('contacts.rule.noOrganization')}</p>
      )}
    </div>
  );
}

function DepartmentField({
  value,
  onChange,
}: {
  value: Subject | null;
  onChange: (next: Subject | null) => void;
}) {
  const { t } = useMessages();
  const { data } = useQuery(RuleDepartmentsDocument);
  const departments = data?.departments ?? [];
  return (
    <label className="rule-field">
      <span className="eyebrow">{t('contacts.rule.departmentField')}</span>
      <select
        className="text-field"
        value={value?.id ?? ''}
        onChange={(event) => onChange(departments.find(({ id }) => id === event.target.value) ?? null)}
      >
        <option value="">{t('contacts.rule.chooseDepartment')}</option>
        {departments.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
