import { useQuery } from '@apollo/client/react';
import { Navigate } from '@tanstack/react-router';
import { Name } from '../design/Name.js';
import { Problem } from '../design/Problem.js';
import { ResolveReferenceDocument, SuggestionsDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import { AnswerSkeleton } from './AnswerSkeleton.js';
import { SearchField } from './SearchField.js';
import { TargetPlace } from './SuggestionList.js';
import { UnknownAnswer } from './states/UnknownAnswer.js';
import { suggestionGroups } from './suggestions.js';
import type { Target } from './target.js';
import { useFind } from './useFind.js';

/** A name, e-mail or domain in the address: leads to the one it means, offers those it may mean, or says unknown. */
export function ReferencePage({ reference }: { reference: string }) {
  const { search } = useFind();
  const { data, error, refetch } = useQuery(ResolveReferenceDocument, { variables: { text: reference } });
  if (error && !data) return <Problem error={error} onRetry={() => void refetch().catch(() => undefined)} />;
  if (!data) return <AnswerSkeleton />;
  const subjects: Target[] = data.resolve.filter(
    (subject) => subject.__typename === 'Person' || subject.__typename === 'Organization',
  );
  const [only] = subjects;
  if (only && subjects.length === 1) {
    return <Navigate to="/find" search={{ ...search, to: only.id }} replace />;
  }
  return <Meant reference={reference} subjects={subjects} />;
}

function Meant({ reference, subjects }: { reference: string; subjects: Target[] }) {
  const { t } = useMessages();
  const { goTo } = useFind();
  const similar = useQuery(SuggestionsDocument, {
    variables: { text: reference },
    skip: subjects.length > 0,
  });
  const hits = suggestionGroups(similar.data?.search ?? []).flatMap((group) => group.options);
  const choices = subjects.length > 0 ? subjects : hits.map((hit) => hit.target);
  return (
    <div className="reference">
      <SearchField onChoose={goTo} initialText={reference} />
      {subjects.length === 0 ? (
        <UnknownAnswer reference={reference} text={reference} />
      ) : (
        <h1>
          <Sentence message="reference.several" parts={{ name: <Name>{reference}</Name> }} />
        </h1>
      )}
      {choices.length > 0 && (
        <section aria-label={t('reference.choices')}>
          {subjects.length === 0 && <h2 className="eyebrow">{t('reference.similar')}</h2>}
          <ul className="reference-choices card">
            {choices.map((target) => (
              <li key={target.id}>
                <button type="button" className="suggestion" onClick={() => goTo(target.id)}>
                  <span className="suggestion-text">
                    <Name>{target.name}</Name>
                    <span className="faint">
                      <TargetPlace target={target} />
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
