import { PageHead } from '../design/PageHead.js';
import { useMessages } from '../i18n/i18n.js';

export function PersonPage() {
  const { t } = useMessages();
  return <PageHead title={t('nav.people')} />;
}
