import { useMutation, useQuery } from '@apollo/client/react';
import { IconBookmark, IconCheck, IconChevronDown, IconPencil, IconTrash, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useViewerId } from '../auth/viewer.js';
import { Dropdown } from '../design/Dropdown.js';
import { Name } from '../design/Name.js';
import { ProblemLine } from '../design/Problem.js';
import { useToast } from '../design/Toasts.js';
import {
  type ListKind,
  RemoveFilterDocument,
  RenameFilterDocument,
  SavedFiltersDocument,
  type SavedFiltersQuery,
  SaveFilterDocument,
} from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import './saved-filters.css';
import { isNameTaken } from './name-taken.js';

type Saved = SavedFiltersQuery['savedFilters'][number];

const longestName = 100;

/** The viewer's named addresses of a list: open one, keep the present one, rename, remove. */
export function SavedFilters({
  list,
  address,
  onOpen,
}: {
  list: ListKind;
  /** The present filters and order. */
  address: string;
  onOpen: (address: string) => void;
}) {
  const { t } = useMessages();
  const viewerId = useViewerId();
  const { data, error } = useQuery(SavedFiltersDocument, { variables: { list }, skip: viewerId === null });
  // The operator is nobody in particular and keeps nothing.
  if (viewerId === null) return null;
  const saved = data?.savedFilters ?? [];
  const present = saved.find((one) => one.address === address && address !== '');
  return (
    <Dropdown
      buttonClass="button filter-button"
      isMarked={present !== undefined}
      align="end"
      button={
        <>
          <IconBookmark size={16} aria-hidden="true" />
          {present ? <Name longest={20}>{present.name}</Name> : <span>{t('lists.saved')}</span>}
          <IconChevronDown size={15} aria-hidden="true" />
        </>
      }
    >
      {(close) => (
        <div className="saved-filters">
          <p className="dropdown-heading">{t('lists.saved')}</p>
          {error && !data && <ProblemLine error={error} />}
          {data && saved.length === 0 && <p className="faint saved-none">{t('lists.saved.none')}</p>}
          {saved.length > 0 && (
            <ul>
              {saved.map((one) => (
                <SavedLine
                  key={one.id}
                  saved={one}
                  list={list}
                  isPresent={one.id === present?.id}
                  onOpen={() => {
                    close();
                    onOpen(one.address);
                  }}
                />
              ))}
            </ul>
          )}
          <SaveForm list={list} address={address} />
        </div>
      )}
    </Dropdown>
  );
}

function SavedLine({
  saved,
  list,
  isPresent,
  onOpen,
}: {
  saved: Saved;
  list: ListKind;
  isPresent: boolean;
  onOpen: () => void;
}) {
  const { t } = useMessages();
  const showToast = useToast();
  const [isRenaming, setIsRenaming] = useState(false);
  const refetchQueries = [SavedFiltersDocument];
  const [remove, removing] = useMutation(RemoveFilterDocument, { refetchQueries, awaitRefetchQueries: true });
  const [save] = useMutation(SaveFilterDocument, { refetchQueries });
  const { id, name, address } = saved;
  if (isRenaming) return <RenameForm saved={saved} onDone={() => setIsRenaming(false)} />;
  return (
    <li>
      <button
        type="button"
        className="dropdown-item saved-open"
        aria-current={isPresent || undefined}
        onClick={onOpen}
      >
        <Name longest={32}>{name}</Name>
        {isPresent && <IconCheck size={15} aria-hidden="true" />}
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={t('lists.saved.rename', { name })}
        onClick={() => setIsRenaming(true)}
      >
        <IconPencil size={15} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={t('lists.saved.remove', { name })}
        disabled={removing.loading}
        onClick={() =>
          void remove({ variables: { id } }).then(
            () =>
              showToast({
                text: t('lists.saved.removed', { name: name.slice(0, 60) }),
                action: {
                  label: t('undo'),
                  run: () => void save({ variables: { list, name, address } }).catch(() => undefined),
                },
              }),
            () => undefined,
          )
        }
      >
        <IconTrash size={15} aria-hidden="true" />
      </button>
      {removing.error && <ProblemLine error={removing.error} />}
    </li>
  );
}

function RenameForm({ saved, onDone }: { saved: Saved; onDone: () => void }) {
  const { t } = useMessages();
  const [name, setName] = useState(saved.name);
  const [rename, { loading, error }] = useMutation(RenameFilterDocument);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    void rename({ variables: { id: saved.id, name } }).then(onDone, () => undefined);
  };
  return (
    <li>
      <form className="saved-form" onSubmit={submit}>
        <input
          className="text-field"
          // Whoever asked to rename wants to type.
          // biome-ignore lint/a11y/noAutofocus: see above
          autoFocus
          aria-label={t('lists.saved.name')}
          value={name}
          maxLength={longestName}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <button
          type="submit"
          className="icon-button"
          aria-label={t('lists.saved.keepName')}
          disabled={loading}
        >
          <IconCheck size={16} aria-hidden="true" />
        </button>
        <button type="button" className="icon-button" aria-label={t('lists.saved.cancel')} onClick={onDone}>
          <IconX size={16} aria-hidden="true" />
        </button>
      </form>
      {isNameTaken(error) ? (
        <p className="faint" role="alert">
          {t('lists.saved.taken')}
        </p>
      ) : (
        error && <ProblemLine error={error} />
      )}
    </li>
  );
}

function SaveForm({ list, address }: { list: ListKind; address: string }) {
  const { t } = useMessages();
  const showToast = useToast();
  const [name, setName] = useState('');
  const [save, { loading, error }] = useMutation(SaveFilterDocument, {
    refetchQueries: [SavedFiltersDocument],
    awaitRefetchQueries: true,
  });
  if (address === '') return <p className="faint saved-none">{t('lists.saved.nothing')}</p>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    void save({ variables: { list, name, address } }).then(
      () => {
        showToast({ text: t('lists.saved.done', { name: name.trim().slice(0, 60) }) });
        setName('');
      },
      () => undefined,
    );
  };
  return (
    <form className="saved-form saved-new" onSubmit={submit}>
      <input
        className="text-field"
        aria-label={t('lists.saved.name')}
        placeholder={t('lists.saved.name')}
        value={name}
        maxLength={longestName}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" className="button" disabled={loading || name.trim() === ''}>
        {t('lists.saved.save')}
      </button>
      {error && <ProblemLine error={error} />}
    </form>
  );
}
