import { useApolloClient, useMutation } from '@apollo/client/react';
import { ConfirmModal } from '../design/ConfirmModal.js';
import { useToast } from '../design/Toasts.js';
import { MyContactsDocument, RemoveContactDocument } from '../generated/graphql.js';
import { formatList } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import { kindMessages } from './contact-words.js';
import './messages.js';

/** Asks before what I said of somebody and brought in about them is taken back; says what still speaks of the tie. */
export function RemoveContact({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const { t, language } = useMessages();
  const toast = useToast();
  const client = useApolloClient();
  const [remove, { loading, error }] = useMutation(RemoveContactDocument);
  const run = async () => {
    const { data } = await remove({ variables: { with: id } });
    await client.refetchQueries({ include: [MyContactsDocument] });
    const kinds = data?.removeContact.evidence.map((kind) => t(kindMessages[kind])) ?? [];
    toast({
      text:
        kinds.length === 0
          ? t('contacts.removed', { name })
          : t('contacts.removed.stays', { name, kinds: formatList(language, kinds) }),
    });
    onClose();
  };
  return (
    <ConfirmModal
      title={t('contacts.remove.ask', { name })}
      consequence={t('contacts.remove.consequence')}
      keep={t('contacts.brought.keep')}
      confirm={t('contacts.remove')}
      isBusy={loading}
      error={error}
      onConfirm={run}
      onClose={onClose}
    />
  );
}
