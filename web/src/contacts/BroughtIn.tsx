import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { ConfirmModal } from '../design/ConfirmModal.js';
import { useToast } from '../design/Toasts.js';
import {
  type ContactFileKind,
  MyContactSourcesDocument,
  type MyContactSourcesQuery,
  WithdrawContactSourceDocument,
} from '../generated/graphql.js';
import { formatDay } from '../i18n/format.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import './messages.js';

type Source = MyContactSourcesQuery['myContactSources'][number];

/** What I brought in so far, and the way to take all of it back. */
export function BroughtIn() {
  const { t, language } = useMessages();
  const { data } = useQuery(MyContactSourcesDocument, { fetchPolicy: 'cache-and-network' });
  const [asked, setAsked] = useState<Source | null>(null);
  const sources = data?.myContactSources ?? [];
  if (sources.length === 0) return null;
  return (
    <section className="brought-in" aria-labelledby="brought-in">
      <h2 id="brought-in">{t('contacts.brought.title')}</h2>
      <ul className="card">
        {sources.map((source) => (
          <li key={source.kind} className="brought-source">
            <div>
              <p>{t(fileKindMessages[source.kind])}</p>
              <p className="faint">
                {t('contacts.brought.people', { count: source.people })}
                {source.lastImportedAt && ` · ${formatDay(language, source.lastImportedAt)}`}
              </p>
            </div>
            <button type="button" className="button" onClick={() => setAsked(source)}>
              {t('contacts.brought.withdraw')}
            </button>
          </li>
        ))}
      </ul>
      {asked && <Withdrawal source={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

function Withdrawal({ source, onClose }: { source: Source; onClose: () => void }) {
  const { t } = useMessages();
  const toast = useToast();
  const client = useApolloClient();
  const [withdraw, { loading, error }] = useMutation(WithdrawContactSourceDocument);
  const run = async () => {
    const { data } = await withdraw({ variables: { kind: source.kind } });
    await client.refetchQueries({ include: [MyContactSourcesDocument] });
    toast({ text: t('contacts.brought.withdrawn', { count: data?.withdrawContactSource ?? 0 }) });
    onClose();
  };
  return (
    <ConfirmModal
      title={t('contacts.brought.ask', { kind: t(fileKindMessages[source.kind]) })}
      consequence={t('contacts.brought.consequence', { count: source.people })}
      keep={t('contacts.brought.keep')}
      confirm={t('contacts.brought.withdraw')}
      isBusy={loading}
      error={error}
      onConfirm={run}
      onClose={onClose}
    />
  );
}

/** What a file is, in words. */
export const fileKindMessages = {
  LINKEDIN: 'contacts.fileKind.linkedin',
  VCARD: 'contacts.fileKind.vcard',
  MAILBOX: 'contacts.fileKind.mailbox',
} as const satisfies Record<ContactFileKind, MessageKey>;
