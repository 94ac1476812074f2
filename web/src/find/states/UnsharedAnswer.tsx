import { Name } from '../../design/Name.js';
import type { AllRungsFragment } from '../../generated/graphql.js';
import { useMessages } from '../../i18n/i18n.js';
import { Sentence } from '../../i18n/Sentence.js';
import { AlreadyAsked } from '../../introductions/AlreadyAsked.js';
import { WordChip } from '../../ties/WordChip.js';
import type { PathActions } from '../PathAnswer.js';
import type { Target } from '../target.js';
import { VeiledString } from './VeiledString.js';

/** No path that may be shown, but somebody here knows them and can be asked without a name. */
export function UnsharedAnswer({
  offer,
  target,
  actions,
}: {
  offer: AllRungsFragment['offer'] | null;
  target: Target;
  actions: Pick<PathActions, 'onAsk' | 'isAlreadyAsked'>;
}) {
  const { t } = useMessages();
  return (
    <section className="card best">
      <p className="best-eyebrow">
        <span className="eyebrow">{t('unshared.eyebrow')}</span>
        {offer && <WordChip word={offer.word} />}
      </p>
      <h1 className="best-sentence">
        <Sentence message="unshared.sentence" parts={{ target: <Name>{target.name}</Name> }} />
      </h1>
      <p className="best-reason">{t('unshared.body')}</p>
      {offer && <VeiledString name={target.name} word={offer.word} />}
      {offer && (
        <div className="best-actions">
          {actions.isAlreadyAsked(null, target.id) ? (
            <AlreadyAsked isLarge />
          ) : (
            <button
              type="button"
              className="button button-primary button-large"
              onClick={() => actions.onAsk({ kind: 'offer', offerId: offer.id, target })}
            >
              {t('unshared.ask')}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
