import { PageHead } from '../design/PageHead.js';
import { useMessages } from '../i18n/i18n.js';

export function DepartmentPage() {
  const { t } = useMessages();
  return <PageHead title={t('nav.departments')} />;
}
