import type { ReactNode } from 'react';
import { Choices } from '../design/Choices.js';
import { PageHead } from '../design/PageHead.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import { stagesOf } from './address.js';
import { useReachAddress } from './useReachAddress.js';

/** The head of the page in both its views, with the way from one to the other. */
export function ReachHead({ lead, actions }: { lead: ReactNode; actions?: ReactNode }) {
  const { t } = useMessages();
  const { search, change } = useReachAddress();
  const areProspects = stagesOf(search).join() === 'PROSPECT';
  return (
    <PageHead
      title={t(areProspects ? 'nav.reach' : 'reach.titleOther')}
      lead={lead}
      actions={
        <>
          <Choices
            label={t('reach.view')}
            value={search.view ?? 'list'}
            onChange={(view) =>
              // Steps mean something else there, and there are fewer of them.
              change({ view: view === 'matrix' ? view : undefined, hops: undefined })
            }
            options={[
              { value: 'list', label: t('reach.view.list') },
              { value: 'matrix', label: t('reach.view.matrix') },
            ]}
          />
          {actions}
        </>
      }
    />
  );
}
