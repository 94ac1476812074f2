import { useQuery } from '@apollo/client/react';
import { IconSitemap, IconStar, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useViewer } from '../auth/viewer.js';
import { Name } from '../design/Name.js';
import { HangingString } from '../design/Pearls.js';
import { ExploreTargetsDocument } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { thingOf } from './explore-data.js';
import { FindField } from './FindField.js';
import { ThingMark } from './ThingMark.js';
import './messages.js';

const mostTargets = 4;

/** An empty canvas: where to start. */
export function ExploreStart({ isMissing, onAdd }: { isMissing: boolean; onAdd: (id: string) => void }) {
  const { t } = useMessages();
  const { person } = useViewer();
  const { data } = useQuery(ExploreTargetsDocument, {
    variables: { first: mostTargets },
    skip: person === null,
  });
  const targets = (data?.targets.nodes ?? []).flatMap(({ subject }) => (subject ? [thingOf(subject)] : []));
  return (
    <div className="explore-start">
      <HangingString isOpen={isMissing} />
      <h2>{t(isMissing ? 'explore.missing.title' : 'explore.start.title')}</h2>
      <p className="soft">{t(isMissing ? 'explore.missing.body' : 'explore.start.body')}</p>
      <FindField isLarge placed={[]} onFound={onAdd} onAdd={onAdd} />
      <ul className="explore-suggestions" aria-label={t('explore.start.suggestions')}>
        {person && (
          <li>
            <Link to="/explore" search={{ at: person.id }} className="button">
              <IconUser size={16} stroke={1.75} aria-hidden="true" />
              {t('explore.start.me')}
            </Link>
          </li>
        )}
        {person?.department && (
          <li>
            <Link to="/explore" search={{ at: person.department.id }} className="button">
              <IconSitemap size={16} stroke={1.75} aria-hidden="true" />
              {t('explore.start.department')}
            </Link>
          </li>
        )}
        {targets.length > 1 && (
          <li>
            <Link to="/explore" search={{ at: targets.map(({ id }) => id) }} className="button">
              <IconStar size={16} stroke={1.75} aria-hidden="true" />
              {t('explore.start.targets')}
            </Link>
          </li>
        )}
        {targets.map((thing) => (
          <li key={thing.id}>
            <Link to="/explore" search={{ at: thing.id }} className="button">
              <ThingMark thing={thing} size={22} />
              <Name longest={30}>{thing.name}</Name>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
