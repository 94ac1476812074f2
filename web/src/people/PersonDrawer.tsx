import { useQuery } from '@apollo/client/react';
import { useViewerId } from '../auth/viewer.js';
import { Name } from '../design/Name.js';
import { Panel } from '../design/Panel.js';
import { Pearl } from '../design/Pearls.js';
import { Problem } from '../design/Problem.js';
import { PersonCardDocument, type PersonCardQuery } from '../generated/graphql.js';
import { useMessages } from '../i18n/i18n.js';
import { OwnTieSection } from '../ties/OwnTieSection.js';
import './people.css';

/** A person at a glance: who they are, and the viewer's own tie to them. */
export function PersonDrawer({
  id,
  onClose,
  onFindPath,
}: {
  id: string;
  onClose: () => void;
  onFindPath: (id: string) => void;
}) {
  const { t } = useMessages();
  const { data, error, refetch } = useQuery(PersonCardDocument, { variables: { id } });
  return (
    <Panel title={t('person.title')} widthPx={440} onClose={onClose}>
      {error && !data ? (
        <Problem isPart error={error} onRetry={() => void refetch().catch(() => undefined)} />
      ) : !data ? (
        <div className="skeleton" style={{ height: 320 }} role="status" aria-label={t('shell.loading')} />
      ) : data.person ? (
        <PersonCard person={data.person} onFindPath={onFindPath} />
      ) : (
        <p>{t('person.unknown')}</p>
      )}
    </Panel>
  );
}

function PersonCard({
  person,
  onFindPath,
}: {
  person: NonNullable<PersonCardQuery['person']>;
  onFindPath: (id: string) => void;
}) {
  const { t } = useMessages();
  const isViewer = person.id === useViewerId();
  return (
    <div className="person-card">
      <div className="person-head">
        <Pearl name={person.name} size={64} tone={person.kind === 'EMPLOYEE' ? 'connector' : 'target'} />
        <div className="person-head-text">
          <h2>
            <Name longest={80}>{person.name}</Name>
          </h2>
          {person.title && (
            <p className="soft">
              <Name longest={80}>{person.title}</Name>
            </p>
          )}
          <p className="faint">
            <Name>{person.organization?.name ?? person.department?.name ?? ''}</Name>
          </p>
        </div>
      </div>
      {person.leftAt && <p className="notice">{t('person.left')}</p>}
      {(person.email || person.phone) && (
        <dl className="person-facts">
          {person.email && (
            <div>
              <dt>{t('person.email')}</dt>
              <dd>
                <Name longest={60}>{person.email}</Name>
              </dd>
            </div>
          )}
          {person.phone && (
            <div>
              <dt>{t('person.phone')}</dt>
              <dd>
                <Name>{person.phone}</Name>
              </dd>
            </div>
          )}
        </dl>
      )}
      {person.skills.length > 0 && (
        <ul className="person-skills" aria-label={t('person.skills')}>
          {person.skills.slice(0, 20).map((skill) => (
            <li key={skill.id} className="chip">
              <Name longest={40}>{skill.name}</Name>
            </li>
          ))}
        </ul>
      )}
      {!isViewer && (
        <button type="button" className="button" onClick={() => onFindPath(person.id)}>
          {t('person.findPath')}
        </button>
      )}
      {!isViewer && <OwnTieSection person={person} tie={person.ownTie ?? null} />}
    </div>
  );
}
