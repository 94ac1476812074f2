import type { ReactNode } from 'react';
import { useViewer } from '../auth/viewer.js';
import { NoAccess } from '../design/NoAccess.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';

/** A page for whoever looks after the data; others are told so in a friendly way. */
export function StewardsOnly({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useMessages();
  const { roles } = useViewer();
  if (roles.includes('STEWARD') || roles.includes('OPERATOR')) return children;
  return (
    <NoAccess title={title} heading={t('imports.noAccess.heading')} action={t('imports.noAccess.action')}>
      {t('imports.noAccess.body')}
    </NoAccess>
  );
}
