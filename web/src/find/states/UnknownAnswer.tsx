import { useQuery } from '@apollo/client/react';
import { Name } from '../../design/Name.js';
import { HangingString } from '../../design/Pearls.js';
import { WarmPathsToDocument } from '../../generated/graphql.js';
import { useMessages } from '../../i18n/i18n.js';
import { Sentence } from '../../i18n/Sentence.js';
import { AskAll } from '../Rungs.js';

/**
 * Nobody and nothing of that name is known here: what that means and what to do. `text` is null where a link brought
 * an id nobody would want to read.
 */
export function UnknownAnswer({ reference, text }: { reference: string; text: string | null }) {
  const { t } = useMessages();
  const { data } = useQuery(WarmPathsToDocument, { variables: { input: { to: reference } } });
  const general = data?.warmPaths.rungs.askAll;
  // The server does not repeat a name it does not know; whoever typed it may ask by it.
  const message = text === null ? undefined : t('askAll.whoKnows', { name: text });
  const askAll = general && message ? { ...general, messageDe: message, messageEn: message } : general;
  return (
    <div className="answer-columns">
      <section className="card empty unknown">
        <HangingString isOpen />
        <h1>
          {text === null ? (
            t('unknown.titleLink')
          ) : (
            <Sentence message="unknown.title" parts={{ name: <Name>{text}</Name> }} />
          )}
        </h1>
        <p>{t(text === null ? 'unknown.bodyLink' : 'unknown.body')}</p>
        <ul className="unknown-steps">
          <li>{t('unknown.step.spelling')}</li>
          <li>{t('unknown.step.organization')}</li>
          <li>{t('unknown.step.steward')}</li>
        </ul>
      </section>
      {askAll && (
        <div className="card rungs-card">
          <AskAll askAll={askAll} heading="h2" />
        </div>
      )}
    </div>
  );
}
