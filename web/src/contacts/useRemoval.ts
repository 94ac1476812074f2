import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useToast, useToastEnd } from '../design/Toasts.js';
import { MyContactsDocument, RemoveContactDocument } from '../generated/graphql.js';
import { formatList } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import { kindMessages } from './contact-words.js';
import './messages.js';

interface Removable {
  readonly id: string;
  readonly name: string;
}

/**
 * Takes people off the viewer's contacts. They are off the list at once and the server hears of it when the message
 * with the undo has gone, as nothing brings back what it deletes; whoever leaves the page or closes it wanted them
 * removed, so it hears of it then at the latest.
 */
export function useRemoval(): { removed: ReadonlySet<string>; remove: (contact: Removable) => void } {
  const { t, language } = useMessages();
  const toast = useToast();
  const client = useApolloClient();
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  const waiting = useRef<Removable>(undefined);
  useEndWhenLeft(waiting);

  const show = ({ id }: Removable) =>
    setRemoved((before) => new Set([...before].filter((other) => other !== id)));
  const send = async (contact: Removable) => {
    const { data } = await client.mutate({
      mutation: RemoveContactDocument,
      variables: { with: contact.id },
      // Goes out even while the window closes.
      context: { fetchOptions: { keepalive: true } },
    });
    await client.refetchQueries({ include: [MyContactsDocument] }).then(
      () => show(contact),
      () => undefined,
    );
    const kinds = data?.removeContact.evidence.map((kind) => t(kindMessages[kind])) ?? [];
    if (kinds.length === 0) return;
    toast({
      text: t('contacts.removed.stays', {
        name: contact.name.slice(0, 80),
        kinds: formatList(language, kinds),
      }),
    });
  };
  const finish = (contact: Removable) => {
    waiting.current = undefined;
    send(contact).catch(() => {
      show(contact);
      toast({ text: t('contacts.remove.failed', { name: contact.name.slice(0, 80) }) });
    });
  };
  const remove = (contact: Removable) => {
    setRemoved((before) => new Set(before).add(contact.id));
    toast({
      text: t('contacts.removed', { name: contact.name.slice(0, 80) }),
      action: {
        label: t('undo'),
        run: () => {
          waiting.current = undefined;
          show(contact);
        },
      },
      onGone: () => finish(contact),
    });
    waiting.current = contact;
  };
  return { removed, remove };
}

/** Ends the time to undo when the page is left, closed or out of sight: a phone closes what is out of sight unasked. */
function useEndWhenLeft(waiting: { readonly current: Removable | undefined }): void {
  const endToast = useToastEnd();
  const end = useCallback(() => {
    if (waiting.current) endToast();
  }, [waiting, endToast]);
  useEffect(() => {
    const onHidden = () => {
      if (document.visibilityState === 'hidden') end();
    };
    document.addEventListener('visibilitychange', onHidden);
    window.addEventListener('pagehide', end);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      window.removeEventListener('pagehide', end);
      end();
    };
  }, [end]);
}
