import type { ReactNode } from 'react';
import { useMessages } from '../i18n/i18n.js';
import { Name } from './Name.js';
import './page-head.css';

/**
 * How a page opens: its heading, a line about it, what can be done at once. Names the browser's tab as well.
 * `mark` stands before the heading, such as a pearl.
 */
export function PageHead({
  title,
  lead,
  mark,
  actions,
}: {
  title: string;
  lead?: ReactNode;
  mark?: ReactNode;
  actions?: ReactNode;
}) {
  const { t } = useMessages();
  return (
    <div className="page-head">
      <title>{t('page.title', { title: title.slice(0, 120) })}</title>
      {mark}
      <div className="page-head-text">
        <h1>
          <Name longest={90}>{title}</Name>
        </h1>
        {lead !== undefined && <p className="soft">{lead}</p>}
      </div>
      {actions !== undefined && <div className="page-head-actions">{actions}</div>}
    </div>
  );
}
