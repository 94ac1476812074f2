import { useApolloClient, useMutation } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { Name } from '../design/Name.js';
import { Pearl, Thread } from '../design/Pearls.js';
import { ProblemLine } from '../design/Problem.js';
import { problemKind } from '../design/problem.js';
import {
  AnswerIntroductionDocument,
  type IntroductionBox,
  type IntroductionLineFragment,
  IntroductionsDocument,
  WaitingIntroductionsDocument,
  WithdrawIntroductionDocument,
} from '../generated/graphql.js';
import { formatAgo, formatDay } from '../i18n/format.js';
import { useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import { sentenceOf, stateMessage } from './introduction-words.js';

/** One request with what can be done about it. */
export function IntroductionCard({
  introduction,
  box,
}: {
  introduction: IntroductionLineFragment;
  box: IntroductionBox;
}) {
  const { t, language } = useMessages();
  const { introducer, asker, state, message, askedAt, answeredAt } = introduction;
  const targetName = introduction.target?.name ?? introduction.targetOrganization?.name ?? '';
  const reference = introduction.target?.id ?? introduction.targetOrganization?.id;
  const other = box === 'RECEIVED' ? asker : introducer;
  return (
    <li className="card introduction" data-state={state}>
      <div className="introduction-pearls" aria-hidden="true">
        <Pearl name={other?.name ?? ''} tone={other ? 'connector' : 'missing'} size={40} />
        <Thread word={state === 'ACCEPTED' ? 'STRONG' : state === 'ASKED' ? 'WEAK' : null} />
        <Pearl name={targetName} tone="target" size={40} />
      </div>
      <div className="introduction-text">
        <h2>
          <Sentence
            message={sentenceOf(introduction, box)}
            parts={{
              asker: <Name>{asker.name}</Name>,
              introducer: <Name>{introducer?.name ?? ''}</Name>,
              target: <Name>{targetName}</Name>,
            }}
          />
        </h2>
        <p className="introduction-meta">
          <span className="chip" data-state={state}>
            {t(stateMessage(introduction, box))}
          </span>
          <span className="faint" title={formatDay(language, askedAt)}>
            {t('inbox.asked', { when: formatAgo(language, askedAt, new Date()) })}
          </span>
          {answeredAt && state !== 'ASKED' && (
            <span className="faint">
              {t(state === 'WITHDRAWN' ? 'inbox.withdrawn' : 'inbox.answered', {
                when: formatAgo(language, answeredAt, new Date()),
              })}
            </span>
          )}
        </p>
        {message && (
          <blockquote className="introduction-message" dir="auto">
            {message}
          </blockquote>
        )}
        {state === 'ASKED' &&
          (box === 'RECEIVED' ? (
            <AnswerButtons id={introduction.id} />
          ) : (
            <WithdrawButton id={introduction.id} />
          ))}
        {state === 'DECLINED' && box === 'SENT' && reference && (
          <p className="soft introduction-next">
            {introduction.introducerHasLeft && `${t('inbox.next.left')} `}
            <Link to="/find" search={{ to: reference }} className="link">
              {t('inbox.next.another')}
            </Link>
          </p>
        )}
        {state === 'ACCEPTED' && (
          <p className="soft introduction-next">
            {t(box === 'RECEIVED' ? 'inbox.next.received' : 'inbox.next.sent')}
          </p>
        )}
      </div>
    </li>
  );
}

function AnswerButtons({ id }: { id: string }) {
  const { t } = useMessages();
  const showPresentState = usePresentState();
  const [answer, { loading, error }] = useMutation(AnswerIntroductionDocument, {
    refetchQueries: [WaitingIntroductionsDocument],
  });
  const say = (choice: 'ACCEPT' | 'DECLINE') =>
    void answer({ variables: { id, answer: choice } }).catch(showPresentState);
  return (
    <>
      {error && <ProblemLine error={error} />}
      <div className="introduction-actions">
        <button
          type="button"
          className="button button-primary"
          disabled={loading}
          onClick={() => say('ACCEPT')}
        >
          {t('inbox.accept')}
        </button>
        <button type="button" className="button" disabled={loading} onClick={() => say('DECLINE')}>
          {t('inbox.decline')}
        </button>
      </div>
      <p className="faint">{t('inbox.declineNote')}</p>
    </>
  );
}

function WithdrawButton({ id }: { id: string }) {
  const { t } = useMessages();
  const showPresentState = usePresentState();
  const [withdraw, { loading, error }] = useMutation(WithdrawIntroductionDocument);
  return (
    <>
      {error && <ProblemLine error={error} />}
      <div className="introduction-actions">
        <button
          type="button"
          className="button"
          disabled={loading}
          onClick={() => void withdraw({ variables: { id } }).catch(showPresentState)}
        >
          {t('inbox.withdraw')}
        </button>
      </div>
    </>
  );
}

/** What is refused was mostly answered or withdrawn meanwhile, in another window or by the other side: the box says how. */
function usePresentState(): (error: unknown) => void {
  const client = useApolloClient();
  return (error) => {
    if (problemKind(error) !== 'refused') return;
    void client
      .refetchQueries({ include: [IntroductionsDocument, WaitingIntroductionsDocument] })
      .catch(() => undefined);
  };
}
