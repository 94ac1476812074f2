import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { useMutation } from '@apollo/client/react';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useViewer } from '../auth/viewer.js';
import { Choices } from '../design/Choices.js';
import { Name } from '../design/Name.js';
import { ProblemLine } from '../design/Problem.js';
import {
  CreateTargetOrganizationDocument,
  CreateTargetPersonDocument,
  type TargetKind,
} from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import type { Match } from './ListUpload.js';
import './messages.js';

/** Makes a record of an unknown line: a contact by anybody, an organization by sales and stewards. */
export function CreateFromLine({
  suggestion,
  onCreated,
}: {
  suggestion: NonNullable<Match['suggestion']>;
  onCreated: (id: string) => void;
}) {
  const { t } = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  const [created, setCreated] = useState<string | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // Whoever cancels goes on where they were.
    if (!isOpen && wasOpen.current) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (created !== null) {
    return (
      <p className="list-created" role="status" tabIndex={-1} ref={focusOnce}>
        <Sentence message="list.created" parts={{ name: <Name longest={60}>{created}</Name> }} />
      </p>
    );
  }
  if (!isOpen) {
    return (
      <button ref={opener} type="button" className="button" onClick={() => setIsOpen(true)}>
        {t('list.create')}
        <span className="visually-hidden">{suggestion.name.slice(0, 80)}</span>
      </button>
    );
  }
  return (
    <Form
      suggestion={suggestion}
      onCancel={() => setIsOpen(false)}
      onCreated={(id, name) => {
        setCreated(name);
        onCreated(id);
      }}
    />
  );
}

function Form({
  suggestion,
  onCancel,
  onCreated,
}: {
  suggestion: NonNullable<Match['suggestion']>;
  onCancel: () => void;
  onCreated: (id: string, name: string) => void;
}) {
  const { t } = useMessages();
  const id = useId();
  const { roles } = useViewer();
  const mayCreateOrganizations = roles.includes('SALES') || roles.includes('STEWARD');
  const [kind, setKind] = useState<TargetKind>(mayCreateOrganizations ? suggestion.kind : 'PERSON');
  const [name, setName] = useState(suggestion.name);
  const [createPerson, person] = useMutation(CreateTargetPersonDocument);
  const [createOrganization, organization] = useMutation(CreateTargetOrganizationDocument);
  const error = kind === 'PERSON' ? person.error : organization.error;
  const isBusy = person.loading || organization.loading;
  const create = async () => {
    if (name.trim() === '' || isBusy) return;
    if (kind === 'PERSON') {
      const input = { kind: 'CONTACT' as const, name, email: suggestion.email ?? null };
      const { data } = await createPerson({ variables: { input } });
      if (data) onCreated(data.createPerson.id, data.createPerson.name);
    } else {
      const input = { name, stage: 'PROSPECT' as const, domain: suggestion.domain ?? null };
      const { data } = await createOrganization({ variables: { input } });
      if (data) onCreated(data.createOrganization.id, data.createOrganization.name);
    }
  };
  const submit = (event: FormEvent | React.KeyboardEvent) => {
    event.preventDefault();
    create().catch(() => undefined);
  };
  return (
    <div className="list-create">
      {mayCreateOrganizations && (
        <Choices
          label={t('list.createAs')}
          value={kind}
          options={[
            { value: 'ORGANIZATION', label: t('list.organization') },
            { value: 'PERSON', label: t('list.person') },
          ]}
          onChange={setKind}
        />
      )}
      <label htmlFor={id} className="visually-hidden">
        {t('list.name')}
      </label>
      <input
        id={id}
        ref={focusOnce}
        className="text-field"
        value={name}
        maxLength={200}
        dir="auto"
        onChange={({ target }) => setName(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') submit(event);
        }}
      />
      <button type="button" className="button" disabled={isBusy || name.trim() === ''} onClick={submit}>
        {t('list.create')}
      </button>
      <button type="button" className="button button-quiet" onClick={onCancel}>
        {t('ask.cancel')}
      </button>
      {error &&
        (isTaken(error) ? <p className="list-taken">{t('list.taken')}</p> : <ProblemLine error={error} />)}
    </div>
  );
}

/** What takes the place of what had the focus gets it as it appears. */
function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}

function isTaken(error: unknown): boolean {
  return CombinedGraphQLErrors.is(error) && error.errors[0]?.extensions?.['code'] === 'ALREADY_EXISTS';
}
