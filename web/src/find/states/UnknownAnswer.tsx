import { Name } from '../../design/Name.js';
import { HangingString } from '../../design/Pearls.js';
import { useMessages } from '../../i18n/i18n.js';
import { Sentence } from '../../i18n/Sentence.js';

/** Nobody and nothing of that name is known here: what that means and what to do. */
export function UnknownAnswer({ text }: { text: string | null }) {
  const { t } = useMessages();
  return (
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
  );
}
