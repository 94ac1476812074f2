import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Name } from '../design/Name.js';
import { Pearl } from '../design/Pearls.js';
import type { KnowCardPartsFragment } from '../generated/graphql.js';
import { type MessageKey, useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import { type Answer, answers } from './deck.js';
import { employerOf } from './person-words.js';
import './messages.js';

/** Somebody, why we ask, and what can be said: all of it by one key while the card is in front. */
export function KnowCard({
  card,
  answer,
  isCurrent,
  onTurn,
  onAnswer,
}: {
  card: KnowCardPartsFragment;
  answer: Answer | null;
  isCurrent: boolean;
  onTurn: () => void;
  onAnswer: (answer: Answer) => void;
}) {
  const { t } = useMessages();
  const { person } = card;
  const frame = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) frame.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isCurrent]);
  const employer = employerOf(person);
  return (
    <li
      ref={frame}
      className="card know-card"
      data-current={isCurrent || undefined}
      data-answered={answer !== null || undefined}
      aria-current={isCurrent || undefined}
    >
      <Pearl name={person.name} size={isCurrent ? 44 : 36} tone={answer === null ? 'connector' : 'target'} />
      <div className="know-card-text">
        <h2>
          <Link to="/people/$id" params={{ id: person.id }} className="know-name">
            <Name>{person.name}</Name>
          </Link>
        </h2>
        {employer !== null && (
          <p className="soft">
            <Name longest={80}>{employer}</Name>
          </p>
        )}
        <p className="faint">
          <Why reason={card.reason} />
        </p>
      </div>
      {answer !== null && !isCurrent && (
        <button type="button" className="chip know-said" onClick={onTurn}>
          {t(answerMessages[answer])}
        </button>
      )}
      {answer === null && !isCurrent && (
        <button type="button" className="button button-quiet know-turn" onClick={onTurn}>
          {t('know.answer')}
        </button>
      )}
      {isCurrent && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in columns in every browser
        <div className="know-answers" role="group" aria-label={t('know.howWell', { name: person.name })}>
          {answers.map((one, place) => (
            <button
              key={one}
              type="button"
              className="button"
              aria-pressed={answer === one}
              onClick={() => onAnswer(one)}
            >
              <span>{t(answerMessages[one])}</span>
              <span aria-hidden="true">
                <kbd>{(place + 1) % answers.length}</kbd>
              </span>
            </button>
          ))}
        </div>
      )}
    </li>
  );
}

function Why({ reason }: { reason: KnowCardPartsFragment['reason'] }) {
  const { t } = useMessages();
  const { kind, project, organization, contact } = reason;
  const name = (text: string | undefined) => <Name longest={60}>{text ?? ''}</Name>;
  switch (kind) {
    case 'TARGET':
      return t('know.why.target');
    case 'TARGET_ORGANIZATION':
      return (
        <Sentence message="know.why.targetOrganization" parts={{ organization: name(organization?.name) }} />
      );
    case 'ACCOUNT':
      return <Sentence message="know.why.account" parts={{ organization: name(organization?.name) }} />;
    case 'PROJECT':
      return organization ? (
        <Sentence
          message="know.why.projectCustomer"
          parts={{ project: name(project?.name), organization: name(organization.name) }}
        />
      ) : (
        <Sentence message="know.why.project" parts={{ project: name(project?.name) }} />
      );
    case 'COLLEAGUE_OF_CONTACT':
      return (
        <Sentence
          message="know.why.colleague"
          parts={{ organization: name(organization?.name), contact: name(contact?.name) }}
        />
      );
    case 'FILE':
      return t('know.why.file');
  }
}

const answerMessages = {
  WELL: 'level.well',
  SOMEWHAT: 'level.somewhat',
  BARELY: 'level.barely',
  NO: 'level.no',
  SKIP: 'know.skip',
} as const satisfies Record<Answer, MessageKey>;
