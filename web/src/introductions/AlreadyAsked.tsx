import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMessages } from '../i18n/i18n.js';

/** Stands where a button to ask would stand, and leads to the request that still waits. */
export function AlreadyAsked({ isLarge = false }: { isLarge?: boolean }) {
  const { t } = useMessages();
  return (
    <Link to="/inbox" search={{ box: 'sent' }} className={isLarge ? 'button button-large' : 'button'}>
      <IconCheck size={16} aria-hidden="true" />
      {t('ask.already')}
    </Link>
  );
}
