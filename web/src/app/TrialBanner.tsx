import type { SystemFacts } from '../auth/viewer.js';
import { useMessages } from '../i18n/i18n.js';

/** Says that this store is a trial and what that means. */
export function TrialBanner({ system }: { system: SystemFacts }) {
  const { t } = useMessages();
  return (
    <details className="trial-banner">
      <summary>
        <span className="trial-banner-dot" aria-hidden="true" />
        <strong>{t('trial.label')}</strong>
        <span className="trial-banner-short">
          {t(system.dataSet === 'DEMO' ? 'trial.short.demo' : 'trial.short.other')}
        </span>
        <span className="trial-banner-more">{t('trial.more')}</span>
      </summary>
      <ul>
        <li>{t(system.dataSet === 'DEMO' ? 'trial.meaning.demo' : 'trial.meaning.other')}</li>
        <li>{t('trial.meaning.sharing')}</li>
        <li>{t('trial.meaning.personas')}</li>
        <li>{t('trial.meaning.live')}</li>
      </ul>
    </details>
  );
}
