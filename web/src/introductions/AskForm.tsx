import { useMutation } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Name } from '../design/Name.js';
import { Panel } from '../design/Panel.js';
import { Pearl, Thread } from '../design/Pearls.js';
import { ProblemLine } from '../design/Problem.js';
import { AskForIntroductionDocument, IntroductionsDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { Sentence } from '../i18n/Sentence.js';
import type { AskedFor } from './AskDrawer.js';
import { forgetDraft, readDraft, writeDraft } from './draft.js';
import './introductions.css';

/** The longest message the API takes. */
const longestMessage = 2000;
/** From here on the form counts what is left. */
const fewCharacters = 200;

/** Asks for an introduction. What was typed survives errors, closing and a lost session. */
export function AskForm({ asked, onClose }: { asked: AskedFor; onClose: () => void }) {
  const { t } = useMessages();
  return (
    <Panel title={t(asked.kind === 'path' ? 'ask.title' : 'ask.titleOffer')} widthPx={460} onClose={onClose}>
      <AskContent asked={asked} onClose={onClose} />
    </Panel>
  );
}

function AskContent({ asked, onClose }: { asked: AskedFor; onClose: () => void }) {
  const { t } = useMessages();
  const [message, setMessage] = useState(() => readDraft(asked.target.id));
  const [ask, { data, loading, error }] = useMutation(AskForIntroductionDocument, {
    refetchQueries: [IntroductionsDocument],
  });
  const left = longestMessage - message.length;
  if (data) return <Asked asked={asked} onClose={onClose} />;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const text = message.trim();
    const from = asked.kind === 'path' ? { path: asked.pathId } : { offer: asked.offerId };
    await ask({ variables: { input: { ...from, ...(text && { message: text }) } } }).then(
      () => forgetDraft(asked.target.id),
      () => undefined,
    );
  };
  return (
    <form className="ask-form" onSubmit={(event) => void submit(event)}>
      <AskedPearls asked={asked} />
      <p>
        {asked.kind === 'path' ? (
          <Sentence
            message="ask.explain"
            parts={{
              introducer: <Name>{asked.introducer.name}</Name>,
              target: <Name>{asked.target.name}</Name>,
            }}
          />
        ) : (
          <Sentence message="ask.explainOffer" parts={{ target: <Name>{asked.target.name}</Name> }} />
        )}
      </p>
      <label className="ask-message">
        <span className="ask-message-label">{t('ask.message')}</span>
        <textarea
          data-autofocus
          rows={6}
          dir="auto"
          maxLength={longestMessage}
          value={message}
          placeholder={t('ask.placeholder')}
          onChange={(event) => {
            setMessage(event.currentTarget.value);
            writeDraft(asked.target.id, event.currentTarget.value);
          }}
        />
        {left <= fewCharacters && <span className="faint">{t('ask.left', { count: left })}</span>}
      </label>
      {error && <ProblemLine error={error} />}
      <div className="ask-actions">
        <button type="submit" className="button button-primary button-large" disabled={loading}>
          {t(loading ? 'ask.sending' : error ? 'ask.again' : 'ask.send')}
        </button>
        <button type="button" className="button button-quiet button-large" onClick={onClose}>
          {t('ask.cancel')}
        </button>
      </div>
      <p className="faint">{t(asked.kind === 'path' ? 'ask.note' : 'ask.noteOffer')}</p>
    </form>
  );
}

function AskedPearls({ asked }: { asked: AskedFor }) {
  return (
    <div className="asked-pearls" aria-hidden="true">
      {asked.kind === 'path' ? (
        <Pearl name={asked.introducer.name} size={44} />
      ) : (
        <Pearl name="" tone="missing" size={44} />
      )}
      <Thread word="MEDIUM" />
      <Pearl name={asked.target.name} tone="target" size={44} />
    </div>
  );
}

function Asked({ asked, onClose }: { asked: AskedFor; onClose: () => void }) {
  const { t } = useMessages();
  return (
    <div className="ask-form" role="status">
      <AskedPearls asked={asked} />
      <h2>{t('ask.done')}</h2>
      <p>
        {asked.kind === 'path' ? (
          <Sentence message="ask.doneBody" parts={{ introducer: <Name>{asked.introducer.name}</Name> }} />
        ) : (
          t('ask.doneBodyOffer')
        )}
      </p>
      <div className="ask-actions">
        <button type="button" className="button button-primary button-large" onClick={onClose}>
          {t('ask.close')}
        </button>
        <Link to="/inbox" search={{ box: 'sent' }} className="button button-quiet button-large">
          {t('ask.toInbox')}
        </Link>
      </div>
    </div>
  );
}
