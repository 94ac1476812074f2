import { IconChevronDown, IconFileTypePdf } from '@tabler/icons-react';
import { useViewer } from '../auth/viewer.js';
import { Dropdown } from '../design/Dropdown.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import './messages.js';

const drafts = [
  { file: 'record-of-processing', label: 'council.documents.record' },
  { file: 'impact-assessment', label: 'council.documents.assessment' },
  { file: 'works-agreement', label: 'council.documents.agreement' },
] as const satisfies readonly { file: string; label: MessageKey }[];

/** The papers that a works council and a data protection officer begin with, for those who write them. */
export function Drafts() {
  const { t } = useMessages();
  const { roles } = useViewer();
  if (!roles.some((role) => ['WORKS_COUNCIL', 'STEWARD', 'ADMIN'].includes(role))) return null;
  return (
    <Dropdown
      align="end"
      buttonClass="button"
      button={
        <>
          <IconFileTypePdf size={16} aria-hidden="true" />
          {t('council.documents')}
          <IconChevronDown size={15} aria-hidden="true" />
        </>
      }
    >
      {(close) => (
        <>
          <p className="council-drafts-lead faint">{t('council.documents.lead')}</p>
          {drafts.map(({ file, label }) => (
            <a key={file} className="dropdown-item" href={`/council/${file}.pdf`} download onClick={close}>
              {t(label)}
            </a>
          ))}
        </>
      )}
    </Dropdown>
  );
}
