import { type MessageKey, useMessages } from '../i18n/i18n.js';
import './messages.js';
import { StoppedWays, type WaysOn } from './StoppedWays.js';

/** Above what had been found when a search was stopped: what it is, and how to go on. */
export function StoppedNotice({
  body,
  ways,
  isPart = false,
}: {
  body: MessageKey;
  ways: WaysOn;
  /** True below a heading of the page's own. */
  isPart?: boolean;
}) {
  const { t } = useMessages();
  const Heading = isPart ? 'h2' : 'h1';
  return (
    <div className="notice" role="status">
      <div className="notice-text">
        <Heading>{t('searching.stopped')}</Heading>
        <p>{t(body)}</p>
      </div>
      <StoppedWays ways={ways} />
    </div>
  );
}
