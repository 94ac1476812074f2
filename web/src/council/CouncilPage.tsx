import { useQuery } from '@apollo/client/react';
import { PageHead } from '../design/PageHead.js';
import { Problem } from '../design/Problem.js';
import { RegisterDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import './council.css';
import { Drafts } from './Drafts.js';
import { RegisterView } from './RegisterView.js';

/** What the works council watches over, and everybody may read: one part below the other. */
export function CouncilPage() {
  const { t, language } = useMessages();
  const { data, error, refetch } = useQuery(RegisterDocument, {
    variables: { language: language === 'de' ? 'DE' : 'EN' },
  });
  const register = data?.register;
  return (
    <div className="council">
      <PageHead title={t('nav.council')} lead={t('council.lead')} actions={<Drafts />} />
      {error && !register ? (
        <Problem isPart error={error} onRetry={() => void refetch().catch(() => undefined)} />
      ) : register ? (
        <RegisterView register={register} />
      ) : (
        <Skeleton />
      )}
    </div>
  );
}

function Skeleton() {
  const { t } = useMessages();
  return (
    <div className="card council-skeleton" role="status" aria-label={t('shell.loading')}>
      {['60%', '85%', '40%', '70%', '55%', '80%'].map((width) => (
        <div key={width} className="skeleton" style={{ width, height: 18 }} />
      ))}
    </div>
  );
}
