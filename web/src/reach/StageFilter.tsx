import { useMessages } from '../i18n/i18n.js';
import { stageMessages } from '../organizations/stages.js';
import '../lists/messages.js';
import { reachStages, stagesOf } from './address.js';
import { Several } from './Several.js';
import { useReachAddress } from './useReachAddress.js';

/** Which organizations one looks at; prospects by itself. */
export function StageFilter() {
  const { t } = useMessages();
  const { search, change } = useReachAddress();
  return (
    <Several
      label={t('lists.facet.stage')}
      options={reachStages.map((stage) => ({ value: stage, label: t(stageMessages[stage]) }))}
      chosen={stagesOf(search)}
      isMarked={search.stage !== undefined}
      onChange={(stage) => change({ stage })}
    />
  );
}
