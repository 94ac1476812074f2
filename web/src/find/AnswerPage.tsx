import { useQuery } from '@apollo/client/react';
import { Name } from '../design/Name.js';
import { Pearl } from '../design/Pearls.js';
import { Problem } from '../design/Problem.js';
import { TargetDocument } from '../generated/graphql.js';
import { TargetStar } from '../home/TargetStar.js';
import { useMessages } from '../i18n/i18n.js';
import { AnswerSkeleton } from './AnswerSkeleton.js';
import { FilterBar } from './FilterBar.js';
import { PathAnswer } from './PathAnswer.js';
import { SearchField } from './SearchField.js';
import { TargetPlace } from './SuggestionList.js';
import { UnknownAnswer } from './states/UnknownAnswer.js';
import type { Target } from './target.js';
import { useFind } from './useFind.js';

/** The answer to "who here knows them?" for one person or organization. */
export function AnswerPage({ id }: { id: string }) {
  const { goTo } = useFind();
  const { data, error, refetch } = useQuery(TargetDocument, { variables: { id } });
  const target = data?.person ?? data?.organization;
  if (error && !data) return <Problem error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  return (
    <div className="answer-page">
      <div className="answer-head">
        {target ? <TargetLine target={target} /> : <div className="target-line" />}
        <SearchField onChoose={goTo} />
      </div>
      {!data ? (
        <AnswerSkeleton />
      ) : target ? (
        <>
          <FilterBar target={target} />
          <PathAnswer target={target} />
        </>
      ) : (
        <UnknownAnswer reference={id} text={null} />
      )}
    </div>
  );
}

function TargetLine({ target }: { target: Target }) {
  const { t } = useMessages();
  const { change } = useFind();
  const isPerson = target.__typename === 'Person';
  return (
    <>
      <title>{t('answer.title', { name: target.name.slice(0, 80) })}</title>
      <div className="target-line">
        <Pearl name={target.name} tone="target" size={48} />
        <div className="target-line-text">
          {isPerson ? (
            <button type="button" className="target-name" onClick={() => change({ person: target.id })}>
              <Name>{target.name}</Name>
            </button>
          ) : (
            <span className="target-name">
              <Name>{target.name}</Name>
            </span>
          )}
          <span className="faint">
            <TargetPlace target={target} />
          </span>
        </div>
        <TargetStar id={target.id} name={target.name} />
      </div>
    </>
  );
}
