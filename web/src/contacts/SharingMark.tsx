import { IconEye, IconEyeOff, IconLock } from '@tabler/icons-react';
import type { TieSharing } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { sharingMessages } from './contact-words.js';

/** Who may use a tie: an eye, one struck through, a lock, with the word. */
export function SharingMark({ sharing }: { sharing: TieSharing }) {
  const { t } = useMessages();
  const Icon = sharing === 'NAMED' ? IconEye : sharing === 'BLIND' ? IconEyeOff : IconLock;
  return (
    <span className="sharing-mark" data-sharing={sharing}>
      <Icon size={16} aria-hidden="true" />
      {t(sharingMessages[sharing])}
    </span>
  );
}
