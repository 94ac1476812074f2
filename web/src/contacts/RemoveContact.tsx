import { useApolloClient, useMutation } from '@apollo/client/react';
import { Modal } from '../design/Modal.js';
import { ProblemLine } from '../design/Problem.js';
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
    <Modal title={t('contacts.remove.ask', { name })} widthPx={460} onClose={onClose}>
      <p className="soft">{t('contacts.remove.consequence')}</p>
      {error && <ProblemLine error={error} />}
      <div className="contact-ask">
        <button type="button" className="button" onClick={onClose} data-autofocus>
          {t('contacts.brought.keep')}
        </button>
        <button
          type="button"
          className="button button-primary"
          disabled={loading}
          onClick={() => void run().catch(() => undefined)}
        >
          {t('contacts.remove')}
        </button>
      </div>
    </Modal>
  );
}
