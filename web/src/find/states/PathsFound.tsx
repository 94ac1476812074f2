import { useState } from 'react';
import { useViewerId } from '../../auth/viewer.js';
import { Name } from '../../design/Name.js';
import type { PathFragment } from '../../generated/graphql.js';
import { useMessages } from '../../i18n/i18n.js';
import { composeAnswer, type PathGroup } from '../answer.js';
import { BestPath } from '../BestPath.js';
import type { PathActions } from '../PathAnswer.js';
import { PathRow } from '../PathRow.js';
import type { Target } from '../target.js';

/** Paths were found: the warmest as one sentence, two alternatives open, the rest folded. */
export function PathsFound({
  paths,
  target,
  actions,
}: {
  paths: readonly PathFragment[];
  target: Target;
  actions: PathActions;
}) {
  const { t } = useMessages();
  const viewerId = useViewerId();
  const [isUnfolded, setIsUnfolded] = useState(false);
  const answer = composeAnswer(paths, target.__typename === 'Person' ? 'PERSON' : 'ORGANIZATION');
  if (!answer) return null;
  const foldedCount = answer.rest.reduce((sum, group) => sum + group.paths.length, 0);
  const groups = isUnfolded ? joined(answer.alternatives, answer.rest) : answer.alternatives;
  return (
    <>
      <BestPath path={answer.best} viewerId={viewerId} target={target} actions={actions} />
      {groups.map((group) => (
        <section key={group.heading.kind === 'contact' ? group.heading.contact.id : group.heading.kind}>
          <GroupHeading group={group} />
          <ul className="path-rows card">
            {group.paths.map((path) => (
              <PathRow key={path.id} path={path} viewerId={viewerId} actions={actions} />
            ))}
          </ul>
        </section>
      ))}
      {foldedCount > 0 && (
        <button
          type="button"
          className="button button-quiet unfold"
          aria-expanded={isUnfolded}
          onClick={() => setIsUnfolded(!isUnfolded)}
        >
          {isUnfolded ? t('answer.fold') : t('answer.unfold', { count: foldedCount })}
        </button>
      )}
    </>
  );
}

function GroupHeading({ group: { heading } }: { group: PathGroup }) {
  const { t } = useMessages();
  if (heading.kind !== 'contact') {
    return (
      <h2 className="eyebrow group-heading">
        {t(heading.kind === 'known' ? 'answer.known' : 'answer.others')}
      </h2>
    );
  }
  return (
    <h2 className="group-heading contact-heading">
      <Name>{heading.contact.name}</Name>
      {heading.contact.title && (
        <span className="faint">
          <Name>{heading.contact.title}</Name>
        </span>
      )}
    </h2>
  );
}

/** Groups of one heading become one: unfolding adds below, it tears nothing apart. */
function joined(first: readonly PathGroup[], second: readonly PathGroup[]): PathGroup[] {
  const key = ({ heading }: PathGroup) => (heading.kind === 'contact' ? heading.contact.id : heading.kind);
  const more = new Map(second.map((group) => [key(group), group]));
  const together = first.map((group) => {
    const added = more.get(key(group));
    more.delete(key(group));
    return { heading: group.heading, paths: [...group.paths, ...(added?.paths ?? [])] };
  });
  return [...together, ...more.values()];
}
