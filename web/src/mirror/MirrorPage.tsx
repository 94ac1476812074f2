import { useQuery } from '@apollo/client/react';
import { Link, Navigate } from '@tanstack/react-router';
import { useViewerId } from '../auth/viewer.js';
import { PageHead } from '../design/PageHead.js';
import { Problem } from '../design/Problem.js';
import { MirrorPageDocument } from '../generated/graphql.js';
import { formatDay } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import { SaveFileButton } from '../lists/ExportButton.js';
import { FactsSection } from './FactsSection.js';
import { KeptSection } from './KeptSection.js';
import { MirrorSkeleton } from './MirrorSkeleton.js';
import { PossibleSection } from './PossibleSection.js';
import { PreviewSection } from './PreviewSection.js';
import { TiesSection } from './TiesSection.js';
import './messages.js';
import '../people/messages.js';
import '../people/people.css';
import '../people/record.css';
import './mirror.css';

/** What Perlen knows about whoever looks: first what came of it, then all of it, and what others see. */
export function MirrorPage() {
  const viewerId = useViewerId();
  // The operator is nobody: nothing is known about them.
  return viewerId === null ? <Navigate to="/" replace /> : <Mirror viewerId={viewerId} />;
}

function Mirror({ viewerId }: { viewerId: string }) {
  const { t, language } = useMessages();
  const { data, error, loading, refetch } = useQuery(MirrorPageDocument, {
    fetchPolicy: 'cache-and-network',
  });
  const mirror = data?.mirror;
  return (
    <div className="record mirror">
      <PageHead
        title={t('nav.mirror')}
        lead={mirror ? t('mirror.lead', { day: formatDay(language, mirror.asOf) }) : t('mirror.leadAlone')}
        actions={
          <>
            <SaveFileButton address="/export/me.zip?" label={t('mirror.save')} />
            <Link to="/people/$id" params={{ id: viewerId }} search={{ edit: true }} className="button">
              {t('mirror.edit')}
            </Link>
          </>
        }
      />
      {error && !mirror && !loading ? (
        <Problem isPart error={error} onRetry={() => void refetch().catch(() => undefined)} />
      ) : !mirror ? (
        <MirrorSkeleton />
      ) : (
        <>
          <PossibleSection possible={mirror.possible} />
          <div className="record-columns">
            <div className="record-main">
              <FactsSection facts={mirror.facts} />
              <TiesSection viewerId={viewerId} withoutTieCount={mirror.evidenceWithoutTieCount} />
            </div>
            <div className="record-side">
              <PreviewSection />
              <KeptSection kept={mirror.kept} />
            </div>
          </div>
        </>
      )}
    </div>
  );
}
