import { useQuery } from '@apollo/client/react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { PageHead } from '../design/PageHead.js';
import { Problem } from '../design/Problem.js';
import { ContactFileDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { BroughtIn } from './BroughtIn.js';
import { FileDrop } from './FileDrop.js';
import { FileHelp } from './FileHelp.js';
import { ImportPreview } from './ImportPreview.js';
import './messages.js';
import './import.css';

/** My own contacts from a file: read, looked at with nothing ticked, and only who is ticked is stored. */
export function ContactsImportPage() {
  const { t } = useMessages();
  const { file } = useSearch({ from: '/contacts/import' });
  const navigate = useNavigate();
  const open = (id: string | undefined) =>
    void navigate({ to: '/contacts/import', search: id ? { file: id } : {} });
  return (
    <div className="contact-import">
      <PageHead
        title={t('contacts.import.title')}
        lead={t('contacts.import.lead')}
        actions={
          <Link to="/contacts" className="button button-quiet">
            {t('nav.contacts')}
          </Link>
        }
      />
      {file === undefined ? (
        <>
          <FileDrop onSent={open} />
          <FileHelp />
          <BroughtIn />
        </>
      ) : (
        <File key={file} id={file} onAgain={() => open(undefined)} />
      )}
    </div>
  );
}

function File({ id, onAgain }: { id: string; onAgain: () => void }) {
  const { t } = useMessages();
  const { data, error, loading, refetch } = useQuery(ContactFileDocument, {
    variables: { id },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  if (data?.contactFile) return <ImportPreview file={data.contactFile} onAgain={onAgain} />;
  if (error && !loading)
    return <Problem isPart error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (loading || !data) {
    return (
      <div className="card preview-skeleton" role="status" aria-label={t('contacts.import.reading')}>
        {['a', 'b', 'c', 'd', 'e', 'f'].map((key, place) => (
          <span key={key} className="skeleton" style={{ height: 16, width: `${70 - place * 7}%` }} />
        ))}
      </div>
    );
  }
  return (
    <div className="empty">
      <h2>{t('contacts.import.gone.title')}</h2>
      <p>{t('contacts.import.gone.body')}</p>
      <button type="button" className="button button-primary" onClick={onAgain}>
        {t('contacts.import.again')}
      </button>
    </div>
  );
}
