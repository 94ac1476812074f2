import { HangingString } from '../design/Pearls.js';
import { useMessages } from '../i18n/i18n.js';
import { SearchField } from './SearchField.js';
import { Stories } from './Stories.js';
import { useFind } from './useFind.js';

/** The empty page: one question, one field, and three questions worth trying first. */
export function FindStart() {
  const { t } = useMessages();
  const { goTo } = useFind();
  return (
    <div className="start">
      <title>{t('find.title')}</title>
      <HangingString count={11} />
      <h1>{t('find.question')}</h1>
      <p className="start-lead">{t('find.lead')}</p>
      <SearchField onChoose={goTo} isLarge />
      <p className="start-hint">
        <kbd>/</kbd> {t('find.hint')}
      </p>
      <Stories />
    </div>
  );
}
