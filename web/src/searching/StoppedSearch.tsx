import { HangingString } from '../design/Pearls.js';
import { useMessages } from '../i18n/i18n.js';
import './messages.js';
import { StoppedWays, type WaysOn } from './StoppedWays.js';

/** A search was stopped before there was an answer: what that means, and how to go on. */
export function StoppedSearch({
  ways,
  isPart = false,
}: {
  ways: WaysOn;
  /** True below a heading of the page's own. */
  isPart?: boolean;
}) {
  const { t } = useMessages();
  const Heading = isPart ? 'h2' : 'h1';
  return (
    <section className="card empty" role="status">
      <HangingString isOpen />
      <Heading>{t('searching.stopped')}</Heading>
      <p>{t('searching.stopped.body')}</p>
      <div className="empty-actions">
        <StoppedWays isMain ways={ways} />
      </div>
    </section>
  );
}
