import { Link } from '@tanstack/react-router';
import { HangingString } from '../../design/Pearls.js';
import { useMessages } from '../../i18n/i18n.js';

/** The question starts and ends with the same person. */
export function SamePersonAnswer() {
  const { t } = useMessages();
  return (
    <section className="card empty">
      <HangingString count={1} />
      <h1>{t('samePerson.title')}</h1>
      <p>{t('samePerson.body')}</p>
      <Link to="/find" className="button">
        {t('samePerson.action')}
      </Link>
    </section>
  );
}
