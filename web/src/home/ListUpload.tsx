import { useLazyQuery } from '@apollo/client/react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useViewerId } from '../auth/viewer.js';
import { PageHead } from '../design/PageHead.js';
import { ProblemLine } from '../design/Problem.js';
import { useToast } from '../design/Toasts.js';
import { MatchTargetsDocument, type MatchTargetsQuery } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { ListField } from './ListField.js';
import { ListPreview } from './ListPreview.js';
import { readList } from './read-list.js';
import { useDraft } from './useDraft.js';
import { useStars } from './useStars.js';
import './messages.js';
import './list.css';

export type Match = MatchTargetsQuery['matchTargets'][number];

/**
 * A list to paste or upload: first the text, then what each line of it names. What is not taken stays in the text, so
 * that no line is lost.
 */
export function ListUpload() {
  const { t } = useMessages();
  const navigate = useNavigate();
  const showToast = useToast();
  const [text, setText] = useDraft('list', useViewerId());
  const [matches, setMatches] = useState<readonly Match[] | null>(null);
  const [waiting, setWaiting] = useState<readonly string[]>([]);
  const [hasLooked, setHasLooked] = useState(false);
  const [added, setAdded] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [match, { loading }] = useLazyQuery(MatchTargetsDocument, { fetchPolicy: 'network-only' });
  const { add, isBusy } = useStars();

  const look = async () => {
    const read = readList(text);
    setError(null);
    setAdded(null);
    try {
      const { data } = await match({ variables: { lines: [...read.lines] } });
      if (!data) return;
      setWaiting(read.waiting);
      setMatches(data.matchTargets);
      setHasLooked(true);
    } catch (failure) {
      setError(failure);
    }
  };

  const take = async (ids: readonly string[], open: readonly string[]) => {
    setError(null);
    try {
      if (ids.length > 0) await add(ids);
    } catch (failure) {
      return setError(failure);
    }
    const rest = [...open, ...waiting];
    setText(rest.join('\n'));
    setMatches(null);
    if (rest.length > 0) return setAdded(ids.length);
    showToast({ text: t('list.done', { count: ids.length }) });
    await navigate({ to: '/', search: {} });
  };

  return (
    <div className="list-upload">
      <PageHead
        title={t('list.title')}
        lead={t(matches ? 'list.previewLead' : 'list.lead')}
        actions={
          <Link to="/" search={{}} className="button button-quiet">
            {t('list.back')}
          </Link>
        }
      />
      {added !== null && (
        <div className="notice" role="status" data-tone="good">
          <p>
            {t('list.added', { count: added })} {t('list.open')}
          </p>
        </div>
      )}
      {matches ? (
        <ListPreview
          matches={matches}
          waitingCount={waiting.length}
          isBusy={isBusy}
          error={error}
          onTake={(ids, open) => void take(ids, open)}
          onBack={() => setMatches(null)}
        />
      ) : (
        <>
          <ListField
            text={text}
            onChange={setText}
            isBusy={loading}
            hasFocus={hasLooked}
            onLook={() => void look()}
          />
          {error !== null && <ProblemLine error={error} />}
        </>
      )}
    </div>
  );
}
