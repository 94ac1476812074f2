import { useViewerId } from '../../auth/viewer.js';
import { Name } from '../../design/Name.js';
import { HangingString, NamedPearls } from '../../design/Pearls.js';
import type { WarmPathsToQuery } from '../../generated/graphql.js';
import { useMessages } from '../../i18n/i18n.js';
import { Sentence } from '../../i18n/Sentence.js';
import { defaultHops, mostHops } from '../address.js';
import type { Target } from '../target.js';
import { useFind } from '../useFind.js';

type Nearest = NonNullable<Extract<WarmPathsToQuery['warmPaths'], { __typename: 'NoPath' }>['nearest']>;

/** No way within so many steps: says so, who comes nearest, and what to try. */
export function NoPathAnswer({
  nearest,
  target,
  openPerson,
}: {
  nearest: Nearest | null;
  target: Target;
  openPerson: (id: string) => void;
}) {
  const { t } = useMessages();
  const { search, change } = useFind();
  const viewerId = useViewerId();
  const hops = search.hops ?? defaultHops;
  const nextHops = nearest ? nearest.path.ties.length + nearest.hopsMissing : hops + 1;
  const canGoFurther = nextHops <= mostHops && nextHops > hops;
  return (
    <section className="card best">
      <p className="eyebrow">{t('noPath.eyebrow')}</p>
      <h1 className="best-sentence">
        <Sentence
          message="noPath.sentence"
          parts={{ target: <Name>{target.name}</Name> }}
          values={{ count: hops }}
        />
      </h1>
      {nearest ? (
        <>
          <p className="best-reason">
            <Sentence
              message="noPath.nearest"
              parts={{
                name: (
                  <button type="button" className="link" onClick={() => openPerson(nearest.person.id)}>
                    <Name>{nearest.person.name}</Name>
                  </button>
                ),
              }}
              values={{ count: nearest.hopsMissing }}
            />
          </p>
          <NamedPearls
            path={nearest.path}
            viewerId={viewerId}
            youLabel={t('viewer.you')}
            onPerson={openPerson}
            gap={{ hops: nearest.hopsMissing, targetName: target.name }}
          />
        </>
      ) : (
        <>
          <p className="best-reason">{t('noPath.nobodyNear')}</p>
          <HangingString count={7} isOpen />
        </>
      )}
      <div className="best-actions">
        {canGoFurther && (
          <button
            type="button"
            className="button button-primary button-large"
            onClick={() => change({ hops: nextHops })}
          >
            {t('noPath.further', { count: nextHops })}
          </button>
        )}
        {(search.leave || search.from) && (
          <button
            type="button"
            className="button button-large"
            onClick={() => change({ leave: undefined, from: undefined, of: undefined })}
          >
            {t('noPath.withoutFilters')}
          </button>
        )}
      </div>
    </section>
  );
}
