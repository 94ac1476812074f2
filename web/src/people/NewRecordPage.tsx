import type { ReactNode } from 'react';
import { useViewer } from '../auth/viewer.js';
import { NoAccess } from '../design/NoAccess.js';
import { PageHead } from '../design/PageHead.js';
import type { Role } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';

/** The page of a form for a new record; whoever may not make one is told whom to ask. */
export function NewRecordPage({
  title,
  lead,
  roles,
  children,
}: {
  title: string;
  lead?: string;
  /** Who may: whoever has one of these. */
  roles: readonly Role[];
  children: ReactNode;
}) {
  const { t } = useMessages();
  const own = useViewer().roles;
  if (!roles.some((role) => own.includes(role))) {
    return (
      <NoAccess title={title} heading={t('record.new.noAccess')} action={t('record.new.home')}>
        {t('record.new.ask')}
      </NoAccess>
    );
  }
  return (
    <div className="record">
      <PageHead title={title} {...(lead !== undefined && { lead })} />
      {children}
    </div>
  );
}
